"""A program file of the command: `program/1` JSON against the seed library, to a document."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from clinic.domain.checking import Fault, ProgramError, shown
from clinic.domain.program import SectionName
from clinic.domain.program_extras import with_own
from clinic.domain.program_json import parse_program
from clinic.handout.compose import compose_handout
from clinic.handout.coverage import uncovered_in_program
from clinic.handout.document import HandoutDocument
from clinic.handout.logo import LOGO_BYTES, LogoError
from clinic.i18n import UnknownLocaleError, load_book
from clinic.library import LibraryError, load_library


class ProgramFileError(ValueError):
    """A program file that cannot be used; `lines` say what is wrong, one fault each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


class _RepeatedKeyError(Exception):
    """A JSON object has the same key twice."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


_LOCALE = "en"


def handout_of_file(path: Path, locale: str = "") -> HandoutDocument:
    """The finished document of a program file; its logo is looked for beside the file.

    `locale` goes before the language that the program names; where neither says, it is English.

    Raises:
        ProgramFileError: with a line for each fault, naming the JSON path.
    """
    value = _read(path)
    named = value.get("locale") if isinstance(value, dict) else ""
    where = "" if locale else f"{path.name}: locale: "
    locale = locale or (named if isinstance(named, str) and named else _LOCALE)
    try:
        book, library = load_book(locale), load_library(locale)
    except (UnknownLocaleError, LibraryError) as error:
        raise ProgramFileError([f"{where}{error}"]) from error
    try:
        program = parse_program(value, library.exercises)
    except ProgramError as error:
        raise ProgramFileError(_lines(path, error.faults)) from error
    try:
        logo = _logo(program.clinic.logo, path.parent)
        document = compose_handout(
            program,
            with_own(library.exercises, program),
            library.safety,
            book,
            logo=logo,
            revision=program.revision or 1,
        )
    except LogoError as error:
        fault = Fault("clinic.logo", error.found, error.allowed)
        raise ProgramFileError(_lines(path, [fault])) from error
    uncovered = uncovered_in_program(program, _places(value), document)
    if uncovered:
        raise ProgramFileError(_lines(path, uncovered))
    return document


def _lines(path: Path, faults: Iterable[Fault]) -> list[str]:
    return [f"{path.name}: {fault}" for fault in faults]


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
    except OSError as error:
        raise ProgramFileError([f"{path}: cannot be read ({error.strerror})"]) from error
    except UnicodeDecodeError as error:
        raise ProgramFileError([f"{path}: is not UTF-8 text"]) from error
    except _RepeatedKeyError as error:
        raise ProgramFileError([f"{path}: has the key {shown(error.key)} twice"]) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ProgramFileError([f"{path}: is not JSON ({error.msg}, {where})"]) from error
    except RecursionError as error:
        raise ProgramFileError([f"{path}: is nested too deeply"]) from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise ProgramFileError([f"{path}: holds a number that is too long"]) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no key stands twice: nobody could say which one was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _RepeatedKeyError(twice)
    return found


def _logo(name: str, folder: Path) -> bytes:
    """The bytes of the logo file, a path relative to the program's folder or absolute."""
    if not name:
        return b""
    path = folder / name
    try:
        if not path.exists() or path.is_file():
            with path.open("rb") as file:
                return file.read(LOGO_BYTES + 1)
    except OSError as error:
        reason = error.strerror or "unusable path"
        raise LogoError(f"{shown(name)} ({reason})", "the path of a readable picture") from error
    raise LogoError(f"{shown(name)} (no file)", "the path of a readable picture")


def _places(value: Any) -> list[str]:
    """The JSON paths of the prescriptions in session order, whatever order they are written in."""
    written = {
        section["name"]: (number, len(section["prescriptions"] or ()))
        for number, section in enumerate(value["sections"])
        if section.get("prescriptions")
    }
    return [
        f"sections[{number}].prescriptions[{place}]"
        for name in SectionName
        if name in written
        for number, count in (written[name],)
        for place in range(count)
    ]
