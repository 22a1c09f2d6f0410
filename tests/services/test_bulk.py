"""Many exercises at once: tags, the archive, doses; and one click back."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.dosage import Range
from clinic.domain.source import CLINIC_DEFAULT
from clinic.library.exchange import Holding
from clinic.models import AuditEntry
from clinic.services import bulk, exercise_editing, exercise_versions, exercises, search
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.library_files import holdings
from tests.factories import NOW
from tests.personas import Personas

TWO = ("bridge", "cat-cow")


def held(session: Session, people: Personas) -> dict[str, tuple[object, Sequence[str], bool]]:
    """All that the clinic's exercises are, but not how often they changed."""
    found: dict[str, Holding] = holdings(session, people.clinic_a.id)
    return {slug: (h.exercise, h.tags, h.archived) for slug, h in found.items()}


def test_tags_come_and_go(session: Session, people: Personas) -> None:
    bulk.tag(session, people.bob, ["bridge"], "Evening", NOW)
    action = bulk.tag(session, people.bob, TWO, " evening ", NOW)
    assert action.said == "Tagged with evening: 1 exercise"
    tags = [exercises.get(session, people.bob, slug).tags for slug in TWO]
    assert tags == [["Evening"], ["evening"]]
    bulk.untag(session, people.bob, TWO, "EVENING", NOW)
    assert [exercises.get(session, people.bob, slug).tags for slug in TWO] == [[], []]


def test_doses_change_as_versions_and_keep_the_source_of_what_stays(
    session: Session, people: Personas
) -> None:
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Dana", NOW)
    before = held(session, people)
    doses = bulk.read_doses({"reps": "10-15", "sets": "3", "rest_seconds": "-"})
    bulk.set_doses(session, people.bob, TWO, doses, NOW)
    row = exercises.get(session, people.bob, "bridge")
    dosage = exercises.exercise_of(row).dosage
    assert dosage.reps is not None
    assert dosage.sets is not None
    assert dosage.reps.source.lines == (54,)
    assert (dosage.sets.range, dosage.sets.source.key) == (Range(3, 3), CLINIC_DEFAULT)
    assert dosage.rest_seconds is None
    assert row.reviewed_by == ""
    assert exercise_versions.number_of(session, row) == 2
    action = bulk.latest(session, people.bob)
    assert action is not None
    bulk.undo(session, people.bob, action.id, NOW)
    assert held(session, people) == before
    assert exercise_versions.number_of(session, row) == 3
    assert bulk.latest(session, people.bob) is None


def test_archived_exercises_come_back_with_one_undo(session: Session, people: Personas) -> None:
    exercise_editing.archive(session, people.alice, "bird-dog", NOW)
    before = held(session, people)
    action = bulk.archive(session, people.bob, [*TWO, "bird-dog"], NOW)
    assert action.said == "Archived: 2 exercises"
    found = exercises.browse(session, people.bob, exercises.Filter())
    assert not {row.slug for row in found.rows}.intersection(TWO)
    bulk.undo(session, people.bob, action.id, NOW)
    assert held(session, people) == before
    assert search.verify(session, people.clinic_a.id) == []
    actions = [(e.action, e.actor_id) for e in session.scalars(select(AuditEntry))]
    assert actions[-2:] == [
        ("library.bulk", people.bob.user_id),
        ("library.bulk_undone", people.bob.user_id),
    ]


def test_what_changed_since_is_not_undone(session: Session, people: Personas) -> None:
    action = bulk.tag(session, people.bob, TWO, "evening", NOW)
    exercise_editing.archive(session, people.alice, "cat-cow", NOW)
    with pytest.raises(StaleError):
        bulk.undo(session, people.bob, action.id, NOW)


def test_only_ones_own_last_action_is_undone(session: Session, people: Personas) -> None:
    first = bulk.tag(session, people.bob, TWO, "evening", NOW)
    bulk.tag(session, people.bob, TWO, "morning", NOW)
    for who, number in ((people.bob, first.id), (people.alice, first.id), (people.charlie, 0)):
        with pytest.raises(NotFoundError):
            bulk.undo(session, who, number, NOW)


def test_other_clinics_exercises_are_not_found(session: Session, people: Personas) -> None:
    session.delete(exercises.get(session, people.charlie, "bridge"))
    session.flush()
    with pytest.raises(NotFoundError):
        bulk.tag(session, people.charlie, TWO, "evening", NOW)
    assert exercises.get(session, people.charlie, "cat-cow").tags == []


@pytest.mark.parametrize(
    ("slugs", "label", "path"),
    [([], "evening", "slug"), (TWO, " ", "tag"), (TWO, "x" * 41, "tag"), (["a"] * 2, "", "tag")],
)
def test_nothing_chosen_and_no_tag_are_refused(
    session: Session, people: Personas, slugs: Sequence[str], label: str, path: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        bulk.tag(session, people.bob, slugs, label, NOW)
    assert refused.value.faults[0].path == path


def test_what_is_so_already_makes_no_action(session: Session, people: Personas) -> None:
    bulk.tag(session, people.bob, TWO, "evening", NOW)
    with pytest.raises(RefusedError):
        bulk.tag(session, people.bob, TWO, "evening", NOW)


@pytest.mark.parametrize(
    ("typed", "path"),
    [({}, "sets"), ({"reps": "8-"}, "reps"), ({"sets": "99", "reps": "8"}, "sets")],
)
def test_doses_that_are_none_are_refused(typed: dict[str, str], path: str) -> None:
    with pytest.raises(RefusedError) as refused:
        bulk.read_doses(typed)
    assert [fault.path for fault in refused.value.faults] == [path]


def test_no_exercise_is_left_without_a_dose(session: Session, people: Personas) -> None:
    doses = bulk.read_doses({"reps": "-", "hold_seconds": "-", "duration_seconds": "-"})
    with pytest.raises(RefusedError) as refused:
        bulk.set_doses(session, people.bob, TWO, doses, NOW)
    assert refused.value.faults[0].path == "doses"
