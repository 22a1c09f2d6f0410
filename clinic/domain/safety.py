"""What to mind: precautions, findings about a program, and red flags."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clinic.domain.source import Source


class Level(StrEnum):
    """How much a finding weighs at Issue: a block stops it, a warn asks, a note only tells."""

    NOTE = "note"
    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Precaution:
    """A condition that patients and exercises share by code.

    `label` is for therapists, `plain` for patients.
    """

    code: str
    label: str
    plain: str
    source: Source


@dataclass(frozen=True, slots=True)
class ExercisePrecaution:
    """Why one exercise needs thought for a patient with a precaution.

    `why` speaks to the therapist about this exercise; `remedies` are slugs of exercises that ask
    less of the patient, best first.
    """

    code: str
    why: str
    level: Level = Level.WARN
    remedies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a review of a program found.

    `prescription` counts from 0 in session order, `None` for the program as a whole; `slug` is
    that prescription's exercise; `remedies` are slugs that could take its place.
    """

    code: str
    level: Level
    message: str
    prescription: int | None = None
    slug: str = ""
    remedies: tuple[str, ...] = ()


class Tier(StrEnum):
    """What a red flag asks of the patient."""

    EMERGENCY = "emergency"
    CALL_US = "call_us"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign to stop and seek care for, as a phrase that ends "Stop ... if you have:".

    `source_tier` is what the source asks for. Only a named clinician moves a flag, and the day
    is kept: `moved_to` needs `moved_by` and `moved_on`.
    """

    id: str
    source_tier: Tier
    text: str
    sources: tuple[Source, ...]
    moved_to: Tier | None = None
    moved_by: str = ""
    moved_on: date | None = None

    def __post_init__(self) -> None:
        if (self.moved_to is not None) != (bool(self.moved_by) and self.moved_on is not None):
            raise ValueError(f"{self.id}: a red flag is moved by a named clinician on a day")

    @property
    def tier(self) -> Tier:
        """The tier that holds now."""
        return self.moved_to or self.source_tier

    def move(self, tier: Tier, by: str, on: date) -> "RedFlag":
        """A copy in another tier.

        Raises:
            ValueError: no clinician is named.
        """
        return replace(self, moved_to=tier, moved_by=by.strip(), moved_on=on)
