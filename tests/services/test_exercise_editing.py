"""Editing the library: versions, review marks, translations, copies and the archive."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_reading import DOSE_KEYS
from clinic.library.describe import span
from clinic.library.translations import translated
from clinic.models import AuditEntry, ExerciseRow
from clinic.services import exercise_editing as editing
from clinic.services import exercise_versions as versions
from clinic.services import exercises, programs, search
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.exercises import Filter
from clinic.services.search import upkeep
from tests import factories
from tests.factories import NOW
from tests.personas import Personas


def typed(exercise: Exercise, **changed: Any) -> dict[str, Any]:
    """What the form would send for an exercise, with fields replaced."""
    words = exercise.words
    fields: dict[str, Any] = {
        "kind": exercise.kind.value,
        "regions": [region.value for region in exercise.regions],
        "position": exercise.position.value,
        "equipment": [part.value for part in exercise.equipment],
        "laterality": exercise.laterality.value,
        "muscles": [muscle.code for muscle in exercise.muscles],
        "times_per_day": str(exercise.frequency.times_per_day or ""),
        "days_per_week": str(exercise.frequency.days_per_week or ""),
        "figure": exercise.figure,
        "video": exercise.video,
        "licence": exercise.provenance.licence,
        "author": exercise.provenance.author,
        "notes": list(exercise.provenance.notes),
        **{f"precaution_{p.code}": p.why for p in exercise.precautions},
    }
    for key in DOSE_KEYS:
        part = getattr(exercise.dosage, key)
        fields[key] = span(part.range) if part else ""
    return fields | typed_words(words) | changed


def typed_words(words: Any, **changed: Any) -> dict[str, Any]:
    return {
        "name": words.name,
        "aliases": list(words.aliases),
        "why": words.why,
        "starting_position": words.starting_position,
        "steps": list(words.steps),
        "other_side": words.other_side,
        "key_points": list(words.key_points),
        "take_care": words.take_care,
        "easier": words.easier,
        "harder": words.harder,
        "modifications": list(words.modifications),
        "caption_start_moment": words.caption_start.moment,
        "caption_start_text": words.caption_start.text,
        "caption_end_moment": words.caption_end.moment,
        "caption_end_text": words.caption_end.text,
    } | changed


def edit(session: Session, people: Personas, slug: str = "bridge", **changed: Any) -> ExerciseRow:
    row = exercises.get(session, people.bob, slug)
    fields = typed(versions.content_of(row), **changed)
    return editing.change(session, people.bob, slug, row.version, fields, "", NOW)


def found(session: Session, people: Personas, text: str) -> list[str]:
    return [row.slug for row in exercises.browse(session, people.bob, Filter(text=text)).rows]


def test_what_is_typed_unchanged_makes_no_version(session: Session, people: Personas) -> None:
    before = exercises.get(session, people.bob, "bridge").content
    row = edit(session, people)
    assert row.content == before
    assert versions.number_of(session, row) == 1
    assert session.scalars(select(AuditEntry)).all() == []


def test_a_teammates_change_is_a_version_that_can_be_read(
    session: Session, people: Personas
) -> None:
    row = edit(session, people, why="Makes your seat strong.", reps="8 to 12")
    kept = versions.versions_of(session, people.alice, row)
    assert [(v.number, v.by and v.by.name) for v in kept] == [(2, "Bob Teammate"), (1, None)]
    assert kept[1].note == "As it came with the library"
    assert row.content["words"]["why"] == "Makes your seat strong."
    exercise = exercises.exercise_of(row)
    assert exercise.dosage.reps is not None
    assert (exercise.dosage.reps.range.min, exercise.dosage.reps.source.is_default) == (8, True)
    assert exercise.dosage.rest_seconds is not None
    assert exercise.dosage.rest_seconds.source.lines == (55,)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor_id) == ("exercise.changed", people.bob_user.id)
    assert entry.detail == {"version": 2}


def test_every_fault_is_named_and_nothing_is_kept(session: Session, people: Personas) -> None:
    before = exercises.get(session, people.bob, "bridge").content
    with pytest.raises(RefusedError) as refused:
        edit(
            session, people, name="", steps=[], regions=[], reps="12-8", sets="many",
            figure="no-such", video="http://example.com/film", times_per_day="9",
            muscles=["wing"],
        )  # fmt: skip
    paths = {fault.path for fault in refused.value.faults}
    wrong = "name steps regions reps sets figure video times_per_day muscles"
    assert paths == set(wrong.split())
    assert exercises.get(session, people.bob, "bridge").content == before
    with pytest.raises(RefusedError) as idle:
        edit(session, people, reps="", hold_seconds="", duration_seconds="")
    assert [fault.path for fault in idle.value.faults] == ["reps"]
    with pytest.raises(RefusedError) as long:
        edit(session, people, steps=["Lie down.", "x" * 501])
    assert [fault.path for fault in long.value.faults] == ["steps[1]"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://", "https://a b.org/x", "https://me@evil.org/"]
)
def test_a_video_is_an_https_address(session: Session, people: Personas, address: str) -> None:
    with pytest.raises(RefusedError):
        edit(session, people, video=address)
    good = "https://example.com/bridge?x=1#t"
    assert edit(session, people, video=good).content["video"] == good


def test_words_and_doses_take_the_review_mark_off(session: Session, people: Personas) -> None:
    def mark() -> ExerciseRow:
        version = exercises.get(session, people.alice, "bridge").version
        return exercises.mark_reviewed(session, people.alice, "bridge", version, "Sam", NOW)

    mark()
    row = edit(session, people, aliases=["Hip raise"], author="Harbor")
    assert row.reviewed_by == "Sam"
    for change in ({"why": "Stronger."}, {"reps": "5"}, {"precaution_knee": "It bends the knee."}):
        mark()
        row = edit(session, people, **change)
        assert (row.reviewed_by, row.reviewed_on) == ("", None), change
    newest = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert newest is not None
    assert newest.detail["review_taken_off"] is True


def test_a_stale_edit_changes_nothing(session: Session, people: Personas) -> None:
    fields = typed(exercises.library_of(session, people.bob)["bridge"], why="Mine.")
    edit(session, people, why="Theirs.")
    with pytest.raises(StaleError) as stale:
        editing.change(session, people.alice, "bridge", 1, fields, "", NOW)
    assert stale.value.current.content["words"]["why"] == "Theirs."


def test_english_words_leave_their_translation_to_be_looked_at(
    session: Session, people: Personas
) -> None:
    def spanish() -> Exercise:
        return translated(exercises.library_of(session, people.bob)["bridge"], "es")

    assert spanish().words.locale == "es"
    edit(session, people, aliases=["Hip raise"], sets="1-2")
    row = edit(session, people, why="Makes your seat strong.")
    assert spanish().words.locale == "en"
    words = editing.words_to_edit(versions.content_of(row), "es")
    assert words.translation is not None
    assert words.translation.outdated
    looked = typed_words(words, why="Fortalece los glúteos.")
    row = editing.change_words(
        session, people.bob, "bridge", "es", row.version, looked, "Checked", NOW
    )
    assert spanish().words.why == "Fortalece los glúteos."
    assert versions.versions_of(session, people.bob, row)[0].note == "Checked"
    with pytest.raises(NotFoundError):
        editing.words_to_edit(versions.content_of(row), "xx")
    with pytest.raises(NotFoundError):
        editing.words_to_edit(versions.content_of(row), "en")


def test_looking_at_a_translation_without_a_change_is_enough(
    session: Session, people: Personas
) -> None:
    row = edit(session, people, why="Makes your seat strong.")
    words = editing.words_to_edit(versions.content_of(row), "es")
    editing.change_words(
        session, people.bob, "bridge", "es", row.version, typed_words(words), "", NOW
    )
    library = exercises.library_of(session, people.bob)
    assert translated(library["bridge"], "es").words.why == words.why


def test_an_old_version_comes_back_as_a_new_one(session: Session, people: Personas) -> None:
    before = exercises.get(session, people.bob, "modified-plank").content
    edit(session, people, "modified-plank", why="Something else.")
    row = exercises.get(session, people.bob, "modified-plank")
    editing.restore(session, people.bob, row.slug, row.version, 1, NOW)
    assert row.content == before
    assert versions.number_of(session, row) == 3
    assert versions.version_of(session, people.bob, row, 2).content["words"]["why"] == (
        "Something else."
    )
    with pytest.raises(NotFoundError):
        editing.restore(session, people.bob, row.slug, row.version, 9, NOW)


def test_a_new_exercise_is_found_and_used(session: Session, people: Personas) -> None:
    model = exercises.library_of(session, people.bob)["bridge"]
    for slug in ("wall-sit", "wall-sit-2"):
        fields = typed(model, name="Wall sit", aliases=["Chair of air"], source="")
        row = editing.create(session, people.bob, fields, "", NOW)
        assert (row.slug, row.seed_hash, row.reviewed_by) == (slug, "", "")
    assert found(session, people, "chair of air") == ["wall-sit", "wall-sit-2"]
    assert exercises.exercise_of(row).provenance.source.key == "the clinic's own"
    assert translated(exercises.exercise_of(row), "es").words.locale == "en"
    bob = people.bob
    somebody = factories.patient(session, bob)
    factories.program(session, bob, somebody, "wall-sit")
    assert editing.used_in(session, bob, exercises.get(session, bob, "wall-sit")) == 1
    assert editing.create(session, bob, typed(model, name="New"), "", NOW).slug == "new-2"
    assert editing.create(session, bob, typed(model, name="橋"), "", NOW).slug == "exercise"


def test_a_copy_is_the_clinics_own(session: Session, people: Personas) -> None:
    exercises.mark_reviewed(session, people.alice, "plank-wall", 1, "Sam", NOW)
    row = editing.duplicate(session, people.bob, "plank-wall", NOW)
    copy = exercises.exercise_of(row)
    assert (copy.name, copy.slug) == ("Wall Plank (copy)", "wall-plank-copy")
    assert (copy.progressions, copy.regressions, copy.provenance.reviewed) == ((), (), False)
    assert copy.figure == "plank-wall"
    assert row.seed_hash == ""


def test_an_archived_exercise_is_kept_by_programs_and_found_by_nobody(
    session: Session, people: Personas
) -> None:
    bob = people.bob
    program = factories.program(session, bob, factories.patient(session, bob), "bridge")
    row = editing.archive(session, bob, "bridge", NOW)
    editing.archive(session, bob, "bridge", NOW)
    assert "bridge" not in found(session, people, "bridge")
    assert "bridge" not in found(session, people, "")
    assert editing.archived(session, bob) == [row]
    assert upkeep.verify(session, bob.clinic_id) == []
    upkeep.rebuild(session, bob.clinic_id)
    assert "bridge" not in found(session, people, "bridge")
    edit(session, people, why="Still to be edited.")
    assert "bridge" not in found(session, people, "bridge")
    plan = factories.plan(factories.prescription(session, bob, "bridge"))
    programs.save(session, bob, program.id, program.version, plan, NOW)
    editing.unarchive(session, bob, "bridge", NOW)
    assert found(session, people, "bridge")[0] == "bridge"
    acts = [entry.action for entry in session.scalars(select(AuditEntry))]
    assert acts.count("exercise.archived") == acts.count("exercise.unarchived") == 1


def test_another_clinics_exercise_cannot_be_touched(session: Session, people: Personas) -> None:
    model = exercises.library_of(session, people.bob)["bridge"]
    own = editing.create(session, people.bob, typed(model, name="Ours"), "", NOW)
    charlie = people.charlie
    for act in (
        lambda: editing.change(session, charlie, own.slug, 1, typed(model), "", NOW),
        lambda: editing.change_words(session, charlie, own.slug, "es", 1, {}, "", NOW),
        lambda: editing.duplicate(session, charlie, own.slug, NOW),
        lambda: editing.archive(session, charlie, own.slug, NOW),
        lambda: editing.restore(session, charlie, own.slug, 1, 1, NOW),
    ):
        with pytest.raises(NotFoundError):
            act()
    assert versions.versions_of(session, charlie, own)[0].id is None
    assert search.find(session, charlie.clinic_id, "ours").ids == ()


def test_content_of_a_row_is_whole(session: Session, people: Personas) -> None:
    row = edit(session, people, why="Stronger.")
    content = versions.content_of(row)
    assert replace(content, provenance=exercises.exercise_of(row).provenance) == (
        exercises.exercise_of(row)
    )
