"""The `program/1` format, JSON values to a `Program` or its faults: docs/program-format.md."""

import re
from collections.abc import Mapping
from typing import Any

from clinic.domain.checking import ProgramError, Reader
from clinic.domain.dosage import PRESCRIPTION_LIMIT
from clinic.domain.plain_values import to_plain
from clinic.domain.prescription_json import (
    ExerciseDefaults,
    prescription_to_json,
    read_prescription,
)
from clinic.domain.program import (
    ClinicCard,
    PatientCard,
    Plan,
    Program,
    Section,
    SectionName,
    TherapistCard,
)
from clinic.domain.program_extras import EXTRA_KEYS, extras_to_json, read_extras

SCHEMA = "program/1"

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_ADDRESS_LINES = 6
_PLAN_KEYS = ("title", "goal", "start_date", "review_date", "sections")
_PROGRAM_KEYS = (
    "schema", "clinic", "therapist", "patient", "issued_on", *_PLAN_KEYS, *EXTRA_KEYS,
)  # fmt: skip


def parse_program(value: object, library: Mapping[str, ExerciseDefaults]) -> Program:
    """Read a whole `program/1` document.

    Raises:
        ProgramError: with every fault, where anything is malformed, unknown or missing.
    """
    reader = Reader(value)
    if not reader.faults:
        reader.only(_PROGRAM_KEYS)
        if reader.raw("schema") != SCHEMA:
            reader.refuse("schema", reader.raw("schema"), f"{SCHEMA!r}")
        clinic, patient = _read_clinic(reader.child("clinic")), _read_patient(reader)
        therapist = _read_therapist(reader.child("therapist"))
        issued_on, extras = reader.day("issued_on"), read_extras(reader)
        own = {exercise.slug: exercise for exercise in extras["exercises"]}
        plan = _read_plan(reader, {**own, **library})
        if not list(plan.prescriptions()) and not _explained(reader):
            reader.blame("sections", "no prescription", "at least one prescription")
    if reader.faults:
        raise ProgramError(reader.faults)
    return Program(clinic, patient, plan, therapist, issued_on, **extras)


def parse_plan(value: object, library: Mapping[str, ExerciseDefaults]) -> Plan:
    """Read title, goal, dates and sections alone: a draft, which may still be empty.

    Raises:
        ProgramError: with every fault.
    """
    reader = Reader(value)
    reader.only(_PLAN_KEYS)
    plan = _read_plan(reader, library)
    if reader.faults:
        raise ProgramError(reader.faults)
    return plan


def _explained(reader: Reader) -> bool:
    """True where a fault inside the sections already says why a program came out empty."""
    return any(fault.path.startswith("sections") for fault in reader.faults)


def _read_clinic(reader: Reader) -> ClinicCard:
    reader.only(("name", "address", "phone", "email", "website", "brand_color", "logo"))
    color = reader.text("brand_color")
    if color and not _COLOR.fullmatch(color):
        reader.refuse("brand_color", color, "a color as #rrggbb")
    address = reader.values("address")
    if len(address) > _ADDRESS_LINES or not all(isinstance(line, str) for line in address):
        reader.refuse("address", address, f"a list of up to {_ADDRESS_LINES} lines of text")
        address = []
    lines = Reader(
        {f"[{place}]": line for place, line in enumerate(address)},
        reader.at("address"),
        reader.faults,
    )
    return ClinicCard(
        name=reader.text("name", required=True),
        address=tuple(text for key in range(len(address)) if (text := lines.text(f"[{key}]"))),
        phone=reader.text("phone"),
        email=reader.text("email"),
        website=reader.text("website"),
        brand_color=color.lower(),
        logo=reader.text("logo"),
    )


def _read_therapist(reader: Reader) -> TherapistCard:
    reader.only(("name", "credentials"))
    return TherapistCard(reader.text("name"), reader.text("credentials"))


def _read_patient(program: Reader) -> PatientCard:
    reader = program.child("patient")
    reader.only(("name", "date_of_birth", "printed_name"))
    return PatientCard(
        reader.text("name", required=True),
        reader.day("date_of_birth"),
        reader.text("printed_name"),
    )


def _read_plan(reader: Reader, library: Mapping[str, ExerciseDefaults]) -> Plan:
    start, review = reader.day("start_date"), reader.day("review_date")
    if start and review and review < start:
        reader.refuse("review_date", reader.raw("review_date"), "a date not before start_date")
    return Plan(
        title=reader.text("title"),
        goal=reader.text("goal"),
        start_date=start,
        review_date=review,
        sections=_read_sections(reader, library),
    )


def _read_sections(reader: Reader, library: Mapping[str, ExerciseDefaults]) -> tuple[Section, ...]:
    found: dict[SectionName, Section] = {}
    count = 0
    for part in reader.children("sections"):
        part.only(("name", "prescriptions"))
        name = _read_section_name(part, found)
        prescriptions = [read_prescription(p, library) for p in part.children("prescriptions")]
        count += len(prescriptions)
        if name and prescriptions:
            found[name] = Section(name, tuple(p for p in prescriptions if p))
    if count > PRESCRIPTION_LIMIT:
        reader.blame("sections", f"{count} prescriptions", f"up to {PRESCRIPTION_LIMIT}")
    return tuple(found[name] for name in SectionName if name in found)


def _read_section_name(part: Reader, found: Mapping[SectionName, Section]) -> SectionName | None:
    name = part.choice("name", tuple(SectionName), "")
    if not name:
        if part.raw("name") in (None, ""):
            part.refuse("name", part.raw("name"), "one of " + ", ".join(SectionName))
        return None
    if SectionName(name) in found:
        part.blame("name", f"{name!r} a second time", "each section once")
        return None
    return SectionName(name)


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """A plan as `program/1` writes it, every key present; `parse_plan` reads it back alike."""
    return {
        "title": plan.title,
        "goal": plan.goal,
        "start_date": plan.start_date.isoformat() if plan.start_date else None,
        "review_date": plan.review_date.isoformat() if plan.review_date else None,
        "sections": [
            {
                "name": section.name.value,
                "prescriptions": [prescription_to_json(p) for p in section.prescriptions],
            }
            for section in plan.sections
        ],
    }


def program_to_json(program: Program) -> dict[str, Any]:
    """A whole program as `program/1` writes it; `parse_program` reads it back alike."""
    clinic, patient, day = program.clinic, program.patient, program.issued_on
    return {
        "schema": SCHEMA,
        "clinic": to_plain(clinic),
        "therapist": to_plain(program.therapist),
        "patient": to_plain(patient),
        "issued_on": day.isoformat() if day else None,
        **extras_to_json(program),
        **plan_to_json(program.plan),
    }
