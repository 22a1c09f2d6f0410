"""Countries, time zones and paper sizes as choices of a form."""

from functools import cache
from importlib.resources import files

Choices = list[tuple[str, str]]

PAPERS: Choices = [("letter", "Letter"), ("a4", "A4")]

_FIRST_COUNTRY = ("US", "United States")


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """Codes and names by name, from the time zone database; the United States first."""
    listed = sorted(
        (name, code) for code, name in _rows("iso3166.tab") if code != _FIRST_COUNTRY[0]
    )
    return (_FIRST_COUNTRY, *((code, name) for name, code in listed))


@cache
def time_zones() -> tuple[tuple[str, str], ...]:
    """Names of zones that stand for a place today, with spaces to read them by."""
    names = sorted(row[2] for row in _rows("zone.tab"))
    return tuple((name, name.replace("_", " ").replace("/", ", ", 1)) for name in names)


def with_choice(choices: tuple[tuple[str, str], ...], value: str) -> Choices:
    """Choices that hold `value`, put in front where they did not."""
    known = any(value == choice for choice, _ in choices)
    return [*choices] if known else [(value, value), *choices]


def _rows(table: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
