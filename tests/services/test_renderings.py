"""Issuing with choices of print, and printing what was issued in another way."""

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from clinic.figures import kept
from clinic.handout import pictures
from clinic.handout.codec import document_from_json
from clinic.handout.pictures import FrozenFigures
from clinic.handout.render import PER_PAGE, RenderOptions, render_handout
from clinic.handout.scale import Paper, Size
from clinic.models import AuditEntry, HandoutRow, ProgramRow
from clinic.services import clinics, handouts, patients, programs, renderings
from clinic.services.clinics import BrandChange
from clinic.services.errors import NotFoundError, RefusedError
from clinic.services.printing import body_of, options_of, read_options, usual_options
from clinic.services.storage import FileStore, StorageError
from tests import factories
from tests.factories import NOW
from tests.personas import Personas

BRAND = BrandChange("Test Clinic", (), "", "", "", "", "a4", "US", "UTC", body="kenji")
A4_LARGE = RenderOptions(paper=Paper.A4, size=Size.LARGE, log=False)


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return factories.store(tmp_path)


@pytest.fixture
def program(session: Session, people: Personas) -> ProgramRow:
    patient = factories.patient(session, people.alice)
    return factories.program(session, people.alice, patient, "bridge", "bird-dog")


@pytest.fixture
def handout(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> HandoutRow:
    return handouts.issue(session, people.alice, store, program.id, program.version, set(), NOW)


def width(pdf: bytes) -> int:
    return round(float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width))


def test_the_options_of_an_issue_are_kept(
    session: Session, people: Personas, store: FileStore, program: ProgramRow
) -> None:
    chosen = RenderOptions(paper=Paper.A4, size=Size.COMPACT, ink_saver=True, body="ruth")
    row = handouts.issue(
        session, people.bob, store, program.id, program.version, set(), NOW, options=chosen
    )
    assert row.print_options == {
        "paper": "a4",
        "size": "compact",
        "per_page": 4,
        "ink_saver": True,
        "log": True,
        "body": "ruth",
    }
    assert renderings.usual(row) == replace(chosen, per_page=4)
    pdf = handouts.pdf(session, people.bob, store, row.id)
    assert pdf == render_handout(document_from_json(row.document), chosen)


def test_another_print_is_the_stored_document_drawn_anew(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, handout: HandoutRow
) -> None:
    issued = handouts.pdf(session, people.alice, store, handout.id)
    changed = replace(programs.plan_of(program), title="Something else")
    programs.save(session, people.alice, program.id, program.version, changed, NOW)
    row = renderings.print_anew(session, people.bob, store, handout.id, A4_LARGE, NOW)
    made = renderings.pdf(session, people.bob, store, handout.id, row.id)
    assert (width(issued), width(made)) == (612, 595)
    assert made == render_handout(document_from_json(handout.document), A4_LARGE)
    assert row.pdf_sha256 == hashlib.sha256(made).hexdigest()
    assert (row.made_by_id, row.made_at) == (people.bob.user_id, NOW)
    assert handouts.pdf(session, people.alice, store, handout.id) == issued
    entry = session.query(AuditEntry).filter_by(action="handout.printed_anew").one()
    assert entry.detail["sha256"] == row.pdf_sha256
    assert (entry.patient_id, entry.detail["size"]) == (handout.patient_id, "large")


def test_a_withdrawn_handout_is_not_printed_anew(
    session: Session, people: Personas, store: FileStore, handout: HandoutRow
) -> None:
    handouts.withdraw(session, people.alice, handout.id, "Wrong side", NOW)
    with pytest.raises(RefusedError):
        renderings.print_anew(session, people.alice, store, handout.id, A4_LARGE, NOW)


def test_a_changed_document_is_not_printed(
    session: Session, people: Personas, store: FileStore, handout: HandoutRow
) -> None:
    handout.document = handout.document.replace("Bridge", "Bridges")
    with pytest.raises(StorageError):
        renderings.print_anew(session, people.alice, store, handout.id, A4_LARGE, NOW)


def test_renderings_belong_to_their_handout_and_clinic(
    session: Session, people: Personas, store: FileStore, program: ProgramRow, handout: HandoutRow
) -> None:
    row = renderings.print_anew(session, people.alice, store, handout.id, A4_LARGE, NOW)
    second = handouts.issue(session, people.alice, store, program.id, program.version, set(), NOW)
    for actor, of in ((people.charlie, handout), (people.alice, second)):
        with pytest.raises(NotFoundError):
            renderings.pdf(session, actor, store, of.id, row.id)
    with pytest.raises(NotFoundError):
        renderings.print_anew(session, people.charlie, store, handout.id, A4_LARGE, NOW)


def test_the_patients_body_goes_before_the_clinics(session: Session, people: Personas) -> None:
    patient = factories.patient(session, people.alice)
    clinic = clinics.get(session, people.alice)
    assert usual_options(session, people.alice, patient).body == "ana"
    clinics.change_brand(session, people.alice, clinic.version, BRAND, NOW)
    assert usual_options(session, people.alice, patient).body == "kenji"
    details = patients.PatientDetails(patient.name, body="ruth", print_size="compact")
    patients.change(session, people.alice, patient.id, patient.version, details, NOW)
    usual = usual_options(session, people.alice, patient)
    assert (usual.body, usual.size, usual.paper) == ("ruth", Size.COMPACT, Paper.A4)
    assert body_of(None) == "ana"


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("per_page", [1, 2, 3, 4])
def test_only_pairs_that_paper_can_have_are_read(size: Size, per_page: int) -> None:
    fields = {"size": size.value, "per_page": per_page, "log": True}
    if per_page in PER_PAGE[size]:
        assert read_options(fields, RenderOptions()).per_page == per_page
    else:
        with pytest.raises(RefusedError) as refused:
            read_options(fields, RenderOptions())
        assert refused.value.faults[0].path == "per_page"


@pytest.mark.parametrize(
    ("field", "value"), [("paper", "a5"), ("size", "huge"), ("per_page", 99), ("body", "ruth")]
)
def test_other_words_are_refused(field: str, value: object) -> None:
    with pytest.raises(RefusedError) as refused:
        read_options({field: value}, RenderOptions())
    assert refused.value.faults[0].path == field


def test_options_of_a_body_that_left_are_the_usual_ones() -> None:
    assert options_of({"paper": "a4", "body": "gone"}) == RenderOptions(paper=Paper.A4)
    assert options_of({}) == RenderOptions()


def test_a_later_print_shows_the_pictures_that_were_issued(
    session: Session, people: Personas, store: FileStore, handout: HandoutRow, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before = renderings.print_anew(session, people.alice, store, handout.id, A4_LARGE, NOW)
    fresh = render_handout(document_from_json(handout.document), A4_LARGE)
    redrawn = tmp_path / "redrawn"
    redrawn.mkdir()
    (redrawn / "bridge.fig").write_bytes(kept.file_of("bird-dog"))
    monkeypatch.setattr(kept, "folder", lambda: redrawn)
    pictures.forget()
    try:
        after = renderings.print_anew(session, people.alice, store, handout.id, A4_LARGE, NOW)
        assert after.pdf_sha256 == before.pdf_sha256 == hashlib.sha256(fresh).hexdigest()
        assert render_handout(document_from_json(handout.document), A4_LARGE) != fresh
    finally:
        monkeypatch.undo()
        pictures.forget()


def test_a_body_that_came_later_is_drawn_as_the_usual_one(handout: HandoutRow) -> None:
    document = document_from_json(handout.document)
    picture = document.exercises[0].pictures[0]
    drawn = FrozenFigures(kept.file_of, "nobody").figure(picture, line_art=False)
    usual = FrozenFigures(kept.file_of).figure(picture, line_art=False)
    assert drawn is not None
    assert drawn == usual
    assert FrozenFigures(lambda _: None).figure(picture, line_art=False) is None
