"""How often, typed once for the whole program, and only where it differs for an exercise.

An exercise's own fields left as they are follow the program's, so that one change of days
changes them all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from clinic.domain.frequency import Day, Frequency
from clinic.web.programs.typed import Value, count_value

NOT_SET = "none"
"""The choice that says "not prescribed", where the empty one says "as the program"."""


@dataclass(frozen=True, slots=True)
class Often:
    """A frequency as typed: `times` a day, `count` of days a week, and the days ticked."""

    times: str = ""
    count: str = ""
    days: tuple[str, ...] = ()

    @classmethod
    def of(cls, frequency: Frequency) -> "Often":
        """A frequency as the program's fields show it; named days stand for their count."""
        named = bool(frequency.days)
        return cls(
            times=_shown(frequency.times_per_day),
            count="" if named else _shown(frequency.days_per_week),
            days=tuple(day.value for day in frequency.days),
        )

    @classmethod
    def apart_from(cls, frequency: Frequency, common: Frequency) -> "Often":
        """A frequency as an exercise's own fields show it: only what differs from `common`."""
        shown = cls.of(frequency)
        if frequency.times_per_day == common.times_per_day:
            shown = replace(shown, times="")
        else:
            shown = replace(shown, times=shown.times or NOT_SET)
        if _days(frequency) == _days(common):
            return replace(shown, count="", days=())
        return shown if shown.days else replace(shown, count=shown.count or NOT_SET)

    @property
    def own_days(self) -> bool:
        """True where an exercise has days of its own."""
        return bool(self.days or self.count)

    @property
    def own(self) -> bool:
        """True where an exercise differs from the program in anything."""
        return self.own_days or bool(self.times)

    def over(self, program: "Often") -> "Often":
        """What holds for an exercise: its own, and the program's where it has none."""
        mine = self if self.own_days else program
        return Often(self.times or program.times, mine.count, mine.days)

    def value(self) -> dict[str, Value | list[str]]:
        """The frequency of the `program/1` format."""
        return {
            "times_per_day": _count(self.times),
            "days_per_week": _count(self.count),
            "days": list(self.days),
        }


def usual(frequencies: Iterable[Frequency], otherwise: Frequency) -> Frequency:
    """What most of the exercises have in common, `otherwise` where there are none."""
    found = list(frequencies)
    if not found:
        return otherwise
    times = Counter(f.times_per_day for f in found).most_common(1)[0][0]
    (count, days), _ = Counter(_days(f) for f in found).most_common(1)[0]
    return Frequency(times, count, days)


def _days(frequency: Frequency) -> tuple[int | None, tuple[Day, ...]]:
    return frequency.days_per_week, frequency.days


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def _count(text: str) -> Value:
    return None if text == NOT_SET else count_value(text)
