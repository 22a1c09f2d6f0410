"""A dry run names every row, what it would change, and each cell that is refused."""

import json
from dataclasses import replace

import pytest

from clinic.domain.exercise_photo import Photo
from clinic.library.exchange import Holding, State, dry_run, read_file, write_file
from clinic.library.exchange.flat import flatten
from tests.library.exchange.samples import SEEDS, SPANISH, file_of, holdings, table, tried

LIBRARY = holdings()


def refusals(values: dict[str, str]) -> list[str]:
    run = tried(table({"slug": "bridge", **values}), LIBRARY)
    return [str(fault) for line in run.lines for fault in line.faults]


def test_rows_are_new_changed_unchanged_or_refused() -> None:
    same = SEEDS["cat-cow"]
    other = replace(SEEDS["bird-dog"], figure="bridge")
    new = replace(SEEDS["bridge"], slug="bridge-two")
    run = tried(file_of([same, other, new]), LIBRARY)
    assert [(line.number, line.slug, line.state, line.fields) for line in run.lines] == [
        (2, "cat-cow", State.UNCHANGED, ()),
        (3, "bird-dog", State.CHANGED, ("figure",)),
        (4, "bridge-two", State.NEW, ()),
    ]
    assert run.counts == {
        State.NEW: 1,
        State.CHANGED: 1,
        State.UNCHANGED: 1,
        State.REFUSED: 0,
    }


def test_columns_left_out_keep_what_there_is_and_empty_cells_empty_it() -> None:
    run = tried(table({"slug": "bridge", "reps": "8 to 10", "aliases": ""}), LIBRARY)
    line = run.lines[0]
    assert line.fields == ("aliases", "reps")
    assert line.candidate is not None
    assert line.candidate.exercise.dosage.reps is not None
    assert line.candidate.exercise.dosage.reps.range.max == 10
    assert line.candidate.exercise.words.steps == SEEDS["bridge"].words.steps


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("reps", "8-", "a number or a range such as 8-10, from 1 to 100"),
        ("reps", "10-8", "a number or a range such as 8-10, from 1 to 100"),
        ("reps", "8-Oct", "a number or a range such as 8-10, from 1 to 100"),
        ("sets", "11", "from 1 to 10"),
        ("kind", "jumping", "one of stretch, mobility, strengthen, warm_up"),
        ("regions", "", "at least one of low_back"),
        ("regions", "hips | knee", "one of low_back"),
        ("regions", "hips | hips", "each word once"),
        ("figure", "flying", "nothing, or one of "),
        ("steps", "", "1 to 20 in the list"),
        ("name", "", "a text that is not empty"),
        ("times_per_day", "often", "nothing, or a whole number from 1 to 6"),
        ("days", "mon | tue", "as many as days_per_week says: 3"),
        ("reps_source", "a friend", "one of clinic default"),
        ("reps_source", "article 9999", "lines 1 to 229 of it"),
        ("reps_source", "common-practice 3", "no lines: it has none"),
        ("muscles", "quads; article 3", "one of hamstrings"),
        ("muscles", "glutes; article 3; a; b; c", "the parts code; source; name; plain"),
        ("precautions", "knee", "a text that is not empty"),
        ("precautions", "ghosts; why", "one of knee"),
        ("precautions", "knee; why; maybe", "one of note, warn, block"),
        ("precautions", "knee; a | knee; b", "each precaution once"),
        ("progressions", "nowhere", "slugs of this file or of the library"),
        ("progressions", "bridge", "other exercises than this one"),
        ("video", "http://video.example/", "an address that begins with https://"),
        ("review_date", "1/2/2026", "a date as YYYY-MM-DD"),
        ("reviewed_by", "Dana", "reviewed_by and review_date, or neither"),
        ("translated", "perhaps", "yes, or nothing"),
        ("translation_outdated", "yes", "nothing, unless translated is yes"),
        ("locale", "fr", "one of en, es"),
        ("name_es", "Puente", "a text that is not empty"),
        ("why_en", "Because", "none here: this is the exercise's own language"),
        ("tags", "x" * 41, "tags of up to 40 characters"),
    ],
)
def test_a_refused_cell_is_named_with_what_is_allowed(column: str, cell: str, said: str) -> None:
    found = refusals({column: cell})
    assert any(said in fault for fault in found), found
    assert all(fault.split(":")[0].startswith(column.removesuffix("name_es")) for fault in found)


@pytest.mark.parametrize("slug", ["", "Bridge Two", "import", "x" * 81, "-a"])
def test_a_slug_that_is_none_is_refused(slug: str) -> None:
    run = tried(table({"slug": slug, "name": "Bridge"}), {})
    assert "slug" in {fault.path for fault in run.lines[0].faults}


def test_a_slug_twice_in_a_file_is_refused_where_it_stands_again() -> None:
    run = tried(table({"slug": "bridge", "name": "A"}, {"slug": "bridge", "name": "B"}), LIBRARY)
    assert [line.state for line in run.lines] == [State.CHANGED, State.REFUSED]
    assert str(run.lines[1].faults[0]) == (
        "slug: found 'bridge' again; allowed: each slug once; row 2 has it"
    )


def test_links_must_hold_in_both_directions() -> None:
    flats = {slug: flatten(SEEDS[slug]) for slug in ("bridge", "cat-cow")}
    flats["bridge"]["progressions"] = ["cat-cow"]
    one_way = write_file([flats["bridge"]], "a.csv")
    line = dry_run(read_file(one_way, "a.csv"), LIBRARY).lines[0]
    assert [str(fault) for fault in line.faults] == [
        "progressions: found 'cat-cow'; allowed: links both ways; cat-cow does not name bridge"
    ]
    silent = write_file([*flats.values()], "a.csv")
    line = dry_run(read_file(silent, "a.csv"), LIBRARY).lines[1]
    assert [str(fault) for fault in line.faults] == [
        "regressions: found no 'bridge'; allowed: bridge, which names this exercise"
    ]
    flats["cat-cow"]["regressions"] = ["bridge"]
    both = write_file([*flats.values()], "a.csv")
    assert dry_run(read_file(both, "a.csv"), LIBRARY).counts[State.CHANGED] == 2


def test_links_that_were_amiss_before_are_nobodys_fault() -> None:
    amiss = replace(SEEDS["bridge"], progressions=("cat-cow",))
    library = {**LIBRARY, "bridge": Holding(amiss)}
    run = tried(table({"slug": "bridge", "take_care": "Go slowly."}), library)
    assert run.lines[0].state is State.CHANGED


def test_changed_words_leave_their_translation_behind() -> None:
    run = tried(table({"slug": "bridge", "take_care": "Go slowly."}), LIBRARY)
    candidate = run.lines[0].candidate
    assert candidate is not None
    spanish = candidate.exercise.other_words[0]
    assert spanish.name == SPANISH["bridge"].name
    assert spanish.translation is not None
    assert spanish.translation.outdated
    again = tried(table({"slug": "bridge", "take_care": "Go slowly."}), _held(candidate.exercise))
    assert again.lines[0].state is State.UNCHANGED


def test_a_file_from_before_takes_no_mark_off_a_translation() -> None:
    run = tried(table({"slug": "bridge", "take_care": "Go slowly."}), LIBRARY)
    assert run.lines[0].candidate is not None
    held = run.lines[0].candidate.exercise
    flat = {**flatten(held), "translation_outdated_es": False}
    stale = write_file([flat], "a.csv")
    assert dry_run(read_file(stale, "a.csv"), _held(held)).lines[0].state is State.UNCHANGED


def _held(exercise: object) -> dict[str, Holding]:
    return {**LIBRARY, "bridge": Holding(exercise)}  # type: ignore[arg-type]  # an exercise


def test_photos_stay_with_their_exercise() -> None:
    photos = (Photo("start", "key.jpg", 4, 3, "On the back"),)
    held = _held(replace(SEEDS["bridge"], photos=photos))
    candidate = tried(table({"slug": "bridge", "reps": "8"}), held).lines[0].candidate
    assert candidate is not None
    assert candidate.exercise.photos == photos


def test_a_list_that_json_does_not_have_is_refused() -> None:
    values = {"slug": "bridge", "steps": "Lift", "reps": {"min": 8}, "muscles": [1], "x": 1}
    content = json.dumps({"schema": "library/1", "exercises": [values, 3]})
    run = tried(content, LIBRARY, "a.json")
    assert {fault.path for fault in run.lines[0].faults} == {"steps", "reps", "muscles", "x"}
    assert (
        str(run.lines[1].faults[0]) == "(top): found no object; allowed: an object with the fields"
    )


def test_the_digest_is_another_where_the_library_has_moved_on() -> None:
    content = table({"slug": "bridge", "take_care": "Go slowly."})
    first = tried(content, LIBRARY).digest
    assert tried(content, LIBRARY).digest == first
    moved = {**LIBRARY, "bridge": replace(LIBRARY["bridge"], version=2)}
    assert tried(content, moved).digest != first


@pytest.mark.deep
def test_two_hundred_faulty_rows_of_ten_thousand_are_all_named() -> None:
    seed = flatten(SEEDS["arm-circles"])
    flats = [{**seed, "slug": f"arm-circles-{n}", "precautions": []} for n in range(10_000)]
    for wrong in range(0, 10_000, 50):
        flats[wrong]["reps"] = "8-"
    run = dry_run(read_file(write_file(flats, "a.csv"), "a.csv"), {})
    found = [(line.number, fault.path) for line in run.lines for fault in line.faults]
    assert found == [(wrong + 2, "reps") for wrong in range(0, 10_000, 50)]
    assert run.counts[State.REFUSED] == 200
    assert run.counts[State.NEW] == 9_800
