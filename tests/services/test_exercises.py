"""A clinic's own library."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.exercise import Kind, Position, Region
from clinic.library import load_library
from clinic.models import AuditEntry, ExerciseRow
from clinic.services import exercises
from clinic.services.errors import ForbiddenError, NotFoundError, RefusedError, StaleError
from clinic.services.exercises import Filter
from tests.factories import NOW, TODAY
from tests.personas import Personas

SEEDS = load_library().exercises


def slugs(session: Session, people: Personas, **wanted: object) -> list[str]:
    shelf = exercises.browse(session, people.bob, Filter(**wanted))  # type: ignore[arg-type]
    return [row.slug for row in shelf.rows]


def test_the_clinics_library_is_the_seeds(session: Session, people: Personas) -> None:
    assert dict(exercises.library_of(session, people.bob)) == dict(SEEDS)


def test_installing_again_adds_only_what_is_missing(session: Session, people: Personas) -> None:
    assert exercises.install_seed(session, people.clinic_a.id, NOW) == 0
    session.delete(exercises.get(session, people.alice, "bridge"))
    session.flush()
    assert exercises.install_seed(session, people.clinic_a.id, NOW) == 1
    assert exercises.get(session, people.alice, "bridge").name == SEEDS["bridge"].name


def test_a_row_knows_the_seed_it_came_from(session: Session, people: Personas) -> None:
    row = exercises.get(session, people.alice, "bridge")
    assert row.seed_hash == exercises.seed_hash(row.content)
    assert exercises.seed_hash({"a": 1, "b": 2}) == exercises.seed_hash({"b": 2, "a": 1})
    assert exercises.seed_hash({"a": 1}) != exercises.seed_hash({"a": 2})


def test_browsing_by_region_kind_and_position(session: Session, people: Personas) -> None:
    kneeling = slugs(session, people, position=Position.HANDS_AND_KNEES)
    assert set(kneeling) == {s for s, e in SEEDS.items() if e.position == "hands_and_knees"}
    hips = slugs(session, people, region=Region.HIPS, kind=Kind.STRETCH)
    fitting = {s for s, e in SEEDS.items() if Region.HIPS in e.regions and e.kind == "stretch"}
    assert set(hips) == fitting
    assert slugs(session, people) == [e.slug for e in sorted(SEEDS.values(), key=_by_name)]


def _by_name(exercise: object) -> str:
    return str(getattr(exercise, "name", ""))


def test_text_finds_names_aliases_muscles_and_equipment(session: Session, people: Personas) -> None:
    assert slugs(session, people, text="BRIDGE")[0] == "bridge"
    assert "bridge" in slugs(session, people, text="hip lift")
    assert "plank-wall" in slugs(session, people, text="wall plank")
    assert slugs(session, people, text="no such movement") == []
    assert "bird-dog" in slugs(session, people, text="hands and knees")


def test_names_come_before_other_matches(session: Session, people: Personas) -> None:
    found = slugs(session, people, text="hip")
    by_name = [slug for slug in found if "hip" in SEEDS[slug].name.lower()]
    assert found[: len(by_name)] == by_name


def test_facets_count_what_each_choice_would_leave(session: Session, people: Personas) -> None:
    shelf = exercises.browse(session, people.bob, Filter(kind=Kind.STRETCH))
    stretches = [e for e in SEEDS.values() if e.kind is Kind.STRETCH]
    lying = [e for e in stretches if e.position is Position.LYING_ON_BACK]
    hips = [e for e in stretches if Region.HIPS in e.regions]
    assert shelf.counts["kind"]["stretch"] == len(stretches) == len(shelf.rows)
    assert sum(shelf.counts["kind"].values()) == len(SEEDS)
    assert shelf.counts["position"]["lying_on_back"] == len(lying)
    assert shelf.counts["region"]["hips"] == len(hips)


def test_an_address_makes_a_filter_and_unknown_words_none() -> None:
    query = {"region": "hips", "kind": "jumping", "position": "", "text": " cat ", "page": "2"}
    assert exercises.read_filter(query) == Filter(region=Region.HIPS, text="cat")


def test_an_owner_stands_up_for_an_exercise(session: Session, people: Personas) -> None:
    row = exercises.mark_reviewed(session, people.alice, "bridge", 1, " Dana Whitfield, DPT ", NOW)
    assert (row.reviewed_by, row.reviewed_on) == ("Dana Whitfield, DPT", TODAY)
    assert row.version == 2
    provenance = exercises.library_of(session, people.bob)["bridge"].provenance
    assert provenance.reviewed
    assert provenance.review_date == TODAY
    assert not exercises.library_of(session, people.charlie)["bridge"].provenance.reviewed
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.detail) == ("exercise.reviewed", {"by": "Dana Whitfield, DPT"})


def test_a_review_needs_an_owner_a_name_and_the_newest_version(
    session: Session, people: Personas
) -> None:
    with pytest.raises(ForbiddenError):
        exercises.mark_reviewed(session, people.bob, "bridge", 1, "Bob", NOW)
    with pytest.raises(RefusedError):
        exercises.mark_reviewed(session, people.alice, "bridge", 1, " ", NOW)
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Alice", NOW)
    with pytest.raises(StaleError):
        exercises.mark_reviewed(session, people.alice, "bridge", 1, "Alice again", NOW)


def test_another_clinics_exercise_is_not_found(session: Session, people: Personas) -> None:
    own = exercises.get(session, people.charlie, "bridge")
    assert own.clinic_id == people.clinic_b.id
    session.delete(own)
    session.flush()
    with pytest.raises(NotFoundError):
        exercises.get(session, people.charlie, "bridge")
    with pytest.raises(NotFoundError):
        exercises.mark_reviewed(session, people.charlie, "bridge", 1, "Charlie", NOW)
    rows = session.scalars(select(ExerciseRow).where(ExerciseRow.slug == "bridge")).all()
    assert [row.clinic_id for row in rows] == [people.clinic_a.id]


def test_a_review_is_overdue_from_the_day_after_the_clinics_own(
    session: Session, people: Personas
) -> None:
    alice, due = people.alice, TODAY + timedelta(days=30)
    for wrong in (TODAY.isoformat(), "next year", "2026-02-30"):
        with pytest.raises(RefusedError) as refused:
            exercises.mark_reviewed(session, alice, "bridge", 1, "Sam", NOW, wrong)
        assert [fault.path for fault in refused.value.faults] == ["review_due"]
    row = exercises.mark_reviewed(session, alice, "bridge", 1, "Sam", NOW, due.isoformat())
    exercises.mark_reviewed(session, alice, "bird-dog", 1, "Sam", NOW)
    assert row.review_due == due
    assert exercises.overdue(session, alice, NOW + timedelta(days=30)) == []
    assert exercises.overdue(session, people.bob, NOW + timedelta(days=31)) == [row]
    assert exercises.overdue(session, people.charlie, NOW + timedelta(days=31)) == []
    row.archived_at = NOW
    assert exercises.overdue(session, alice, NOW + timedelta(days=31)) == []
