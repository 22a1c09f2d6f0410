"""The rows of the Today page: who, what, when, and the one thing to do about it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinic.handout.codec import document_from_json
from clinic.models import Clinic, HandoutRow, Patient, ProgramRow
from clinic.services.dates import today
from clinic.services.exercises import exercise_of
from clinic.services.overview import Overview
from clinic.web.people import age
from clinic.web.words import of, short_date

_DAYS_BY_NAME = 7
"""So near a day is said by its name alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """A program or handout of the clinic: `when` in a tag of `tone`; `id` is the program's or
    the handout's."""

    patient: Patient
    line: str
    title: str
    figures: list[str]
    when: str
    tone: str
    id: int


def review_row(program: ProgramRow, day: date) -> Row:
    """A program that reaches its review date, the sooner the louder."""
    due = program.review_date or day
    left = (due - day).days
    word = "ended" if left < 0 else "until"
    tone = "stop" if left < 0 else "warn" if left == 0 else ""
    return _program_row(program, day, f"{word} {short_date(due)}", _due(left, due), tone)


def _due(left: int, due: date) -> str:
    if left < 0:
        return f"{of(-left, 'day')} over"
    return {0: "Today", 1: "Tomorrow"}.get(left, f"{due:%A}")


def draft_row(program: ProgramRow, day: date, clinic: Clinic) -> Row:
    """A program that is not issued as it stands."""
    line = of(len(program.prescriptions), "exercise")
    return _program_row(program, day, line, _ago(program.updated_at, day, clinic), "")


def _program_row(program: ProgramRow, day: date, line: str, when: str, tone: str) -> Row:
    return Row(
        patient=program.patient,
        line=_joined(age(program.patient.date_of_birth, day), line),
        title=program.title or "No name yet",
        figures=[exercise_of(row.exercise).figure for row in program.prescriptions],
        when=when,
        tone=tone,
        id=program.id,
    )


def issued_row(handout: HandoutRow, day: date, clinic: Clinic) -> Row:
    """A handout of the last days, with the pictures it was issued with."""
    document = document_from_json(handout.document)
    return Row(
        patient=handout.patient,
        line=_joined(age(handout.patient.date_of_birth, day), f"revision {handout.revision}"),
        title=handout.title or "Handout",
        figures=[e.pictures[0].figure if e.pictures else "" for e in document.exercises],
        when=_ago(handout.issued_at, day, clinic),
        tone="good",
        id=handout.id,
    )


def _ago(moment: datetime, day: date, clinic: Clinic) -> str:
    """The time today, a day's name this week, else the date."""
    then = today(clinic, moment)
    if then == day:
        return f"{moment.astimezone(ZoneInfo(clinic.time_zone)):%H:%M}"
    return f"{then:%A}" if (day - then).days < _DAYS_BY_NAME else short_date(then)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def waiting(found: Overview) -> str:
    """What waits, in one line."""
    parts = []
    if found.to_review:
        parts.append(f"{of(len(found.to_review), 'program')} to review")
    if found.drafts:
        parts.append(f"{of(len(found.drafts), 'draft')} to finish")
    return ", ".join(parts) or "Nothing is waiting"
