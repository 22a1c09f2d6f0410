"""Links between exercises after an import: they lead somewhere, and hold in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from clinic.domain.checking import Fault
from clinic.domain.exercise import Exercise

_Pair = tuple[str, str]
"""An exercise and a harder one."""


class _Candidate(Protocol):
    @property
    def exercise(self) -> Exercise: ...


class _Line(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def slug(self) -> str: ...
    @property
    def candidate(self) -> _Candidate | None: ...


def broken_links(
    lines: Iterable[_Line], library: Mapping[str, Exercise]
) -> Mapping[int, list[Fault]]:
    """The faults of each row, by its number.

    Links that are amiss in the library already, and stay so, are nobody's fault here.
    """
    lines = list(lines)
    written = {line.slug: line.candidate.exercise for line in lines if line.candidate}
    rows = {line.slug: line.number for line in reversed(lines)}
    unread = {line.slug for line in lines} - written.keys()
    after = {**library, **written}
    faults: dict[int, list[Fault]] = defaultdict(list)
    for slug, exercise in written.items():
        for column, other in _links(exercise):
            if other not in after and other not in unread:
                fault = Fault(column, repr(other), "slugs of this file or of the library")
                faults[rows[slug]].append(fault)
    for pair, easier_names in _one_way(after) - _one_way(library):
        _blame(faults, rows, pair, easier_names)
    return faults


def _links(exercise: Exercise) -> Iterable[tuple[str, str]]:
    for column in ("progressions", "regressions"):
        for other in getattr(exercise, column):
            yield column, other
    for paired in exercise.precautions:
        for other in paired.remedies:
            yield "precautions", other


def _one_way(library: Mapping[str, Exercise]) -> set[tuple[_Pair, bool]]:
    """The pairs that only one of the two names; True where the easier one does."""
    up = {(slug, other) for slug, e in library.items() for other in e.progressions}
    down = {(other, slug) for slug, e in library.items() for other in e.regressions}
    both = {(pair, True) for pair in up - down} | {(pair, False) for pair in down - up}
    return {found for found in both if set(found[0]) <= library.keys()}


def _blame(
    faults: dict[int, list[Fault]],
    rows: Mapping[str, int],
    pair: _Pair,
    easier_names: bool,
) -> None:
    """Blame the row that should name the other, or else the row that names it."""
    easier, harder = pair
    silent, column, other = (
        (harder, "regressions", easier) if easier_names else (easier, "progressions", harder)
    )
    if silent in rows:
        fault = Fault(column, "no " + repr(other), f"{other}, which names this exercise")
        faults[rows[silent]].append(fault)
    elif other in rows:
        naming = "progressions" if easier_names else "regressions"
        allowed = f"links both ways; {silent} does not name {other}"
        faults[rows[other]].append(Fault(naming, repr(silent), allowed))
