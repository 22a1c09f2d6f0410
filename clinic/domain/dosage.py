"""How much of an exercise: sets, repetitions, holds, rests, time, load, effort, tempo."""

from dataclasses import dataclass, fields

_MINUTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A whole number or a span of them, both ends included. `Range(10, 10)` is plain 10."""

    min: int
    max: int

    def __post_init__(self) -> None:
        if self.min > self.max:
            raise ValueError(f"a range goes from low to high, not {self.min} to {self.max}")

    @classmethod
    def exactly(cls, number: int) -> "Range":
        """The range that holds one number."""
        return cls(number, number)

    @property
    def single(self) -> bool:
        """True where both ends are the same number."""
        return self.min == self.max

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.min <= number <= self.max

    def covers(self, other: "Range") -> bool:
        """True where every number of `other` lies in this range."""
        return self.min <= other.min and other.max <= self.max


@dataclass(frozen=True, slots=True)
class Dosage:
    """The dose of one prescription; `None` or `""` means not prescribed.

    `hold_seconds` is one hold, `rest_seconds` the pause between sets, `duration_seconds` the
    length of one set; `effort` is on the 0-10 scale (CR10). For a sided exercise `reps` counts
    one side.
    """

    sets: int | None = None
    reps: Range | None = None
    hold_seconds: int | None = None
    rest_seconds: int | None = None
    duration_seconds: int | None = None
    load: str = ""
    effort: int | None = None
    tempo: str = ""

    @property
    def prescribes_work(self) -> bool:
        """True where a patient would know when to stop: reps, a hold or a duration is given."""
        return bool(self.reps or self.hold_seconds or self.duration_seconds)


DOSAGE_KEYS = tuple(f.name for f in fields(Dosage))
"""The keys of a dosage in the order therapists read them."""

LIMITS = {
    "sets": Range(1, 10),
    "reps": Range(1, 100),
    "hold_seconds": Range(0, 600),
    "rest_seconds": Range(0, 600),
    "duration_seconds": Range(1, 3600),
    "effort": Range(0, 10),
    "times_per_day": Range(1, 6),
    "days_per_week": Range(1, 7),
}
"""What a value may be at all, whatever the exercise: wide enough for any real prescription."""

TEXT_LIMIT = 2000
"""Characters in one text field."""

PRESCRIPTION_LIMIT = 40
"""Prescriptions in one program."""


def minutes_and_seconds(seconds: int) -> tuple[int, int]:
    """Split a time so that no reader has to: 90 is (1, 30)."""
    return divmod(seconds, _MINUTE)
