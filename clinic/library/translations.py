"""Puts a clinic's exercises into a patient's language."""

from dataclasses import replace

from clinic.domain.exercise import Exercise
from clinic.library.loader import load_library


def translated(exercise: Exercise, locale: str) -> Exercise:
    """The exercise with the library's words in a language, where they still say the same.

    A clinic's own exercise, or one whose words the clinic has changed, keeps its words:
    `exercise.words.locale` tells, so that a therapist can be warned. Doses stay the clinic's.

    Raises:
        LibraryError: the library has no words in that language at all.
    """
    said = exercise.words
    if said.locale == locale:
        return exercise
    seed = load_library(said.locale).exercises.get(exercise.slug)
    if seed is None or seed.words != said:
        return exercise
    return replace(exercise, words=load_library(locale).exercises[exercise.slug].words)
