"""Doses as therapists read them on the pages of several features."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from clinic.domain.dosage import Range
from clinic.domain.exercise import DoseRange, Exercise
from clinic.domain.exercise_photo import Photographed
from clinic.domain.phrases import Phrasebook, dose_sentence, time_in_words
from clinic.domain.program import Plan, Prescription
from clinic.domain.source import CLINIC_DEFAULT
from clinic.i18n import load_book

_FIGURES = ("sets", "reps", "hold_seconds", "rest_seconds", "duration_seconds")
_MINUTE = 60
_SOON = 10
"""Minutes below which halves are shown."""


@cache
def staff_book() -> Phrasebook:
    """The words of the therapists' pages, which are in English."""
    return load_book("en")


@dataclass(frozen=True, slots=True)
class Said:
    """A prescription in words, and what its pictures show: the movement and the side that works."""

    slug: str
    name: str
    section: str
    sentence: str
    note: str = ""
    figure: str | Photographed = ""
    side: str = ""


def sentence(prescription: Prescription) -> str:
    """The dose as the patient will read it."""
    return dose_sentence(prescription, staff_book())


def sentences(plan: Plan, library: Mapping[str, Exercise]) -> list[Said]:
    """A plan's prescriptions in session order."""
    return [
        Said(
            slug=p.exercise,
            name=library[p.exercise].name,
            section=section.name.value,
            sentence=sentence(p),
            note=p.note,
            figure=library[p.exercise].shown,
            side=p.laterality.one_side,
        )
        for section in plan.sections
        for p in section.prescriptions
    ]


def span(value: Range) -> str:
    """10, or 10-15."""
    return str(value.min) if value.single else f"{value.min}-{value.max}"


def range_words(figure: str, value: Range) -> str:
    """A range in words: "10 to 15", "30 seconds to 1 minute"."""
    book = staff_book()
    if not figure.endswith("_seconds"):
        return str(value.min) if value.single else f"{value.min} to {value.max}"
    if value.single:
        return time_in_words(value.min, book)
    if value.max < _MINUTE:
        return f"{value.min} to {value.max} seconds"
    return f"{time_in_words(value.min, book)} to {time_in_words(value.max, book)}"


def range_line(exercise: Exercise) -> str:
    """The library's range in one short line, e.g. "10-15 reps · hold 2-3 s"."""
    ranges = exercise.dosage
    said = {f: getattr(ranges, f) for f in _FIGURES if getattr(ranges, f) is not None}
    if all(part.source.is_default for part in said.values()):
        return CLINIC_DEFAULT.capitalize()
    sourced = {f: part for f, part in said.items() if not part.source.is_default}
    line = " · ".join(_short(figure, part) for figure, part in sourced.items() if _telling(figure))
    return line[:1].upper() + line[1:]


def _telling(figure: str) -> bool:
    """A rest is no reason to choose an exercise."""
    return figure != "rest_seconds"


def _short(figure: str, part: DoseRange) -> str:
    words = {
        "sets": f"{span(part.range)} sets",
        "reps": f"{span(part.range)} reps",
        "hold_seconds": f"hold {span(part.range)} s",
        "duration_seconds": f"{span(part.range)} s",
    }
    return words[figure]


def minutes(seconds: int) -> str:
    """About how long, e.g. "½ min", "2½ min", "12 min"."""
    halves = max(1, round(seconds / (_MINUTE / 2)))
    whole, half = divmod(halves, 2)
    if whole >= _SOON:
        return f"{round(seconds / _MINUTE)} min"
    return f"{whole or ''}{'½' if half else ''} min"
