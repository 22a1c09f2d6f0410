"""Which characters of a document no font here can show. Nothing vanishes from a page unsaid."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any
from unicodedata import combining

from clinic.domain.checking import Fault
from clinic.domain.program import Program
from clinic.handout.document import HandoutDocument
from clinic.handout.fonts import uncovered
from clinic.handout.text import printable

_NOT_PRINTED = frozenset(
    {"logo", "brand_color", "slug", "figure", "pose", "side", "locale", "program"}
)
_MOST_SHOWN = 12
_EXERCISE = re.compile(r"exercises\[(\d+)\]\.(.*)")


class UncoveredTextError(ValueError):
    """Text that cannot be printed as it stands: a fault for each field, naming the characters."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def uncovered_fields(document: HandoutDocument) -> list[Fault]:
    """A fault for each field with a character that no font has, by its path in the document."""
    return [
        Fault(path, _named(missing), _ALLOWED)
        for path, text in _texts(document, "")
        if (missing := _missing(text))
    ]


def _missing(text: str) -> tuple[str, ...]:
    """The characters that would vanish: those without a glyph, or all where nothing is seen."""
    drawn = printable(text)
    if text.strip() and not drawn.strip():
        return tuple(dict.fromkeys(text))
    return uncovered(drawn)


_ALLOWED = "Latin, Greek or Cyrillic letters, digits and common signs"


def require_coverage(document: HandoutDocument) -> None:
    """Refuse a document that could not be printed whole.

    Raises:
        UncoveredTextError: with a fault for each field.
    """
    texts: list[str] = []
    _collect(document, texts)
    if all(map(_always_shown, set("".join(texts)))):
        return  # the usual case: no field has to be found
    faults = uncovered_fields(document)
    if faults:
        raise UncoveredTextError(faults)


def uncovered_in_program(
    program: Program, places: Sequence[str], document: HandoutDocument
) -> list[Fault]:
    """The same faults where the writer of a program can mend them: at its JSON paths.

    `places` are the paths of the prescriptions in session order, such as
    "sections[0].prescriptions[1]".
    """
    faults: dict[str, Fault] = {}
    for fault in uncovered_fields(document):
        path = _program_path(fault.path, places, program)
        faults.setdefault(path, Fault(path, fault.found, fault.allowed))
    return list(faults.values())


def _program_path(path: str, places: Sequence[str], program: Program) -> str:
    """Where the text came from; a path of the document where no field of the program holds it."""
    in_exercise = _EXERCISE.fullmatch(path)
    if in_exercise:
        place, field = places[int(in_exercise[1])], in_exercise[2]
        if field == "note":
            return f"{place}.note"
        return f"{place}.dosage" if field.startswith("dose") else f"{place}.exercise"
    if path in ("patient", "title_line") or path.startswith("facts[0]"):
        return "patient.printed_name" if program.patient.printed_name else "patient.name"
    if path in ("therapist", "note_from") or path.startswith("facts["):
        return (
            "therapist.name"
            if uncovered(printable(program.therapist.name))
            else ("therapist.credentials")
        )
    return "title" if path == "subject" else path


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text that is printed, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _texts(part, f"{path}[{place}]")
    else:
        for name in _printed_fields(value.__class__):
            inner = f"{path}.{name}" if path else name
            yield from _texts(getattr(value, name), inner)


@cache
def _always_shown(character: str) -> bool:
    """True where a character is drawn as it is, whatever stands beside it."""
    plain = printable(character) == character and not combining(character)
    return plain and not uncovered(character)


def _collect(value: Any, found: list[str]) -> None:
    """All that `_texts` finds, without paths: a tenth of the time."""
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        for part in value:
            _collect(part, found)
    else:
        for name in _printed_fields(value.__class__):
            _collect(getattr(value, name), found)


@cache
def _printed_fields(kind: Hashable) -> tuple[str, ...]:
    """The fields of a class that hold what is printed; none where it is no dataclass."""
    if not (is_dataclass(kind) and isinstance(kind, type)):
        return ()
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_PRINTED)


def _named(characters: Sequence[str]) -> str:
    shown = [f"{c} (U+{ord(c):04X})" if c.isprintable() else f"U+{ord(c):04X}" for c in characters]
    more = f" and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return "characters that no font here has: " + ", ".join(shown[:_MOST_SHOWN]) + more
