"""What the program page shows: rows with their fields, findings and sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clinic.domain.checking import Reader
from clinic.domain.dosage import DOSAGE_KEYS, Range
from clinic.domain.duration import prescription_seconds
from clinic.domain.exercise import DoseRange, Exercise
from clinic.domain.laterality import Laterality
from clinic.domain.prescription_json import read_prescription
from clinic.domain.program import Prescription, SectionName
from clinic.domain.safety import Finding, Level
from clinic.web.doses import minutes, range_words, sentence
from clinic.web.programs.faults import LABELS, FieldError
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.rows import SIDES, PrescriptionEntry
from clinic.web.programs.telling import Told, told
from clinic.web.programs.typed import dose_value

SECTION_NAMES = {
    SectionName.WARM_UP: "Warm-up",
    SectionName.MAIN: "Main",
    SectionName.COOL_DOWN: "Cool-down",
}
UNREVIEWED = "exercise.unreviewed"
"""Said once for the whole program, not at each row."""

_TWO_SIDED = [choice.value for choice in Laterality if choice.two_sided]
_UNITS = {"hold_seconds": "s", "rest_seconds": "s", "duration_seconds": "s"}
_ALWAYS = ("sets", "reps", "hold_seconds", "rest_seconds")


@dataclass(frozen=True, slots=True)
class DoseField:
    """One field of a dose: `name` is its id, `range` the library's in words."""

    name: str
    label: str
    value: str
    unit: str = ""
    range: str = ""
    outside: bool = False
    error: str = ""


@dataclass(slots=True)
class RowView:
    """One row of the page. `sides` pairs each field of a side with the common dose's value.

    `side` is the one that the pictures show, empty where they show the movement as drawn.
    """

    number: int
    exercise: Exercise
    entry: PrescriptionEntry
    meta: str
    doses: list[DoseField]
    more: list[DoseField]
    sides: dict[str, list[tuple[DoseField, str]]]
    side: str = ""
    sentence: str = ""
    open: bool = False
    check_note: bool = False
    findings: list[Told] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the session with its rows and how long it takes."""

    name: SectionName
    title: str
    rows: list[RowView]
    minutes: str


def sections(
    entry: PlanEntry,
    library: Mapping[str, Exercise],
    errors: Mapping[str, FieldError],
    findings: list[Finding],
) -> list[SectionView]:
    """The page's sections that have rows."""
    prescriptions = [_prescription(entry, row, library) for row in entry.rows]
    rows = [
        _row(number, row, library[row.exercise], prescriptions[number], errors)
        for number, row in enumerate(entry.rows)
    ]
    _tell(rows, findings, library)
    views = []
    for name, title in SECTION_NAMES.items():
        mine = [row for row in rows if row.entry.section == name]
        done = [p for row in mine if (p := prescriptions[row.number])]
        seconds = sum(prescription_seconds(p) for p in done)
        views.append(SectionView(name, title, mine, minutes(seconds) if seconds else ""))
    return [view for view in views if view.rows]


def _prescription(
    entry: PlanEntry, row: PrescriptionEntry, library: Mapping[str, Exercise]
) -> Prescription | None:
    """The row alone as a prescription; `None` where something in it cannot be read."""
    reader = Reader(row.value(entry.often))
    prescription = read_prescription(reader, library)
    return None if reader.faults else prescription


def _row(
    number: int,
    entry: PrescriptionEntry,
    exercise: Exercise,
    prescription: Prescription | None,
    errors: Mapping[str, FieldError],
) -> RowView:
    shown, hidden = _split(exercise)
    doses, more = (
        [_dose(number, key, "", entry, exercise, errors) for key in keys]
        for keys in (shown, hidden)
    )
    time = f" · {minutes(prescription_seconds(prescription))}" if prescription else ""
    deeper = [name for name in errors if name.startswith(f"p{number}-")]
    in_sight = {field.name for field in doses} | {f"p{number}-laterality"}
    return RowView(
        number=number,
        exercise=exercise,
        entry=entry,
        meta=f"{exercise.position.label}{time}",
        doses=doses,
        more=more,
        sides=_sides(number, entry, exercise, errors),
        side=prescription.laterality.one_side if prescription else "",
        sentence=sentence(prescription) if prescription else "",
        open=entry.sides_typed or any(name not in in_sight for name in deeper),
    )


def _sides(
    number: int,
    entry: PrescriptionEntry,
    exercise: Exercise,
    errors: Mapping[str, FieldError],
) -> dict[str, list[tuple[DoseField, str]]]:
    """Fields of both sides where both work, or where some are filled in: the ones of the row, and
    of the others those that are."""
    two_sided = entry.typed.get("laterality") in _TWO_SIDED
    if not (two_sided or entry.sides_typed):
        return {}
    shown, hidden = _split(exercise)
    common = entry.dose()
    return {
        side: [
            (_dose(number, key, side, entry, exercise, errors), common[key])
            for key in (*shown, *(key for key in hidden if entry.dose(side)[key]))
        ]
        for side in SIDES
    }


def _split(exercise: Exercise) -> tuple[list[str], list[str]]:
    """The fields in the row and those under "More": time stands in for reps where it is dosed."""
    timed = exercise.dosage.duration_seconds is not None and exercise.dosage.reps is None
    shown = list(_ALWAYS)
    if timed:
        shown[shown.index("reps")] = "duration_seconds"
    return shown, [key for key in DOSAGE_KEYS if key not in shown]


def _dose(
    number: int,
    key: str,
    side: str,
    entry: PrescriptionEntry,
    exercise: Exercise,
    errors: Mapping[str, FieldError],
) -> DoseField:
    name = f"{side}-{key}" if side else key
    value = entry.typed.get(name, "")
    usual: DoseRange | None = getattr(exercise.dosage, key, None)
    error = errors.get(f"p{number}-{name}")
    return DoseField(
        name=f"p{number}-{name}",
        label=LABELS[key],
        value=value,
        unit=_UNITS.get(key, ""),
        range=f"Library: {range_words(key, usual.range)}" if usual else "",
        outside=usual is not None and _outside(key, entry.dose(side), usual.range),
        error=error.message if error else "",
    )


def _outside(key: str, typed: dict[str, str], usual: Range) -> bool:
    value = dose_value(key, typed[key])
    if isinstance(value, dict):
        return value["min"] < usual.min or value["max"] > usual.max
    return isinstance(value, int) and value not in usual


def _tell(rows: list[RowView], findings: list[Finding], library: Mapping[str, Exercise]) -> None:
    """Put each finding under its row: by its number, where the exercise there is still the same."""
    for finding in findings:
        row = _row_of(finding, rows)
        if row is None or finding.code == UNREVIEWED:
            continue
        if finding.level is Level.NOTE:
            row.notes.append(finding.message)
        else:
            row.findings.append(told(finding, library))


def _row_of(finding: Finding, rows: list[RowView]) -> RowView | None:
    if finding.prescription is None:
        return None
    if finding.prescription < len(rows):
        row = rows[finding.prescription]
        if row.exercise.slug == finding.slug:
            return row
    return next((row for row in rows if row.exercise.slug == finding.slug), None)
