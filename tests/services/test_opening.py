"""Opening a handout's PDF as a new draft: what comes along, what stays behind, what is refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from clinic.domain.program import SectionName
from clinic.handout.codec import document_from_json
from clinic.handout.render import render_handout
from clinic.models import AuditEntry, HandoutRow, Patient, ProgramRow
from clinic.services import handouts, opening, programs
from clinic.services.errors import NotFoundError, RefusedError
from clinic.services.opening import ArrivedNote, UnknownExercise, open_pdf, opened_of
from clinic.services.storage import FileStore
from tests import factories
from tests.factories import NOW, TODAY
from tests.personas import Personas

NOTE = "Maria, mind your left hip."


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return factories.store(tmp_path)


@pytest.fixture
def other(session: Session, people: Personas) -> Patient:
    """For whom the PDF is opened."""
    return factories.patient(session, people.bob, name="Someone Else")


@pytest.fixture
def handout(session: Session, people: Personas, store: FileStore) -> HandoutRow:
    """Maria's handout: two exercises, one with a note, a goal and dates."""
    maria = factories.patient(session, people.alice, name="Maria Alvarez")
    bridge = factories.prescription(session, people.alice, "bridge", note=NOTE)
    march = factories.prescription(session, people.alice, "marching-in-place")
    plan = factories.plan(
        bridge,
        warm_up=march,
        title="Low back",
        goal="Lift my grandson",
        start_date=date(2026, 1, 5),
        review_date=date(2026, 2, 5),
    )
    row = programs.start(session, people.alice, maria.id, NOW)
    row = programs.save(session, people.alice, row.id, row.version, plan, NOW)
    return handouts.issue(session, people.alice, store, row.id, row.version, set(), NOW)


@pytest.fixture
def pdf(session: Session, people: Personas, store: FileStore, handout: HandoutRow) -> bytes:
    return handouts.pdf(session, people.alice, store, handout.id)


@pytest.fixture
def changed(handout: HandoutRow) -> Callable[[Callable[[dict[str, Any]], None]], bytes]:
    """The PDF with its program changed, as another clinic's might be."""

    def make(change: Callable[[dict[str, Any]], None]) -> bytes:
        document = document_from_json(handout.document)
        value = json.loads(document.program)
        change(value)
        return render_handout(replace(document, program=json.dumps(value)))

    return make


def test_the_plan_comes_along_and_the_person_stays_behind(
    session: Session, people: Personas, other: Patient, handout: HandoutRow, pdf: bytes
) -> None:
    row = open_pdf(session, people.bob, other.id, pdf, NOW)
    plan, before = programs.plan_of(row), programs.plan_of(handout.program)
    assert plan.sections == before.sections
    assert plan.title == "Low back"
    assert (plan.goal, plan.start_date, plan.review_date) == ("", TODAY, None)
    assert (row.patient_id, other.name, handout.program_id == row.id) == (
        other.id,
        "Someone Else",
        False,
    )
    entry = session.query(AuditEntry).filter_by(action="program.opened").one()
    assert (entry.patient_id, entry.subject) == (other.id, f"program:{row.id}")


def test_notes_are_marked_until_changed_or_looked_at(
    session: Session, people: Personas, other: Patient, pdf: bytes
) -> None:
    row = open_pdf(session, people.bob, other.id, pdf, NOW)
    assert opened_of(row).notes == (ArrivedNote("bridge", NOTE),)
    plan = programs.plan_of(row)
    main = plan.section(SectionName.MAIN)
    own = replace(main, prescriptions=(replace(main.prescriptions[0], note="Mine now."),))
    programs.save(session, people.bob, row.id, row.version, plan.with_section(own), NOW)
    assert opened_of(row).notes == ()
    programs.save(session, people.bob, row.id, row.version, plan, NOW)
    opening.settle(session, people.bob, row.id, NOW)
    assert opened_of(row) == opening.Opened()


def test_unread_notes_ask_before_they_are_printed(
    session: Session, people: Personas, store: FileStore, other: Patient, pdf: bytes
) -> None:
    row = open_pdf(session, people.bob, other.id, pdf, NOW)
    with pytest.raises(RefusedError) as refused:
        handouts.issue(session, people.bob, store, row.id, row.version, set(), NOW)
    assert [fault.path for fault in refused.value.faults] == ["opened.notes"]
    accepted = {"opened.notes"}
    issued = handouts.issue(session, people.bob, store, row.id, row.version, accepted, NOW)
    assert issued.acknowledged[0]["key"] == "opened.notes"


def test_unknown_exercises_are_listed_with_what_they_say(
    session: Session,
    people: Personas,
    other: Patient,
    changed: Callable[[Callable[[dict[str, Any]], None]], bytes],
) -> None:
    def rename(value: dict[str, Any]) -> None:
        (warm_up, main) = value["sections"]
        warm_up["prescriptions"][0]["exercise"] = "heel-slides"
        main["prescriptions"][0] |= {"exercise": "side-plank-star", "dosage": "much"}
        value["exercises"] = {"heel-slides": {"words": {"name": "Heel  Slides"}}}

    row = open_pdf(session, people.bob, other.id, changed(rename), NOW)
    assert programs.plan_of(row).sections == ()
    heel, star = opened_of(row).unknown
    assert heel.name == "Heel Slides"
    assert heel.sentence.startswith("Do this for 1 minute.")
    assert star == UnknownExercise("Side plank star")


def damage(value: dict[str, Any]) -> None:
    value["sections"][0]["prescriptions"][0]["dosage"] = {"reps": 5000}


def test_a_program_that_breaks_the_format_is_refused_whole(
    session: Session,
    people: Personas,
    other: Patient,
    changed: Callable[[Callable[[dict[str, Any]], None]], bytes],
) -> None:
    with pytest.raises(RefusedError) as refused:
        open_pdf(session, people.bob, other.id, changed(damage), NOW)
    assert refused.value.faults[0].path == "pdf"
    assert session.query(ProgramRow).filter_by(patient_id=other.id).count() == 0


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"hello",
        b"%PDF-1.7\nnothing inside",
        b'%PDF-1.7 /EmbeddedFile stream\n"program/1"',
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_any_other_file_is_refused(
    session: Session, people: Personas, other: Patient, file: bytes
) -> None:
    with pytest.raises(RefusedError) as refused:
        open_pdf(session, people.bob, other.id, file, NOW)
    assert refused.value.faults[0].path == "pdf"


@pytest.mark.parametrize("sections", [None, 5, [5], [{"name": "main", "prescriptions": 5}], [[]]])
def test_odd_sections_do_no_harm(
    session: Session,
    people: Personas,
    other: Patient,
    changed: Callable[[Callable[[dict[str, Any]], None]], bytes],
    sections: object,
) -> None:
    pdf = changed(lambda value: value.update(sections=sections))
    try:
        opened = programs.plan_of(open_pdf(session, people.bob, other.id, pdf, NOW)).sections
    except RefusedError:
        opened = ()
    assert opened == ()


def test_another_clinics_patient_is_not_found(
    session: Session, people: Personas, other: Patient, pdf: bytes
) -> None:
    with pytest.raises(NotFoundError):
        open_pdf(session, people.charlie, other.id, pdf, NOW)
    row = open_pdf(session, people.bob, other.id, pdf, NOW)
    with pytest.raises(NotFoundError):
        opening.settle(session, people.charlie, row.id, NOW)
