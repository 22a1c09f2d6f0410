"""The Today page: what waits, the most urgent first."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from clinic.models import User
from clinic.services import handouts
from clinic.services.actor import Actor
from clinic.web.extensions import store
from tests import factories
from tests.web.conftest import Browser, Clock


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


def test_an_empty_day_says_what_to_do_next(alice: Browser) -> None:
    page = alice.page("/")
    assert page.h1 == ["Monday 23 November"]
    assert "Nothing is waiting" in page.words
    assert "Your first program takes about a minute" in page.words


def test_reviews_drafts_and_issues_wait_in_their_order(
    alice: Browser, charlie: Browser, session: Session, actor: Actor, clock: Clock
) -> None:
    with alice.application.app_context():
        files = store()
    for name, due in (("Tomorrow Tom", 24), ("Overdue Olga", 20), ("Today Tina", 23)):
        patient = factories.patient(session, actor, name=name)
        row = factories.program(
            session, actor, patient, "bridge", title="Low back", review_date=date(2026, 11, due)
        )
        handouts.issue(session, actor, files, row.id, row.version, (), factories.NOW)
    factories.program(session, actor, factories.patient(session, actor, name="Draft Dan"), "bridge")
    session.commit()
    clock.forward(hours=1)
    page = alice.page("/")
    assert "3 programs to review, 1 draft to finish" in page.words
    order = [page.words.index(name) for name in ("Overdue Olga", "Today Tina", "Tomorrow Tom")]
    assert order == sorted(order)
    for words in ("3 days over", "68 years · ended 20 Nov", "Draft Dan", "10:00", "Print"):
        assert words in page.words
    assert page.words.index("Issued this week") > page.words.index("Draft Dan")
    assert "Olga" not in page.title
    assert "Olga" not in charlie.page("/").words


def test_today_is_for_signed_in_people(nobody: Browser) -> None:
    assert nobody.get("/").status_code == 302
