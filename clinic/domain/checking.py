"""Reading untrusted JSON-like values: every fault is kept with its path, none stops the reading."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clinic.domain.dosage import TEXT_LIMIT, Range

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60
_UNPRINTABLE = ("Cc", "Cs")
"""Unicode categories that no page can show: control characters and lone surrogates."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where (a JSON path), what was found and what is allowed."""

    path: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.path or '(top)'}: found {self.found}; allowed: {self.allowed}"


class ProgramError(ValueError):
    """Input refused, with every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


def shown(value: object) -> str:
    """A value as a person would recognise it, on one line and cut to a bearable length."""
    if value is None:
        return "nothing (null)"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, (list, tuple)):
        return "a list"
    text = repr(value) if isinstance(value, str) else str(value).lower()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}… ({len(str(value))} characters)"


def _one_line(key: object) -> str:
    """A key as it can stand in a path: line ends and other controls escaped, not too long."""
    text = str(key)
    return text if text.isprintable() and len(text) <= _SHOWN else shown(text)


class Reader:
    """A cursor over one JSON object that collects faults in a list shared with its children."""

    def __init__(self, value: object, path: str = "", faults: list[Fault] | None = None) -> None:
        self.path = path
        self.faults: list[Fault] = [] if faults is None else faults
        self._fields: Mapping[str, Any] = {}
        if isinstance(value, Mapping):
            self._fields = value
        else:
            self.refuse("", value, "an object with named fields")

    def at(self, key: str) -> str:
        """The JSON path of a key here."""
        return f"{self.path}.{key}" if self.path and key else self.path or key

    def refuse(self, key: str, found: object, allowed: str) -> None:
        """Keep a fault at `key` for a value that was found there."""
        self.blame(key, shown(found), allowed)

    def blame(self, key: str, found: str, allowed: str) -> None:
        """Keep a fault at `key`, what was found said in words."""
        self.faults.append(Fault(self.at(key), found, allowed))

    def has(self, key: str) -> bool:
        """True where the key was written, be it as null."""
        return key in self._fields

    def raw(self, key: str) -> Any:
        """The value as it stands; `None` where it is absent."""
        return self._fields.get(key)

    def only(self, allowed: Collection[str]) -> None:
        """Refuse every key that is not one of `allowed`."""
        for key in self._fields:
            if key not in allowed:
                self.blame(_one_line(key), "an unknown key", "one of " + ", ".join(allowed))

    def text(self, key: str, *, required: bool = False, limit: int = TEXT_LIMIT) -> str:
        """A text without surrounding space; absent or null is empty."""
        raw = "" if self.raw(key) is None else self.raw(key)
        if not isinstance(raw, str):
            self.refuse(key, raw, f"text of up to {limit:,} characters")
            return ""
        value = raw.replace("\r\n", "\n").replace("\r", "\n").strip()
        if len(value) > limit:
            self.refuse(key, value, f"text of up to {limit:,} characters")
            return ""
        if not value.isprintable() and any(
            unicodedata.category(c) in _UNPRINTABLE and c not in "\n\t" for c in value
        ):
            self.refuse(key, value, "text without control characters")
            return ""
        if required and not value:
            self.refuse(key, self.raw(key), "a text that is not empty")
        return value

    def number(self, key: str, limits: Range) -> int | None:
        """A whole number within `limits`; absent or null is `None`."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value not in limits:
            self.refuse(key, value, f"a whole number from {limits.min} to {limits.max}, or null")
            return None
        return value

    def span(self, key: str, limits: Range) -> Range | None:
        """A whole number or `{"min": 8, "max": 10}`, within `limits`; absent or null is `None`."""
        value = self.raw(key)
        if not isinstance(value, Mapping):
            number = self.number(key, limits)
            return None if number is None else Range.exactly(number)
        ends = Reader(value, self.at(key), self.faults)
        before = len(self.faults)
        ends.only(("min", "max"))
        low, high = ends.number("min", limits), ends.number("max", limits)
        if len(self.faults) > before:
            return None
        if low is None or high is None or low > high:
            self.blame(key, f"{low} to {high}", "both min and max, min not above max")
            return None
        return Range(low, high)

    def day(self, key: str) -> date | None:
        """A date as `2026-11-23`; absent, null or empty is `None`."""
        value = self.raw(key)
        if value is None or value == "":
            return None
        if isinstance(value, str) and _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self.refuse(key, value, "a date as YYYY-MM-DD")
        return None

    def choice(self, key: str, allowed: Collection[str], default: str) -> str:
        """One of a few words; absent, null or empty is the default."""
        value = self.raw(key)
        if value in (None, ""):
            return default
        if not isinstance(value, str) or value not in allowed:
            self.refuse(key, value, "one of " + ", ".join(allowed))
            return default
        return str(value)

    def child(self, key: str) -> "Reader":
        """The object at `key`; absent, null or empty reads as an empty one."""
        value = self.raw(key)
        return Reader({} if value in (None, "") else value, self.at(key), self.faults)

    def values(self, key: str) -> list[Any]:
        """The list at `key`; absent, null or empty is empty."""
        value = self.raw(key)
        if value in (None, ""):
            return []
        if not isinstance(value, list):
            self.refuse(key, value, "a list")
            return []
        return value

    def children(self, key: str) -> Iterator["Reader"]:
        """The objects in the list at `key`, each with its place in its path."""
        for place, value in enumerate(self.values(key)):
            yield Reader(value, f"{self.at(key)}[{place}]", self.faults)
