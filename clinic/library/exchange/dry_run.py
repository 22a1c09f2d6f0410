"""What importing a file would do: each row as new, changed, unchanged or refused."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from clinic.domain.checking import Fault
from clinic.domain.exercise import Exercise
from clinic.library.exchange.columns import COLUMNS, EMPTY, MARKS_OF_TRANSLATIONS
from clinic.library.exchange.flat import flatten
from clinic.library.exchange.links import broken_links
from clinic.library.exchange.reading import Candidate, read_exercise
from clinic.library.exchange.rows import ExchangeFile, FileRow
from clinic.library.exchange.settling import settle
from clinic.library.words import BASE_LOCALE


class State(StrEnum):
    """What importing a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Holding:
    """An exercise that the library has: with its tags, and a number that grows as it changes."""

    exercise: Exercise
    tags: tuple[str, ...] = ()
    archived: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file. `fields` are those that change; a `candidate` is new or changed."""

    number: int
    slug: str
    name: str
    state: State
    fields: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class DryRun:
    """All rows, how many of each state, and a digest that is the same only for the same outcome."""

    unit: str
    lines: tuple[Line, ...]
    digest: str

    @property
    def counts(self) -> dict[State, int]:
        """How many rows are of each state."""
        found = Counter(line.state for line in self.lines)
        return {state: found[state] for state in State}

    @property
    def refused(self) -> bool:
        """True where anything is refused, and so nothing can be imported."""
        return any(line.state is State.REFUSED for line in self.lines)


def dry_run(
    file: ExchangeFile,
    library: Mapping[str, Holding],
    progress: Callable[[int], None] | None = None,
) -> DryRun:
    """Compare a file with a library; changes nothing.

    A field that the file leaves out keeps what the library has, and is empty where the exercise
    is new. `progress` is told now and then how many rows are done.
    """
    lines = []
    first: dict[str, int] = {}
    for place, row in enumerate(file.rows):
        lines.append(_line(row, library, first, file.unit))
        if progress:
            progress(place + 1)
    linked = _check_links(lines, library)
    return DryRun(file.unit, tuple(linked), _digest(linked, library))


def _line(row: FileRow, library: Mapping[str, Holding], first: dict[str, int], unit: str) -> Line:
    slug = row.values.get("slug")
    slug = slug if isinstance(slug, str) else ""
    held = library.get(slug)
    known = _flat(held) if held else None
    name = str(row.values.get("name") or (known or {}).get("name") or "")
    faults = list(row.faults)
    if slug and first.setdefault(slug, row.number) != row.number:
        allowed = f"each slug once; {unit} {first[slug]} has it"
        faults.append(Fault("slug", f"{slug!r} again", allowed))
    if known and not faults and all(known.get(key, row) == v for key, v in row.values.items()):
        return Line(row.number, slug, name, State.UNCHANGED)
    candidate, found = (None, []) if row.faults else read_exercise(_merged(row, known))
    if candidate is None or faults:
        return Line(row.number, slug, name, State.REFUSED, faults=(*faults, *found))
    if held is None or known is None:
        return Line(row.number, slug, name, State.NEW, candidate=candidate)
    return _compared(Line(row.number, slug, name, State.UNCHANGED), held, known, candidate)


def _merged(row: FileRow, known: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row's fields over those that there are, or over the empty ones of a new exercise."""
    blank = {column: EMPTY[shape] for column, shape in COLUMNS.items()}
    return {**(known or {**blank, "locale": BASE_LOCALE}), **row.values}


def _compared(line: Line, held: Holding, known: Mapping[str, Any], candidate: Candidate) -> Line:
    exercise = settle(held.exercise, candidate.exercise)
    settled = replace(candidate, exercise=exercise, version=held.version)
    given, flat = _flat(candidate), _flat(settled)
    fields = tuple(
        key
        for key in COLUMNS
        if flat[key] != known[key] and (given[key] != known[key] or key in MARKS_OF_TRANSLATIONS)
    )
    if not fields:
        return line
    return replace(line, state=State.CHANGED, fields=fields, candidate=settled)


def _flat(kept: Holding | Candidate) -> dict[str, Any]:
    return flatten(kept.exercise, kept.tags, archived=kept.archived)


def _check_links(lines: Iterable[Line], library: Mapping[str, Holding]) -> list[Line]:
    """Refuse the rows whose links would lead nowhere, or only one way."""
    lines = list(lines)
    faults = broken_links(lines, {slug: held.exercise for slug, held in library.items()})
    return [
        _refused(line, faults[line.number]) if line.number in faults else line for line in lines
    ]


def _refused(line: Line, faults: Iterable[Fault]) -> Line:
    every = (*line.faults, *faults)
    return Line(line.number, line.slug, line.name, State.REFUSED, faults=every)


def _digest(lines: Iterable[Line], library: Mapping[str, Holding]) -> str:
    """Changes where the file's outcome would: states, fields, and versions of what is there."""
    digest = hashlib.sha256()
    for line in lines:
        held = library.get(line.slug)
        version = held.version if held else 0
        digest.update(
            repr((line.number, line.slug, line.state.value, line.fields, version)).encode()
        )
    return digest.hexdigest()
