"""Dates and counts as screens write them."""

from datetime import date, datetime

from flask import Flask
from markupsafe import Markup, escape


def register_words(app: Flask) -> None:
    """Give templates the filters."""
    app.jinja_env.filters.update(
        long_date=long_date,
        short_date=short_date,
        weekday_date=weekday_date,
        of=of,
        without=without,
        attributes=attributes,
    )


def long_date(day: date | datetime) -> str:
    """23 November 2026."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date | datetime) -> str:
    """23 Nov."""
    return f"{day.day} {day:%b}"


def weekday_date(day: date | datetime) -> str:
    """Monday 23 November."""
    return f"{day:%A} {day.day} {day:%B}"


def of(count: int, word: str, many: str = "") -> str:
    """A count with its word: "1 exercise", "3 exercises", "2 people"."""
    return f"{count:,} {word if count == 1 else many or word + 's'}"


def without(attributes: dict[str, object], name: str) -> dict[str, object]:
    """Attributes of a tag save one that was written already."""
    return {key: value for key, value in attributes.items() if key != name}


def attributes(values: dict[str, object]) -> Markup:
    """A tag's attributes, escaped: `True` is written bare, `False` and `None` not at all."""
    written = [
        escape(name) if value is True else Markup('{}="{}"').format(name, value)
        for name, value in values.items()
        if value is not None and value is not False
    ]
    return Markup("").join(Markup(" ") + one for one in written)
