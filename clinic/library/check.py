"""Checks that the library is complete and easy to read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from clinic.domain.exercise import Exercise
from clinic.domain.plain_words import hard_spots
from clinic.domain.readability import count, flesch_kincaid_grade
from clinic.domain.safety_advice import Safety
from clinic.domain.syllables import english_syllables
from clinic.library.loader import Library

HIGHEST_GRADE = 6.0
"""No exercise may be harder to read than this US school grade."""

HIGHEST_AVERAGE = 4.5
"""The exercises together, on average."""


@dataclass(frozen=True, slots=True)
class ExerciseCheck:
    """What is missing from one exercise, and its Flesch-Kincaid grade."""

    slug: str
    missing: tuple[str, ...]
    grade: float

    @property
    def passed(self) -> bool:
        """True where nothing is missing and the grade is low enough."""
        return not self.missing and self.grade <= HIGHEST_GRADE


@dataclass(frozen=True, slots=True)
class LibraryCheck:
    """The checks of all exercises, and the grade of the safety advice."""

    exercises: tuple[ExerciseCheck, ...]
    safety_grade: float

    @property
    def average_grade(self) -> float:
        """Mean grade of the exercises."""
        return fmean(check.grade for check in self.exercises)

    @property
    def passed(self) -> bool:
        """True where every exercise passes and both other grades are low enough."""
        return (
            all(check.passed for check in self.exercises)
            and self.average_grade <= HIGHEST_AVERAGE
            and self.safety_grade <= HIGHEST_GRADE
        )


def check_library(library: Library) -> LibraryCheck:
    """Check an English library; the formula was not made for other languages.

    Raises:
        ValueError: there are no exercises, or their words are not English.
    """
    if library.locale != "en":
        raise ValueError(f"reading grades are for English, not {library.locale!r}")
    if not library.exercises:
        raise ValueError("the library holds no exercise")
    return LibraryCheck(
        exercises=tuple(_check(e, library.exercises) for e in library.exercises.values()),
        safety_grade=reading_grade(safety_texts(library.safety)),
    )


def exercise_grade(exercise: Exercise) -> float:
    """Flesch-Kincaid grade of what a patient reads about an exercise."""
    return reading_grade(exercise.words.sentences())


def reading_grade(texts: Iterable[str]) -> float:
    """Flesch-Kincaid grade of English texts, each at least one sentence."""
    return flesch_kincaid_grade(count(texts, english_syllables))


def safety_texts(safety: Safety) -> Iterator[str]:
    """Every sentence of the safety advice that a patient may read."""
    groups = (safety.good_pain, safety.bad_pain, safety.while_moving, safety.soreness, safety.log)
    yield safety.benefit_and_limit.text
    for advice in (*(a for group in groups for a in group), *safety.consult):
        yield advice.text
    for flag in safety.red_flags:
        yield flag.text
    for mistake in safety.mistakes:
        yield mistake.text
        yield mistake.instead
    for zone in safety.pain_scale.zones:
        yield zone.name
        yield zone.advice
    yield safety.pain_scale.ends
    yield safety.pain_scale.note
    for _, choice in safety.flare_up.choices:
        yield choice.text
    parts = (safety.warm_up, safety.cool_down, safety.usual_frequency, safety.session_length)
    for part in parts:
        yield part.text


def _check(exercise: Exercise, exercises: Mapping[str, Exercise]) -> ExerciseCheck:
    missing = (
        *_missing_facts(exercise),
        *_missing_links(exercise, exercises),
        *hard_spots(exercise.words),
    )
    return ExerciseCheck(exercise.slug, missing, exercise_grade(exercise))


def _missing_facts(exercise: Exercise) -> Iterator[str]:
    if not exercise.regions:
        yield "a region"
    if exercise.laterality.two_sided and not exercise.words.other_side:
        yield "the step for the other side"
    sets = exercise.dosage.sets
    if sets and sets.range.max > 1 and not exercise.dosage.rest_seconds:
        yield "the rest between sets"


def _missing_links(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Iterator[str]:
    """A link must hold in both directions, and no exercise may lead to itself."""
    for harder in exercise.progressions:
        if exercise.slug not in exercises[harder].regressions:
            yield f"its regression link from {harder}"
    for easier in exercise.regressions:
        if exercise.slug not in exercises[easier].progressions:
            yield f"its progression link from {easier}"
    remedies = (slug for p in exercise.precautions for slug in p.remedies)
    if exercise.slug in (*exercise.progressions, *exercise.regressions, *remedies):
        yield "a link to another exercise: it leads to itself"
