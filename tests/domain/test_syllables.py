"""Syllables against words whose count anyone can hear, and against a pronouncing dictionary."""

import re

import pytest
import textstat

from clinic.domain.syllables import english_syllables
from clinic.library import load_library


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("knee", 1), ("move", 1), ("moved", 1), ("lifted", 2), ("knees", 1), ("inches", 2),
        ("little", 2), ("muscles", 2), ("edges", 2), ("doing", 2), ("lying", 2), ("easier", 3),
        ("safely", 2), ("immediate", 4), ("motion", 2), ("usual", 3), ("quarter", 2),
        ("don't", 1), ("therapist's", 3), ("the", 1), ("psst", 1), ("Belly", 2), ("movement", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, syllables: int) -> None:
    assert english_syllables(word) == syllables


def test_nearly_all_words_of_the_library_agree_with_a_dictionary() -> None:
    texts = (text for e in load_library().exercises.values() for text in e.words.sentences())
    words = {word for text in texts for word in re.findall(r"[a-z]+", text.lower())}
    wrong = {w for w in words if english_syllables(w) != textstat.syllable_count(w)}
    assert len(words) > 200
    assert len(wrong) <= len(words) * 0.03, sorted(wrong)
