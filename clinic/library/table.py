"""Strict reading of a TOML table: every key is asked for, typed and accounted for."""

import tomllib
from collections.abc import Collection, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from clinic.library.errors import LibraryError

_Choice = TypeVar("_Choice", bound=StrEnum)


class Table:
    """A cursor over one TOML table. `close()` refuses the keys that nobody asked for."""

    def __init__(self, fields: Mapping[str, Any], file: str, path: str = "") -> None:
        self._fields = fields
        self._asked: list[str] = []
        self.file = file
        self.path = path

    @classmethod
    def read(cls, path: Path) -> "Table":
        """The top table of a file.

        Raises:
            LibraryError: the file is missing or not TOML.
        """
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        except OSError as error:
            raise LibraryError(path.name, "", f"cannot be read ({error.strerror})") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LibraryError(path.name, "", f"is not valid TOML: {error}") from error

    def fault(self, key: str, problem: str) -> LibraryError:
        """The error to raise for a key of this table."""
        return LibraryError(self.file, f"{self.path}.{key}".strip("."), problem)

    def has(self, key: str) -> bool:
        """True where the key is written; asking makes it a known key."""
        self._asked.append(key)
        return key in self._fields

    def named_tables(self) -> dict[str, "Table"]:
        """The tables at all keys, in the order written."""
        return {key: self.table(key) for key in self._fields}

    def _value(self, key: str, kind: type, allowed: str) -> Any:
        if not self.has(key):
            raise self.fault(key, f"is missing; give {allowed}")
        value = self._fields[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
            raise self.fault(key, f"found {value!r}; allowed is {allowed}")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; with a default it may be left out or empty."""
        if default is not None and not self.has(key):
            return default
        value: str = self._value(key, str, "a text")
        if not value.strip() and default is None:
            raise self.fault(key, "is empty; give a text")
        return value.strip()

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number of 0 or more."""
        if default is not None and not self.has(key):
            return default
        value: int = self._value(key, int, "a whole number")
        if value < 0:
            raise self.fault(key, f"found {value}; allowed is 0 or more")
        return value

    def flag(self, key: str) -> bool:
        """True or false; left out it is false."""
        return self.has(key) and bool(self._value(key, bool, "true or false"))

    def day(self, key: str) -> date | None:
        """A TOML date; `None` where it is left out."""
        if not self.has(key):
            return None
        value: date = self._value(key, date, "a date such as 2026-11-23")
        return value

    def _list(self, key: str, kind: type, allowed: str) -> list[Any]:
        if not self.has(key):
            return []
        values: list[Any] = self._value(key, list, f"a list of {allowed}")
        for value in values:
            if not isinstance(value, kind) or isinstance(value, bool):
                raise self.fault(key, f"found {value!r}; allowed is a list of {allowed}")
        return values

    def texts(self, key: str, at_least: int = 0, at_most: int = 100) -> tuple[str, ...]:
        """A list of texts, none empty; left out it is empty."""
        values = tuple(value.strip() for value in self._list(key, str, "texts"))
        if not at_least <= len(values) <= at_most:
            raise self.fault(key, f"found {len(values)}; allowed are {at_least} to {at_most}")
        if not all(values):
            raise self.fault(key, "holds an empty text")
        return values

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; left out it is empty."""
        return tuple(self._list(key, int, "whole numbers"))

    def choice(self, key: str, choices: type[_Choice], default: _Choice | None = None) -> _Choice:
        """One of a few words."""
        value = self.text(key, default)
        return self._one_of(key, value, choices)

    def choices(self, key: str, choices: type[_Choice]) -> tuple[_Choice, ...]:
        """A list of words out of a few; left out it is empty."""
        return tuple(self._one_of(key, value, choices) for value in self.texts(key))

    def _one_of(self, key: str, value: str, choices: type[_Choice]) -> _Choice:
        try:
            return choices(value)
        except ValueError:
            raise self.fault(key, _unknown(value, list(choices))) from None

    def known(self, key: str, known: Collection[str], default: str | None = None) -> str:
        """A text that names one of `known`."""
        value = self.text(key, default)
        if value not in known:
            raise self.fault(key, _unknown(value, known))
        return value

    def table(self, key: str) -> "Table":
        """The table at a key."""
        value: dict[str, Any] = self._value(key, dict, "a table")
        return Table(value, self.file, f"{self.path}.{key}".strip("."))

    def tables(self, key: str) -> list["Table"]:
        """The tables of a list at a key; left out it is empty."""
        found = self._list(key, dict, "tables")
        path = f"{self.path}.{key}".strip(".")
        return [Table(value, self.file, f"{path}[{n}]") for n, value in enumerate(found)]

    def text_in(self, locale: str, key: str) -> str:
        """The text for a locale out of a table by locale, such as `{ en = "..." }`."""
        by_locale = self.table(key)
        if not by_locale.has(locale):
            raise by_locale.fault(locale, f"has no words; there are {', '.join(by_locale._fields)}")
        return by_locale.text(locale)

    def close(self) -> None:
        """Refuse the keys that were not asked for.

        Raises:
            LibraryError: a key is not known here.
        """
        for key in self._fields:
            if key not in self._asked:
                allowed = ", ".join(dict.fromkeys(self._asked))
                raise self.fault(key, f"is not a key here; allowed are {allowed}")


def _unknown(value: str, known: Collection[str]) -> str:
    return f"found {value!r}; allowed are {', '.join(known)}"
