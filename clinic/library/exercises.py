"""Reads one exercise file: facts for all languages, and the words of one."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clinic.domain.dosage import LIMITS, Range
from clinic.domain.exercise import (
    DosageRanges,
    DoseRange,
    Equipment,
    Exercise,
    Kind,
    Muscle,
    Position,
    Provenance,
    Region,
)
from clinic.domain.exercise_words import ExerciseWords
from clinic.domain.frequency import Frequency
from clinic.domain.glossary import Term
from clinic.domain.laterality import Laterality
from clinic.domain.safety import ExercisePrecaution, Level, Precaution
from clinic.domain.source import Source
from clinic.library.errors import LibraryError
from clinic.library.sources import Citations, read_source
from clinic.library.table import Table
from clinic.library.words import BASE_LOCALE, read_translation, read_words


@dataclass(frozen=True, slots=True)
class Shelf:
    """What exercise files may refer to, and the language to read them in.

    With `fall_back` an exercise without words in that language keeps those of the base language.
    """

    locale: str
    citations: Citations
    glossary: Mapping[str, Term]
    precautions: Mapping[str, Precaution]
    fall_back: bool = False


def read_exercise(path: Path, shelf: Shelf) -> Exercise:
    """The exercise in a file; its slug is the file's name.

    Raises:
        LibraryError: an unknown or missing key, a wrong type, a figure out of its limits.
    """
    top = Table.read(path)
    dosage, dosage_notes = _dosage(top.table("dosage"), shelf.citations)
    frequency, frequency_source = _frequency(top.table("frequency"), shelf.citations)
    exercise = Exercise(
        slug=path.stem,
        kind=top.choice("kind", Kind),
        regions=top.choices("regions", Region),
        position=top.choice("position", Position),
        equipment=top.choices("equipment", Equipment),
        laterality=top.choice("laterality", Laterality, Laterality.NONE),
        figure=top.text("figure"),
        progressions=top.texts("progressions"),
        regressions=top.texts("regressions"),
        muscles=tuple(_muscle(table, shelf) for table in top.tables("muscles")),
        dosage=dosage,
        dosage_notes=dosage_notes,
        frequency=frequency,
        frequency_source=frequency_source,
        precautions=tuple(_precaution(t, shelf.precautions) for t in top.tables("precautions")),
        provenance=_provenance(top.table("provenance"), shelf.citations),
        words=_words(top, path, shelf),
    )
    top.close()
    return exercise


def _words(top: Table, path: Path, shelf: Shelf) -> ExerciseWords:
    """The base language is read in any case: a fault there is a fault of the library."""
    base = read_words(top.table("words"), BASE_LOCALE)
    if shelf.locale == BASE_LOCALE:
        return base
    translated = read_translation(path.parent, path.stem, shelf.locale)
    if translated is None and not shelf.fall_back:
        file, locale = f"{shelf.locale}/{path.name}", shelf.locale
        raise LibraryError(file, "", f"is missing: no words for {locale!r}")
    return translated or base


def _muscle(table: Table, shelf: Shelf) -> Muscle:
    muscles = [code for code, term in shelf.glossary.items() if term.muscle]
    term = shelf.glossary[table.known("code", muscles)]
    muscle = Muscle(term.code, term.term, term.plain, read_source(table, shelf.citations))
    table.close()
    return muscle


def _dosage(table: Table, citations: Citations) -> tuple[DosageRanges, tuple[str, ...]]:
    parts = ("sets", "reps", "hold_seconds", "rest_seconds", "duration_seconds")
    written = {key: _dose_range(table, key, citations) for key in parts if table.has(key)}
    notes = table.texts("notes")
    table.close()
    ranges = DosageRanges(**written)
    if not ranges.lowest().prescribes_work:
        raise table.fault("", "needs reps, hold_seconds or duration_seconds")
    return ranges, notes


def _dose_range(dosage: Table, key: str, citations: Citations) -> DoseRange:
    table = dosage.table(key)
    low, high, limits = table.whole("min"), table.whole("max"), LIMITS[key]
    if low > high or low not in limits or high not in limits:
        allowed = f"min to max within {limits.min} to {limits.max}"
        raise dosage.fault(key, f"found {low} to {high}; allowed is {allowed}")
    dose_range = DoseRange(Range(low, high), read_source(table, citations))
    table.close()
    return dose_range


def _frequency(table: Table, citations: Citations) -> tuple[Frequency, Source]:
    frequency = read_frequency(table)
    source = read_source(table, citations)
    table.close()
    return frequency, source


def read_frequency(table: Table) -> Frequency:
    """Times a day and days a week, both required and within their limits."""
    return Frequency(_figure(table, "times_per_day"), _figure(table, "days_per_week"))


def _figure(table: Table, key: str) -> int:
    figure = table.whole(key)
    if figure not in LIMITS[key]:
        raise table.fault(
            key, f"found {figure}; allowed are {LIMITS[key].min} to {LIMITS[key].max}"
        )
    return figure


def _precaution(table: Table, known: Mapping[str, Precaution]) -> ExercisePrecaution:
    precaution = ExercisePrecaution(
        code=table.known("code", known),
        why=table.text("why"),
        level=table.choice("level", Level, Level.WARN),
        remedies=table.texts("remedies"),
    )
    table.close()
    return precaution


def _provenance(table: Table, citations: Citations) -> Provenance:
    reviewed_by, review_date = table.text("reviewed_by", ""), table.day("review_date")
    if bool(reviewed_by) != (review_date is not None):
        raise table.fault("reviewed_by", "and review_date belong together; give both or neither")
    provenance = Provenance(
        source=read_source(table, citations),
        licence=table.text("licence"),
        notes=table.texts("notes"),
        reviewed_by=reviewed_by,
        review_date=review_date,
    )
    table.close()
    return provenance
