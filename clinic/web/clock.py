"""The only reading of the clock in the web."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import current_app


def system_clock() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)


def now() -> datetime:
    """This moment, by the clock that the application was given (`CLOCK`, for tests)."""
    clock: Callable[[], datetime] = current_app.config["CLOCK"]
    return clock()
