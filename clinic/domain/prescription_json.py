"""One prescription of the `program/1` format: dose with defaults, sides, frequency, note."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from clinic.domain.checking import Reader
from clinic.domain.dosage import DOSAGE_KEYS, LIMITS, Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.program import Prescription

_KEYS = ("exercise", "dosage", "laterality", "left", "right", "frequency", "note")


class ExerciseDefaults(Protocol):
    """What the format needs of a library entry: the values of keys that a writer left out."""

    @property
    def laterality(self) -> Laterality: ...
    @property
    def frequency(self) -> Frequency: ...
    def default_dosage(self) -> Dosage: ...


@dataclass(frozen=True, slots=True)
class _Unknown:
    """Stands in for an exercise that is not in the library, so that all else is still checked."""

    laterality: Laterality = Laterality.EACH_SIDE
    frequency: Frequency = field(default_factory=Frequency)

    def default_dosage(self) -> Dosage:
        return Dosage(reps=Range.exactly(1))


def read_prescription(
    reader: Reader, library: Mapping[str, ExerciseDefaults]
) -> Prescription | None:
    """Read one prescription; `None` where its exercise is not known (the fault is kept)."""
    reader.only(_KEYS)
    slug = reader.raw("exercise")
    known = isinstance(slug, str) and slug in library
    if not known:
        reader.refuse("exercise", slug, "one of " + ", ".join(sorted(library)))
    exercise = library[slug] if known else _Unknown()
    usual = exercise.laterality.value
    laterality = Laterality(reader.choice("laterality", tuple(Laterality), usual))
    prescription = Prescription(
        exercise=str(slug),
        laterality=laterality,
        **_read_doses(reader, exercise.default_dosage(), laterality),
        frequency=_read_frequency(reader, exercise.frequency),
        note=reader.text("note"),
    )
    return prescription if known else None


def _read_doses(reader: Reader, usual: Dosage, laterality: Laterality) -> dict[str, Any]:
    """The common dose and those of the sides; what can be read must say when to stop."""
    before = len(reader.faults)
    dosage = _read_dosage(reader.child("dosage"), usual)
    left, right = (_read_side(reader, side, dosage, laterality) for side in ("left", "right"))
    doses = {"dosage": dosage, "left": left, "right": right}
    if len(reader.faults) == before:
        for side, dose in doses.items():
            if dose and not dose.prescribes_work and not (side == "dosage" and left and right):
                reader.blame(side, "no reps, hold or duration", "a value for at least one of them")
    return doses


def _read_dosage(reader: Reader, base: Dosage) -> Dosage:
    """Keys that are absent keep the value of `base`; null is not prescribed."""
    reader.only(DOSAGE_KEYS)
    given: dict[str, Any] = {}
    for key in DOSAGE_KEYS:
        if not reader.has(key):
            continue
        if key in ("load", "tempo"):
            given[key] = reader.text(key)
        elif key == "reps":
            given[key] = reader.span(key, LIMITS[key])
        else:
            given[key] = reader.number(key, LIMITS[key])
    return replace(base, **given)


def _read_side(reader: Reader, side: str, base: Dosage, laterality: Laterality) -> Dosage | None:
    value = reader.raw(side)
    if value in (None, "", {}):
        return None
    if not laterality.two_sided:
        reader.refuse(side, value, "null, unless laterality is each_side or alternating")
        return None
    return _read_dosage(reader.child(side), base)


def _read_frequency(prescription: Reader, default: Frequency) -> Frequency:
    reader = prescription.child("frequency")
    reader.only(("times_per_day", "days_per_week", "days"))
    times = (
        reader.number("times_per_day", LIMITS["times_per_day"])
        if reader.has("times_per_day")
        else default.times_per_day
    )
    named = _read_days(reader)
    count = reader.number("days_per_week", LIMITS["days_per_week"])
    if not named:
        if not reader.has("days_per_week"):
            return replace(default, times_per_day=times)
        return Frequency(times, count)
    if count not in (None, len(named)):
        reader.refuse("days_per_week", count, f"null or {len(named)}, the number of named days")
    return Frequency.on(*named, times_per_day=times)


def _read_days(reader: Reader) -> tuple[Day, ...]:
    named = reader.values("days")
    known = [day for day in named if isinstance(day, str) and day in tuple(Day)]
    if len(known) != len(named) or len(set(known)) != len(known):
        allowed = "each of mon, tue, wed, thu, fri, sat, sun at most once"
        reader.blame("days", ", ".join(str(day) for day in named), allowed)
        return ()
    return tuple(Day(day) for day in known)


def dosage_to_json(dosage: Dosage) -> dict[str, Any]:
    """A dosage with every key of the format."""
    values: dict[str, Any] = {key: getattr(dosage, key) for key in DOSAGE_KEYS}
    values["reps"] = _reps_to_json(dosage.reps)
    return values


def _reps_to_json(reps: Range | None) -> int | dict[str, int] | None:
    if reps is None:
        return None
    return reps.min if reps.single else {"min": reps.min, "max": reps.max}


def _side_to_json(side: Dosage | None, base: Dosage) -> dict[str, Any] | None:
    """Only the keys in which a side differs; `None` where it does not."""
    if side is None:
        return None
    whole, common = dosage_to_json(side), dosage_to_json(base)
    return {key: value for key, value in whole.items() if value != common[key]} or None


def prescription_to_json(prescription: Prescription) -> dict[str, Any]:
    """A prescription with every key of the format."""
    frequency = prescription.frequency
    return {
        "exercise": prescription.exercise,
        "dosage": dosage_to_json(prescription.dosage),
        "laterality": prescription.laterality.value,
        "left": _side_to_json(prescription.left, prescription.dosage),
        "right": _side_to_json(prescription.right, prescription.dosage),
        "frequency": {
            "times_per_day": frequency.times_per_day,
            "days_per_week": frequency.days_per_week,
            "days": [day.value for day in frequency.days],
        },
        "note": prescription.note,
    }
