"""One field as the text of one cell, and back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from clinic.library.exchange.columns import COLUMNS, PART_LISTS, RECORD_PARTS, Shape

LIST_SEPARATOR = "|"
PART_SEPARATOR = ";"
_ESCAPED = re.compile(r"\\([\\|;])")
_YES = "yes"

_DANGEROUS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What makes spreadsheets take a cell for a formula; the last four are the wide forms of = + - @.

OWASP, CSV Injection: https://owasp.org/www-community/attacks/CSV_Injection
"""
_NEEDS_GUARD = re.compile(f"'*[{_DANGEROUS}]")
_IS_GUARDED = re.compile(f"''*[{_DANGEROUS}]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it as a formula.

    A text that already begins with apostrophes and then such a sign gets one more, so that
    `unguard` always gives back what there was.
    """
    return f"'{text}" if _NEEDS_GUARD.match(text) else text


def unguard(text: str) -> str:
    """The text without the apostrophe that `guard` put before it."""
    return text[1:] if _IS_GUARDED.match(text) else text


def cell_of(column: str, value: Any) -> str:
    """The cell that says a field's value."""
    shape = COLUMNS[column]
    if shape is Shape.TEXTS:
        text = _join(value, LIST_SEPARATOR)
    elif shape is Shape.RECORDS:
        records = (_record_text(RECORD_PARTS[column], record) for record in value)
        text = f" {LIST_SEPARATOR} ".join(records)
    elif shape is Shape.FLAG:
        text = _YES if value else ""
    else:
        text = "" if value is None else str(value)
    return guard(text)


def value_of(column: str, cell: str) -> Any:
    """The value that a cell says. What is no value of the field is left for it to refuse."""
    text = unguard(cell).strip()
    shape = COLUMNS[column]
    if shape is Shape.TEXTS:
        return _split(text, LIST_SEPARATOR)
    if shape is Shape.RECORDS:
        records = _cut(text, LIST_SEPARATOR)
        return [_record(RECORD_PARTS[column], record) for record in records if record.strip()]
    if shape is Shape.FLAG:
        return {"": False, "no": False, _YES: True}.get(text.lower(), text)
    if shape is Shape.NUMBER:
        return _number(text)
    return text


def _number(text: str) -> int | str | None:
    if not text:
        return None
    short = text.isascii() and text.isdigit() and len(text) <= len("1000000")
    return int(text) if short else text


def _record_text(parts: Sequence[str], record: Mapping[str, Any]) -> str:
    values = [record.get(part, "") for part in parts]
    while values and not values[-1]:
        values.pop()
    texts = [" ".join(v) if isinstance(v, (list, tuple)) else v for v in values]
    return _join(texts, PART_SEPARATOR, LIST_SEPARATOR)


def _record(parts: Sequence[str], text: str) -> Any:
    """The record; a text with too many parts stays one, and is refused where records are read."""
    values = [_unescape(part).strip() for part in _cut(text, PART_SEPARATOR)]
    if len(values) > len(parts):
        return text
    named = dict(zip(parts, values, strict=False))
    return {
        part: value.split() if part in PART_LISTS else value
        for part, value in named.items()
        if value
    }


def _join(texts: Sequence[str], separator: str, also: str = "") -> str:
    between = f"{separator} " if separator == PART_SEPARATOR else f" {separator} "
    return between.join(_escape(text, separator + also) for text in texts)


def _escape(text: str, separators: str) -> str:
    for sign in f"\\{separators}":
        text = text.replace(sign, f"\\{sign}")
    return text


def _split(text: str, separator: str) -> list[str]:
    """The texts of a list; empty ones are nothing."""
    parts = (_unescape(part).strip() for part in _cut(text, separator))
    return [part for part in parts if part]


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _cut(text: str, separator: str) -> list[str]:
    """The text cut at its separators, but not at those after a backslash; still escaped."""
    if "\\" not in text:
        return text.split(separator)
    parts, start, place = [], 0, 0
    while place < len(text):
        if text[place] == separator:
            parts.append(text[start:place])
            start = place + 1
        place += 2 if text[place] == "\\" else 1
    return [*parts, text[start:]]
