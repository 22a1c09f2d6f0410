"""Checks that the library is complete and easy to read, in English and in Spanish."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import fmean

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.plain_words import hard_spots
from clinic.domain.readability import (
    count,
    flesch_kincaid_grade,
    szigriszt_pazos_perspicuity,
)
from clinic.domain.safety_advice import Safety
from clinic.domain.syllables import english_syllables, spanish_syllables
from clinic.library.loader import Library

HIGHEST_GRADE = 6.0
"""No exercise may be harder to read than this US school grade."""

HIGHEST_AVERAGE = 4.5
"""The exercises together, on average."""

LOWEST_INFLESZ = 65.0
"""No exercise may be harder to read in Spanish: from here on the scale says fairly easy."""


@dataclass(frozen=True, slots=True)
class ExerciseCheck:
    """What is missing from one exercise, and how easy it is to read.

    `grade` is the Flesch-Kincaid grade of its English words, `inflesz` the INFLESZ value of its
    Spanish ones, `None` where it has none.
    """

    slug: str
    missing: tuple[str, ...]
    grade: float
    inflesz: float | None

    @property
    def passed(self) -> bool:
        """True where nothing is missing and both languages are easy enough."""
        easy = self.inflesz is not None and self.inflesz >= LOWEST_INFLESZ
        return not self.missing and self.grade <= HIGHEST_GRADE and easy


@dataclass(frozen=True, slots=True)
class LibraryCheck:
    """The checks of all exercises, and the ease of the safety advice in both languages."""

    exercises: tuple[ExerciseCheck, ...]
    safety_grade: float
    safety_inflesz: float

    @property
    def average_grade(self) -> float:
        """Mean grade of the exercises."""
        return fmean(check.grade for check in self.exercises)

    @property
    def passed(self) -> bool:
        """True where every exercise passes, and so do the average and the safety advice."""
        return (
            all(check.passed for check in self.exercises)
            and self.average_grade <= HIGHEST_AVERAGE
            and self.safety_grade <= HIGHEST_GRADE
            and self.safety_inflesz >= LOWEST_INFLESZ
        )


def check_library(english: Library, spanish: Library) -> LibraryCheck:
    """Check a library in both its languages; the formulas were not made for others.

    `spanish` may hold exercises that fell back to English: those are reported as missing.

    Raises:
        ValueError: there are no exercises, or a library is in another language.
    """
    for library, locale in ((english, "en"), (spanish, "es")):
        if library.locale != locale:
            raise ValueError(f"needs the library in {locale!r}, not {library.locale!r}")
    if not english.exercises:
        raise ValueError("the library holds no exercise")
    return LibraryCheck(
        exercises=tuple(
            _check(exercise, spanish.exercises[slug].words, english.exercises)
            for slug, exercise in english.exercises.items()
        ),
        safety_grade=reading_grade(safety_texts(english.safety)),
        safety_inflesz=inflesz(safety_texts(spanish.safety)),
    )


def exercise_grade(exercise: Exercise) -> float:
    """Flesch-Kincaid grade of what a patient reads about an exercise."""
    return reading_grade(exercise.words.sentences())


def reading_grade(texts: Iterable[str]) -> float:
    """Flesch-Kincaid grade of English texts, each at least one sentence."""
    return flesch_kincaid_grade(count(texts, english_syllables))


def inflesz(texts: Iterable[str]) -> float:
    """INFLESZ value of Spanish texts, each at least one sentence."""
    return szigriszt_pazos_perspicuity(count(texts, spanish_syllables))


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


def _check(
    exercise: Exercise, spanish: ExerciseWords, exercises: Mapping[str, Exercise]
) -> ExerciseCheck:
    missing = (
        *_missing_facts(exercise),
        *_missing_links(exercise, exercises),
        *hard_spots(exercise.words),
        *_missing_translation(exercise.words, spanish),
    )
    ease = inflesz(spanish.sentences()) if spanish.locale == "es" else None
    return ExerciseCheck(exercise.slug, missing, exercise_grade(exercise), ease)


def _missing_translation(english: ExerciseWords, spanish: ExerciseWords) -> Iterator[str]:
    """The same steps in the same places, in words as plain."""
    if spanish.locale != "es":
        yield "its Spanish words"
        return
    for name in ("steps", "key_points", "modifications"):
        wanted, found = len(getattr(english, name)), len(getattr(spanish, name))
        if wanted != found:
            yield f"Spanish {name}: {found} for {wanted}"
    if bool(english.other_side) != bool(spanish.other_side):
        yield "the Spanish step for the other side"
    yield from (f"in Spanish, {spot}" for spot in hard_spots(spanish))


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
