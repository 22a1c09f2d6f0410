"""A movement that goes on after its end shows how, where there is room."""

from typing import Any

import pytest

from clinic.figures import kept
from clinic.handout.pictures import poses_of
from clinic.handout.render import RenderOptions, render_handout
from tests.handout.conftest import program_of, words_of

GOING_ON = next((slug for slug in kept.movements() if len(kept.poses(slug)) > 2), "")


@pytest.mark.parametrize(("locale", "words"), [("en", "then like this"), ("es", "luego así")])
def test_a_third_picture_is_shown(compose: Any, locale: str, words: str) -> None:
    assert GOING_ON, "no seed movement has a third picture"
    document = compose(program_of({"exercise": GOING_ON}), locale)
    (exercise,) = document.exercises
    assert [picture.pose for picture in exercise.pictures] == list(poses_of(GOING_ON))
    assert exercise.finish == exercise.pictures[1]
    assert words in words_of(render_handout(document, RenderOptions(per_page=1)))


def test_a_movement_of_two_poses_has_two_pictures(compose: Any) -> None:
    (exercise,) = compose(program_of({"exercise": "bridge"})).exercises
    assert [picture.pose for picture in exercise.pictures] == ["start", "end"]
    assert poses_of("no-such-movement") == ("start", "end")
