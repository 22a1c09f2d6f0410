"""An exercise of the library: its facts, the ranges its dose may have, and where they come from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clinic.domain.dosage import Dosage, Range
from clinic.domain.exercise_photo import Photo, Photographed
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.frequency import Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.safety import ExercisePrecaution
from clinic.domain.source import CLINIC_DEFAULT, Source


class _Labelled(StrEnum):
    """A choice whose label for therapists follows from its value."""

    @property
    def label(self) -> str:
        """The choice in words, e.g. "Lying on back"."""
        return self.value.replace("_", " ").capitalize()


class Kind(_Labelled):
    """What an exercise is for; also decides the section it is first put in."""

    STRETCH = "stretch"
    MOBILITY = "mobility"
    STRENGTHEN = "strengthen"
    WARM_UP = "warm_up"


class Region(_Labelled):
    """Part of the body an exercise is chosen for."""

    LOW_BACK = "low_back"
    UPPER_BACK = "upper_back"
    CORE = "core"
    HIPS = "hips"
    THIGHS = "thighs"
    SHOULDERS = "shoulders"


class Position(_Labelled):
    """How the body is placed at the start; exercises are searched and ordered by it."""

    LYING_ON_BACK = "lying_on_back"
    HANDS_AND_KNEES = "hands_and_knees"
    FOREARMS_AND_KNEES = "forearms_and_knees"
    FOREARMS_AND_TOES = "forearms_and_toes"
    KNEELING = "kneeling"
    SITTING = "sitting"
    STANDING = "standing"


class Equipment(_Labelled):
    """What a patient needs at hand."""

    CHAIR = "chair"
    TOWEL = "towel"
    PILLOW = "pillow"
    BOLSTER = "bolster"
    WALL = "wall"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class DoseRange:
    """The range a figure of the dose may have, with the one who says so."""

    range: Range
    source: Source

    @property
    def default_source(self) -> str:
        """`"clinic default"` where no source gives the figure, else empty."""
        return CLINIC_DEFAULT if self.source.is_default else ""


@dataclass(frozen=True, slots=True)
class DosageRanges:
    """The library's range for each figure of a dose; `None` is not part of this exercise.

    For a sided exercise `reps` counts one side.
    """

    sets: DoseRange | None = None
    reps: DoseRange | None = None
    hold_seconds: DoseRange | None = None
    rest_seconds: DoseRange | None = None
    duration_seconds: DoseRange | None = None

    def lowest(self) -> Dosage:
        """The dose to start from: the low end of every range."""

        def low(part: DoseRange | None) -> int | None:
            return part.range.min if part else None

        return Dosage(
            sets=low(self.sets),
            reps=Range.exactly(self.reps.range.min) if self.reps else None,
            hold_seconds=low(self.hold_seconds),
            rest_seconds=low(self.rest_seconds),
            duration_seconds=low(self.duration_seconds),
        )


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle that works or is stretched: the term therapists use, and plain words for it."""

    code: str
    name: str
    plain: str
    source: Source


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an exercise comes from and who has read it.

    `notes` are questions and remarks for the reviewing clinician; they are never printed for
    patients. `reviewed_by` and `review_date` are set together.
    """

    source: Source
    licence: str
    notes: tuple[str, ...] = ()
    reviewed_by: str = ""
    review_date: date | None = None
    author: str = ""

    def __post_init__(self) -> None:
        if bool(self.reviewed_by) != (self.review_date is not None):
            raise ValueError("reviewed_by and review_date belong together")

    @property
    def reviewed(self) -> bool:
        """True once a named clinician has stood up for it."""
        return bool(self.reviewed_by)


@dataclass(frozen=True, slots=True)
class Exercise:
    """One entry of the library, with its words in one language.

    `progressions` are harder and `regressions` easier exercises, by slug, nearest first; the
    links hold in both directions. `figure` names the movement that pictures show, `video` is an
    https address. `other_words` are the clinic's own words in other languages, `photos` its own
    pictures.
    """

    slug: str
    kind: Kind
    regions: tuple[Region, ...]
    position: Position
    dosage: DosageRanges
    frequency: Frequency
    frequency_source: Source
    provenance: Provenance
    words: ExerciseWords
    muscles: tuple[Muscle, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    laterality: Laterality = Laterality.NONE
    progressions: tuple[str, ...] = ()
    regressions: tuple[str, ...] = ()
    precautions: tuple[ExercisePrecaution, ...] = ()
    dosage_notes: tuple[str, ...] = ()
    figure: str = ""
    video: str = ""
    other_words: tuple[ExerciseWords, ...] = ()
    photos: tuple[Photo, ...] = ()

    @property
    def shown(self) -> str | Photographed:
        """What pages draw of it: the clinic's photos, or the name of the drawn movement."""
        return Photographed(self.slug, self.figure, self.photos) if self.photos else self.figure

    @property
    def name(self) -> str:
        """The name in the language of its words."""
        return self.words.name

    def default_dosage(self) -> Dosage:
        """The dose a new prescription starts from: the low end of every range."""
        return self.dosage.lowest()

    def precaution(self, code: str) -> ExercisePrecaution | None:
        """What to mind here for a patient with that precaution code, if anything."""
        return next((p for p in self.precautions if p.code == code), None)
