"""The clinic's day, and dates as people type them."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from clinic.models import Clinic

_MONTH_FIRST = ("US",)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def today(clinic: Clinic, now: datetime) -> date:
    """The date in the clinic's time zone."""
    return now.astimezone(ZoneInfo(clinic.time_zone)).date()


def read_typed_date(typed: str, country: str) -> date | None:
    """1958-03-02 anywhere; 3/2/1958 with the month first in the US, the day first elsewhere.

    `None` where it is no date.
    """
    if iso := _ISO.fullmatch(typed):
        year, month, day = (int(part) for part in iso.groups())
    elif slashed := _SLASHED.fullmatch(typed):
        first, second, year = (int(part) for part in slashed.groups())
        month, day = (first, second) if country in _MONTH_FIRST else (second, first)
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
