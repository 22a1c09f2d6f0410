"""Reading single fields, and refusing them in the words of whoever fills in a table."""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any, TypeVar

from clinic.domain.checking import Reader
from clinic.domain.exercise_reading import LINE_LIMIT, NAME_LIMIT
from clinic.domain.source import Source
from clinic.library.exchange.vocabulary import source_keys

_Choice = TypeVar("_Choice", bound=StrEnum)

MOST_TEXTS = 40
"""Texts in one list."""

_LINES = re.compile(r"\d{1,5}(?:-\d{1,5})?")
_MOST_LINES = 500


def listed(words: Iterable[str]) -> str:
    """Words as a choice: "one of a, b, c"."""
    return "one of " + ", ".join(words)


def texts(
    reader: Reader, key: str, *, at_least: int = 0, at_most: int = MOST_TEXTS
) -> tuple[str, ...]:
    """A list of texts, none of them empty."""
    values = reader.values(key)
    if not at_least <= len(values) <= at_most:
        reader.blame(key, f"a list of {len(values)}", f"{at_least} to {at_most} in the list")
        return ()
    return tuple(_text(reader, key, value) for value in values)


def _text(reader: Reader, key: str, value: Any) -> str:
    """One text of a list; what is wrong with it is wrong with the list's field."""
    if not isinstance(value, str):
        reader.refuse(key, value, "a list of texts")
        return ""
    one = Reader({key: value}, reader.path, reader.faults)
    return line(one, key, LINE_LIMIT, required=True)


def line(reader: Reader, key: str, limit: int, *, required: bool = False) -> str:
    """A text on one line, with single spaces."""
    return " ".join(reader.text(key, required=required, limit=limit).split())


def flag(reader: Reader, key: str) -> bool:
    """Yes, or nothing."""
    value = reader.raw(key)
    if isinstance(value, bool):
        return value
    if value not in (None, ""):
        reader.refuse(key, value, "yes, or nothing")
    return False


def choice(
    reader: Reader, key: str, choices: type[_Choice], default: _Choice | None = None
) -> _Choice | None:
    """One of a few words; empty is the default, and refused without one."""
    value = reader.raw(key)
    if value in (None, "") and default is not None:
        return default
    if not isinstance(value, str) or value not in tuple(choices):
        reader.refuse(key, "" if value is None else value, listed(choices))
        return default
    return choices(value)


def choices(
    reader: Reader, key: str, allowed: type[_Choice], *, required: bool = False
) -> tuple[_Choice, ...]:
    """A list of words out of a few, each once."""
    found = texts(reader, key)
    for value in found:
        if value and value not in tuple(allowed):
            reader.refuse(key, value, listed(allowed))
            return ()
    if required and not found and key not in {fault.path for fault in reader.faults}:
        reader.refuse(key, "", "at least one of " + ", ".join(allowed))
    if len(set(found)) < len(found):
        reader.refuse(key, ", ".join(found), "each word once")
    return tuple(allowed(value) for value in found if value)


def known(reader: Reader, key: str, allowed: Collection[str]) -> str:
    """One of many words, or nothing."""
    value = reader.text(key)
    if value and value not in allowed:
        reader.refuse(key, value, f"nothing, or {listed(allowed)}")
    return value


def source(reader: Reader, key: str, default: str, *, free: bool = False) -> Source:
    """`clinic default`, or the key of a work and its lines: `article 44 48-52`; see `flat`.

    With `free` any other text is a source too.
    """
    text = line(reader, key, NAME_LIMIT) or default
    words = text.split()
    numbers: list[str] = []
    while words and _LINES.fullmatch(words[-1]):
        numbers.insert(0, words.pop())
    name, lines = " ".join(words), _lines(numbers)
    last = source_keys().get(name)
    if last is None and free:
        return Source(text)
    if last is None:
        reader.refuse(key, text, listed(source_keys()))
    elif lines is None or not all(1 <= line <= last for line in lines):
        allowed = f"lines 1 to {last} of it" if last else "no lines: it has none"
        reader.refuse(key, text, allowed)
    else:
        return Source(name, lines)
    return Source(default)


def _lines(numbers: Iterable[str]) -> tuple[int, ...] | None:
    """The lines that numbers and runs name; `None` where a run goes down or they are too many."""
    found: list[int] = []
    for text in numbers:
        first, _, last = text.partition("-")
        run = range(int(first), int(last or first) + 1)
        if not run or len(found) + len(run) > _MOST_LINES:
            return None
        found += run
    return tuple(found)
