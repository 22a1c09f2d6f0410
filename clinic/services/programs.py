"""Programs of a patient, as drafts: starting, changing and reviewing them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import flag_modified

from clinic.domain.checking import Fault
from clinic.domain.exercise import Exercise, Kind
from clinic.domain.folding import fold
from clinic.domain.plain_values import from_plain, to_plain
from clinic.domain.prescription_json import prescription_to_json
from clinic.domain.program import Plan, Prescription, SectionName
from clinic.domain.program_json import parse_plan
from clinic.domain.review import review
from clinic.domain.safety import Finding
from clinic.i18n import load_book
from clinic.library import load_library
from clinic.library.translations import translated
from clinic.models import ExerciseRow, Patient, PrescriptionRow, ProgramRow
from clinic.services.actor import Actor, own_clinic, owned, within
from clinic.services.audit import record
from clinic.services.dates import today
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.exercises import exercise_of

WHOLE = (
    joinedload(ProgramRow.patient, innerjoin=True),
    selectinload(ProgramRow.prescriptions).joinedload(PrescriptionRow.exercise, innerjoin=True),
)
"""Loads a program with all that its page shows, in two queries."""

_STAFF_LOCALE = "en"
"""Findings are read by therapists, whose pages are in English."""


def start(session: Session, actor: Actor, patient_id: int, now: datetime) -> ProgramRow:
    """A new, empty program for a patient, to begin today.

    Raises:
        NotFoundError: no such patient in the actor's clinic.
    """
    patient = owned(session, actor, Patient, patient_id)
    program = ProgramRow(
        clinic_id=actor.clinic_id,
        patient=patient,
        title="",
        goal="",
        start_date=today(own_clinic(session, actor), now),
        findings=[],
        created_by_id=actor.user_id,
        updated_by_id=actor.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(program)
    session.flush()
    record(session, actor, "program.started", f"program:{program.id}", now, patient_id)
    return program


def get(
    session: Session, actor: Actor, program_id: int, patient_id: int | None = None
) -> ProgramRow:
    """The program with its patient and prescriptions; of that patient, where one is given.

    Raises:
        NotFoundError: none of that id, of another clinic, or of another patient.
    """
    return _get(session, actor, program_id, patient_id, to_change=False)


def get_to_change(
    session: Session, actor: Actor, program_id: int, patient_id: int | None = None
) -> ProgramRow:
    """As `get`, in its newest state, which stays the newest until this transaction ends."""
    return _get(session, actor, program_id, patient_id, to_change=True)


def _get(
    session: Session, actor: Actor, program_id: int, patient_id: int | None, *, to_change: bool
) -> ProgramRow:
    program = owned(session, actor, ProgramRow, program_id, *WHOLE, to_change=to_change)
    if patient_id not in (None, program.patient_id):
        raise NotFoundError("program of this patient", program_id)
    return program


def of_patient(session: Session, actor: Actor, patient_id: int) -> list[ProgramRow]:
    """The patient's programs, the one changed last first.

    Raises:
        NotFoundError: no such patient in the actor's clinic.
    """
    owned(session, actor, Patient, patient_id)
    query = (
        within(actor, ProgramRow)
        .where(ProgramRow.patient_id == patient_id)
        .options(*WHOLE)
        .order_by(ProgramRow.updated_at.desc(), ProgramRow.id.desc())
    )
    return list(session.scalars(query))


def titled(session: Session, actor: Actor, text: str, limit: int) -> list[ProgramRow]:
    """Programs whose title has every typed word, the one changed last first; none without words."""
    words = fold(text).split()
    if not words:
        return []
    fitting = [ProgramRow.folded_title.contains(word, autoescape=True) for word in words]
    query = (
        within(actor, ProgramRow)
        .where(*fitting)
        .options(joinedload(ProgramRow.patient, innerjoin=True))
        .order_by(ProgramRow.updated_at.desc(), ProgramRow.id.desc())
        .limit(limit)
    )
    return list(session.scalars(query))


def plan_of(program: ProgramRow) -> Plan:
    """The plan in a program's rows."""
    sections: dict[str, list[object]] = {}
    for row in program.prescriptions:
        sections.setdefault(row.section, []).append(row.body)
    return parse_plan(
        {
            "title": program.title,
            "goal": program.goal,
            "start_date": program.start_date and program.start_date.isoformat(),
            "review_date": program.review_date and program.review_date.isoformat(),
            "sections": [{"name": k, "prescriptions": v} for k, v in sections.items()],
        },
        {row.exercise.slug: exercise_of(row.exercise) for row in program.prescriptions},
    )


def findings_of(program: ProgramRow) -> list[Finding]:
    """What the review of the saved draft found."""
    return [from_plain(Finding, finding) for finding in program.findings]


def review_plan(plan: Plan, patient: Patient, library: Mapping[str, Exercise]) -> list[Finding]:
    """The review of a patient's plan, in the words of the therapists' pages."""
    language = patient.language
    return review(
        plan,
        patient.precautions,
        {slug: translated(exercise, language) for slug, exercise in library.items()},
        load_book(_STAFF_LOCALE),
        language,
        load_library(language).translation,
    )


def section_of(exercise: Exercise) -> SectionName:
    """Where a new prescription goes: warm-ups first, stretches last, all else in between."""
    by_kind = {Kind.WARM_UP: SectionName.WARM_UP, Kind.STRETCH: SectionName.COOL_DOWN}
    return by_kind.get(exercise.kind, SectionName.MAIN)


def new_prescription(exercise: Exercise) -> Prescription:
    """A prescription that starts from the low end of every range of the exercise."""
    return Prescription(
        exercise=exercise.slug,
        dosage=exercise.default_dosage(),
        laterality=exercise.laterality,
        frequency=exercise.frequency,
    )


def save(
    session: Session,
    actor: Actor,
    program_id: int,
    version: int,
    plan: Plan,
    now: datetime,
    patient_id: int | None = None,
) -> ProgramRow:
    """Put a plan in a program's place, review it, and keep what the review found.

    Findings never stop a save.

    Raises:
        NotFoundError: as `get`.
        StaleError: saved by someone else since `version`.
        RefusedError: a prescription names an exercise that the clinic does not have.
    """
    program = get_to_change(session, actor, program_id, patient_id)
    if program.version != version:
        raise StaleError(program)
    rows = {row.slug: row for row in session.scalars(within(actor, ExerciseRow))}
    _require_known(plan, rows)
    library = {p.exercise: exercise_of(rows[p.exercise]) for p in plan.prescriptions()}
    found = review_plan(plan, program.patient, library)
    with session.no_autoflush:  # one write, one new version
        program.title, program.goal = plan.title, plan.goal
        program.folded_title = fold(plan.title)
        program.start_date, program.review_date = plan.start_date, plan.review_date
        program.prescriptions = _prescription_rows(plan, rows)
        program.findings = [to_plain(finding) for finding in found]
        program.updated_by_id, program.updated_at = actor.user_id, now
        flag_modified(program, "updated_at")  # also where only prescriptions changed
    session.flush()
    _record_save(session, actor, program, now)
    return program


def _require_known(plan: Plan, rows: Mapping[str, ExerciseRow]) -> None:
    faults = [
        Fault(
            f"sections.{section.name}.prescriptions[{place}].exercise",
            repr(prescription.exercise),
            "an exercise of the clinic's library",
        )
        for section in plan.sections
        for place, prescription in enumerate(section.prescriptions)
        if prescription.exercise not in rows
    ]
    if faults:
        raise RefusedError(faults)


def _prescription_rows(plan: Plan, rows: Mapping[str, ExerciseRow]) -> list[PrescriptionRow]:
    in_order = [(s.name, p) for s in plan.sections for p in s.prescriptions]
    return [
        PrescriptionRow(
            exercise=rows[prescription.exercise],
            section=section.value,
            place=place,
            body=prescription_to_json(prescription),
        )
        for place, (section, prescription) in enumerate(in_order)
    ]


def _record_save(session: Session, actor: Actor, program: ProgramRow, now: datetime) -> None:
    record(
        session,
        actor,
        "program.saved",
        f"program:{program.id}",
        now,
        program.patient_id,
        version=program.version,
        exercises=[row.exercise.slug for row in program.prescriptions],
    )
