"""What a therapist types into a field of a dose, as a `program/1` value, and back."""

import re

from clinic.domain.dosage import DOSAGE_KEYS, Range

NONE = "\N{EN DASH}"
"""Typed or shown for "not prescribed" where an empty field means something else."""

TIMES = ("hold_seconds", "rest_seconds", "duration_seconds")
WORDS = ("load", "tempo")

_NOTHING = ("", "-", NONE, "\N{EM DASH}")
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)
_RANGE = re.compile(rf"(\d{{1,6}})\s*(?:-|{NONE}|to)\s*(\d{{1,6}})", re.ASCII)
_SECONDS = re.compile(r"(\d{1,6})\s*(?:s|sec|seconds?)", re.ASCII)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)", re.ASCII)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|minutes?)", re.ASCII)

Value = int | str | dict[str, int] | None


def dose_value(key: str, text: str) -> Value:
    """The value of a dose's field: `"8-10"` reps, `"1:30"` or `"90 s"` of a time, a dash for none.

    Text that is no such value is given back as it is, for the format's own check to refuse.
    """
    text = text.strip()
    if key in WORDS:
        return "" if text in _NOTHING else text
    if text in _NOTHING:
        return None
    if _NUMBER.fullmatch(text):
        return int(text)
    if key == "reps" and (ends := _RANGE.fullmatch(text)):
        return {"min": int(ends[1]), "max": int(ends[2])}
    return _seconds(text) if key in TIMES else text


def _seconds(text: str) -> Value:
    lowered = text.lower()
    if clock := _CLOCK.fullmatch(lowered):
        return int(clock[1]) * 60 + int(clock[2])
    if minutes := _MINUTES.fullmatch(lowered):
        return int(minutes[1]) * 60
    seconds = _SECONDS.fullmatch(lowered)
    return int(seconds[1]) if seconds else text


def count_value(text: str) -> Value:
    """A whole number, nothing for an empty text, else the text for the check to refuse."""
    text = text.strip()
    if not text:
        return None
    return int(text) if _NUMBER.fullmatch(text) else text


def dose_text(value: Range | int | str | None) -> str:
    """A dose's value as it is typed; nothing for none."""
    if value is None:
        return ""
    if isinstance(value, Range):
        return str(value.min) if value.single else f"{value.min}-{value.max}"
    return str(value)


def dose_values(fields: dict[str, str], *, skip_empty: bool = False) -> dict[str, Value]:
    """A dosage of the format out of typed fields; for a side, empty ones are left out."""
    return {
        key: dose_value(key, fields.get(key, ""))
        for key in DOSAGE_KEYS
        if not (skip_empty and not fields.get(key, "").strip())
    }
