"""From revision 2 on a handout says what is different."""

from typing import Any

from clinic.handout.render import render_handout
from tests.handout.conftest import Program, program_of, words_of


def test_an_exercise_that_came_went_or_changed(compose: Any) -> None:
    before = compose(program_of({"exercise": "bridge"}, {"exercise": "cat-cow"}))
    after = compose(
        program_of({"exercise": "bridge", "dosage": {"sets": 3}}, {"exercise": "side-bend"}),
        earlier=before,
        revision=2,
    )
    assert after.changes == (
        f"Bridge has a new dose. {after.exercises[0].dose}",
        "New: Side Bend.",
        "No longer in your plan: Cat-Cow.",
    )
    words = words_of(render_handout(after))
    assert "What changed since last time" in words
    assert after.changes[0] in words


def test_nothing_new_is_not_mentioned(program: Program, compose: Any) -> None:
    document = compose(program, earlier=compose(program))
    assert document.changes == ()
    assert "What changed" not in words_of(render_handout(document))


def test_an_exercise_twice_is_compared_in_order(compose: Any) -> None:
    before = compose(program_of({"exercise": "bridge"}))
    twice = program_of({"exercise": "bridge"}, {"exercise": "bridge", "dosage": {"sets": 3}})
    assert compose(twice, earlier=before).changes == ("New: Bridge.",)


def test_a_changed_order_alone_is_no_change(compose: Any) -> None:
    before = compose(program_of({"exercise": "bridge"}, {"exercise": "cat-cow"}))
    turned = program_of({"exercise": "cat-cow"}, {"exercise": "bridge"})
    assert compose(turned, earlier=before).changes == ()
