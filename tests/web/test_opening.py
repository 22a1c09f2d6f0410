"""Opening a handout's PDF on the patient's page."""

import io
from typing import Any

import pytest
from sqlalchemy.orm import Session

from clinic.models import Patient, ProgramRow, User
from clinic.services import programs
from clinic.services.actor import Actor
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser

NOTE = "Maria, mind your left hip."


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


@pytest.fixture
def other(session: Session, actor: Actor) -> Patient:
    row = factories.patient(session, actor, name="Someone Else")
    session.commit()
    return row


@pytest.fixture
def pdf(alice: Browser, session: Session, actor: Actor) -> bytes:
    """A handout of Maria's, whose bridge has a note."""
    maria = factories.patient(session, actor, name="Maria Alvarez")
    row = programs.start(session, actor, maria.id, factories.NOW)
    bridge = factories.prescription(session, actor, "bridge", note=NOTE)
    plan = factories.plan(bridge, title="Low back", goal="Lift my grandson")
    row = programs.save(session, actor, row.id, row.version, plan, factories.NOW)
    session.commit()
    url = f"/patients/{maria.id}/programs/{row.id}/issue"
    issued = alice.send(url, {"version": str(row.version)}).location
    session.rollback()
    content: bytes = alice.get(f"{issued}/handout.pdf").data
    return content


def upload(pdf: bytes) -> dict[str, Any]:
    return {"pdf": (io.BytesIO(pdf), "handout.pdf")}


def test_a_pdf_opens_as_a_draft_to_be_looked_at(
    bob: Browser, session: Session, other: Patient, pdf: bytes
) -> None:
    before = session.query(ProgramRow).count()
    session.rollback()
    response = bob.send(f"/patients/{other.id}/programs/open", upload(pdf))
    assert response.status_code == 303
    page = bob.page(response.location)
    assert "Someone Else" in page.words
    assert "Check this note" in page.words
    assert NOTE in page.words
    assert "Lift my grandson" not in page.text
    assert page.value("title") == "Low back"
    session.rollback()
    assert session.query(ProgramRow).count() == before + 1


def test_the_marks_stay_until_someone_has_looked(
    alice: Browser, other: Patient, pdf: bytes
) -> None:
    url = alice.send(f"/patients/{other.id}/programs/open", upload(pdf)).location
    page = alice.page(url)
    assert "1 note came along" in page.words
    asked = alice.page(f"{url}/issue")
    assert "may be about someone else" in asked.words
    version = asked.value("version")
    assert alice.send(f"{url}/issue", {"version": version}).status_code == 422
    fields = {f["name"]: f.get("value", "") for f in page.fields if f.get("name")}
    typed = {**fields, "do": "looked", "p0-note": NOTE, "title": "Typed meanwhile"}
    assert alice.send(url, typed).status_code == 303
    after = alice.page(url)
    assert "Check this note" not in after.words
    assert after.value("title") == "Typed meanwhile"


def test_a_copy_is_marked_as_well(alice: Browser, other: Patient, pdf: bytes) -> None:
    url = alice.send(f"/patients/{other.id}/programs/open", upload(pdf)).location
    number = url.rpartition("/")[2]
    copy = alice.send(f"/patients/{other.id}/programs", {"copy_of": number}).location
    assert copy != url
    assert "Check this note" in alice.page(copy).words


@pytest.mark.parametrize("file", [b"", b"hello", b"%PDF-1.4 of something else"])
def test_another_file_is_refused_where_it_was_chosen(
    alice: Browser, other: Patient, file: bytes
) -> None:
    response = alice.send(f"/patients/{other.id}/programs/open", upload(file))
    assert response.status_code == 422
    page = Page(response.text)
    assert 'id="pdf-error"' in page.text
    assert ("Choose a file first." in page.words) == (file == b"")
    assert alice.send(f"/patients/{other.id}/programs/open").status_code == 422


def test_another_clinic_opens_nothing_here(charlie: Browser, other: Patient, pdf: bytes) -> None:
    response = charlie.send(f"/patients/{other.id}/programs/open", upload(pdf))
    assert response.status_code == 404
