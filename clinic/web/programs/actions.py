"""What a pressed button asks for, done to the program as typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from clinic.domain.exercise import Exercise
from clinic.domain.program import SectionName
from clinic.services import programs
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.rows import PrescriptionEntry

_ORDER = [section.value for section in SectionName]


@dataclass(frozen=True, slots=True)
class Action:
    """A button: `verb`, and what it names: a row's number, an exercise's slug, or both."""

    verb: str
    row: int = -1
    slug: str = ""

    @classmethod
    def read(cls, pressed: str) -> "Action":
        """Read `save`, `add:bridge`, `up:3`, `swap:3:pelvic-tilt`; anything else saves."""
        verb, _, rest = pressed.partition(":")
        if verb in ("issue", "copy", "find", "all", "looked"):
            return cls(verb)
        if verb == "add":
            return cls(verb, slug=rest)
        number, _, slug = rest.partition(":")
        if verb in _ROW_ACTIONS and number.isdecimal() and number.isascii():
            return cls(verb, int(number), slug)
        return cls("save")


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: the row to go to, if any, what to say, and whether to show the library.

    A phone shows what can be added only when asked.
    """

    row: int | None = None
    said: str = ""
    browsing: bool = False


def perform(action: Action, entry: PlanEntry, library: Mapping[str, Exercise]) -> Done:
    """Change `entry` as the button asks. A row that is not there changes nothing."""
    if action.verb == "add":
        return _add(entry, library, action.slug)
    if action.verb in ("find", "all"):
        entry.search = entry.search if action.verb == "find" else ""
        return Done(browsing=True)
    if action.verb not in _ROW_ACTIONS or action.row >= len(entry.rows):
        return Done()
    return _ROW_ACTIONS[action.verb](entry, library, action)


def _add(entry: PlanEntry, library: Mapping[str, Exercise], slug: str) -> Done:
    exercise = library.get(slug)
    if exercise is None:
        return Done()
    added = _fresh(exercise)
    entry.rows.append(added)
    entry.put_in_order()
    name = exercise.name
    return Done(_number(entry, added), f"{name} added. {_counted(entry)}")


def _fresh(exercise: Exercise) -> PrescriptionEntry:
    """A new row at the low end of every range, on the program's days."""
    section = programs.section_of(exercise)
    prescription = programs.new_prescription(exercise)
    return PrescriptionEntry.of(prescription, section, prescription.frequency)


def _remove(entry: PlanEntry, library: Mapping[str, Exercise], action: Action) -> Done:
    gone = entry.rows.pop(action.row)
    nearest = min(action.row, len(entry.rows) - 1)
    name = library[gone.exercise].name
    return Done(nearest if entry.rows else None, f"{name} removed. {_counted(entry)}")


def _move(entry: PlanEntry, action: Action, step: int) -> Done:
    """One place up or down; from the edge of a section into the next one."""
    row = entry.rows[action.row]
    to = action.row + step
    if 0 <= to < len(entry.rows) and entry.rows[to].section == row.section:
        entry.rows.insert(to, entry.rows.pop(action.row))
        return Done(to)
    section = _ORDER.index(row.section) + step
    if 0 <= section < len(_ORDER):
        row.section = _ORDER[section]
    return Done(_number(entry, row))


def _up(entry: PlanEntry, _library: Mapping[str, Exercise], action: Action) -> Done:
    return _move(entry, action, -1)


def _down(entry: PlanEntry, _library: Mapping[str, Exercise], action: Action) -> Done:
    return _move(entry, action, 1)


def _swap(entry: PlanEntry, library: Mapping[str, Exercise], action: Action) -> Done:
    """Another exercise in a row's place, with its own dose; days and note stay."""
    exercise = library.get(action.slug)
    if exercise is None:
        return Done(action.row)
    old = entry.rows[action.row]
    new = _fresh(exercise)
    new.section, new.days = old.section, old.days
    for kept in ("times_per_day", "days_per_week", "note"):
        new.typed[kept] = old.typed.get(kept, "")
    entry.rows[action.row] = new
    before = library[old.exercise].name
    return Done(action.row, f"{before} swapped for {exercise.name}.")


_ROW_ACTIONS = {"up": _up, "down": _down, "remove": _remove, "swap": _swap}


def _number(entry: PlanEntry, row: PrescriptionEntry) -> int:
    return next(n for n, other in enumerate(entry.rows) if other is row)


def _counted(entry: PlanEntry) -> str:
    count = len(entry.rows)
    return (
        f"{count} exercise in the program." if count == 1 else f"{count} exercises in the program."
    )
