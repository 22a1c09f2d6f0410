"""Finding exercises: the same on SQLite, on PostgreSQL and without a database."""

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from clinic.domain.exercise import Equipment, Kind, Region
from clinic.library import load_library
from clinic.models import ExerciseDocument, ExerciseRow, LibraryStamp
from clinic.services import exercises, search
from clinic.services.exercises import Filter
from tests.factories import NOW
from tests.personas import Personas

SEEDS = load_library().exercises
LOW_BACK = {slug for slug, e in SEEDS.items() if Region.LOW_BACK in e.regions}
ABDOMINAL = {
    slug
    for slug, e in SEEDS.items()
    if {"abdominals", "transverse-abdominis"} & {muscle.code for muscle in e.muscles}
}


def found(session: Session, people: Personas, text: str) -> list[str]:
    shelf = exercises.browse(session, people.bob, Filter(text=text))
    return [row.slug for row in shelf.rows]


def own(people: Personas, slug: str, name: str, **words: object) -> ExerciseRow:
    """An exercise of clinic A's own, made like the bridge."""
    like = exercises._row(SEEDS["bridge"], people.clinic_a.id, NOW)
    said = {**like.content["words"], "name": name, "aliases": [], **words}
    like.slug, like.name, like.seed_hash = slug, name, ""
    like.content = {**like.content, "slug": slug, "words": said}
    return like


@pytest.mark.parametrize(
    "text",
    [
        "bridge",
        "Glute Bridge",
        "glute bri",
        "brdge",
        "hamstrng strech",
        "ham str",
        "birddog",
        "LBP",
        "lower back",
        "abs",
        "hands and knees",
        "on all fours",
        "gluteos",
        "POSTURA DEL NIÑO",
        "knee to chest",
        "towel",
        "towl strech",
        "stretch with to",
        "to",
        "figure four",
        "lying on ba",
        "core wall",
        "no such movement",
        "%_'\"* (:) - OR NOT NEAR",
        "...",
    ],
)
def test_every_index_finds_the_same_in_the_same_order(
    session: Session, people: Personas, text: str
) -> None:
    shelf = exercises.browse(session, people.bob, Filter(text=text))
    expected = search.find_in_seeds(text)
    assert tuple(row.slug for row in shelf.rows) == expected.slugs
    assert shelf.corrected == expected.corrected


def test_names_come_first_and_the_plainest_name_before_longer_ones(
    session: Session, people: Personas
) -> None:
    assert found(session, people, "plank")[:4] == [
        "plank-full",
        "plank-incline",
        "modified-plank",
        "plank-wall",
    ]
    assert found(session, people, "childs pose")[0] == "childs-pose"
    assert found(session, people, "glute bridge")[0] == "bridge"


def test_a_word_stands_for_what_it_means(session: Session, people: Personas) -> None:
    assert set(found(session, people, "LBP")) == LOW_BACK
    assert set(found(session, people, "low back")) == LOW_BACK
    assert set(found(session, people, "abs")) == ABDOMINAL
    assert set(found(session, people, "tummy")) == ABDOMINAL
    kneeling = {s for s, e in SEEDS.items() if e.position == "hands_and_knees"}
    assert set(found(session, people, "all fours")) == kneeling
    assert found(session, people, "abs towel") == []
    assert set(found(session, people, "lbp strap")) == {"hamstring-stretch-towel"}


def test_a_mistake_in_a_word_is_forgiven(session: Session, people: Personas) -> None:
    for text in ("brdge", "birdge", "bridgge", "brudge"):
        assert found(session, people, text) == ["bridge"], text
    shelf = exercises.browse(session, people.bob, Filter(text="hamstrng strech"))
    assert shelf.corrected == "hamstring stretch"
    assert [row.slug for row in shelf.rows] == ["hamstring-stretch", "hamstring-stretch-towel"]
    assert exercises.browse(session, people.bob, Filter(text="bridge")).corrected == ""


def test_a_known_word_that_leads_nowhere_may_be_another(session: Session, people: Personas) -> None:
    session.add(own(people, "band-row", "Band Row"))
    assert found(session, people, "hand row") == ["band-row"]


def test_what_is_being_typed_is_found_at_every_letter(session: Session, people: Personas) -> None:
    for end in range(3, len("hamstring stretch") + 1):
        typed = "hamstring stretch"[:end]
        assert "hamstring-stretch" in found(session, people, typed)[:4], typed


def test_accents_and_other_languages_do_not_matter(session: Session, people: Personas) -> None:
    for text in ("inclinación pélvica", "INCLINACION PELVICA", "bascula pelvica"):
        assert found(session, people, text)[0] == "pelvic-tilt", text
    session.add(own(people, "oben", "Übung für den Rücken", locale="de"))
    assert found(session, people, "ubung rucken") == ["oben"]


def test_facets_count_under_the_text_and_the_other_facets(
    session: Session, people: Personas
) -> None:
    wanted = Filter(text="stretch", kind=Kind.STRETCH, equipment=Equipment.TOWEL)
    shelf = exercises.browse(session, people.bob, wanted)
    by_text = {s: SEEDS[s] for s in found(session, people, "stretch")}
    stretches = [e for e in by_text.values() if e.kind is Kind.STRETCH]
    with_towel = [e for e in by_text.values() if Equipment.TOWEL in e.equipment]
    assert [row.slug for row in shelf.rows] == ["hamstring-stretch-towel"]
    assert shelf.total == 1
    for equipment, count in shelf.counts["equipment"].items():
        assert count == sum(equipment in e.equipment for e in stretches)
    assert sum(shelf.counts["kind"].values()) == len(with_towel)
    assert shelf.counts["region"] == dict.fromkeys(("thighs", "hips", "low_back"), 1)


def test_a_stretch_of_what_fits_knows_how_much_there_is(session: Session, people: Personas) -> None:
    every = exercises.browse(session, people.bob, Filter(text="low back"))
    some = exercises.browse(session, people.bob, Filter(text="low back"), offset=3, limit=4)
    assert some.rows == every.rows[3:7]
    assert some.total == every.total == len(every.rows)
    assert some.counts == every.counts


def test_a_clinic_finds_its_own_and_nothing_of_others(session: Session, people: Personas) -> None:
    session.add(own(people, "zercher", "Zercher Squat"))
    assert found(session, people, "zercher") == ["zercher"]
    assert found(session, people, "zerchar") == ["zercher"]
    for text in ("zercher", "zerchar", "zer"):
        theirs = exercises.browse(session, people.charlie, Filter(text=text))
        assert theirs.rows == (), text
    session.delete(exercises.get(session, people.charlie, "bridge"))
    assert exercises.browse(session, people.charlie, Filter(text="bridge")).rows == ()
    assert found(session, people, "bridge") == ["bridge"]


def test_the_index_follows_every_way_to_change_a_row(session: Session, people: Personas) -> None:
    row = own(people, "own", "Zercher Squat")
    session.add(row)
    assert found(session, people, "zercher") == ["own"]
    row.content = {**row.content, "words": {**row.content["words"], "name": "Copenhagen Hold"}}
    assert found(session, people, "zercher") == []
    assert found(session, people, "copenhagen") == ["own"]
    row.content = {**row.content, "equipment": ["towel"]}
    assert "own" in found(session, people, "towel")
    row.seed_hash, row.slug = "0" * 64, "figure"
    assert search.verify(session, people.clinic_a.id) == []
    session.execute(delete(ExerciseRow).where(ExerciseRow.slug == "cat-cow"))
    assert found(session, people, "cat cow") == []
    session.delete(row)
    assert found(session, people, "copenhagen") == []
    assert search.verify(session, people.clinic_a.id) == []
    assert search.verify(session, people.clinic_b.id) == []
    _check_full_text(session)


def test_what_came_to_nothing_is_not_found(session: Session, people: Personas) -> None:
    with session.begin_nested() as tried:
        session.add(own(people, "own", "Zercher Squat"))
        assert found(session, people, "zercher") == ["own"]
        tried.rollback()
    assert found(session, people, "zercher") == []
    session.add(own(people, "own", "Copenhagen Hold"))
    assert found(session, people, "copenhagen") == ["own"]
    assert found(session, people, "zercher") == []


def test_documents_changed_by_anybody_are_followed(session: Session, people: Personas) -> None:
    """The database keeps its full text in step with the documents by itself."""
    theirs = ExerciseDocument.clinic_id == people.clinic_a.id
    stamp = select(LibraryStamp.stamp).where(LibraryStamp.clinic_id == people.clinic_a.id)
    before = session.scalar(stamp)
    renamed = ExerciseDocument.name == "bridge"
    session.execute(update(ExerciseDocument).where(theirs, renamed).values(name="zercher"))
    assert session.scalar(stamp) != before
    assert found(session, people, "zercher") == ["bridge"]
    wrong = search.verify(session, people.clinic_a.id)
    assert [line.split(": ", 1)[1] for line in wrong] == ["out of step: name"]
    session.execute(delete(ExerciseDocument).where(theirs))
    assert found(session, people, "bridge") == []
    assert len(search.verify(session, people.clinic_a.id)) == len(SEEDS)
    assert search.rebuild(session, people.clinic_a.id) == len(SEEDS)
    assert search.verify(session, people.clinic_a.id) == []
    assert found(session, people, "bridge") == ["bridge"]
    _check_full_text(session)


def test_what_another_release_derived_is_derived_anew(session: Session, people: Personas) -> None:
    theirs = ExerciseDocument.clinic_id == people.clinic_a.id
    old = {"name": "old", "derivation": "an older one"}
    session.execute(update(ExerciseDocument).where(theirs).values(**old))
    bridge = exercises.get(session, people.charlie, "bridge").id
    session.execute(delete(ExerciseDocument).where(ExerciseDocument.exercise_id == bridge))
    assert search.bring_up_to_date(session.connection()) == len(SEEDS) + 1
    assert search.bring_up_to_date(session.connection()) == 0
    assert search.verify(session, people.clinic_a.id) == []
    assert search.verify(session, people.clinic_b.id) == []


def test_statements_that_no_index_could_follow_are_refused(
    session: Session, people: Personas
) -> None:
    row = exercises.get(session, people.alice, "bridge")
    values = {"clinic_id": row.clinic_id, "slug": "x", "name": "X", "content": row.content}
    with pytest.raises(RuntimeError, match="rows of a session"):
        session.execute(insert(ExerciseRow), [values])
    with pytest.raises(RuntimeError, match="rows of a session"):
        session.execute(update(ExerciseRow).values(content={}))
    assert session.scalar(select(func.count()).select_from(ExerciseRow)) == 2 * len(SEEDS)


def _check_full_text(session: Session) -> None:
    """SQLite compares its full text with the documents, word by word."""
    if session.get_bind().dialect.name == "sqlite":
        check = "INSERT INTO exercise_search (exercise_search, rank) VALUES ('integrity-check', 1)"
        session.connection().exec_driver_sql(check)
