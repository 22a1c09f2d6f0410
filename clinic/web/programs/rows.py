"""One prescription as typed: its fields, the `program/1` value they stand for, and back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from clinic.domain.dosage import DOSAGE_KEYS, Dosage
from clinic.domain.frequency import Frequency
from clinic.domain.program import Prescription, SectionName
from clinic.web.programs.often import Often
from clinic.web.programs.typed import NONE, dose_text, dose_values

SIDES = ("left", "right")
_SINGLE = (
    *DOSAGE_KEYS,
    *(f"{side}-{key}" for side in SIDES for key in DOSAGE_KEYS),
    "laterality",
    "times_per_day",
    "days_per_week",
    "note",
)


Posted = MultiDict[str, str]
"""A posted form."""


@dataclass(slots=True)
class PrescriptionEntry:
    """The fields of one row: `typed` by name (`left-reps` is the left side's), days apart."""

    exercise: str
    section: str = SectionName.MAIN.value
    typed: dict[str, str] = field(default_factory=dict)
    days: tuple[str, ...] = ()

    @classmethod
    def read(cls, posted: Posted, key: str) -> "PrescriptionEntry":
        """The row whose names begin with `p<key>-`."""
        section = posted.get(f"p{key}-section", "")
        return cls(
            exercise=posted.get(f"p{key}-exercise", ""),
            section=section if section in tuple(SectionName) else SectionName.MAIN.value,
            typed={name: posted.get(f"p{key}-{name}", "") for name in _SINGLE},
            days=tuple(posted.getlist(f"p{key}-days")),
        )

    @classmethod
    def of(
        cls, prescription: Prescription, section: SectionName, common: Frequency
    ) -> "PrescriptionEntry":
        """The fields that show a prescription in a program that is done as `common` says."""
        often = Often.apart_from(prescription.frequency, common)
        typed = {
            "laterality": prescription.laterality.value,
            "times_per_day": often.times,
            "days_per_week": often.count,
            "note": prescription.note,
        }
        for key in DOSAGE_KEYS:
            typed[key] = dose_text(getattr(prescription.dosage, key))
            for side, dose in ((SIDES[0], prescription.left), (SIDES[1], prescription.right)):
                typed[f"{side}-{key}"] = _side_text(key, dose, prescription.dosage)
        return cls(prescription.exercise, section.value, typed, often.days)

    @property
    def often(self) -> Often:
        """This exercise's own frequency, as far as it has one."""
        get = self.typed.get
        return Often(get("times_per_day", ""), get("days_per_week", ""), self.days)

    @property
    def sides_typed(self) -> bool:
        """True where a dose of one side is typed."""
        return any(self.typed.get(f"{side}-{key}") for side in SIDES for key in DOSAGE_KEYS)

    def dose(self, side: str = "") -> dict[str, str]:
        """The typed fields of the dose, or of one side's."""
        start = f"{side}-" if side else ""
        return {key: self.typed.get(start + key, "") for key in DOSAGE_KEYS}

    def fields(self) -> list[tuple[str, str]]:
        """Names, without the row's number, and values as a page posts them."""
        single = [("exercise", self.exercise), ("section", self.section), *self.typed.items()]
        return [*single, *(("days", day) for day in self.days)]

    def value(self, program: Often) -> dict[str, Any]:
        """The prescription of the `program/1` format."""
        return {
            "exercise": self.exercise,
            "dosage": dose_values(self.dose()),
            "laterality": self.typed.get("laterality") or None,
            "left": dose_values(self.dose("left"), skip_empty=True) or None,
            "right": dose_values(self.dose("right"), skip_empty=True) or None,
            "frequency": self.often.over(program).value(),
            "note": self.typed.get("note", ""),
        }


def _side_text(key: str, dose: Dosage | None, common: Dosage) -> str:
    """A side's field: empty where it is as the common dose, a dash where it has none."""
    if dose is None or getattr(dose, key) == getattr(common, key):
        return ""
    return dose_text(getattr(dose, key)) or NONE


def known(entries: list[PrescriptionEntry], library: Mapping[str, object]) -> None:
    """Leave out rows of exercises that the clinic does not have: no form of ours posts them."""
    entries[:] = [entry for entry in entries if entry.exercise in library]
