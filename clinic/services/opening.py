"""Opening a handout's PDF again: its program becomes a new draft for a patient.

Name, birth date, goal and dates stay behind: they may be another person's. Notes come along, to
be checked; exercises that the clinic does not have are listed until someone has looked.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from clinic.domain.checking import ProgramError, Reader
from clinic.domain.dosage import Dosage
from clinic.domain.exercise import Exercise
from clinic.domain.frequency import Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.phrases import dose_sentence
from clinic.domain.plain_values import from_plain, to_plain
from clinic.domain.prescription_json import read_prescription
from clinic.domain.program import Plan
from clinic.domain.program_json import SCHEMA, parse_plan
from clinic.domain.safety import Finding, Level
from clinic.handout.embedded import NoProgramError, embedded_program
from clinic.i18n import load_book
from clinic.models import ProgramRow
from clinic.services import programs
from clinic.services.actor import Actor
from clinic.services.audit import record
from clinic.services.errors import refuse
from clinic.services.exercises import library_of

NOTES_UNCHECKED = "opened.notes"
"""Code of the finding that stands while notes from a PDF were not looked at."""

_ALLOWED = "a handout that this product made, as a PDF"
_STAFF_LOCALE = "en"


@dataclass(frozen=True, slots=True)
class UnknownExercise:
    """An exercise of the PDF that the clinic's library does not have, as far as it can be read."""

    name: str
    sentence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArrivedNote:
    """A note as it came, and the exercise it was for."""

    slug: str
    note: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What is still to be looked at of a program that was opened from a PDF."""

    unknown: tuple[UnknownExercise, ...] = ()
    notes: tuple[ArrivedNote, ...] = ()


class _NoDefaults:
    """Stands in for an entry that is not known: nothing but what is written holds."""

    laterality = Laterality.NONE
    frequency = Frequency()

    def default_dosage(self) -> Dosage:
        """Nothing is prescribed unless it is written."""
        return Dosage()


def open_pdf(
    session: Session, actor: Actor, patient_id: int, pdf: bytes, now: datetime
) -> ProgramRow:
    """A new draft for a patient from the program inside a handout's PDF.

    Raises:
        NotFoundError: no such patient in the actor's clinic.
        RefusedError: at `pdf`: any other file, or a program that cannot be read.
    """
    value = _program_in(pdf)
    library = library_of(session, actor)
    known, unknown = _apart(value, library)
    try:
        plan = parse_plan({"title": value.get("title"), "sections": known}, library)
    except ProgramError as error:
        raise refuse("pdf", "a file whose program cannot be read here", _ALLOWED) from error
    started = programs.start(session, actor, patient_id, now)
    begun = replace(plan, start_date=started.start_date)
    row = programs.save(session, actor, started.id, started.version, begun, now)
    row.opened = to_plain(Opened(tuple(unknown), _notes(plan)))
    session.flush()
    record(
        session,
        actor,
        "program.opened",
        f"program:{row.id}",
        now,
        patient_id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        unknown=[exercise.name for exercise in unknown],
    )
    return row


def _program_in(pdf: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(embedded_program(pdf))
    except NoProgramError as error:
        raise refuse("pdf", f"a file that {error}", _ALLOWED) from error
    except (ValueError, RecursionError) as error:
        raise refuse("pdf", "a file whose program is damaged", _ALLOWED) from error
    if not isinstance(value, Mapping) or value.get("schema") != SCHEMA:
        raise refuse("pdf", "a file whose program is damaged", _ALLOWED)
    return value


def _apart(
    value: Mapping[str, Any], library: Mapping[str, Exercise]
) -> tuple[Any, list[UnknownExercise]]:
    """The sections without what the library does not know, and what that was."""
    sections = value.get("sections")
    if not isinstance(sections, list):
        return sections, []
    unknown: list[UnknownExercise] = []
    known = []
    for section in sections:
        if not isinstance(section, Mapping) or not isinstance(section.get("prescriptions"), list):
            known.append(section)
            continue
        kept = []
        for prescription in section["prescriptions"]:
            slug = prescription.get("exercise") if isinstance(prescription, Mapping) else None
            if isinstance(slug, str) and slug not in library:
                unknown.append(_described(slug, prescription, value.get("exercises")))
            else:
                kept.append(prescription)
        known.append({**section, "prescriptions": kept})
    return known, unknown


def _described(slug: str, prescription: Mapping[str, Any], words: Any) -> UnknownExercise:
    """An unknown exercise by the words the file has for it, else by its slug."""
    reader = Reader(prescription)
    read = read_prescription(reader, {slug: _NoDefaults()})
    usable = read is not None and not reader.faults
    sentence = dose_sentence(read, load_book(_STAFF_LOCALE)) if read and usable else ""
    return UnknownExercise(_name(slug, words), sentence, read.note if read and usable else "")


def _name(slug: str, words: Any) -> str:
    entry = words.get(slug) if isinstance(words, Mapping) else None
    inner = entry.get("words") if isinstance(entry, Mapping) else None
    for place in (entry, inner):
        name = place.get("name") if isinstance(place, Mapping) else None
        if isinstance(name, str) and name.strip():
            return " ".join(name.split())[:200]
    return slug[:80].replace("-", " ").capitalize()


def _notes(plan: Plan) -> tuple[ArrivedNote, ...]:
    return tuple(ArrivedNote(p.exercise, p.note) for p in plan.prescriptions() if p.note)


def opened_of(program: ProgramRow) -> Opened:
    """What is still to be looked at; a note that was changed since has been."""
    arrived = from_plain(Opened, program.opened)
    standing = {(row.exercise.slug, row.body.get("note")) for row in program.prescriptions}
    notes = tuple(note for note in arrived.notes if (note.slug, note.note) in standing)
    return Opened(arrived.unknown, notes)


def carry_over(session: Session, earlier: ProgramRow, copy: ProgramRow) -> None:
    """A copy of a program that nobody has looked through yet is marked as it is."""
    if earlier.opened:
        copy.opened = earlier.opened
        session.flush()


def unchecked(program: ProgramRow) -> list[Finding]:
    """The warning that notes from a PDF are about to be printed unread."""
    count = len(opened_of(program).notes)
    if not count:
        return []
    which = "A note" if count == 1 else f"{count} notes"
    words = f"{which} came from a PDF and may be about someone else. Read before you issue."
    return [Finding(NOTES_UNCHECKED, Level.WARN, words)]


def settle(
    session: Session,
    actor: Actor,
    program_id: int,
    now: datetime,
    patient_id: int | None = None,
) -> ProgramRow:
    """Someone has looked: nothing of the PDF is listed or marked any more.

    Raises:
        NotFoundError: as `programs.get`.
    """
    program = programs.get_to_change(session, actor, program_id, patient_id)
    if program.opened:
        program.opened = {}
        session.flush()
        subject = f"program:{program.id}"
        record(session, actor, "program.opened_settled", subject, now, program.patient_id)
    return program
