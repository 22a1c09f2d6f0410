"""Rows for tests, with named traits: `patient(session, actor, knee=True)`.

Everything is flushed, nothing committed. All people are made up.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.models import Clinic, Patient, ProgramRow, Role, User
from clinic.services import exercises, patients, programs
from clinic.services.actor import Actor
from clinic.services.passwords import hash_password
from clinic.services.patients import PatientDetails
from clinic.services.storage import FileStore

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""Monday, 10 o'clock in New York: the tests' present."""
TODAY = date(2026, 11, 23)
PASSWORD = "correct horse battery"

_numbers = count(1)


@cache
def _password_hash() -> str:
    """Made once: an Argon2 hash takes a noticeable part of a second."""
    return hash_password(PASSWORD)


def clinic(session: Session, *, library: bool = False, **fields: Any) -> Clinic:
    """A clinic. Trait `library`: with the whole seed library."""
    row = Clinic(**{"name": f"Clinic {next(_numbers)}", "created_at": NOW, **fields})
    session.add(row)
    session.flush()
    if library:
        exercises.install_seed(session, row.id, NOW)
    return row


def user(
    session: Session,
    of: Clinic,
    *,
    owner: bool = False,
    inactive: bool = False,
    invited: bool = False,
    **fields: Any,
) -> User:
    """A person of a clinic. Traits: `owner`, `inactive`, `invited` (no password yet)."""
    number = next(_numbers)
    values = {
        "clinic_id": of.id,
        "name": f"Person {number}",
        "email": f"person{number}@example.com",
        "credentials": "PT",
        "role": Role.OWNER.value if owner else Role.THERAPIST.value,
        "password_hash": None if invited else _password_hash(),
        "active": not inactive,
        "created_at": NOW,
    }
    row = User(**{**values, **fields})
    session.add(row)
    session.flush()
    return row


def patient(
    session: Session, actor: Actor, *, knee: bool = False, large_print: bool = False, **fields: Any
) -> Patient:
    """A patient of the actor's clinic. Traits: `knee` precaution, `large_print`."""
    details = PatientDetails(
        name=f"Patient {next(_numbers)}",
        date_of_birth=date(1958, 3, 2),
        precautions=("knee",) if knee else (),
        print_size="large" if large_print else "standard",
    )
    return patients.add(session, actor, replace(details, **fields), NOW)


def plan(*main: Prescription, warm_up: Prescription | None = None, **fields: Any) -> Plan:
    """A plan of these prescriptions. Trait `warm_up`: one more before them."""
    sections = [Section(SectionName.WARM_UP, (warm_up,))] if warm_up else []
    if main:
        sections.append(Section(SectionName.MAIN, main))
    return Plan(sections=tuple(sections), **fields)


def prescription(session: Session, actor: Actor, slug: str, **fields: Any) -> Prescription:
    """The exercise as the clinic's library would start it, with fields replaced."""
    exercise = exercises.exercise_of(exercises.get(session, actor, slug))
    return replace(programs.new_prescription(exercise), **fields)


def program(session: Session, actor: Actor, of: Patient, *slugs: str, **fields: Any) -> ProgramRow:
    """A saved program of these exercises; the actor's clinic needs its library."""
    row = programs.start(session, actor, of.id, NOW)
    main = [prescription(session, actor, slug) for slug in slugs]
    return programs.save(session, actor, row.id, row.version, plan(*main, **fields), NOW)


def store(folder: Path) -> FileStore:
    """A file store in a folder of the test's."""
    return FileStore(folder / "files")
