"""The safety page of a handout: what pain is normal, when to stop, how to go about it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from clinic.domain.dosage import Range
from clinic.domain.frequency import Frequency
from clinic.domain.safety import RedFlag, Tier
from clinic.domain.source import Source


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to tell a patient, with what it rests on."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common mistake and what to do in its place."""

    text: str
    instead: str
    source: Source


@dataclass(frozen=True, slots=True)
class PainZone:
    """A stretch of the 0-10 pain scale: what it is called and what to do there."""

    id: str
    scores: Range
    name: str
    advice: str


@dataclass(frozen=True, slots=True)
class PainScale:
    """The zones from 0 to 10 without a gap. `note` says to patients what the numbers are worth."""

    zones: tuple[PainZone, ...]
    ends: str
    note: str
    source: Source

    def __post_init__(self) -> None:
        scores = [n for z in self.zones for n in range(z.scores.min, z.scores.max + 1)]
        if scores != list(range(11)):
            raise ValueError("the pain zones must cover 0 to 10, each score once, in order")

    def with_limits(self, go_on_to: int, stop_from: int) -> "PainScale":
        """The three zones with their lines elsewhere; advice that names a line names the new one.

        Raises:
            ValueError: the scale has not three zones, or one would be empty.
        """
        first, middle, last = self.zones
        ends = ((0, go_on_to), (go_on_to + 1, stop_from - 1), (stop_from, 10))
        return replace(
            self,
            zones=tuple(
                replace(
                    zone,
                    scores=Range(*scores),
                    advice=re.sub(rf"\b{zone.scores.min}\b", str(scores[0]), zone.advice),
                )
                for zone, scores in zip((first, middle, last), ends, strict=True)
            ),
        )


@dataclass(frozen=True, slots=True)
class FlareUp:
    """What to do on a bad day. Sources disagree, so that a named clinician chooses the words.

    Until then `chosen` is the choice that takes no side.
    """

    choices: tuple[tuple[str, Advice], ...]
    chosen: str
    decided_by: str = ""
    decided_on: date | None = None

    def __post_init__(self) -> None:
        if self.chosen not in dict(self.choices):
            raise ValueError(f"flare-up: {self.chosen!r} is not one of the choices")
        if bool(self.decided_by) != (self.decided_on is not None):
            raise ValueError("flare-up: decided_by and decided_on belong together")

    @property
    def advice(self) -> Advice:
        """The words that hold now."""
        return dict(self.choices)[self.chosen]


@dataclass(frozen=True, slots=True)
class SessionLength:
    """Minutes of a session at the start, and what it may grow to."""

    start: Range
    grow_to: int
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class UsualFrequency:
    """How often the whole program is done where a prescription does not say."""

    frequency: Frequency
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class SessionPart:
    """Advice on warm-up or cool-down, with the exercises (slugs) that suit it."""

    text: str
    exercises: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Safety:
    """All safety advice in one language. `red_flags` is the one list every box reads."""

    locale: str
    benefit_and_limit: Advice
    good_pain: tuple[Advice, ...]
    bad_pain: tuple[Advice, ...]
    while_moving: tuple[Advice, ...]
    soreness: tuple[Advice, ...]
    log: tuple[Advice, ...]
    red_flags: tuple[RedFlag, ...]
    consult: tuple[Advice, ...]
    mistakes: tuple[Mistake, ...]
    pain_scale: PainScale
    flare_up: FlareUp
    warm_up: SessionPart
    cool_down: SessionPart
    usual_frequency: UsualFrequency
    session_length: SessionLength

    def flags(self, tier: Tier) -> tuple[RedFlag, ...]:
        """The red flags that ask for this, in their order."""
        return tuple(flag for flag in self.red_flags if flag.tier is tier)
