"""Checks that the fields of several features share."""

import re
from zoneinfo import available_timezones

from clinic.domain.checking import Reader
from clinic.figures.body import BODIES as DRAWN
from clinic.handout.scale import Size
from clinic.services.errors import RefusedError

PAPERS = ("letter", "a4")
"""Paper sizes that a handout can be printed on."""

SIZES = tuple(size.value for size in Size)
"""Sizes of print, the usual one first."""

BODIES = tuple(DRAWN)
"""The bodies that pictures can show."""

NAME_LIMIT = 200
CREDENTIALS_LIMIT = 60
EMAIL_LIMIT = 254
"""RFC 5321 leaves no more for an address."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_COUNTRY = re.compile(r"[A-Z]{2}")


def raise_faults(reader: Reader) -> None:
    """Stop where a reader found anything wrong.

    Raises:
        RefusedError: with every fault.
    """
    if reader.faults:
        raise RefusedError(reader.faults)


def one_line(reader: Reader, key: str, limit: int, *, required: bool = False) -> str:
    """A text with single spaces and no line breaks."""
    return " ".join(reader.text(key, required=required, limit=limit).split())


def read_email(reader: Reader, key: str = "email", *, required: bool = True) -> str:
    """An email address in lower case; only its shape can be checked."""
    before = len(reader.faults)
    email = reader.text(key, required=required, limit=EMAIL_LIMIT).lower()
    if len(reader.faults) == before and email and not _EMAIL.fullmatch(email):
        reader.refuse(key, email, "an email address such as dana@example.com")
    return email


def read_place(reader: Reader) -> tuple[str, str, str]:
    """Country, time zone and paper of a clinic."""
    country = reader.text("country", required=True).upper()
    if country and not _COUNTRY.fullmatch(country):
        reader.refuse("country", country, "a country's two letters such as US")
    zone = reader.text("time_zone", required=True)
    if zone and zone not in available_timezones():
        reader.refuse("time_zone", zone, "a time zone such as America/New_York")
    return country, zone, reader.choice("paper", PAPERS, PAPERS[0])
