"""Patients: finding, adding and changing them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader, shown
from clinic.domain.folding import fold
from clinic.i18n import locales
from clinic.library import load_library
from clinic.models import Clinic, Patient
from clinic.services.actor import Actor, own_clinic, owned, within
from clinic.services.audit import record
from clinic.services.dates import read_typed_date, today
from clinic.services.errors import StaleError, refuse
from clinic.services.fields import BODIES, NAME_LIMIT, PAPERS, SIZES, one_line, raise_faults

PAGE_SIZE = 25
_FOLDED_LIMIT = 2 * NAME_LIMIT
_EARLIEST_BIRTH = date(1900, 1, 1)
_KEYS = (
    "name",
    "printed_name",
    "chart_number",
    "date_of_birth",
    "language",
    "paper",
    "print_size",
    "body",
    "precautions",
    "precaution_text",
    "notes",
)


@dataclass(frozen=True, slots=True)
class PatientDetails:
    """What is kept of a patient. `paper` is "letter", "a4" or "" for the clinic's own, `print_size`
    "standard", "large" or "compact", `body` one of the bodies or "" for the clinic's.

    `printed_name` is printed where no font can show the name itself, "" where one can.
    """

    name: str
    chart_number: str = ""
    date_of_birth: date | None = None
    language: str = "en"
    paper: str = ""
    print_size: str = SIZES[0]
    body: str = ""
    precautions: tuple[str, ...] = ()
    precaution_text: str = ""
    notes: str = ""
    printed_name: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a search. `number` and `last` count from 1."""

    rows: tuple[Patient, ...]
    total: int
    number: int
    last: int


def read_details(fields: Mapping[str, Any]) -> PatientDetails:
    """Details out of a form's or JSON's values; every key but `name` may be left out.

    Raises:
        RefusedError: with faults by field name.
    """
    reader = Reader(fields)
    reader.only(_KEYS)
    details = PatientDetails(
        name=one_line(reader, "name", NAME_LIMIT, required=True),
        chart_number=one_line(reader, "chart_number", 60),
        date_of_birth=_read_birth(reader),
        language=reader.choice("language", locales(), "en"),
        paper=reader.choice("paper", ("", *PAPERS), ""),
        print_size=reader.choice("print_size", SIZES, SIZES[0]),
        body=reader.choice("body", ("", *BODIES), ""),
        precautions=_read_precautions(reader),
        precaution_text=reader.text("precaution_text"),
        notes=reader.text("notes"),
        printed_name=one_line(reader, "printed_name", NAME_LIMIT),
    )
    raise_faults(reader)
    return details


def _read_birth(reader: Reader) -> date | None:
    value = reader.raw("date_of_birth")
    born = value if isinstance(value, date) else reader.day("date_of_birth")
    if born and born < _EARLIEST_BIRTH:
        reader.refuse("date_of_birth", born, f"a date from {_EARLIEST_BIRTH} on")
    return born


def _read_precautions(reader: Reader) -> tuple[str, ...]:
    known = load_library().precautions
    given = reader.values("precautions")
    for code in given:
        if not isinstance(code, str) or code not in known:
            reader.blame("precautions", shown(code), "any of " + ", ".join(known))
    return tuple(code for code in known if code in given)


def search(session: Session, actor: Actor, text: str, page: int = 1) -> Page:
    """Patients whom every typed word fits, by name; all of them without a word.

    A word fits a part of the name or of the chart number, or the birth date, typed as
    1958-03-02 or in the order of the clinic's country (US: 3/2/1958).
    """
    country = own_clinic(session, actor).country
    fitting = [_fits(word, country) for word in text.split()]
    query = within(actor, Patient).where(*fitting)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    last = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, page), last)
    rows = session.scalars(
        query.order_by(Patient.folded_name, Patient.id)
        .offset((number - 1) * PAGE_SIZE)
        .limit(PAGE_SIZE)
    )
    return Page(tuple(rows), total, number, last)


def _fits(word: str, country: str) -> ColumnElement[bool]:
    places = [
        Patient.folded_name.contains(fold(word), autoescape=True),
        func.lower(Patient.chart_number).contains(word.lower(), autoescape=True),
    ]
    born = read_typed_date(word, country)
    return or_(*places, Patient.date_of_birth == born) if born else or_(*places)


def get(session: Session, actor: Actor, patient_id: int) -> Patient:
    """The patient.

    Raises:
        NotFoundError: there is none, or another clinic has them.
    """
    return owned(session, actor, Patient, patient_id)


def lookalikes(
    session: Session, actor: Actor, details: PatientDetails, except_id: int | None = None
) -> list[Patient]:
    """Patients of the same name or birth date: perhaps the same person."""
    alike = [Patient.folded_name == _folded(details.name)]
    if details.date_of_birth:
        alike.append(Patient.date_of_birth == details.date_of_birth)
    query = within(actor, Patient).where(or_(*alike)).order_by(Patient.folded_name, Patient.id)
    return [patient for patient in session.scalars(query) if patient.id != except_id]


def add(session: Session, actor: Actor, details: PatientDetails, now: datetime) -> Patient:
    """A new patient.

    Raises:
        RefusedError: at `date_of_birth` where it lies in the future.
    """
    _require_born(own_clinic(session, actor), details, now)
    patient = Patient(clinic_id=actor.clinic_id, created_by_id=actor.user_id, created_at=now)
    _put(patient, details, now)
    session.add(patient)
    session.flush()
    record(session, actor, "patient.added", f"patient:{patient.id}", now, patient.id)
    return patient


def change(
    session: Session,
    actor: Actor,
    patient_id: int,
    version: int,
    details: PatientDetails,
    now: datetime,
) -> Patient:
    """Change a patient's details.

    Raises:
        NotFoundError: there is none, or another clinic has them.
        StaleError: changed by someone else since `version`.
        RefusedError: at `date_of_birth` where it lies in the future.
    """
    patient = owned(session, actor, Patient, patient_id, to_change=True)
    if patient.version != version:
        raise StaleError(patient)
    _require_born(own_clinic(session, actor), details, now)
    _put(patient, details, now)
    session.flush()
    subject = f"patient:{patient.id}"
    record(session, actor, "patient.changed", subject, now, patient.id, version=patient.version)
    return patient


def _require_born(clinic: Clinic, details: PatientDetails, now: datetime) -> None:
    born = details.date_of_birth
    if born and born > today(clinic, now):
        raise refuse("date_of_birth", str(born), "a date not after today")


def _folded(name: str) -> str:
    """Cut to the column: folding takes some letters apart into several."""
    return fold(name)[:_FOLDED_LIMIT]


def _put(patient: Patient, details: PatientDetails, now: datetime) -> None:
    patient.name = details.name
    patient.folded_name = _folded(details.name)
    patient.printed_name = details.printed_name
    patient.chart_number = details.chart_number
    patient.date_of_birth = details.date_of_birth
    patient.language = details.language
    patient.paper = details.paper
    patient.print_size = details.print_size
    patient.body = details.body
    patient.precautions = list(details.precautions)
    patient.precaution_text = details.precaution_text
    patient.notes = details.notes
    patient.updated_at = now
