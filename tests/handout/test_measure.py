"""Lines are broken so that nothing is lost and nothing sticks out."""

import pytest

from clinic.handout.fonts import text_width
from clinic.handout.measure import Lines, Run, natural_width, wrap
from clinic.handout.scale import STANDARD
from clinic.handout.theme import INK

BODY = STANDARD.body
SENTENCES = (
    "Lie on your back. Bend your knees and put your feet flat. Tighten your belly, then lift your "
    "hips until your body is straight, hold, and lower slowly."
)


def run(text: str) -> Run:
    return Run(text, BODY, INK)


def lines_of(lines: Lines) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines.lines]


@pytest.mark.parametrize("width", [60.0, 120.0, 268.0, 522.0])
def test_every_word_is_there_and_every_line_fits(width: float) -> None:
    lines = wrap((run(SENTENCES),), width)
    assert "".join(lines_of(lines)) == f"{SENTENCES} "
    for line in lines_of(lines):
        assert text_width(line.rstrip(), BODY.weight, BODY.size) <= width + 0.01


def test_a_word_wider_than_the_line_is_broken_not_cut() -> None:
    word = "W" * 2000
    lines = wrap((run(word),), 100)
    assert "".join(line.strip() for line in lines_of(lines)) == word
    assert lines.width <= 100.01


def test_every_line_ends_in_one_space() -> None:
    lines = lines_of(wrap((run(SENTENCES),), 200))
    assert all(line.endswith(" ") and not line.endswith("  ") for line in lines)


def test_a_last_word_is_not_left_alone() -> None:
    words = "Lift your hips until your whole body is straight"
    width = natural_width(run("Lift your hips until your whole body is")) + 2
    lines = lines_of(wrap((run(words),), width))
    assert len(lines) == 2
    assert len(lines[-1].split()) > 1


def test_a_word_is_not_broken_to_save_another_from_standing_alone() -> None:
    width = natural_width(run("Hamstring")) + 2
    assert lines_of(wrap((run("Hamstring Stretch"),), width)) == ["Hamstring ", "Stretch "]


def test_runs_that_touch_are_one_word() -> None:
    lead = Run("Take care. ", STANDARD.lead, INK)
    lines = wrap((lead, run("No jerks"), run(".")), 500)
    assert lines_of(lines) == ["Take care. No jerks. "]


def test_a_written_line_end_ends_the_line() -> None:
    assert lines_of(wrap((run("one\ntwo three"),), 500)) == ["one ", "two three "]


def test_a_line_is_as_high_as_its_largest_words() -> None:
    large = Run("10 times", STANDARD.title, INK)
    assert wrap((run("Do\n"), large), 500).heights == (BODY.leading, STANDARD.title.leading)
