"""Choosing how a handout is printed: at the issue step, and later in another way."""

import io

import pytest
from pypdf import PdfReader
from sqlalchemy.orm import Session

from clinic.models import HandoutRow, Patient, ProgramRow, RenderingRow, User
from clinic.services import patients
from clinic.services.actor import Actor
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser
from tests.web.test_brand import brand

CHOSEN = {"print": "chosen", "paper": "a4", "layout": "compact-2", "ink_saver": "y"}


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


@pytest.fixture
def program(session: Session, actor: Actor) -> ProgramRow:
    row = factories.program(session, actor, factories.patient(session, actor), "bridge")
    session.commit()
    return row


@pytest.fixture
def url(program: ProgramRow) -> str:
    return f"/patients/{program.patient_id}/programs/{program.id}/issue"


def issue(browser: Browser, program: ProgramRow, url: str, **chosen: str) -> str:
    response = browser.send(url, {"version": str(program.version), **chosen})
    assert response.status_code == 303
    address: str = response.location
    return address


def count(session: Session, model: type[HandoutRow] | type[RenderingRow]) -> int:
    session.rollback()  # what the browsers wrote meanwhile
    return session.query(model).count()


def width(pdf: bytes) -> int:
    return round(float(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width))


def checked(page: Page, name: str) -> list[str]:
    return [f["value"] for f in page.fields if f.get("name") == name and "checked" in f]


def test_the_step_starts_from_the_patients_wishes(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    assert checked(alice.page(url), "layout") == ["standard-2"]
    row = program.patient
    details = patients.PatientDetails(row.name, paper="a4", print_size="large")
    patients.change(session, actor, row.id, row.version, details, factories.NOW)
    session.commit()
    page = alice.page(url)
    assert (checked(page, "layout"), checked(page, "paper")) == (["large-1"], ["a4"])
    assert (checked(page, "log"), checked(page, "ink_saver")) == (["y"], [])


def test_only_pairs_that_paper_can_have_are_offered(alice: Browser, url: str) -> None:
    page = alice.page(url)
    offered = [f["value"] for f in page.fields if f.get("name") == "layout"]
    assert offered == ["standard-2", "standard-1", "large-1", "compact-4", "compact-2"]
    assert "Many people cannot read it well" in page.words


def test_a_preview_shows_the_choices_and_keeps_nothing(
    alice: Browser, session: Session, url: str
) -> None:
    preview = alice.send(f"{url}/preview.pdf", CHOSEN)
    assert preview.mimetype == "application/pdf"
    assert width(preview.data) == 595
    assert width(alice.send(f"{url}/preview.pdf").data) == 612
    assert count(session, HandoutRow) == 0


def test_what_was_chosen_is_issued_and_said(alice: Browser, program: ProgramRow, url: str) -> None:
    handout = issue(alice, program, url, **CHOSEN)
    said = "A4, compact print, up to 2 exercises a page, ink-saver, no log"
    assert said in alice.page(handout).words
    assert width(alice.get(f"{handout}/handout.pdf").data) == 595


@pytest.mark.parametrize("layout", ["large-4", "standard-4", "huge-1"])
def test_a_choice_that_cannot_be_is_refused(
    alice: Browser, session: Session, program: ProgramRow, url: str, layout: str
) -> None:
    fields = {**CHOSEN, "layout": layout, "version": str(program.version)}
    assert alice.send(url, fields).status_code == 422
    assert alice.send(f"{url}/preview.pdf", fields).status_code == 422
    assert count(session, HandoutRow) == 0


def test_an_issued_handout_is_printed_in_another_way(
    alice: Browser, bob: Browser, session: Session, program: ProgramRow, url: str
) -> None:
    handout = issue(alice, program, url)
    before = alice.get(f"{handout}/handout.pdf").data
    response = bob.send(f"{handout}/renderings", {**CHOSEN, "layout": "large-1"})
    assert response.status_code == 303
    made = bob.get(response.location)
    assert made.mimetype == "application/pdf"
    assert width(made.data) == 595
    assert alice.get(f"{handout}/handout.pdf").data == before
    page = alice.page(handout)
    assert "A4, large print, 1 exercise a page, ink-saver, no log" in page.words
    assert response.location in page.hrefs
    assert count(session, RenderingRow) == 1
    assert bob.send(f"{handout}/renderings", {**CHOSEN, "layout": "large-2"}).status_code == 422


def test_prints_stay_with_their_clinic_and_patient(
    alice: Browser,
    charlie: Browser,
    session: Session,
    actor: Actor,
    program: ProgramRow,
    url: str,
) -> None:
    other: Patient = factories.patient(session, actor)
    session.commit()
    elsewhere = f"/patients/{other.id}/"
    handout = issue(alice, program, url)
    made = alice.send(f"{handout}/renderings", CHOSEN).location
    assert charlie.get(made).status_code == 404
    assert charlie.send(f"{handout}/renderings", CHOSEN).status_code == 404
    assert charlie.send(f"{url}/preview.pdf", CHOSEN).status_code == 404
    assert alice.get(made.replace(f"/patients/{program.patient_id}/", elsewhere)).status_code == 404


def test_the_body_of_clinic_and_patient_is_in_the_pictures(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    edit = url.removesuffix("/issue")
    assert "body=" not in alice.get(edit).text
    assert alice.send("/settings/brand", brand(alice, body="kenji")).status_code == 302
    assert checked(alice.page("/settings/brand"), "body") == ["kenji"]
    for path in (edit, "/library", "/library/bridge"):
        assert "/bridge/end.svg?body=kenji" in alice.get(path).text
    session.rollback()
    row = program.patient
    details = patients.PatientDetails(row.name, body="ruth")
    patients.change(session, actor, row.id, row.version, details, factories.NOW)
    session.commit()
    for path in (edit, url, f"/patients/{row.id}"):
        assert "/bridge/end.svg?body=ruth" in alice.get(path).text
    ruth = alice.get("/pictures/bridge/end.svg?body=ruth").data
    assert ruth != alice.get("/pictures/bridge/end.svg").data
    assert alice.get("/pictures/bridge/end.svg?body=nobody").status_code == 404


def test_bodies_are_chosen_by_picture_and_words(alice: Browser, program: ProgramRow) -> None:
    for path in ("/settings/brand", f"/patients/{program.patient_id}/edit"):
        page = alice.page(path)
        assert "An older woman with gray hair" in page.words
        assert "body=ruth" in page.text
        assert "Ruth" not in page.words
