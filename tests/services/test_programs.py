"""Drafts of programs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.dosage import Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.domain.review import key_of
from clinic.domain.safety import Level
from clinic.library import load_library
from clinic.models import AuditEntry, PrescriptionRow, ProgramRow
from clinic.services import programs
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from tests import factories
from tests.factories import NOW, TODAY
from tests.personas import Personas

LIBRARY = load_library().exercises


@pytest.fixture
def draft(session: Session, people: Personas) -> ProgramRow:
    """An empty program of a patient with knee trouble."""
    patient = factories.patient(session, people.alice, knee=True)
    return programs.start(session, people.alice, patient.id, NOW)


def save(session: Session, people: Personas, draft: ProgramRow, plan: Plan) -> ProgramRow:
    return programs.save(session, people.bob, draft.id, draft.version, plan, NOW)


def test_a_program_starts_empty_and_today(session: Session, people: Personas) -> None:
    patient = factories.patient(session, people.alice)
    draft = programs.start(session, people.bob, patient.id, NOW)
    assert programs.plan_of(draft) == Plan(start_date=TODAY)
    assert (draft.version, draft.findings) == (1, [])
    assert programs.of_patient(session, people.alice, patient.id) == [draft]


@pytest.mark.parametrize("slug", list(LIBRARY))
def test_a_new_prescription_starts_from_the_low_end(slug: str) -> None:
    exercise = LIBRARY[slug]
    started = programs.new_prescription(exercise)
    for figure in ("sets", "hold_seconds", "rest_seconds", "duration_seconds"):
        ranged = getattr(exercise.dosage, figure)
        assert getattr(started.dosage, figure) == (ranged.range.min if ranged else None)
    assert (started.laterality, started.frequency) == (exercise.laterality, exercise.frequency)


@pytest.mark.parametrize(
    ("slug", "section"),
    [
        ("marching-in-place", SectionName.WARM_UP),
        ("cat-cow", SectionName.MAIN),
        ("bridge", SectionName.MAIN),
        ("knee-to-chest", SectionName.COOL_DOWN),
    ],
)
def test_the_kind_says_where_a_prescription_goes(slug: str, section: SectionName) -> None:
    assert programs.section_of(LIBRARY[slug]) is section


def test_a_saved_plan_comes_back_alike(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    three, two = (Dosage(reps=Range.exactly(n), hold_seconds=30) for n in (3, 2))
    uneven = Prescription(
        "hamstring-stretch",
        three,
        Laterality.EACH_SIDE,
        right=two,
        frequency=Frequency.on(Day.MON, Day.FRI, times_per_day=2),
        note="On the bed, <b>not</b> the floor.",
    )
    spanned = Prescription("bridge", Dosage(sets=2, reps=Range(8, 10), effort=0, load="5 lb"))
    march = Prescription("marching-in-place", Dosage(duration_seconds=60))
    plan = Plan(
        title="Low back",
        goal="Lift my grandson",
        start_date=date(2026, 11, 23),
        review_date=date(2026, 12, 21),
        sections=(
            Section(SectionName.WARM_UP, (march,)),
            Section(SectionName.MAIN, (spanned, uneven, spanned)),
        ),
    )
    save(session, people, draft, plan)
    session.expire_all()
    again = programs.get(session, people.alice, draft.id)
    assert programs.plan_of(again) == plan
    assert [row.place for row in again.prescriptions] == [0, 1, 2, 3]
    assert (again.version, again.updated_by_id) == (2, people.bob.user_id)


def test_saving_takes_the_place_of_what_was_there(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    bridge = factories.prescription(session, people.alice, "bridge")
    save(session, people, draft, factories.plan(bridge, bridge))
    save(session, people, draft, factories.plan(bridge))
    assert len(session.scalars(select(PrescriptionRow)).all()) == 1
    save(session, people, draft, Plan())
    assert session.scalars(select(PrescriptionRow)).all() == []
    assert programs.plan_of(draft) == Plan()


def test_every_save_is_a_version_even_in_the_same_moment(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    bridge = factories.prescription(session, people.alice, "bridge")
    plan = factories.plan(bridge, start_date=TODAY)
    assert save(session, people, draft, plan).version == 2
    dosed = replace(bridge, note="Slowly.")
    assert save(session, people, draft, factories.plan(dosed, start_date=TODAY)).version == 3


def test_a_stale_save_changes_nothing(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    bridge = factories.prescription(session, people.alice, "bridge")
    save(session, people, draft, factories.plan(bridge, title="First"))
    with pytest.raises(StaleError) as error:
        programs.save(session, people.alice, draft.id, 1, Plan(title="Second"), NOW)
    assert error.value.current is draft
    assert programs.plan_of(error.value.current).title == "First"


def test_findings_are_kept_and_never_stop_a_save(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    usual = factories.prescription(session, people.alice, "bird-dog")
    much = replace(usual, dosage=replace(usual.dosage, reps=Range(100, 100)))
    save(session, people, draft, factories.plan(much))
    session.expire_all()
    found = programs.findings_of(programs.get(session, people.alice, draft.id))
    keys = {key_of(finding): finding.level for finding in found}
    assert keys["precaution.knee@bird-dog"] is Level.WARN
    assert "dose.reps@bird-dog" in keys
    assert keys["exercise.unreviewed@bird-dog"] is Level.NOTE


def test_a_save_is_recorded_once(session: Session, people: Personas, draft: ProgramRow) -> None:
    bridge = factories.prescription(session, people.alice, "bridge")
    save(session, people, draft, factories.plan(bridge))
    query = select(AuditEntry).where(AuditEntry.action == "program.saved")
    entry = session.scalars(query).one()
    assert (entry.subject, entry.patient_id) == (f"program:{draft.id}", draft.patient_id)
    assert entry.detail == {"version": 2, "exercises": ["bridge"]}


def test_an_exercise_the_clinic_does_not_have_is_refused(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    unknown = Prescription("headstand", Dosage(reps=Range(1, 1)))
    bridge = factories.prescription(session, people.alice, "bridge")
    with pytest.raises(RefusedError) as error:
        save(session, people, draft, factories.plan(bridge, unknown))
    (fault,) = error.value.faults
    assert fault.path == "sections.main.prescriptions[1].exercise"
    assert programs.plan_of(draft) == Plan(start_date=TODAY)


def test_programs_of_a_patient_the_newest_first(session: Session, people: Personas) -> None:
    patient, other = (factories.patient(session, people.alice) for _ in range(2))
    first = factories.program(session, people.alice, patient, "bridge")
    second = factories.program(session, people.alice, patient, "cat-cow", "bridge")
    factories.program(session, people.alice, other, "bridge")
    assert programs.of_patient(session, people.bob, patient.id) == [second, first]


def test_a_program_of_another_patient_is_not_found(
    session: Session, people: Personas, draft: ProgramRow
) -> None:
    other = factories.patient(session, people.alice)
    assert programs.get(session, people.bob, draft.id, draft.patient_id) is draft
    with pytest.raises(NotFoundError):
        programs.get(session, people.bob, draft.id, other.id)
    with pytest.raises(NotFoundError):
        programs.save(session, people.bob, draft.id, 1, Plan(), NOW, other.id)


@pytest.mark.parametrize(
    "act",
    [
        lambda s, who, d: programs.get(s, who, d.id),
        lambda s, who, d: programs.save(s, who, d.id, 1, Plan(), NOW),
        lambda s, who, d: programs.start(s, who, d.patient_id, NOW),
        lambda s, who, d: programs.of_patient(s, who, d.patient_id),
    ],
    ids=["get", "save", "start", "of_patient"],
)
def test_an_outsider_finds_no_program(
    session: Session, people: Personas, draft: ProgramRow, act: Callable[..., object]
) -> None:
    with pytest.raises(NotFoundError):
        act(session, people.charlie, draft)
