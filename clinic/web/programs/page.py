"""Draws the program page, the page of two versions, and the page of a preview that must wait."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask import render_template

from clinic.domain.duration import session_seconds
from clinic.domain.exercise import Exercise
from clinic.domain.exercise_photo import Photographed
from clinic.domain.frequency import Day
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan
from clinic.domain.safety import Level
from clinic.library import load_library
from clinic.models import ProgramRow
from clinic.services import clinics, exercises, programs
from clinic.services.actor import Actor
from clinic.services.opening import Opened, opened_of
from clinic.services.printing import body_of
from clinic.web import people
from clinic.web.clock import now
from clinic.web.doses import range_line, staff_book
from clinic.web.extensions import session
from clinic.web.programs.compare import compare
from clinic.web.programs.context import SECTION_NAMES, UNREVIEWED, SectionView, sections
from clinic.web.programs.faults import FieldError
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.often import Often
from clinic.web.programs.telling import told
from clinic.web.words import short_date


@dataclass(frozen=True, slots=True)
class Addable:
    """An exercise that can be added: what helps to choose it, and whether it is in already."""

    slug: str
    figure: str | Photographed
    name: str
    meta: str
    range: str
    added: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Exercises that would go to the same part of the session."""

    title: str
    exercises: list[Addable]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.exercises)


_MOST_OFFERED = 100
"""So many exercises are listed to be added; a search brings others."""
SIDE_CHOICES = [
    (Laterality.NONE.value, "No sides"),
    (Laterality.LEFT.value, "Left"),
    (Laterality.RIGHT.value, "Right"),
    (Laterality.EACH_SIDE.value, "Each side"),
    (Laterality.ALTERNATING.value, "Alternate"),
]
TIMES_CHOICES = [(str(n), "Once a day" if n == 1 else f"{n} times a day") for n in range(1, 7)]
COUNT_CHOICES = [
    *((str(n), "Any 1 day a week" if n == 1 else f"Any {n} days a week") for n in range(1, 7)),
    ("7", "Every day"),
]
_WEEK = [(day.value, staff_book().say(f"day.{day.value}")) for day in Day]


def program_page(
    program: ProgramRow,
    entry: PlanEntry,
    library: Mapping[str, Exercise],
    actor: Actor,
    errors: Mapping[str, FieldError] | None = None,
    version: int | None = None,
) -> str:
    """The page with everything as typed, errors by their fields.

    `version` is the one that the typed values began from, so that mending a bad value never
    hides that someone saved meanwhile; without it, the saved one.
    """
    faults = errors or {}
    findings = programs.findings_of(program)
    clinic = clinics.get(session(), actor)
    day = clinics.today(clinic, now())
    return render_template(
        "programs/edit.html",
        program=program,
        version=program.version if version is None else version,
        patient=program.patient,
        first_name=people.first_name(program.patient),
        age=people.age(program.patient.date_of_birth, day),
        precautions=people.precautions(program.patient),
        body=body_of(clinic, program.patient),
        opened=opened_of(program),
        entry=entry,
        sections=_marked(sections(entry, library, faults, findings), opened_of(program)),
        errors=faults,
        whole=[
            (f.level is Level.NOTE, told(f, library)) for f in findings if f.prescription is None
        ],
        unreviewed=sum(f.code == UNREVIEWED for f in findings),
        found=_found(entry, library, actor),
        often=often_words(entry.often),
        dates=_dates_words(program),
        length=_length(program),
        saved_at=_local(program, actor),
        **_choices(),
    )


def _marked(views: list[SectionView], opened: Opened) -> list[SectionView]:
    """Mark the notes that came from a PDF and stand as they came."""
    arrived = {(note.slug, note.note) for note in opened.notes}
    for view in views:
        for row in view.rows:
            row.check_note = (row.exercise.slug, row.entry.typed.get("note")) in arrived
    return views


def _choices() -> dict[str, object]:
    return {
        "side_choices": SIDE_CHOICES,
        "times_choices": TIMES_CHOICES,
        "count_choices": COUNT_CHOICES,
        "section_choices": [(name.value, title) for name, title in SECTION_NAMES.items()],
        "week_days": _WEEK,
    }


def _found(entry: PlanEntry, library: Mapping[str, Exercise], actor: Actor) -> list[Group]:
    """The exercises to add: what a search finds, best first, or all by where they would go."""
    wanted = exercises.Filter(text=entry.search)
    shelf = exercises.browse(session(), actor, wanted, limit=_MOST_OFFERED)
    used = {row.exercise for row in entry.rows}
    groups: dict[str, list[Addable]] = {}
    for row in shelf.rows:
        exercise = library[row.slug]
        title = "Found" if entry.search else SECTION_NAMES[programs.section_of(exercise)]
        meta = f"{exercise.position.label} · {exercise.kind.label}"
        groups.setdefault(title, []).append(
            Addable(
                slug=row.slug,
                figure=exercise.shown,
                name=row.name,
                meta=meta,
                range=range_line(exercise),
                added=row.slug in used,
            )
        )
    order = [*SECTION_NAMES.values(), "Found"]
    return [Group(title, groups[title]) for title in order if title in groups]


def often_words(often: Often) -> str:
    """How often, on the button that opens the fields: "Mon, Wed, Fri · once a day"."""
    by_count = dict(COUNT_CHOICES)
    if often.days:
        days = ", ".join(
            staff_book().say(f"day.{day}")[:3] for day in often.days if day in set(Day)
        )
    else:
        days = by_count.get(often.count, "Days not set")
    times = dict(TIMES_CHOICES).get(often.times, "")
    return " · ".join(part for part in (days, times.lower()) if part)


def _dates_words(program: ProgramRow) -> str:
    """From when until when, on the button that opens the dates."""
    start, review = program.start_date, program.review_date
    if start is None:
        return f"Review {short_date(review)}" if review else "Dates not set"
    return f"{short_date(start)} to {short_date(review)}" if review else f"From {short_date(start)}"


def _length(program: ProgramRow) -> dict[str, int]:
    """Minutes a session as saved, and how they lie in the library's advice on session length."""
    library = {
        row.exercise.slug: exercises.exercise_of(row.exercise) for row in program.prescriptions
    }
    seconds = session_seconds(programs.plan_of(program), library)
    advice = load_library().safety.session_length
    return {
        "minutes": round(seconds / 60),
        "from": advice.start.min,
        "to": advice.start.max,
        "most": advice.grow_to,
    }


def _local(program: ProgramRow, actor: Actor) -> str:
    zone = ZoneInfo(clinics.get(session(), actor).time_zone)
    return f"{program.updated_at.astimezone(zone):%H:%M}"


def conflict_page(
    current: ProgramRow,
    entry: PlanEntry,
    plan: Plan,
    library: Mapping[str, Exercise],
    changed_by: str,
    actor: Actor,
) -> str:
    """Both versions; what was typed travels in hidden fields until a choice is made.

    `changed_by` is empty where the same person saved from another window.
    """
    return render_template(
        "programs/conflict.html",
        program=current,
        patient=current.patient,
        first_name=people.first_name(current.patient),
        fields=entry.fields(),
        versions=compare(plan, programs.plan_of(current), library),
        changed_by=changed_by,
        saved_at=_local(current, actor),
    )
