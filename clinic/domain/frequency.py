"""How often: times a day, and days a week or named days."""

from dataclasses import dataclass
from enum import StrEnum

DAYS_IN_A_WEEK = 7
MOST_DAYS_WITH_REST_BETWEEN = 3
"""A weekly pattern that repeats has at most 7 // 2 days with a rest day between each."""


class Day(StrEnum):
    """A day of the week, in calendar order."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


@dataclass(frozen=True, slots=True)
class Frequency:
    """`days` in calendar order; where days are named `days_per_week` is their number.

    `times_per_day` or `days_per_week` of `None` is not prescribed.
    """

    times_per_day: int | None = None
    days_per_week: int | None = None
    days: tuple[Day, ...] = ()

    def __post_init__(self) -> None:
        if self.days and self.days_per_week != len(self.days):
            raise ValueError("days_per_week must be the number of named days")

    @classmethod
    def on(cls, *days: Day, times_per_day: int | None = 1) -> "Frequency":
        """The frequency of named days, put in calendar order."""
        ordered = tuple(day for day in Day if day in days)
        return cls(times_per_day, len(ordered) or None, ordered)

    @property
    def every_day(self) -> bool:
        """True for all seven days of the week."""
        return self.days_per_week == DAYS_IN_A_WEEK

    @property
    def can_rest_between(self) -> bool:
        """True where a week has room for a rest day between all the days."""
        return (
            self.days_per_week is not None and 1 < self.days_per_week <= MOST_DAYS_WITH_REST_BETWEEN
        )
