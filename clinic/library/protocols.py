"""Reads protocols: ready programs whose doses come from the library."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from clinic.domain.dosage import LIMITS, Dosage, Range
from clinic.domain.exercise import Exercise
from clinic.domain.program import Prescription, Section, SectionName
from clinic.domain.protocol import Protocol
from clinic.library.sources import Citations, read_source
from clinic.library.table import Table


def read_protocol(
    path: Path, locale: str, citations: Citations, exercises: Mapping[str, Exercise]
) -> Protocol:
    """The protocol in a file; its slug is the file's name.

    A prescription starts from the exercise's default dose; a figure that is written replaces it.

    Raises:
        LibraryError: an unknown or missing key, a wrong type, an exercise that is not there.
    """
    top = Table.read(path)
    sections = top.table("sections")
    protocol = Protocol(
        slug=path.stem,
        name=top.text_in(locale, "name"),
        summary=top.text_in(locale, "summary"),
        sections=tuple(
            _section(sections, name, exercises) for name in SectionName if sections.has(name)
        ),
        source=read_source(top, citations),
        reviewed_by=top.text("reviewed_by", ""),
    )
    sections.close()
    top.close()
    return protocol


def _section(sections: Table, name: SectionName, exercises: Mapping[str, Exercise]) -> Section:
    return Section(name, tuple(_prescription(t, exercises) for t in sections.tables(name)))


def _prescription(table: Table, exercises: Mapping[str, Exercise]) -> Prescription:
    exercise = exercises[table.known("exercise", exercises)]
    dosage = exercise.default_dosage()
    if table.has("dosage"):
        dosage = _changed(dosage, table.table("dosage"))
    table.close()
    return Prescription(
        exercise=exercise.slug,
        dosage=dosage,
        laterality=exercise.laterality,
        frequency=exercise.frequency,
    )


def _changed(dosage: Dosage, table: Table) -> Dosage:
    changes: dict[str, Any] = {}
    for key in ("sets", "reps", "hold_seconds", "rest_seconds", "duration_seconds"):
        if not table.has(key):
            continue
        number = table.whole(key)
        if number not in LIMITS[key]:
            allowed = f"{LIMITS[key].min} to {LIMITS[key].max}"
            raise table.fault(key, f"found {number}; allowed are {allowed}")
        changes[key] = Range.exactly(number) if key == "reps" else number
    table.close()
    return replace(dosage, **changes)
