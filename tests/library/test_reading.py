"""How easy words are to read, which are hard, and the glossary's plain ones."""

import pytest

from clinic.library import load_library
from clinic.library.reading import PARTS, hard_words, hardest, plainer, reading_of, readings

HARD = "This strengthens the transverse abdominis, facilitating lumbar spine stabilization 2x10."
EASY = "Lift your hips. Hold. Then lower slowly."


def test_a_hard_text_is_above_the_mark_and_its_words_are_named() -> None:
    hard = reading_of([HARD], "en")
    assert hard is not None
    assert not hard.easy
    assert (hard.share, hard.mark) == (1.0, 0.5)
    assert [(word.word, word.plain[:12]) for word in hard.hard] == [
        ("transverse abdominis", "the deep bel"),
        ("facilitating", ""),
        ("lumbar spine", "your lower b"),
        ("stabilization", ""),
        ("2x10", ""),
    ]
    easy = reading_of([EASY], "en")
    assert easy is not None
    assert (easy.easy, easy.hard, easy.plainer) == (True, (), False)


def test_plain_words_take_the_place_of_terms_and_their_article() -> None:
    said = "Tighten the transverse abdominis. The hamstrings get longer, your hamstrings too."
    assert plainer(said, "en") == (
        "Tighten the deep belly muscle that wraps around you like a belt. "
        "The muscles at the back of your thigh get longer, "
        "the muscles at the back of your thigh too."
    )
    assert plainer(EASY, "en") == EASY
    assert plainer("Estire los isquiotibiales.", "es") == (
        "Estire los músculos de atrás del muslo."
    )


def test_spanish_is_measured_by_its_own_formula() -> None:
    hard = reading_of(["La estabilización lumbopélvica facilita actividades funcionales."], "es")
    assert hard is not None
    assert (hard.easy, hard.mark) == (False, 0.65)
    assert reading_of(["Doble las rodillas."], "es").easy  # type: ignore[union-attr]


@pytest.mark.parametrize("texts", [[], ["", "  "], ["?!"]])
def test_nothing_to_read_has_no_grade(texts: list[str]) -> None:
    assert reading_of(texts, "en") is None
    assert reading_of(["Some words."], "xx") is None


def test_the_part_that_makes_the_whole_hard_is_found() -> None:
    parts = {"why": [HARD], "steps": [EASY, EASY]}
    found = hardest(parts, "en")
    assert found is not None
    assert found[0] == "why"
    assert found[1].easy
    assert hardest({"steps": [EASY]}, "en") is None
    assert set(readings(parts, "en")) == {*PARTS, "whole"}


def test_the_library_itself_is_hardly_blamed() -> None:
    for exercise in load_library().exercises.values():
        assert len(list(hard_words(exercise.words.sentences(), "en"))) <= 1
