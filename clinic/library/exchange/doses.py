"""Reading doses and how often."""

import re

from clinic.domain.checking import Reader
from clinic.domain.dosage import LIMITS, Range
from clinic.domain.exercise import DoseRange
from clinic.domain.frequency import Day, Frequency
from clinic.domain.source import CLINIC_DEFAULT
from clinic.library.exchange import fields

_SPAN = re.compile("(\\d{1,5})(?:\\s*(?:-|\N{EN DASH}|to)\\s*(\\d{1,5}))?")


def read_span(text: str) -> Range | None:
    """`10` or `8-10`, also `8 to 10`; `None` for anything else and for a range that goes down."""
    match = _SPAN.fullmatch(text.strip())
    if not match:
        return None
    low = int(match[1])
    high = int(match[2] or low)
    return Range(low, high) if low <= high else None


def read_dose(reader: Reader, figure: str) -> DoseRange | None:
    """The range of one figure of the dose, with its source; `None` where it is empty."""
    value, limits = reader.raw(figure), LIMITS[figure]
    source = fields.source(reader, f"{figure}_source", CLINIC_DEFAULT)
    if value in (None, ""):
        return None
    text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
    span = read_span(text)
    if span is None or not limits.covers(span):
        within = f"from {limits.min} to {limits.max}"
        reader.refuse(figure, value, f"nothing, or a number or a range such as 8-10, {within}")
        return None
    return DoseRange(span, source)


def read_frequency(reader: Reader) -> Frequency | None:
    """Times a day, days a week, and which days where they are named."""
    before = len(reader.faults)
    times = _number(reader, "times_per_day")
    number = _number(reader, "days_per_week")
    days = fields.choices(reader, "days", Day)
    if len(reader.faults) > before:
        return None
    if days and number not in (None, len(days)):
        reader.blame("days", f"{len(days)} days", f"as many as days_per_week says: {number}")
        return None
    ordered = tuple(day for day in Day if day in days)
    return Frequency(times, len(ordered) or number, ordered)


def _number(reader: Reader, key: str) -> int | None:
    value, limits = reader.raw(key), LIMITS[key]
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value not in limits:
        allowed = f"nothing, or a whole number from {limits.min} to {limits.max}"
        reader.refuse(key, value, allowed)
        return None
    return value
