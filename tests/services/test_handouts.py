"""Previewing, issuing, reading again and withdrawing handouts."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.dosage import Range
from clinic.domain.plain_values import to_plain
from clinic.domain.program import Plan, Section, SectionName
from clinic.domain.safety import ExercisePrecaution, Level
from clinic.handout.codec import document_from_json
from clinic.models import AuditEntry, HandoutRow, ProgramRow, WithdrawalRow
from clinic.services import clinics, exercises, handouts, patients, programs
from clinic.services.clinics import BrandChange
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.storage import FileStore, StorageError
from tests import factories
from tests.factories import NOW
from tests.personas import Personas

KNEE = "precaution.knee@bird-dog"


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An empty store."""
    return factories.store(tmp_path)


@pytest.fixture
def program(session: Session, people: Personas) -> ProgramRow:
    """Bridge for a patient without precautions: nothing to acknowledge."""
    patient = factories.patient(session, people.alice, name="Maria Alvarez")
    return factories.program(session, people.alice, patient, "bridge", title="Low back")


@pytest.fixture
def kneeling(session: Session, people: Personas) -> ProgramRow:
    """Bird dog for a patient with knee trouble: one warning."""
    patient = factories.patient(session, people.alice, knee=True)
    return factories.program(session, people.alice, patient, "bird-dog")


def issue(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, *keys: str
) -> HandoutRow:
    return handouts.issue(session, people.bob, store, program.id, program.version, set(keys), NOW)


def refused(error: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [fault.path for fault in error.value.faults]


def words(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_preview_shows_the_draft_and_writes_nothing(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, tmp_path: Path
) -> None:
    session.flush()
    before = session.scalars(select(AuditEntry)).all()
    shown = words(handouts.preview(session, people.bob, store, program.id, NOW))
    assert "Do 2 sets of 10. Hold each for 2 seconds." in shown
    for expected in ("Maria Alvarez", "Bob Teammate, PT", "November 23, 2026"):
        assert expected in shown
    assert session.scalars(select(HandoutRow)).all() == []
    assert session.scalars(select(AuditEntry)).all() == before
    assert not (tmp_path / "files").exists()


def test_issuing_keeps_the_document_and_the_bytes(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    handout = issue(session, people, store, program)
    document = document_from_json(handout.document)
    assert document.patient == "Maria Alvarez"
    again = handouts.compose(session, people.bob, store, program.id, NOW)
    said = document.program.replace('"revision": 1', '"revision": 2')
    assert again == replace(document, revision=2, program=said)
    issued = handouts.pdf(session, people.alice, store, handout.id)
    assert hashlib.sha256(issued).hexdigest() == handout.pdf_sha256
    assert handout.pages == len(PdfReader(io.BytesIO(issued)).pages)
    assert (handout.revision, handout.title, handout.issued_at) == (1, "Low back", NOW)
    entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry is not None
    assert (entry.action, entry.patient_id) == ("handout.issued", program.patient_id)


def test_later_changes_never_reach_an_issued_handout(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    handout = issue(session, people, store, program)
    document, issued = handout.document, handouts.pdf(session, people.bob, store, handout.id)
    brand = BrandChange("New Name", (), "", "", "", "#ff0000", "a4", "US", "UTC")
    version = clinics.get(session, people.alice).version
    clinics.change_brand(session, people.alice, version, brand, NOW)
    row = exercises.get(session, people.alice, "bridge")
    row.content = {**row.content, "words": {**row.content["words"], "name": "Renamed"}}
    programs.save(session, people.alice, program.id, program.version, Plan(), NOW)
    session.flush()
    session.expire_all()
    again = handouts.get(session, people.bob, handout.id)
    assert again.document == document
    assert handouts.pdf(session, people.bob, store, handout.id) == issued


def test_a_new_issue_is_the_next_revision(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    first, second = (issue(session, people, store, program) for _ in range(2))
    handouts.withdraw(session, people.bob, second.id, "Wrong leg", NOW)
    third = issue(session, people, store, program)
    assert [h.revision for h in (first, second, third)] == [1, 2, 3]
    assert document_from_json(third.document).revision == 3
    assert handouts.next_revision(session, program) == 4


def test_a_revision_says_what_changed_since_the_one_that_stands(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    first = issue(session, people, store, program)
    assert document_from_json(first.document).changes == ()
    prescription = factories.prescription(session, people.alice, "bird-dog")
    plan = programs.plan_of(program).with_section(Section(SectionName.COOL_DOWN, (prescription,)))
    programs.save(session, people.bob, program.id, program.version, plan, NOW)
    second = issue(session, people, store, program)
    assert document_from_json(second.document).changes == ("New: Bird Dog.",)
    third = issue(session, people, store, program)
    assert document_from_json(third.document).changes == ()
    for withdrawn in (second, third):
        handouts.withdraw(session, people.bob, withdrawn.id, "Wrong leg", NOW)
    fourth = issue(session, people, store, program)
    assert document_from_json(fourth.document).changes == ("New: Bird Dog.",)


def test_the_brand_and_the_patients_wishes_are_on_the_paper(
    session: Session, people: Personas, store: FileStore
) -> None:
    logo = io.BytesIO()
    Image.new("RGB", (80, 40), "#0b4f6c").save(logo, "PNG")
    clinics.set_logo(session, people.alice, store, logo.getvalue(), NOW)
    patient = factories.patient(
        session, people.alice, name="王小明", printed_name="Wang Xiaoming", paper="a4",
        large_print=True,
    )  # fmt: skip
    program = factories.program(session, people.alice, patient, "bridge")
    pdf = PdfReader(io.BytesIO(handouts.preview(session, people.bob, store, program.id, NOW)))
    assert round(float(pdf.pages[0].mediabox.width)) == 595
    assert len(pdf.pages[0].images) == 1
    assert "Wang Xiaoming" in pdf.pages[0].extract_text()
    other = patients.add(session, people.alice, _details("Anna"), NOW)
    second = factories.program(session, people.alice, other, "bridge")
    letter = PdfReader(io.BytesIO(handouts.preview(session, people.bob, store, second.id, NOW)))
    assert float(letter.pages[0].mediabox.width) == 612


def _details(name: str) -> patients.PatientDetails:
    return patients.PatientDetails(name)


@pytest.mark.parametrize(
    ("country", "said"),
    [("US", "call 911"), ("DE", "call 112"), ("GB", "call 999"), ("JP", "your local emergency")],
)
def test_the_emergency_number_is_the_countrys(
    session: Session,
    people: Personas,
    store: FileStore,
    program: ProgramRow,
    country: str,
    said: str,
) -> None:
    people.clinic_a.country = country
    assert said in words(handouts.preview(session, people.bob, store, program.id, NOW))


def test_a_text_that_no_font_shows_holds_the_issue(
    session: Session, people: Personas, store: FileStore
) -> None:
    patient = factories.patient(session, people.alice, name="王小明")
    program = factories.program(session, people.alice, patient, "bridge")
    with pytest.raises(RefusedError) as error:
        issue(session, people, store, program)
    assert any("王" in fault.found for fault in error.value.faults)
    assert session.scalars(select(HandoutRow)).all() == []


def test_an_empty_program_is_not_issued(
    session: Session, people: Personas, store: FileStore
) -> None:
    patient = factories.patient(session, people.alice)
    program = programs.start(session, people.alice, patient.id, NOW)
    with pytest.raises(RefusedError) as error:
        issue(session, people, store, program)
    assert refused(error) == ["sections"]
    with pytest.raises(RefusedError):
        handouts.preview(session, people.bob, store, program.id, NOW)


def test_a_warning_asks_to_be_acknowledged(
    session: Session, people: Personas, store: FileStore, kneeling: ProgramRow
) -> None:
    with pytest.raises(RefusedError) as error:
        issue(session, people, store, kneeling, "precaution.knee@bridge")
    assert refused(error) == [KNEE]
    handout = issue(session, people, store, kneeling, KNEE)
    (kept,) = handout.acknowledged
    assert (kept["key"], kept["level"], kept["slug"]) == (KNEE, "warn", "bird-dog")


def test_a_warning_that_came_up_after_the_save_counts(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    details = replace(_details("Maria Alvarez"), precautions=("pregnancy",))
    patient = program.patient
    patients.change(session, people.bob, patient.id, patient.version, details, NOW)
    assert [f.level for f in programs.findings_of(program)] == [Level.NOTE]
    with pytest.raises(RefusedError) as error:
        issue(session, people, store, program)
    assert refused(error) == ["precaution.pregnancy@bridge"]


def test_an_unreviewed_translation_asks_to_be_acknowledged(
    session: Session, people: Personas
) -> None:
    patient = factories.patient(session, people.alice, language="es")
    program = factories.program(session, people.alice, patient, "bridge")
    codes = [f.code for f in handouts.standing_findings(session, people.bob, program)]
    assert codes == ["program.translation_unreviewed", "exercise.unreviewed"]
    assert codes == [f.code for f in programs.findings_of(program)]


def test_a_contraindication_cannot_be_acknowledged_away(
    session: Session,
    people: Personas,
    store: FileStore,
    kneeling: ProgramRow,
) -> None:
    row = exercises.get(session, people.alice, "bird-dog")
    blocking = replace(
        exercises.exercise_of(row),
        precautions=(ExercisePrecaution("knee", "Never here.", Level.BLOCK),),
    )
    row.content = to_plain(blocking)
    session.flush()
    with pytest.raises(RefusedError) as error:
        issue(session, people, store, kneeling, KNEE)
    assert refused(error) == [KNEE]
    assert "Never here." in str(error.value)


def test_notes_ask_nothing(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    usual = factories.prescription(session, people.alice, "bridge")
    low = replace(usual, dosage=replace(usual.dosage, reps=Range(5, 5)))
    saved = programs.save(
        session, people.alice, program.id, program.version, factories.plan(low), NOW
    )
    assert issue(session, people, store, saved).acknowledged == []


def test_a_program_saved_meanwhile_is_not_issued(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    seen = program.version
    programs.save(session, people.alice, program.id, seen, Plan(title="Changed"), NOW)
    with pytest.raises(StaleError) as error:
        handouts.issue(session, people.bob, store, program.id, seen, set(), NOW)
    assert error.value.current.title == "Changed"


def test_a_withdrawn_handout_stays_marked_with_its_reason(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    handout = issue(session, people, store, program)
    later = NOW + timedelta(hours=1)
    handouts.withdraw(session, people.alice, handout.id, " Wrong leg ", later)
    session.expire_all()
    (kept,) = handouts.of_patient(session, people.bob, program.patient_id)
    assert kept.withdrawal is not None
    assert (kept.withdrawal.reason, kept.withdrawal.withdrawn_at) == ("Wrong leg", later)
    assert kept.withdrawal.withdrawn_by.name == "Alice Owner"
    assert handouts.pdf(session, people.bob, store, handout.id).startswith(b"%PDF")


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_a_withdrawal_needs_a_reason(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, reason: str
) -> None:
    handout = issue(session, people, store, program)
    with pytest.raises(RefusedError) as error:
        handouts.withdraw(session, people.bob, handout.id, reason, NOW)
    assert refused(error) == ["reason"]


def test_a_handout_is_withdrawn_once(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    handout = issue(session, people, store, program)
    handouts.withdraw(session, people.bob, handout.id, "First reason", NOW)
    with pytest.raises(RefusedError):
        handouts.withdraw(session, people.bob, handout.id, "Second reason", NOW)
    reasons = session.scalars(select(WithdrawalRow.reason)).all()
    assert reasons == ["First reason"]


def test_a_file_that_was_changed_is_not_handed_out(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, tmp_path: Path
) -> None:
    handout = issue(session, people, store, program)
    (path,) = (tmp_path / "files").rglob("*.pdf")
    path.write_bytes(b"%PDF tampered")
    with pytest.raises(StorageError):
        handouts.pdf(session, people.bob, store, handout.id)
    handout.pdf_key = store.put(b"%PDF other", ".pdf")
    with pytest.raises(StorageError, match="not the one issued"):
        handouts.pdf(session, people.bob, store, handout.id)


def test_a_patients_handouts_the_newest_first(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    other = factories.program(
        session, people.alice, factories.patient(session, people.alice), "bridge"
    )
    first, second = (issue(session, people, store, program) for _ in range(2))
    issue(session, people, store, other)
    found = handouts.of_patient(session, people.alice, program.patient_id)
    assert found == [second, first]
    assert found[0].issued_by.name == "Bob Teammate"


ACTS: dict[str, Callable[..., object]] = {
    "get": lambda s, who, _store, h, p: handouts.get(s, who, h.id, p),
    "pdf": lambda s, who, st, h, p: handouts.pdf(s, who, st, h.id, p),
    "withdraw": lambda s, who, _store, h, p: handouts.withdraw(s, who, h.id, "Why", NOW, p),
    "compose": lambda s, who, st, h, p: handouts.compose(s, who, st, h.program_id, NOW, p),
    "preview": lambda s, who, st, h, p: handouts.preview(s, who, st, h.program_id, NOW, p),
    "issue": lambda s, who, st, h, p: handouts.issue(
        s, who, st, h.program_id, h.program.version, set(), NOW, p
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_an_outsider_finds_nothing_and_nested_patients_must_match(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, act: str
) -> None:
    handout = issue(session, people, store, program)
    own = program.patient_id
    other = factories.patient(session, people.alice).id
    for who, patient_id in ((people.charlie, None), (people.charlie, own), (people.bob, other)):
        with pytest.raises(NotFoundError):
            ACTS[act](session, who, store, handout, patient_id)
    ACTS[act](session, people.bob, store, handout, own)


def test_an_outsider_finds_no_patients_handouts(
    session: Session, people: Personas, program: ProgramRow
) -> None:
    with pytest.raises(NotFoundError):
        handouts.of_patient(session, people.charlie, program.patient_id)
