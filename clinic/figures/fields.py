"""Reads typed values out of a pose file's tables, refusing what does not belong there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clinic.figures.errors import PoseError

Table = Mapping[str, Any]


@dataclass(frozen=True)
class Reader:
    """A table of a pose file and where it stands (`file`, dotted `key`)."""

    file: str
    key: str
    table: Table

    def refuse(self, key: str, problem: str, allowed: str = "") -> PoseError:
        """The refusal of one of this table's keys."""
        return PoseError(self.file, f"{self.key}.{key}" if self.key else key, problem, allowed)

    def only(self, *allowed: str) -> None:
        """Refuse keys that are not allowed here."""
        for key in self.table:
            if key not in allowed:
                raise self.refuse(key, "unknown key", ", ".join(sorted(allowed)))

    def sub(self, key: str) -> "Reader":
        """A table inside this one (empty when it is missing)."""
        value = self.table.get(key, {})
        if not isinstance(value, Mapping):
            raise self.refuse(key, "is not a table", "{...}")
        return Reader(self.file, f"{self.key}.{key}" if self.key else key, value)

    def rows(self, key: str) -> list["Reader"]:
        """The tables of an array of tables."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
            raise self.refuse(key, "is not a list of tables", f"[[{key}]]")
        place = f"{self.key}.{key}" if self.key else key
        return [Reader(self.file, f"{place}[{i + 1}]", row) for i, row in enumerate(value)]

    def text(self, key: str, default: str | None = None, choices: Iterable[str] = ()) -> str:
        """A string, one of `choices` if there are any."""
        value = self.table.get(key, default)
        if not isinstance(value, str):
            raise self.refuse(key, "is missing" if value is None else "is not text", _list(choices))
        options = tuple(choices)
        if options and value not in options:
            raise self.refuse(key, f"unknown: {value}", _list(options))
        return value

    def flag(self, key: str) -> bool:
        """A boolean, false when missing."""
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(key, "is not true or false", "true, false")
        return value

    def number(self, key: str, default: float, low: float = -1e3, high: float = 1e3) -> float:
        """A number within a range."""
        return self._number(key, self.table.get(key, default), low, high)

    def _number(self, key: str, value: object, low: float, high: float) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(key, f"is not a number: {value!r}", f"{low:g} to {high:g}")
        if not low <= value <= high:
            raise self.refuse(key, f"{value:g} is out of range", f"{low:g} to {high:g}")
        return float(value)

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """A list of `count` numbers."""
        value = self.table.get(key)
        if not isinstance(value, list) or len(value) != count:
            raise self.refuse(key, "is not a list of numbers", f"{count} numbers")
        return tuple(self._number(key, v, -1e3, 1e3) for v in value)

    def texts(self, key: str, choices: Iterable[str]) -> tuple[str, ...]:
        """A list of words, each one of `choices`."""
        value = self.table.get(key, [])
        options = tuple(choices)
        if not isinstance(value, list):
            raise self.refuse(key, "is not a list", _list(options))
        for word in value:
            if word not in options:
                raise self.refuse(key, f"unknown: {word}", _list(options))
        return tuple(value)


def _list(choices: Iterable[str]) -> str:
    return ", ".join(choices)
