"""Finding a patient or an exercise from the top bar."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import User
from clinic.services.actor import Actor
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser


def add_patient(session: Session, name: str) -> int:
    """A patient of Alice's clinic; returns the id."""
    alice = session.scalars(select(User).where(User.email == "alice@example.com")).one()
    patient_id = factories.patient(session, Actor.of(alice), name=name).id
    session.commit()
    return patient_id


def find(browser: Browser, words: str) -> Page:
    response = browser.send("/search", {"q": words})
    assert response.status_code == 200
    return Page(response.text)


def test_a_patient_and_an_exercise_are_found(bob: Browser, session: Session) -> None:
    patient_id = add_patient(session, "Béatrice Bridge")
    page = find(bob, "bridge")
    assert f"/patients/{patient_id}" in page.hrefs
    assert "/library/bridge" in page.hrefs
    assert page.value("q") == "bridge"


def test_the_words_never_become_an_address(bob: Browser) -> None:
    page = bob.page("/account")
    assert 'method="post" action="/search"' in page.text
    assert "q=" not in "".join(find(bob, "Maria").hrefs)


def test_an_outsider_finds_nobody(charlie: Browser, session: Session) -> None:
    add_patient(session, "Zenobia Hidden")
    words = find(charlie, "zenobia").words
    assert "Hidden" not in words
    assert "Check the spelling" in words


def test_nothing_asked_is_nothing_found(bob: Browser) -> None:
    page = find(bob, "   ")
    assert page.h1 == ["Search"]
    assert "Check the spelling" not in page.words


def test_what_is_typed_is_shown_as_typed(bob: Browser) -> None:
    page = find(bob, '<script>"')
    assert page.value("q") == '<script>"'


def test_programs_are_found_by_their_titles(
    bob: Browser, charlie: Browser, session: Session
) -> None:
    alice = Actor.of(session.scalars(select(User).where(User.email == "alice@example.com")).one())
    patient = factories.patient(session, alice, name="Zenobia Hidden")
    row = factories.program(session, alice, patient, "bridge", title="Élan after a sprain")
    session.commit()
    address = f"/patients/{patient.id}/programs/{row.id}"
    session.rollback()
    for words in ("elan", "SPRAIN élan", "spra"):
        page = find(bob, words)
        assert address in page.hrefs, words
        assert "Zenobia Hidden · changed 23 November 2026" in page.words
    assert address not in find(bob, "elan knee").hrefs
    assert address not in find(bob, "%").hrefs
    assert address not in find(charlie, "elan").hrefs
