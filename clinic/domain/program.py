"""A home exercise program as plain values: what the web, the command and the handout share."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from clinic.domain.dosage import Dosage
from clinic.domain.exercise import Exercise
from clinic.domain.frequency import Frequency
from clinic.domain.laterality import Laterality


class SectionName(StrEnum):
    """The parts of a session, in the order a patient does them."""

    WARM_UP = "warm_up"
    MAIN = "main"
    COOL_DOWN = "cool_down"


@dataclass(frozen=True, slots=True)
class Prescription:
    """An exercise in a program, by its slug, dosed for one patient.

    `left` and `right` are whole doses for a side whose dose differs from `dosage`, `None` where
    it does not; only a two-sided laterality has them.
    """

    exercise: str
    dosage: Dosage
    laterality: Laterality = Laterality.NONE
    left: Dosage | None = None
    right: Dosage | None = None
    frequency: Frequency = field(default_factory=Frequency)
    note: str = ""

    @property
    def sides_differ(self) -> bool:
        """True where the two sides have different doses."""
        return self.laterality.two_sided and self.left_dosage != self.right_dosage

    @property
    def left_dosage(self) -> Dosage:
        """The dose of the left side."""
        return self.left or self.dosage

    @property
    def right_dosage(self) -> Dosage:
        """The dose of the right side."""
        return self.right or self.dosage


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the session with its prescriptions in order."""

    name: SectionName
    prescriptions: tuple[Prescription, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: title, goal in the patient's words, dates and sections.

    Sections stand in the order of `SectionName`, each at most once.
    """

    title: str = ""
    goal: str = ""
    start_date: date | None = None
    review_date: date | None = None
    sections: tuple[Section, ...] = ()

    def prescriptions(self) -> Iterator[Prescription]:
        """All prescriptions in session order."""
        for section in self.sections:
            yield from section.prescriptions

    def section(self, name: SectionName) -> Section:
        """The section of that name, empty where the plan has none."""
        return next((s for s in self.sections if s.name is name), Section(name))

    def with_section(self, section: Section) -> "Plan":
        """A copy in which `section` replaces the one of the same name."""
        parts = {s.name: s for s in self.sections} | {section.name: section}
        ordered = tuple(parts[name] for name in SectionName if name in parts)
        return replace(self, sections=tuple(s for s in ordered if s.prescriptions))


@dataclass(frozen=True, slots=True)
class ClinicCard:
    """What a handout shows of the clinic. `logo` is a path for the command, else empty."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    brand_color: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class TherapistCard:
    """Who prescribed, e.g. `TherapistCard("Dana Whitfield", "DPT")`."""

    name: str = ""
    credentials: str = ""


@dataclass(frozen=True, slots=True)
class PatientCard:
    """For whom. `printed_name` replaces the name on paper where a font cannot show it."""

    name: str
    date_of_birth: date | None = None
    printed_name: str = ""

    @property
    def name_on_paper(self) -> str:
        """The name to print."""
        return self.printed_name or self.name


@dataclass(frozen=True, slots=True)
class PainLimits:
    """Where a clinic draws the lines on the scale from 0 to 10: go on up to, stop from."""

    go_on_to: int
    stop_from: int


@dataclass(frozen=True, slots=True)
class Program:
    """A whole program, as `program/1` describes it: ready to be put on paper.

    The last fields may be empty: then language, safety figures and words are the reader's own.
    `exercises` are entries that a reader's library may lack or word otherwise.
    """

    clinic: ClinicCard
    patient: PatientCard
    plan: Plan
    therapist: TherapistCard = TherapistCard()
    issued_on: date | None = None
    locale: str = ""
    revision: int | None = None
    emergency_number: str = ""
    pain_limits: PainLimits | None = None
    next_visit: date | None = None
    exercises: tuple[Exercise, ...] = ()
