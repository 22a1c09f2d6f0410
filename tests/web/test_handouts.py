"""Issuing a program, printing it, and taking it back."""

import pytest
from sqlalchemy.orm import Session

from clinic.models import HandoutRow, ProgramRow, User
from clinic.services import patients, programs
from clinic.services.actor import Actor
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser

KNEE = "precaution.knee@childs-pose"


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


@pytest.fixture
def program(session: Session, actor: Actor) -> ProgramRow:
    """Maria's program, with a pose that her knee may not like."""
    maria = factories.patient(session, actor, knee=True, name="Maria Alvarez")
    row = factories.program(session, actor, maria, "bridge", "childs-pose", title="Low back")
    session.commit()
    return row


@pytest.fixture
def url(program: ProgramRow) -> str:
    return f"/patients/{program.patient_id}/programs/{program.id}/issue"


@pytest.fixture
def handout(alice: Browser, program: ProgramRow, url: str) -> str:
    """The address of an issued handout."""
    response = alice.send(url, {"version": str(program.version), "acknowledged": KNEE})
    assert response.status_code == 303
    address: str = response.location
    return address


def issued(session: Session) -> list[HandoutRow]:
    session.rollback()
    return session.query(HandoutRow).order_by(HandoutRow.id).all()


def test_the_step_shows_for_whom_and_what(alice: Browser, url: str) -> None:
    page = alice.page(url)
    for words in (
        "Maria Alvarez",
        "Born 2 March 1958",
        "Child's Pose, Knee trouble:",
        "Do 2 sets of 10. Hold each for 2 seconds.",
        "2 exercises",
    ):
        assert words in page.words
    assert "Maria" not in page.title


def test_a_warning_asks_to_be_acknowledged(
    alice: Browser, session: Session, program: ProgramRow, url: str
) -> None:
    response = alice.send(url, {"version": str(program.version)})
    assert response.status_code == 422
    assert "Tick every warning" in Page(response.text).words
    assert issued(session) == []


def test_an_issued_handout_is_shown_printed_and_kept(
    alice: Browser, session: Session, handout: str
) -> None:
    (row,) = issued(session)
    page = alice.page(handout)
    for words in ("revision 1", "23 November 2026", "Alice Owner, PT", "knees fully bent"):
        assert words in page.words
    shown = alice.get(f"{handout}/handout.pdf")
    assert shown.mimetype == "application/pdf"
    name = f'filename="handout-{row.id}-r1.pdf"'
    assert shown.headers["Content-Disposition"] == f"inline; {name}"
    kept = alice.get(f"{handout}/handout.pdf?download=1")
    assert kept.headers["Content-Disposition"] == f"attachment; {name}"
    assert kept.data == shown.data
    assert shown.headers["Cache-Control"] == "no-store"
    assert f"{row.issued_by.name}" in alice.page(f"/patients/{row.patient_id}").words


def test_a_second_issue_is_the_next_revision_and_changes_no_first(
    alice: Browser, session: Session, program: ProgramRow, url: str, handout: str
) -> None:
    first = alice.get(f"{handout}/handout.pdf").data
    alice.send(url, {"version": str(program.version), "acknowledged": KNEE})
    assert [row.revision for row in issued(session)] == [1, 2]
    assert alice.get(f"{handout}/handout.pdf").data == first


def test_a_program_changed_meanwhile_is_not_issued(
    alice: Browser, session: Session, program: ProgramRow, url: str
) -> None:
    stale = {"version": str(program.version - 1), "acknowledged": KNEE}
    response = alice.send(url, stale)
    page = Page(response.text)
    assert response.status_code == 409
    assert "The program was changed meanwhile." in page.words
    assert page.value("version") == str(program.version)
    ticked = [field for field in page.fields if field.get("name") == "acknowledged"]
    assert ticked
    assert not any("checked" in field for field in ticked)
    assert issued(session) == []


def test_an_empty_program_says_what_to_do(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow
) -> None:
    empty = programs.start(session, actor, program.patient_id, factories.NOW)
    session.commit()
    path = f"/patients/{program.patient_id}/programs/{empty.id}/issue"
    assert "Add an exercise to the program first." in alice.page(path).words
    response = alice.send(path, {"version": str(empty.version)})
    assert response.status_code == 422
    assert issued(session) == []


def test_a_new_precaution_is_asked_about_at_the_step(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, url: str
) -> None:
    details = patients.PatientDetails(name="Maria Alvarez", precautions=("knee", "pregnancy"))
    row = program.patient
    patients.change(session, actor, row.id, row.version, details, factories.NOW)
    session.commit()
    assert "Bridge, Pregnancy:" in alice.page(url).words


def test_a_handout_is_withdrawn_with_a_reason_and_stays(
    alice: Browser, session: Session, handout: str
) -> None:
    unsaid = alice.send(f"{handout}/withdraw", {"reason": " "})
    assert unsaid.status_code == 422
    assert 'id="reason-error"' in unsaid.text
    response = alice.send(f"{handout}/withdraw", {"reason": "Wrong side"}, follow_redirects=True)
    page = Page(response.text)
    assert "Withdrawn on 23 November 2026 by Alice Owner" in page.words
    assert "Wrong side" in page.words
    assert "Withdraw handout" not in page.words
    (row,) = issued(session)
    assert "Withdrawn" in alice.page(f"/patients/{row.patient_id}").words
    assert alice.get(f"{handout}/handout.pdf").status_code == 200
    assert alice.send(f"{handout}/withdraw", {"reason": "Again"}).status_code == 422


def test_only_the_clinic_sees_its_handouts(
    bob: Browser, charlie: Browser, nobody: Browser, url: str, handout: str
) -> None:
    for path in (url, handout, f"{handout}/handout.pdf"):
        assert bob.get(path).status_code == 200
        assert charlie.get(path).status_code == 404
        assert nobody.get(path).status_code == 302
    for path in (url, f"{handout}/withdraw"):
        assert charlie.send(path, {"reason": "x"}).status_code == 404


def test_handouts_belong_to_their_patient(
    alice: Browser, session: Session, actor: Actor, program: ProgramRow, handout: str
) -> None:
    (row,) = issued(session)
    other = factories.patient(session, actor)
    session.commit()
    wrong = f"/patients/{other.id}/handouts/{row.id}"
    assert alice.get(wrong).status_code == 404
    assert alice.get(f"{wrong}/handout.pdf").status_code == 404
    assert alice.send(f"{wrong}/withdraw", {"reason": "x"}).status_code == 404
    assert alice.get(f"/patients/{other.id}/programs/{program.id}/issue").status_code == 404
    assert handout.endswith(f"/patients/{row.patient_id}/handouts/{row.id}")
