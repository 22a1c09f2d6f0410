"""The demo clinic: everything in it is made up, and made with the services everyone uses."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from clinic.domain.dosage import Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.domain.review import key_of
from clinic.domain.safety import Level
from clinic.library import load_library
from clinic.models import Patient, User
from clinic.services import accounts, clinics, handouts, patients, programs
from clinic.services.actor import Actor
from clinic.services.demo_logo import DEEP_BLUE, draw_logo
from clinic.services.patients import PatientDetails
from clinic.services.storage import FileStore

CLINIC_NAME = "Harbor Physical Therapy"
OWNER_EMAIL = "dana@harborpt.example"
THERAPIST_EMAIL = "daniel@harborpt.example"
PASSWORD = "sun over the waves"  # noqa: S105 - no secret: the demo prints it for whoever starts it
"""For both of them; the demo listens on the own computer only."""

_STARTED_BEFORE = timedelta(days=3)
"""The issued program is a few days old, so that Today has something to show."""
_REVIEW_AFTER = timedelta(days=7)

_SET_UP = clinics.SetUp(
    clinic_name=CLINIC_NAME,
    time_zone="America/New_York",
    country="US",
    paper="letter",
    owner_name="Dana Whitfield",
    email=OWNER_EMAIL,
    credentials="DPT",
    password=PASSWORD,
)
_BRAND = clinics.BrandChange(
    name=CLINIC_NAME,
    address=("24 Quay Street, Suite 3", "Harbor Point, ME 04000"),
    phone="(207) 555-0142",
    email="hello@harborpt.example",
    website="harborpt.example",
    brand_color=DEEP_BLUE,
    paper="letter",
    country="US",
    time_zone="America/New_York",
)
_THERAPIST = accounts.NewPerson("Daniel Okafor", THERAPIST_EMAIL, "PT", "therapist")

_MARIA = PatientDetails(
    name="Maria Alvarez",
    chart_number="H-1001",
    date_of_birth=date(1958, 3, 2),
    print_size="large",
    precautions=("knee",),
    precaution_text="Left knee is sore on stairs.",
    notes="Likes to exercise in the morning, before breakfast.",
)
_JAMES = PatientDetails(
    name="James Porter",
    chart_number="H-1004",
    date_of_birth=date(1985, 7, 19),
    precautions=("wrist",),
    precaution_text="Sprained his right wrist in the fall.",
)
_OTHERS = (
    PatientDetails(
        name="Walter Kowalski",
        chart_number="H-1002",
        date_of_birth=date(1944, 11, 8),
        precautions=("osteoporosis", "floor"),
        notes="His daughter helps him in the evening.",
    ),
    PatientDetails("Ingrid Sørensen", "H-1003", date(1971, 5, 30), paper="a4"),
    PatientDetails("Aisha Rahman", "H-1005", date(1992, 9, 14), precautions=("pregnancy",)),
    PatientDetails("Tuan Le", "H-1006", date(1966, 1, 25)),
)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step of the demo needs."""

    session: Session
    store: FileStore
    owner: Actor
    therapist: Actor


def install(session: Session, store: FileStore, now: datetime) -> None:
    """Make the demo clinic in an empty database: one clinic with its brand, two therapists, six
    patients, a program issued three days ago and a draft.
    """
    then = now - _STARTED_BEFORE
    desk = _open_clinic(session, store, then)
    maria, james, *_ = (
        patients.add(session, desk.owner, details, then) for details in (_MARIA, _JAMES, *_OTHERS)
    )
    _issue_program(desk, maria, then)
    _draft_program(desk, james, now)


def _open_clinic(session: Session, store: FileStore, then: datetime) -> _Desk:
    owner = Actor.of(clinics.set_up(session, _SET_UP, then))
    clinic = clinics.get(session, owner)
    clinics.change_brand(session, owner, clinic.version, _BRAND, then)
    clinics.set_logo(session, owner, store, draw_logo(), then)
    therapist = _welcome(session, owner, then)
    return _Desk(session, store, owner, Actor.of(therapist))


def _welcome(session: Session, owner: Actor, then: datetime) -> User:
    token = accounts.invite(session, owner, _THERAPIST, then)
    return accounts.redeem(session, token, PASSWORD, then)


def _issue_program(desk: _Desk, patient: Patient, then: datetime) -> None:
    """A program begun from a ready protocol, its warnings acknowledged, and issued."""
    session, actor = desk.session, desk.owner
    protocol = load_library().protocols["low-back-starting-out"]
    row = programs.start(session, actor, patient.id, then)
    first_day = clinics.today(clinics.get(session, actor), then)
    plan = Plan(
        title=protocol.name,
        goal="I want to lift my grandson without my back hurting.",
        start_date=first_day,
        review_date=first_day + _REVIEW_AFTER,
        sections=protocol.sections,
    )
    row = programs.save(session, actor, row.id, row.version, plan, then)
    warnings = {
        key_of(finding)
        for finding in handouts.standing_findings(session, actor, row)
        if finding.level is Level.WARN
    }
    handouts.issue(session, actor, desk.store, row.id, row.version, warnings, then)


def _draft_program(desk: _Desk, patient: Patient, now: datetime) -> None:
    """A program dosed by hand, not yet issued; one exercise meets the patient's precaution."""
    session, actor = desk.session, desk.therapist
    row = programs.start(session, actor, patient.id, now)
    sections = (
        Section(SectionName.WARM_UP, (_prescribe("marching-in-place"),)),
        Section(SectionName.MAIN, (_bridge(), _prescribe("bird-dog"))),
        Section(SectionName.COOL_DOWN, (_knee_to_chest(),)),
    )
    plan = Plan(
        title="Back to the garden",
        goal="I want to kneel in the garden for half an hour.",
        start_date=row.start_date,
        sections=sections,
    )
    programs.save(session, actor, row.id, row.version, plan, now)


def _prescribe(slug: str) -> Prescription:
    return programs.new_prescription(load_library().exercises[slug])


def _knee_to_chest() -> Prescription:
    """As a cool-down the article (line 229) holds it for 30 seconds."""
    usual = _prescribe("knee-to-chest")
    return replace(usual, dosage=replace(usual.dosage, hold_seconds=30))


def _bridge() -> Prescription:
    usual = _prescribe("bridge")
    return replace(
        usual,
        dosage=replace(usual.dosage, reps=Range(8, 10), hold_seconds=3),
        frequency=Frequency.on(Day.MON, Day.WED, Day.FRI),
        note="Put a small towel between your knees and press it gently.",
    )
