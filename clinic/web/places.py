"""Countries, time zones and paper sizes as choices of a form: what is sent, and its words."""

from functools import cache
from importlib.resources import files

from clinic.domain.folding import fold

PAPERS = {"letter": "Letter", "a4": "A4"}

_FIRST_COUNTRY = {"US": "United States"}


@cache
def countries() -> dict[str, str]:
    """Names by code, in the order of names, from the time zone database; United States first."""
    rows = _rows("iso3166.tab")
    return _FIRST_COUNTRY | dict(sorted(rows, key=lambda row: fold(row[1])))


@cache
def time_zones() -> dict[str, str]:
    """Zones that stand for a place today, with words to read them by: "America, New York"."""
    names = sorted(row[2] for row in _rows("zone.tab"))
    return {name: name.replace("_", " ").replace("/", ", ", 1) for name in names}


def with_choice(choices: dict[str, str], value: str) -> dict[str, str]:
    """Choices that hold `value`, put in front where they did not."""
    return choices if value in choices else {value: value, **choices}


def _rows(table: str) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
