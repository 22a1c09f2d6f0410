"""Finding, adding and changing patients."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import AuditEntry, Patient
from clinic.services import patients
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.patients import PatientDetails, read_details
from tests import factories
from tests.factories import NOW, TODAY
from tests.personas import Personas

FULL = {
    "name": " Maria  Álvarez ",
    "printed_name": "Maria Alvarez",
    "chart_number": "H-1042",
    "date_of_birth": "1958-03-02",
    "language": "en",
    "paper": "a4",
    "print_size": "large",
    "body": "ruth",
    "precautions": ["floor", "knee", "knee"],
    "precaution_text": "Left knee, 2024",
    "notes": "Two lines\nof notes",
}


def names(session: Session, people: Personas, text: str, page: int = 1) -> list[str]:
    return [p.name for p in patients.search(session, people.bob, text, page).rows]


def add(session: Session, people: Personas, name: str, **fields: Any) -> Patient:
    return factories.patient(session, people.alice, name=name, **fields)


def test_details_are_read_from_a_form() -> None:
    assert read_details(FULL) == PatientDetails(
        name="Maria Álvarez",
        chart_number="H-1042",
        date_of_birth=date(1958, 3, 2),
        paper="a4",
        print_size="large",
        body="ruth",
        precautions=("knee", "floor"),
        precaution_text="Left knee, 2024",
        notes="Two lines\nof notes",
        printed_name="Maria Alvarez",
    )


def test_a_name_is_enough() -> None:
    assert read_details({"name": "Tuan Le"}) == PatientDetails(name="Tuan Le")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 201),
        ("name", "a\x00b"),
        ("printed_name", "x" * 201),
        ("chart_number", "x" * 61),
        ("date_of_birth", "3/2/1958"),
        ("date_of_birth", "1899-12-31"),
        ("date_of_birth", "1958-02-30"),
        ("language", "tlh"),
        ("paper", "a5"),
        ("print_size", "huge"),
        ("body", "nobody"),
        ("precautions", ["elbow"]),
        ("precautions", "knee"),
        ("precautions", [{}]),
        ("precaution_text", "x" * 2001),
        ("notes", 5),
        ("clinic_id", 2),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    with pytest.raises(RefusedError) as error:
        read_details({**FULL, field: value})
    assert {fault.path for fault in error.value.faults} == {field}


def test_all_faults_come_at_once() -> None:
    with pytest.raises(RefusedError) as error:
        read_details({"name": "", "paper": "a5", "date_of_birth": "soon"})
    assert len(error.value.faults) == 3


def test_every_typed_word_must_fit(session: Session, people: Personas) -> None:
    add(session, people, "Maria Álvarez", chart_number="H-1042")
    add(session, people, "Mario Alvarez", date_of_birth=date(1971, 3, 2))
    add(session, people, "Ingrid Sørensen", chart_number="50%_off")
    assert names(session, people, "alvar") == ["Maria Álvarez", "Mario Alvarez"]
    assert names(session, people, "ALVAREZ  mária") == ["Maria Álvarez"]
    assert names(session, people, "sorensen") == ["Ingrid Sørensen"]
    assert names(session, people, "h-10") == ["Maria Álvarez"]
    assert names(session, people, "alvarez 3/2/1971") == ["Mario Alvarez"]
    assert names(session, people, "1958-03-02") == ["Ingrid Sørensen", "Maria Álvarez"]
    assert names(session, people, "alvarez sorensen") == []
    assert names(session, people, "") == ["Ingrid Sørensen", "Maria Álvarez", "Mario Alvarez"]


@pytest.mark.parametrize("typed", ["%", "_", "0%_o", "'; DROP TABLE patients; --", "\\"])
def test_signs_of_sql_are_only_signs(session: Session, people: Personas, typed: str) -> None:
    add(session, people, "Plain Name", chart_number="50%_off")
    expected = ["Plain Name"] if typed in "50%_off" else []
    assert names(session, people, typed) == expected


def test_birth_dates_are_typed_in_the_countrys_order(session: Session, people: Personas) -> None:
    add(session, people, "March Second", date_of_birth=date(1958, 3, 2))
    add(session, people, "February Third", date_of_birth=date(1958, 2, 3))
    assert names(session, people, "3/2/1958") == ["March Second"]
    people.clinic_a.country = "IE"
    assert names(session, people, "3/2/1958") == ["February Third"]
    assert names(session, people, "03.02.1958") == ["February Third"]
    assert names(session, people, "31/31/1958") == []


def test_many_patients_come_in_pages(session: Session, people: Personas) -> None:
    for number in range(51):
        add(session, people, f"Patient {number:02}")
    first = patients.search(session, people.alice, "patient")
    assert (first.total, first.number, first.last, len(first.rows)) == (51, 1, 3, 25)
    last = patients.search(session, people.alice, "patient", page=3)
    assert [p.name for p in last.rows] == ["Patient 50"]
    assert patients.search(session, people.alice, "patient", page=99).number == 3
    assert patients.search(session, people.alice, "patient", page=-1).number == 1
    nobody = patients.search(session, people.alice, "nobody")
    assert (nobody.total, nobody.number, nobody.last) == (0, 1, 1)


def test_a_same_name_or_birth_date_looks_alike(session: Session, people: Personas) -> None:
    maria = add(session, people, "María Alvarez")
    born = add(session, people, "Someone Else")
    add(session, people, "Third Person", date_of_birth=date(1990, 1, 1))
    factories.patient(session, people.charlie, name="Maria Alvarez")
    details = PatientDetails("MARIA ALVAREZ", date_of_birth=date(1958, 3, 2))
    assert patients.lookalikes(session, people.bob, details) == [maria, born]
    assert patients.lookalikes(session, people.bob, details, except_id=maria.id) == [born]
    undated = PatientDetails("Maria Alvarez")
    assert patients.lookalikes(session, people.bob, undated) == [maria]


def test_a_patient_is_added_and_recorded(session: Session, people: Personas) -> None:
    added = patients.add(session, people.bob, read_details(FULL), NOW)
    again = patients.get(session, people.alice, added.id)
    assert (again.name, again.precautions) == ("Maria Álvarez", ["knee", "floor"])
    assert (again.created_by_id, again.version) == (people.bob.user_id, 1)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.patient_id) == ("patient.added", added.id)


def test_nobody_is_born_tomorrow(session: Session, people: Personas) -> None:
    factories.patient(session, people.alice, date_of_birth=TODAY)
    with pytest.raises(RefusedError) as error:
        factories.patient(session, people.alice, date_of_birth=TODAY + timedelta(days=1))
    assert error.value.faults[0].path == "date_of_birth"


def test_a_change_makes_a_new_version(session: Session, people: Personas) -> None:
    added = patients.add(session, people.alice, read_details(FULL), NOW)
    details = replace(read_details(FULL), name="Maria Soto", precautions=())
    changed = patients.change(session, people.bob, added.id, 1, details, NOW)
    assert (changed.name, changed.folded_name, changed.version) == ("Maria Soto", "maria soto", 2)
    assert changed.precautions == []


def test_a_stale_change_is_not_written(session: Session, people: Personas) -> None:
    added = patients.add(session, people.alice, read_details(FULL), NOW)
    mine, yours = (replace(read_details(FULL), notes=notes) for notes in ("mine", "yours"))
    patients.change(session, people.alice, added.id, 1, mine, NOW)
    with pytest.raises(StaleError) as error:
        patients.change(session, people.bob, added.id, 1, yours, NOW)
    assert error.value.current.notes == "mine"


def test_the_longest_name_of_letters_that_fold_apart_fits(
    session: Session, people: Personas
) -> None:
    added = patients.add(session, people.alice, read_details({"name": "\ufdfa" * 200}), NOW)
    assert patients.lookalikes(session, people.alice, PatientDetails(added.name)) == [added]


def test_an_outsider_finds_no_patient(session: Session, people: Personas) -> None:
    patient = factories.patient(session, people.alice, name="Maria Alvarez")
    outsider = people.charlie
    details = PatientDetails("Maria Alvarez")
    assert patients.search(session, outsider, "maria").total == 0
    assert patients.lookalikes(session, outsider, details) == []
    with pytest.raises(NotFoundError):
        patients.get(session, outsider, patient.id)
    with pytest.raises(NotFoundError):
        patients.change(session, outsider, patient.id, 1, details, NOW)
    with pytest.raises(NotFoundError):
        patients.get(session, people.alice, patient.id + 1000)
