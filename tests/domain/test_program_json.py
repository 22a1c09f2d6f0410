"""The `program/1` format: defaults, sides, and every fault with its path."""

import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from clinic.domain.checking import ProgramError
from clinic.domain.dosage import Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.program import SectionName
from clinic.domain.program_json import parse_plan, parse_program, plan_to_json


@dataclass(frozen=True)
class Entry:
    laterality: Laterality
    dosage: Dosage
    frequency: Frequency

    def default_dosage(self) -> Dosage:
        return self.dosage


THREE_DAYS = Frequency(1, 3)
LIBRARY = {
    "bridge": Entry(
        Laterality.NONE,
        Dosage(reps=Range.exactly(10), hold_seconds=2, rest_seconds=30),
        THREE_DAYS,
    ),
    "knee-to-chest": Entry(
        Laterality.EACH_SIDE, Dosage(reps=Range.exactly(2), hold_seconds=15), THREE_DAYS
    ),
}

WHOLE: dict[str, Any] = {
    "schema": "program/1",
    "clinic": {
        "name": "Harbor",
        "address": ["1 Quay", ""],
        "phone": "555-0101",
        "email": "",
        "website": None,
        "brand_color": "#0B6E6E",
        "logo": "",
    },
    "therapist": {"name": "Dana", "credentials": "DPT"},
    "patient": {"name": "Pat Example", "date_of_birth": "1958-03-02"},
    "title": "Low back",
    "goal": "Lift my bag",
    "issued_on": "2026-11-23",
    "start_date": "2026-11-23",
    "review_date": "2026-12-21",
    "sections": [
        {
            "name": "main",
            "prescriptions": [
                {
                    "exercise": "bridge",
                    "dosage": {"sets": 2, "reps": {"min": 8, "max": 10}, "rest_seconds": None},
                    "frequency": {"days": ["wed", "mon"], "days_per_week": None},
                    "note": "",
                }
            ],
        }
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """WHOLE with one place changed; `path` as in "sections.0.name"."""
    document = copy.deepcopy(WHOLE)
    target: Any = document
    *steps, last = path.split(".")
    for step in steps:
        target = target[int(step)] if step.isdigit() else target[step]
    target[int(last) if last.isdigit() else last] = value
    return document


def faults(document: object) -> list[tuple[str, str]]:
    with pytest.raises(ProgramError) as caught:
        parse_program(document, LIBRARY)
    return [(fault.path, fault.found) for fault in caught.value.faults]


def test_a_whole_program() -> None:
    program = parse_program(WHOLE, LIBRARY)
    assert program.clinic.address == ("1 Quay",)
    assert program.clinic.brand_color == "#0b6e6e"
    assert program.patient.date_of_birth == date(1958, 3, 2)
    (bridge,) = program.plan.prescriptions()
    assert bridge.dosage == Dosage(sets=2, reps=Range(8, 10), hold_seconds=2, rest_seconds=None)
    assert bridge.frequency == Frequency.on(Day.MON, Day.WED)
    assert bridge.laterality is Laterality.NONE


def test_the_least_a_program_needs() -> None:
    program = parse_program(
        {
            "schema": "program/1",
            "clinic": {"name": "Harbor"},
            "patient": {"name": "Pat"},
            "sections": [{"name": "main", "prescriptions": [{"exercise": "knee-to-chest"}]}],
        },
        LIBRARY,
    )
    (stretch,) = program.plan.prescriptions()
    assert stretch.dosage == LIBRARY["knee-to-chest"].dosage
    assert stretch.laterality is Laterality.EACH_SIDE
    assert stretch.frequency == Frequency(1, 3)


def test_sides_override_only_the_keys_they_hold() -> None:
    where = "sections.0.prescriptions.0"
    document = changed(where, {"exercise": "knee-to-chest", "left": {"reps": 3}})
    (stretch,) = parse_program(document, LIBRARY).plan.prescriptions()
    assert stretch.left == Dosage(reps=Range.exactly(3), hold_seconds=15)
    assert stretch.right is None
    assert stretch.sides_differ


def test_sections_come_in_session_order() -> None:
    one = {"exercise": "bridge"}
    document = changed(
        "sections",
        [
            {"name": "cool_down", "prescriptions": [one]},
            {"name": "warm_up", "prescriptions": [one]},
        ],
    )
    names = [section.name for section in parse_program(document, LIBRARY).plan.sections]
    assert names == [SectionName.WARM_UP, SectionName.COOL_DOWN]


PRESCRIPTION = "sections.0.prescriptions.0"
AT = "sections[0].prescriptions[0]"


@pytest.mark.parametrize(
    ("path", "value", "fault_path"),
    [
        ("schema", "program/2", "schema"),
        ("clinic.name", " ", "clinic.name"),
        ("clinic.brand_color", "teal", "clinic.brand_color"),
        ("clinic.address", "1 Quay", "clinic.address"),
        ("clinic.address", ["a", 3], "clinic.address"),
        ("patient.name", None, "patient.name"),
        ("patient.date_of_birth", "2/3/1958", "patient.date_of_birth"),
        ("patient.date_of_birth", "1958-02-30", "patient.date_of_birth"),
        ("patient.date_of_birth", "1958-W01-1", "patient.date_of_birth"),
        ("two\nlines", 1, "'two\\nlines'"),
        ("sections.0.name", "", "sections[0].name"),
        ("colour", "red", "colour"),
        ("review_date", "2026-11-01", "review_date"),
        ("goal", "x" * 2001, "goal"),
        ("goal", "bell \x07", "goal"),
        ("sections.0.name", "stretching", "sections[0].name"),
        ("sections.0.prescriptions", [], "sections"),
        (f"{PRESCRIPTION}.exercise", "no-such", f"{AT}.exercise"),
        (f"{PRESCRIPTION}.laterality", "both", f"{AT}.laterality"),
        (f"{PRESCRIPTION}.left", {"reps": 3}, f"{AT}.left"),
        (f"{PRESCRIPTION}.dosage.sets", 11, f"{AT}.dosage.sets"),
        (f"{PRESCRIPTION}.dosage.sets", True, f"{AT}.dosage.sets"),
        (f"{PRESCRIPTION}.dosage.reps", {"min": 10, "max": 8}, f"{AT}.dosage.reps"),
        (f"{PRESCRIPTION}.dosage.reps", "8-10", f"{AT}.dosage.reps"),
        (f"{PRESCRIPTION}.dosage.effort", 11, f"{AT}.dosage.effort"),
        (f"{PRESCRIPTION}.dosage.speed", "slow", f"{AT}.dosage.speed"),
        (f"{PRESCRIPTION}.frequency.days", ["mon", "mon"], f"{AT}.frequency.days"),
        (f"{PRESCRIPTION}.frequency.days_per_week", 3, f"{AT}.frequency.days_per_week"),
        (f"{PRESCRIPTION}.frequency.times_per_day", 7, f"{AT}.frequency.times_per_day"),
        (f"{PRESCRIPTION}.note", 3, f"{AT}.note"),
    ],
)
def test_a_fault_names_its_path(path: str, value: object, fault_path: str) -> None:
    assert [where for where, _ in faults(changed(path, value))] == [fault_path]


def test_every_fault_is_told_at_once() -> None:
    document = changed("patient.name", "")
    document["sections"][0]["prescriptions"][0]["dosage"]["sets"] = 0
    assert faults(document) == [
        ("patient.name", "''"),
        ("sections[0].prescriptions[0].dosage.sets", "0"),
    ]


def test_a_dose_must_say_when_to_stop() -> None:
    nothing = {"reps": None, "hold_seconds": None, "duration_seconds": None}
    document = changed(f"{PRESCRIPTION}.dosage", nothing)
    assert faults(document) == [(f"{AT}.dosage", "no reps, hold or duration")]


@pytest.mark.parametrize("document", [None, [], "program/1", 3])
def test_anything_but_an_object_is_refused(document: object) -> None:
    assert [path for path, _ in faults(document)] == [""]


def test_at_most_forty_prescriptions() -> None:
    document = changed("sections.0.prescriptions", [{"exercise": "bridge"}] * 41)
    assert faults(document) == [("sections", "41 prescriptions")]


def test_a_plan_reads_back_as_written() -> None:
    document = changed(
        PRESCRIPTION,
        {
            "exercise": "knee-to-chest",
            "left": {"reps": 3},
            "right": {"hold_seconds": None, "sets": 2},
            "note": "slowly",
        },
    )
    plan = parse_program(document, LIBRARY).plan
    assert parse_plan(plan_to_json(plan), LIBRARY) == plan


@pytest.mark.parametrize("key", ["laterality", "frequency", "dosage", "left", "note"])
@pytest.mark.parametrize("value", [None, ""])
def test_what_is_optional_may_be_null_or_empty(key: str, value: object) -> None:
    document = changed(PRESCRIPTION, {"exercise": "knee-to-chest", key: value})
    (stretch,) = parse_program(document, LIBRARY).plan.prescriptions()
    assert (stretch.laterality, stretch.frequency) == (Laterality.EACH_SIDE, THREE_DAYS)


def test_naming_no_day_keeps_the_usual_days() -> None:
    document = changed(f"{PRESCRIPTION}.frequency", {"times_per_day": 2, "days": []})
    (bridge,) = parse_program(document, LIBRARY).plan.prescriptions()
    assert bridge.frequency == Frequency(2, 3)


def test_an_unknown_exercise_hides_no_other_fault() -> None:
    document = changed(PRESCRIPTION, {"exercise": "squat", "dosage": {"reps": 999}, "note": 3})
    assert [path for path, _ in faults(document)] == [
        f"{AT}.exercise",
        f"{AT}.dosage.reps",
        f"{AT}.note",
    ]


def test_a_draft_may_be_empty() -> None:
    assert parse_plan({}, LIBRARY).sections == ()
