"""A clinic's library out to a file and back in: nothing lost, all of it or nothing."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.library.exchange import DryRun, FileError, State, flatten, write_file
from clinic.models import AuditEntry, ExerciseRow
from clinic.services import exercise_editing, exercise_versions, exercises, library_files, search
from clinic.services.errors import ForbiddenError, RefusedError, StaleError
from tests.factories import NOW
from tests.library.exchange.samples import file_of, table
from tests.personas import Personas

SEEDS = load_library().exercises


def tried(session: Session, people: Personas, content: bytes | str, name: str = "a.csv") -> DryRun:
    raw = content.encode() if isinstance(content, str) else content
    return library_files.try_out(session, people.clinic_a.id, raw, name)


def imported(session: Session, people: Personas, content: bytes | str, name: str = "a.csv") -> None:
    run = tried(session, people, content, name)
    library_files.write(session, people.alice, people.clinic_a.id, run, name, NOW)


def exported(session: Session, people: Personas, name: str = "a.csv") -> bytes:
    return library_files.export_library(session, people.clinic_a.id, name)


def row_of(session: Session, people: Personas, slug: str) -> ExerciseRow:
    return exercises.get(session, people.alice, slug)


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_an_export_imports_again_without_any_change(
    session: Session, people: Personas, name: str
) -> None:
    exercise_editing.archive(session, people.alice, "bird-dog", NOW)
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Dana Whitfield, DPT", NOW)
    row_of(session, people, "cat-cow").tags = ["evening", "=easy"]
    run = tried(session, people, exported(session, people, name), name)
    assert run.counts[State.UNCHANGED] == len(run.lines) == len(SEEDS)


def test_an_export_fills_an_empty_library_with_the_same(session: Session, people: Personas) -> None:
    exercise_editing.archive(session, people.alice, "bird-dog", NOW)
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Dana Whitfield, DPT", NOW)
    row_of(session, people, "cat-cow").tags = ["evening", "=easy"]
    session.flush()
    before = library_files.holdings(session, people.clinic_a.id)
    content = exported(session, people)
    for row in session.scalars(select(ExerciseRow)).all():
        session.delete(row)
    session.flush()
    imported(session, people, content)
    after = library_files.holdings(session, people.clinic_a.id)
    assert {s: (h.exercise, h.tags, h.archived) for s, h in after.items()} == {
        s: (h.exercise, h.tags, h.archived) for s, h in before.items()
    }


def test_spanish_words_come_in_as_they_are(session: Session, people: Personas) -> None:
    spanish = load_library("es").exercises
    imported(session, people, file_of(spanish.values()))
    assert dict(exercises.library_of(session, people.alice)) == dict(spanish)
    assert search.verify(session, people.clinic_a.id) == []


def test_what_changes_becomes_a_version_and_what_is_new_is_found(
    session: Session, people: Personas
) -> None:
    new = {"slug": "bridge-march", "name": "Bridge march"}
    content = write_file([{**flatten(SEEDS["bridge"]), **new}], "a.csv")
    imported(session, people, content)
    imported(session, people, table({"slug": "bridge", "take_care": "Go slowly."}), "b.csv")
    row = row_of(session, people, "bridge")
    told = exercise_versions.versions_of(session, people.alice, row)
    assert [(v.number, v.note, v.by_id) for v in told] == [
        (2, "Imported from b.csv", people.alice.user_id),
        (1, "As it came with the library", None),
    ]
    imported(session, people, table({"slug": "bridge", "take_care": "Go on."}))
    assert exercise_versions.number_of(session, row) == 3
    shelf = exercises.browse(session, people.bob, exercises.Filter(text="bridge march"))
    assert shelf.rows[0].slug == "bridge-march"
    assert search.verify(session, people.clinic_a.id) == []


def test_changed_words_take_a_review_off_and_a_file_may_name_another(
    session: Session, people: Personas
) -> None:
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Dana Whitfield, DPT", NOW)
    imported(session, people, table({"slug": "bridge", "aliases": "Lift"}))
    assert row_of(session, people, "bridge").reviewed_by == "Dana Whitfield, DPT"
    imported(session, people, table({"slug": "bridge", "take_care": "Go slowly."}))
    row = row_of(session, people, "bridge")
    assert (row.reviewed_by, row.reviewed_on) == ("", None)
    review = {"slug": "bridge", "reviewed_by": "Sam Lee", "review_date": "2026-11-20"}
    imported(session, people, table(review))
    assert (row.reviewed_by, row.reviewed_on) == ("Sam Lee", date(2026, 11, 20))
    assert exercise_versions.content_of(row).provenance.reviewed_by == ""


def test_tags_and_the_archive_change_without_a_version(session: Session, people: Personas) -> None:
    values = {"slug": "bridge", "tags": "evening | Evening | home", "archived": "yes"}
    imported(session, people, table(values))
    row = row_of(session, people, "bridge")
    assert (row.tags, row.archived_at) == (["evening", "home"], NOW)
    assert exercise_versions.number_of(session, row) == 1
    imported(session, people, table({"slug": "bridge", "archived": ""}))
    assert row.archived_at is None


def test_one_refused_row_stops_the_whole_file(session: Session, people: Personas) -> None:
    rows = [{"slug": "bridge", "reps": "8"}, {"slug": "cat-cow", "reps": "8-"}]
    before = library_files.holdings(session, people.clinic_a.id)
    with pytest.raises(RefusedError) as refused:
        imported(session, people, table(*rows))
    assert refused.value.faults[0].path == "row 3 reps"
    assert library_files.holdings(session, people.clinic_a.id) == before


def test_a_library_that_has_moved_on_is_left_alone(session: Session, people: Personas) -> None:
    run = tried(session, people, table({"slug": "bridge", "take_care": "Go slowly."}))
    exercises.mark_reviewed(session, people.alice, "bridge", 1, "Dana Whitfield, DPT", NOW)
    with pytest.raises(StaleError):
        library_files.write(session, people.alice, people.clinic_a.id, run, "a.csv", NOW)


def test_only_owners_import_and_only_into_their_clinic(session: Session, people: Personas) -> None:
    run = tried(session, people, table({"slug": "bridge", "take_care": "Go slowly."}))
    with pytest.raises(ForbiddenError):
        library_files.write(session, people.bob, people.clinic_a.id, run, "a.csv", NOW)
    library_files.write(session, people.alice, people.clinic_a.id, run, "a.csv", NOW)
    other = exercises.get(session, people.charlie, "bridge")
    assert exercises.exercise_of(other) == SEEDS["bridge"]


def test_both_ways_are_recorded(session: Session, people: Personas) -> None:
    library_files.record_export(session, people.bob, people.clinic_a.id, "a.csv", NOW)
    imported(session, people, table({"slug": "bridge", "take_care": "Go slowly."}))
    entries: Any = session.scalars(select(AuditEntry).order_by(AuditEntry.id))
    assert [(e.action, e.actor_id, e.detail) for e in entries] == [
        ("library.exported", people.bob.user_id, {"file": "a.csv"}),
        (
            "library.imported",
            people.alice.user_id,
            {"file": "a.csv", "new": 0, "changed": 1, "unchanged": 0, "refused": 0},
        ),
    ]


def test_a_file_of_another_kind_is_refused(session: Session, people: Personas) -> None:
    with pytest.raises(FileError):
        exported(session, people, "library.xlsx")
    with pytest.raises(FileError):
        tried(session, people, "slug\n")
