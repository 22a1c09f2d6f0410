"""Faults of the format, as messages by the fields that a therapist typed in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clinic.domain.checking import Fault
from clinic.domain.dosage import LIMITS, PRESCRIPTION_LIMIT, TEXT_LIMIT
from clinic.domain.exercise import Exercise
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.rows import SIDES

LABELS = {
    "sets": "Sets",
    "reps": "Reps",
    "hold_seconds": "Hold",
    "rest_seconds": "Rest",
    "duration_seconds": "Time",
    "load": "Load",
    "effort": "Effort",
    "tempo": "Tempo",
    "laterality": "Side",
    "times_per_day": "Times a day",
    "days_per_week": "Days a week",
    "days": "Days",
    "note": "Note",
    "title": "Title",
    "goal": "Goal",
    "start_date": "Start",
    "review_date": "Review",
}

_ROW = re.compile(r"sections\[(\d+)\]\.prescriptions\[(\d+)\](?:\.(.+))?")
_PROGRAM_WIDE = ("times_per_day", "days_per_week", "days")


@dataclass(frozen=True, slots=True)
class FieldError:
    """A message at one field: its id on the page, what it is called, and what to do."""

    field: str
    label: str
    message: str


def field_errors(
    faults: Iterable[Fault], entry: PlanEntry, library: Mapping[str, Exercise]
) -> dict[str, FieldError]:
    """The first message of each field, by its id, in the order of the page.

    A fault of the program's own frequency is said once there, not at every exercise.
    """
    found: dict[str, FieldError] = {}
    for fault in faults:
        error = _error(fault, entry, library)
        found.setdefault(error.field, error)
    return dict(sorted(found.items(), key=lambda pair: _place(pair[0])))


def _error(fault: Fault, entry: PlanEntry, library: Mapping[str, Exercise]) -> FieldError:
    place = _ROW.fullmatch(fault.path)
    if not place:
        key = fault.path.split(".")[0]
        typed = entry.typed.get(key, "")
        return FieldError(key, LABELS.get(key, "Program"), _message(key, typed, fault))
    number = entry.places()[int(place[1])][int(place[2])]
    row = entry.rows[number]
    name, key = _row_field(place[3] or "")
    own = row.often.own_days if key in ("days_per_week", "days") else row.often.times
    if key in _PROGRAM_WIDE and not own:
        typed = entry.often.times if key == "times_per_day" else entry.often.count
        return FieldError(key, LABELS[key], _message(key, typed, fault))
    label = f"{LABELS[key]}, {library[row.exercise].name}"
    message = _message(key, row.typed.get(name, ""), fault)
    return FieldError(f"p{number}-{name}", label, message)


def _row_field(path: str) -> tuple[str, str]:
    """The field's name in its row and its key: `("left-reps", "reps")` for `left.reps.min`."""
    parts = path.split(".")
    if parts[0] in SIDES:
        key = parts[1] if len(parts) > 1 else "reps"
        return f"{parts[0]}-{key}", key
    if parts[0] in ("dosage", "frequency"):
        key = parts[1] if len(parts) > 1 else "reps"
        return key, key
    return parts[0], parts[0]


def _message(key: str, typed: str, fault: Fault) -> str:
    """What is wrong and what to do; the figures are the format's own limits."""
    if fault.path.endswith(("dosage", *SIDES)):
        return _about_the_dose(fault)
    if key in ("days", "days_per_week"):
        return "The days ticked and the number of days differ. Give only one of them."
    if key in LIMITS:
        return f"{_limits(key)} You wrote {_quoted(typed)}."
    if key == "sections":
        return f"A program holds up to {PRESCRIPTION_LIMIT} exercises. Remove some."
    return _about_a_date(fault) if key.endswith("_date") else _about_a_text(typed, fault)


def _about_a_date(fault: Fault) -> str:
    if "start_date" in fault.allowed:
        return "The review comes before the start. Choose a later day."
    return "Choose a day, or leave it empty."


def _about_a_text(typed: str, fault: Fault) -> str:
    if "control characters" in fault.allowed:
        return "There are characters in it that cannot be printed. Type it anew."
    return f"Up to {TEXT_LIMIT:,} characters fit here. You wrote {len(typed):,}."


def _about_the_dose(fault: Fault) -> str:
    if fault.path.endswith("dosage"):
        return "Give reps, a hold or a time, so that the patient knows when to stop."
    if "laterality" in fault.allowed:
        return "Left and right differ only where the side is “Each side” or “Alternating”."
    return "Give this side reps, a hold or a time."


def _limits(key: str) -> str:
    limits = LIMITS[key]
    span = f"from {limits.min} to {limits.max}"
    if key == "reps":
        return f"Reps go {span}, or as a range such as 8-10."
    if key.endswith("_seconds"):
        return f"{LABELS[key]} goes {span} seconds."
    plural = LABELS[key].endswith("s")
    return f"{LABELS[key]} {'go' if plural else 'goes'} {span}."


def _quoted(typed: str) -> str:
    text = typed.strip()
    shown = text if len(text) <= 20 else text[:20] + "…"  # noqa: PLR2004 - enough to know it by
    return shown if re.fullmatch(r"\d+", shown, re.ASCII) else f"“{shown}”"


def _place(field: str) -> tuple[int, int]:
    """Where a field stands on the page: the program's own first, then row by row."""
    row = re.match(r"p(\d+)-", field)
    return (1, int(row[1])) if row else (0, 0)
