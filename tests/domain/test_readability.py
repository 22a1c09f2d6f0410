"""The formulas against worked examples and against an independent implementation."""

import pytest
import textstat

from clinic.domain.readability import (
    Counts,
    count,
    flesch_kincaid_grade,
    szigriszt_pazos_perspicuity,
)
from clinic.domain.syllables import english_syllables, spanish_syllables
from clinic.library import load_library
from clinic.library.check import exercise_grade, inflesz, reading_grade, safety_texts

ONE_SYLLABLE = Counts(sentences=2, words=10, syllables=10)
LIBRARY = load_library()


def _as_prose(texts: list[str]) -> str:
    """The texts as one, each closed by a full stop: how textstat can see where they end."""
    return " ".join(text if text[-1] in ".?!" else f"{text}." for text in texts)


def test_formulas_on_a_worked_example() -> None:
    assert flesch_kincaid_grade(ONE_SYLLABLE) == pytest.approx(0.39 * 5 + 11.8 - 15.59)
    assert szigriszt_pazos_perspicuity(ONE_SYLLABLE) == pytest.approx(206.835 - 62.3 - 5)


def test_every_text_ends_a_sentence() -> None:
    assert count(["Lie down", "Hold. Then rest"], english_syllables).sentences == 3
    assert count(["Lie down\nHold"], english_syllables).sentences == 2


def test_a_stop_inside_a_number_ends_nothing() -> None:
    assert count(["Hold for 1.5 minutes."], english_syllables).sentences == 1


@pytest.mark.parametrize(
    ("digits", "syllables"), [("0", 2), ("20", 2), ("24", 3), ("105", 4), ("2026", 6)]
)
def test_numbers_count_as_they_are_spoken(digits: str, syllables: int) -> None:
    counts = count([digits], english_syllables)
    assert (counts.words, counts.syllables) == (1, syllables)


def test_hyphens_and_apostrophes_stay_inside_a_word() -> None:
    counts = count(["Don't over-arch your therapist's back"], english_syllables)
    assert (counts.words, counts.syllables) == (5, 1 + 3 + 1 + 3 + 1)


def test_no_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        count(["...", ""], english_syllables)


@pytest.mark.parametrize("slug", LIBRARY.exercises)
def test_grade_of_an_exercise_agrees_with_textstat(slug: str) -> None:
    exercise = LIBRARY.exercises[slug]
    theirs = textstat.flesch_kincaid_grade(_as_prose(list(exercise.words.sentences())))
    assert exercise_grade(exercise) == pytest.approx(theirs, abs=0.5)


def test_grades_of_the_safety_advice_agree_with_textstat() -> None:
    texts = list(safety_texts(LIBRARY.safety))
    prose = _as_prose(texts)
    assert reading_grade(texts) == pytest.approx(textstat.flesch_kincaid_grade(prose), abs=0.5)


def test_a_hard_text_is_graded_as_hard_as_textstat_finds_it() -> None:
    hard = (
        "Individuals experiencing persistent radicular symptoms should immediately discontinue "
        "exercising. Comprehensive neurological examination determines appropriate management."
    )
    theirs = textstat.flesch_kincaid_grade(hard)
    assert theirs > 15
    assert reading_grade([hard]) == pytest.approx(theirs, abs=0.5)


def test_a_spanish_sentence_counted_by_hand() -> None:
    """Le-van-te la ca-de-ra. Man-ten-ga tres se-gun-dos."""
    text = "Levante la cadera. ¡Mantenga 3 segundos!"
    assert count([text], spanish_syllables) == Counts(2, 6, 14)
    assert inflesz([text]) == pytest.approx(206.835 - 62.3 * 14 / 6 - 6 / 2)
