"""What the library's pages show: facets, cards, the ladder, doses with their sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from clinic.domain.exercise import DoseRange, Equipment, Exercise, Kind, Position, Region
from clinic.domain.exercise_photo import Photographed
from clinic.domain.phrases import frequency_sentences
from clinic.library import load_library
from clinic.library.describe import cited
from clinic.services.exercises import Filter, Shelf
from clinic.web.doses import range_line, range_words, staff_book

_FIGURES = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_seconds": "Hold",
    "rest_seconds": "Rest",
    "duration_seconds": "Time",
}


class _Choice(Protocol):
    """A choice of a facet, with its words."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """One choice: how many exercises it would leave, and whether it is made."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the library: its field in the address, what it is called, its choices."""

    name: str
    title: str
    choices: list[FacetChoice]


@dataclass(frozen=True, slots=True)
class Card:
    """An exercise in the gallery and in the list."""

    slug: str
    figure: str | Photographed
    name: str
    kind: str
    position: str
    range: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise of the ladder from easier to harder."""

    slug: str
    figure: str | Photographed
    name: str
    position: str
    here: bool


@dataclass(frozen=True, slots=True)
class DoseLine:
    """A figure of the dose in words, and who says so."""

    label: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Care:
    """A precaution that matters for the exercise, why, and what could take its place."""

    label: str
    why: str
    remedies: list[tuple[str, str]]


def facets(shelf: Shelf, wanted: Filter) -> list[Facet]:
    """The facets; choices that no exercise of the clinic has are left out."""
    return [
        _facet("region", "Region", Region, shelf, wanted.region),
        _facet("kind", "Kind", Kind, shelf, wanted.kind),
        _facet("position", "Position", Position, shelf, wanted.position),
        _facet("equipment", "Equipment", Equipment, shelf, wanted.equipment),
    ]


def _facet(
    name: str, title: str, choices: Iterable[_Choice], shelf: Shelf, chosen: str | None
) -> Facet:
    counts = shelf.counts[name]
    return Facet(
        name,
        title,
        [
            FacetChoice(
                choice.value, choice.label, counts.get(choice.value, 0), choice.value == chosen
            )
            for choice in choices
            if counts.get(choice.value) or choice.value == chosen
        ],
    )


def card(exercise: Exercise) -> Card:
    """An exercise as a card."""
    return Card(
        slug=exercise.slug,
        figure=exercise.shown,
        name=exercise.name,
        kind=exercise.kind.label,
        position=exercise.position.label,
        range=range_line(exercise),
        reviewed=exercise.provenance.reviewed,
    )


def ladder(exercise: Exercise, library: Mapping[str, Exercise]) -> list[Step]:
    """All exercises joined to this one by easier and harder, easiest first; empty without any."""
    easier = _climb(exercise, library, "regressions")
    harder = _climb(exercise, library, "progressions")
    if not (easier or harder):
        return []
    rungs = [*reversed(easier), exercise, *harder]
    return [Step(e.slug, e.shown, e.name, e.position.label, e.slug == exercise.slug) for e in rungs]


def _climb(exercise: Exercise, library: Mapping[str, Exercise], way: str) -> list[Exercise]:
    """From here on in one direction, nearest first, each exercise once."""
    found: list[Exercise] = []
    ahead = list(getattr(exercise, way))
    while ahead:
        slug = ahead.pop(0)
        nearby = library.get(slug)
        if nearby is None or nearby is exercise or nearby in found:
            continue
        found.append(nearby)
        ahead += getattr(nearby, way)
    return found


def dose_lines(exercise: Exercise) -> list[DoseLine]:
    """The range of each figure and how often, with their sources."""
    lines = []
    for figure, label in _FIGURES.items():
        part: DoseRange | None = getattr(exercise.dosage, figure)
        if part:
            lines.append(DoseLine(label, range_words(figure, part.range), cited(part.source)))
    often = " ".join(frequency_sentences(exercise.frequency, staff_book()))
    if often:
        lines.append(DoseLine("How often", often.rstrip("."), cited(exercise.frequency_source)))
    return lines


def cares(exercise: Exercise, library: Mapping[str, Exercise]) -> list[Care]:
    """For whom the exercise needs thought."""
    known = load_library().precautions
    return [
        Care(
            known[paired.code].label,
            paired.why,
            [(slug, library[slug].name) for slug in paired.remedies if slug in library],
        )
        for paired in exercise.precautions
    ]
