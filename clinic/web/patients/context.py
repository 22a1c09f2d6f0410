"""What the patient page shows: the current program in sentences, what to start from, handouts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clinic.domain.duration import session_seconds
from clinic.domain.exercise import Exercise
from clinic.domain.phrases import frequency_sentences
from clinic.domain.program import Plan
from clinic.i18n.names import language_name
from clinic.library import load_library
from clinic.models import Clinic, HandoutRow, Patient, ProgramRow
from clinic.services import programs
from clinic.services.dates import today
from clinic.services.patients import PatientDetails
from clinic.web.bodies import bodies
from clinic.web.doses import Said, minutes, sentences, staff_book
from clinic.web.printing import SIZES
from clinic.web.words import of, short_date


@dataclass(frozen=True, slots=True)
class ProgramView:
    """A program in words. `line` says when, how often and how long; `title` may be a stand-in."""

    id: int
    title: str
    line: str
    goal: str
    prescriptions: list[Said]


@dataclass(frozen=True, slots=True)
class Start:
    """Something a new program can start from: the form field and its value, and what it is."""

    field: str
    value: str
    title: str
    line: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class HandoutView:
    """A handout in the patient's list."""

    id: int
    title: str
    revision: int
    day: date
    pages: int
    by: str
    withdrawn: bool


def handout_view(handout: HandoutRow, clinic: Clinic) -> HandoutView:
    """A handout with its day in the clinic's time zone."""
    return HandoutView(
        id=handout.id,
        title=handout.title or "Handout",
        revision=handout.revision,
        day=today(clinic, handout.issued_at),
        pages=handout.pages,
        by=handout.issued_by.name,
        withdrawn=handout.withdrawal is not None,
    )


def program_view(program: ProgramRow, library: Mapping[str, Exercise]) -> ProgramView:
    """A program as the patient page shows it."""
    plan = programs.plan_of(program)
    return ProgramView(
        id=program.id,
        title=plan.title or "No name yet",
        line=" · ".join(_facts(plan, library)),
        goal=plan.goal,
        prescriptions=sentences(plan, library),
    )


def _facts(plan: Plan, library: Mapping[str, Exercise]) -> list[str]:
    facts = []
    if plan.start_date:
        until = f" to {short_date(plan.review_date)}" if plan.review_date else ""
        facts.append(f"{short_date(plan.start_date)}{until}")
    said = {tuple(frequency_sentences(p.frequency, staff_book())) for p in plan.prescriptions()}
    if len(said) == 1:
        facts += [sentence.rstrip(".") for sentence in said.pop()]
    if plan.sections:
        facts.append(f"{minutes(session_seconds(plan, library))} a session")
    return facts


def starts(latest: ProgramRow | None, library: Mapping[str, Exercise]) -> list[Start]:
    """The protocols, and the patient's last program."""
    found = []
    for slug, protocol in load_library().protocols.items():
        plan = Plan(sections=protocol.sections)
        found.append(Start("protocol", slug, protocol.name, _size(plan, library), protocol.summary))
    if latest is not None and latest.prescriptions:
        plan = programs.plan_of(latest)
        line = _size(plan, library)
        found.append(Start("copy_of", str(latest.id), "Copy of the last program", line))
    return found


def _size(plan: Plan, library: Mapping[str, Exercise]) -> str:
    count = sum(1 for _ in plan.prescriptions())
    return f"{of(count, 'exercise')} · {minutes(session_seconds(plan, library))}"


def born_line(born: date | None, age: str, patient: Patient) -> str:
    """Birth date, age, chart number and language, as far as they are known."""
    parts = [f"Born {born.day} {born:%B %Y}" if born else "No date of birth", age]
    if patient.chart_number:
        parts.append(f"chart {patient.chart_number}")
    if patient.language != "en":
        parts.append(f"handouts in {language_name(patient.language)}")
    return " · ".join(part for part in parts if part)


def details_of(patient: Patient) -> PatientDetails:
    """A patient's details as the form's service speaks of them."""
    return PatientDetails(
        name=patient.name,
        printed_name=patient.printed_name,
        chart_number=patient.chart_number,
        date_of_birth=patient.date_of_birth,
        language=patient.language,
        paper=patient.paper,
        print_size=patient.print_size,
        body=patient.body,
        precautions=tuple(patient.precautions),
        precaution_text=patient.precaution_text,
        notes=patient.notes,
    )


def differences(mine: PatientDetails, theirs: PatientDetails) -> list[tuple[str, str, str, bool]]:
    """Each detail with my value, theirs, and whether they differ."""
    labels = load_library().precautions

    def shown(details: PatientDetails) -> dict[str, str]:
        born = details.date_of_birth
        return {
            "Name": details.name,
            "Name on paper": details.printed_name,
            "Date of birth": f"{born.day} {born:%B %Y}" if born else "",
            "Chart number": details.chart_number,
            "Language": language_name(details.language),
            "Paper": details.paper or "The clinic's own",
            "Size of print": SIZES[details.print_size],
            "Person in the pictures": bodies().get(details.body, "The clinic's own"),
            "Precautions": ", ".join(labels[code].label for code in details.precautions),
            "More about precautions": details.precaution_text,
            "Notes": details.notes,
        }

    left, right = shown(mine), shown(theirs)
    return [(label, left[label], right[label], left[label] != right[label]) for label in left]
