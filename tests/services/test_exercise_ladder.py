"""The ladder: both ends in step, and no circle."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.exercise import Exercise
from clinic.models import AuditEntry
from clinic.services import exercise_ladder as ladder
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.exercise_ladder import Way
from tests.factories import NOW
from tests.personas import Personas


def exercise(session: Session, people: Personas, slug: str) -> Exercise:
    return exercises.library_of(session, people.bob)[slug]


def join(session: Session, people: Personas, slug: str, other: str, way: Way) -> None:
    version = exercises.get(session, people.bob, slug).version
    ladder.join(session, people.bob, slug, version, other, way, NOW)


def test_both_ends_are_joined_and_parted(session: Session, people: Personas) -> None:
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Sam", NOW)
    join(session, people, "bridge", "bird-dog", Way.HARDER)
    assert "bird-dog" in exercise(session, people, "bridge").progressions
    assert "bridge" in exercise(session, people, "bird-dog").regressions
    row = exercises.get(session, people.bob, "bridge")
    assert row.reviewed_by == "Sam"
    assert versions.versions_of(session, people.bob, row)[0].note == "Bird Dog is harder"
    far = exercises.get(session, people.bob, "bird-dog")
    assert versions.versions_of(session, people.bob, far)[0].note == "Bridge is easier"
    ladder.part(session, people.bob, "bird-dog", far.version, "bridge", NOW)
    assert exercise(session, people, "bridge").progressions == ()
    assert exercise(session, people, "bird-dog").regressions == ()
    acts = session.scalars(select(AuditEntry.action)).all()
    assert acts.count("exercise.ladder_changed") == 4


@pytest.mark.parametrize(
    ("slug", "other", "way"),
    [
        ("plank-full", "plank-wall", Way.HARDER),
        ("plank-wall", "plank-full", Way.EASIER),
        ("modified-plank", "modified-plank", Way.HARDER),
        ("modified-plank", "plank-full", Way.HARDER),
        ("modified-plank", "plank-full", Way.EASIER),
    ],
)
def test_no_circle_and_nothing_twice(
    session: Session, people: Personas, slug: str, other: str, way: Way
) -> None:
    before = exercise(session, people, slug)
    with pytest.raises(RefusedError) as refused:
        join(session, people, slug, other, way)
    assert [fault.path for fault in refused.value.faults] == ["other"]
    assert exercise(session, people, slug) == before


def test_a_shortcut_is_no_circle(session: Session, people: Personas) -> None:
    join(session, people, "plank-wall", "plank-full", Way.HARDER)
    assert "plank-wall" in exercise(session, people, "plank-full").regressions


def test_stale_or_elsewhere_changes_nothing(session: Session, people: Personas) -> None:
    with pytest.raises(StaleError):
        ladder.join(session, people.bob, "bridge", 9, "bird-dog", Way.HARDER, NOW)
    with pytest.raises(NotFoundError):
        ladder.join(session, people.bob, "bridge", 1, "unheard-of", Way.HARDER, NOW)
    session.delete(exercises.get(session, people.charlie, "bird-dog"))
    session.flush()
    with pytest.raises(NotFoundError):
        ladder.part(session, people.charlie, "bridge", 1, "bird-dog", NOW)
    assert exercise(session, people, "bridge").progressions == ()
