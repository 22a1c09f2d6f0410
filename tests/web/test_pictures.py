"""Pictures on pages: start and finish, the side that works, and what they say."""

import re

import pytest
from sqlalchemy.orm import Session

from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription
from clinic.models import User
from clinic.services import programs
from clinic.services.actor import Actor
from tests import factories
from tests.web.conftest import Browser

PAIR = re.compile(
    r'<img class="motion-start" src="([^"]*)"[^>]*alt="([^"]*)"[^>]*>'
    r'<img class="motion-finish" src="([^"]*)"[^>]*alt="([^"]*)"[^>]*>'
)


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


def program_of(session: Session, actor: Actor, *main: Prescription) -> str:
    """The address of a patient's program with these prescriptions."""
    patient = factories.patient(session, actor)
    row = programs.start(session, actor, patient.id, factories.NOW)
    plan: Plan = factories.plan(*main)
    programs.save(session, actor, row.id, row.version, plan, factories.NOW)
    session.commit()
    return f"/patients/{patient.id}/programs/{row.id}"


def test_every_card_of_the_library_has_start_and_finish(alice: Browser) -> None:
    text = alice.get("/library").text
    pairs = PAIR.findall(text)
    assert len(pairs) == text.count('<article class="exercise-card">') > 10
    for start, start_said, finish, finish_said in pairs:
        assert "/start.svg" in start
        assert "/end.svg" in finish
        assert start_said
        assert finish_said
        assert start_said != finish_said


def test_an_exercise_shows_both_pictures_and_says_each_once(alice: Browser) -> None:
    text = alice.get("/library/bridge").text.partition("Easier and harder")[0]
    said = re.findall(r'<img [^>]*alt="([^"]+)"', text)
    assert len(said) == 2
    assert "hips lifted" in said[1]
    assert "hips lifted" not in said[0]


@pytest.mark.parametrize("side", [Laterality.LEFT, Laterality.RIGHT])
def test_the_side_that_works_is_shown(
    alice: Browser, session: Session, actor: Actor, side: Laterality
) -> None:
    other = {"left": "right", "right": "left"}[side]
    one = factories.prescription(session, actor, "knee-to-chest", laterality=side)
    url = program_of(session, actor, one)
    for path in (url, url.partition("/programs")[0]):
        ((start, _, finish, said),) = PAIR.findall(alice.get(path).text)
        assert f"side={side}" in start
        assert f"side={side}" in finish
        assert f"the {side} knee" in said
        assert f"the {other} knee" not in said
    assert f"side={side}" in alice.get(f"{url}/issue").text


def test_both_sides_are_shown_as_drawn(alice: Browser, session: Session, actor: Actor) -> None:
    both = factories.prescription(session, actor, "knee-to-chest", laterality=Laterality.EACH_SIDE)
    ((start, _, _, _),) = PAIR.findall(alice.get(program_of(session, actor, both)).text)
    assert "side=" not in start


def test_a_mirrored_picture_is_another_drawing(alice: Browser) -> None:
    drawn, right, left = (
        alice.get(f"/pictures/knee-to-chest/end.svg{query}").data
        for query in ("", "?side=right", "?side=left")
    )
    assert drawn == right
    assert drawn != left
