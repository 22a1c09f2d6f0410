"""Everything a handout shows, brought together from the clinic's rows."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.emergency import EMERGENCY_NUMBERS
from clinic.domain.program import ClinicCard, PatientCard, Program, TherapistCard
from clinic.handout.codec import document_from_json
from clinic.handout.compose import compose_handout
from clinic.handout.document import HandoutDocument
from clinic.i18n import load_book
from clinic.library import load_library
from clinic.library.translations import translated
from clinic.models import Clinic, HandoutRow, Patient, ProgramRow, User, WithdrawalRow
from clinic.services.actor import Actor, own_clinic, owned
from clinic.services.dates import today
from clinic.services.errors import refuse
from clinic.services.exercises import library_of
from clinic.services.programs import plan_of
from clinic.services.storage import FileStore


def compose_program(
    session: Session,
    actor: Actor,
    store: FileStore,
    program: ProgramRow,
    revision: int,
    now: datetime,
) -> HandoutDocument:
    """The document of a program as it stands, in the patient's language, by the actor, today.

    Raises:
        RefusedError: at `sections`: the program has no exercise.
    """
    clinic, patient = own_clinic(session, actor), program.patient
    described = Program(
        clinic=_letterhead(clinic),
        patient=_card(patient),
        plan=plan_of(program),
        therapist=_signature(owned(session, actor, User, actor.user_id)),
        issued_on=today(clinic, now),
    )
    if not any(described.plan.prescriptions()):
        raise refuse("sections", "no exercise", "at least one exercise")
    book = load_book(patient.language)
    exercises = library_of(session, actor)
    return compose_handout(
        described,
        {slug: translated(e, patient.language) for slug, e in exercises.items()},
        load_library(patient.language).safety,
        book,
        logo=store.get(clinic.logo_key) if clinic.logo_key else b"",
        revision=revision,
        emergency_number=EMERGENCY_NUMBERS.get(
            clinic.country, book.say("handout.stop.local_number")
        ),
        earlier=_standing(session, program),
    )


def _standing(session: Session, program: ProgramRow) -> HandoutDocument | None:
    """The handout the patient has of this program: the last one that was not withdrawn."""
    query = (
        select(HandoutRow.document)
        .outerjoin(HandoutRow.withdrawal)
        .where(
            HandoutRow.clinic_id == program.clinic_id,
            HandoutRow.program_id == program.id,
            WithdrawalRow.id.is_(None),
        )
        .order_by(HandoutRow.revision.desc())
        .limit(1)
    )
    kept = session.scalar(query)
    return document_from_json(kept) if kept else None


def _letterhead(clinic: Clinic) -> ClinicCard:
    return ClinicCard(
        name=clinic.name,
        address=tuple(clinic.address),
        phone=clinic.phone,
        email=clinic.email,
        website=clinic.website,
        brand_color=clinic.brand_color,
    )


def _card(patient: Patient) -> PatientCard:
    return PatientCard(patient.name, patient.date_of_birth, patient.printed_name)


def _signature(user: User) -> TherapistCard:
    return TherapistCard(user.name, user.credentials)
