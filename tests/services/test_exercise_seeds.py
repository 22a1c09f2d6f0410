"""A changed library entry: seen, taken or left, one by one or all at once."""

from copy import deepcopy

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.models import AuditEntry, ExerciseRow
from clinic.services import exercise_seeds as seeds
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.errors import NotFoundError, StaleError
from tests.factories import NOW
from tests.personas import Personas
from tests.services.test_exercise_editing import edit


def age(session: Session, people: Personas, slug: str) -> ExerciseRow:
    """Let a row be as an earlier release's library made it."""
    row = exercises.get(session, people.bob, slug)
    content = deepcopy(row.content)
    content["words"]["why"] = "An earlier line."
    row.content, row.seed_hash = content, exercises.seed_hash(content)
    session.flush()
    return row


def test_there_is_no_news_of_what_has_not_changed(session: Session, people: Personas) -> None:
    edit(session, people, why="Our own line.")
    assert seeds.all_news(session, people.bob) == []
    row = exercises.get(session, people.bob, "bridge")
    with pytest.raises(NotFoundError):
        seeds.take(session, people.bob, "bridge", row.version, NOW)


def test_a_changed_entry_is_taken(session: Session, people: Personas) -> None:
    row = age(session, people, "modified-plank")
    (news,) = seeds.all_news(session, people.bob)
    assert (news.row, news.untouched) == (row, True)
    seeds.take(session, people.bob, "modified-plank", row.version, NOW)
    assert exercises.exercise_of(row) == load_library().exercises["modified-plank"]
    assert seeds.all_news(session, people.bob) == []
    assert versions.versions_of(session, people.bob, row)[0].note == "Taken from the library"
    assert session.scalars(select(AuditEntry.action)).all() == ["exercise.seed_taken"]
    assert seeds.all_news(session, people.charlie) == []


def test_the_clinics_own_is_kept_and_nobody_is_asked_again(
    session: Session, people: Personas
) -> None:
    age(session, people, "bridge")
    row = edit(session, people, harder="Ours.")
    (news,) = seeds.all_news(session, people.bob)
    assert not news.untouched
    seeds.keep(session, people.bob, "bridge", row.version, NOW)
    assert row.content["words"]["harder"] == "Ours."
    assert seeds.all_news(session, people.bob) == []
    with pytest.raises(StaleError):
        seeds.keep(session, people.bob, "bridge", 1, NOW)


def test_all_untouched_ones_are_taken_at_once(session: Session, people: Personas) -> None:
    for slug in ("bridge", "bird-dog", "cat-cow"):
        age(session, people, slug)
    edit(session, people, harder="Ours.")
    assert seeds.take_untouched(session, people.bob, NOW) == 2
    (left,) = seeds.all_news(session, people.bob)
    assert left.row.slug == "bridge"
    assert exercises.get(session, people.bob, "cat-cow").content["words"]["why"] != (
        "An earlier line."
    )


def test_the_ladder_is_the_clinics_own(session: Session, people: Personas) -> None:
    row = age(session, people, "plank-wall")
    content = deepcopy(row.content)
    content["progressions"] = []
    row.content = content
    session.flush()
    (news,) = seeds.all_news(session, people.bob)
    assert news.untouched
    assert news.seed.progressions == ()
