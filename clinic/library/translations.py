"""Puts a clinic's exercises into a patient's language."""

from dataclasses import replace

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_words import ExerciseWords
from clinic.library.loader import load_library


def translated(exercise: Exercise, locale: str) -> Exercise:
    """The exercise with its words in a language, where they say the same as the clinic's own.

    Without such words, or where nobody has looked at them since the clinic changed its own, the
    exercise keeps its words: `exercise.words.locale` tells, so that a therapist can be warned.
    Doses stay the clinic's.

    Raises:
        LibraryError: the library has no words in that language at all.
    """
    words = words_in(exercise, locale)
    if (
        words is None
        or words is exercise.words
        or (words.translation and words.translation.outdated)
    ):
        return exercise
    return replace(exercise, words=words)


def words_in(exercise: Exercise, locale: str) -> ExerciseWords | None:
    """The words in a language, be they outdated: the clinic's own, or the library's.

    The library's words count only where the clinic has not changed those they were translated
    from. `None` where there are none.

    Raises:
        LibraryError: the library has no words in that language at all.
    """
    for words in (exercise.words, *exercise.other_words):
        if words.locale == locale:
            return words
    seed = load_library(exercise.words.locale).exercises.get(exercise.slug)
    if seed is None or not say_the_same(seed.words, exercise.words):
        return None
    return load_library(locale).exercises[exercise.slug].words


def say_the_same(one: ExerciseWords, other: ExerciseWords) -> bool:
    """True where one translation serves both: names it is only found by may differ."""
    return replace(one, aliases=()) == replace(other, aliases=())
