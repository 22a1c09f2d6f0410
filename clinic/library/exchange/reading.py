"""Untrusted fields of the exchange format as an exercise, or all that is wrong with them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from clinic.domain.checking import Fault, Reader
from clinic.domain.exercise import (
    DosageRanges,
    Equipment,
    Exercise,
    Kind,
    Muscle,
    Position,
    Provenance,
    Region,
)
from clinic.domain.exercise_reading import NAME_LIMIT, read_video
from clinic.domain.laterality import Laterality
from clinic.domain.safety import ExercisePrecaution
from clinic.domain.source import CLINIC_DEFAULT, OWN, Source
from clinic.library.exchange import fields, vocabulary
from clinic.library.exchange.columns import COLUMNS, DOSES
from clinic.library.exchange.doses import read_dose, read_frequency
from clinic.library.exchange.records import read_muscles, read_precautions
from clinic.library.exchange.wording import read_other_words, read_own_words

SLUG_LIMIT = 80
MOST_TAGS = 20
TAG_LIMIT = 40

RESERVED = frozenset(
    {
        "archived",
        "bulk",
        "export",
        "followed",
        "grade",
        "import",
        "imports",
        "new",
        "overdue",
        "seeds",
    }
)
"""Words that stand where a slug would in the addresses of the library's pages."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_SLUG = "small letters a-z, digits and hyphens, up to 80, such as wall-sit"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An exercise to be written, and what the clinic says of it beside its content.

    `version` is that of the exercise in whose place it comes, 0 where it is new.
    """

    exercise: Exercise
    tags: tuple[str, ...] = ()
    archived: bool = False
    version: int = 0


class _Optional(TypedDict):
    equipment: tuple[Equipment, ...]
    laterality: Laterality
    figure: str
    video: str
    muscles: tuple[Muscle, ...]
    precautions: tuple[ExercisePrecaution, ...]
    dosage_notes: tuple[str, ...]
    progressions: tuple[str, ...]
    regressions: tuple[str, ...]
    frequency_source: Source


def read_exercise(
    values: Mapping[str, Any],
) -> tuple[Candidate | None, list[Fault]]:
    """The exercise with its tags, or every fault.

    A fault's path is the name of the field. Fields left out are empty, which most may be; a
    dose's or a frequency's source is then the clinic.
    """
    reader = Reader(values)
    reader.only(COLUMNS)
    slug, tags, archived = read_slug(reader), read_tags(reader), fields.flag(reader, "archived")
    words = read_own_words(reader)
    dosage = _dosage(reader)
    frequency = read_frequency(reader)
    provenance = _provenance(reader)
    kind = fields.choice(reader, "kind", Kind)
    position = fields.choice(reader, "position", Position)
    regions = fields.choices(reader, "regions", Region, required=True)
    other_words = read_other_words(reader, words.locale if words else "")
    optional = _optional(reader, slug, words.locale if words else "")
    if not (words and frequency and provenance and kind and position) or reader.faults:
        return None, reader.faults
    exercise = Exercise(
        slug=slug,
        kind=kind,
        regions=regions,
        position=position,
        words=words,
        other_words=other_words,
        dosage=dosage,
        frequency=frequency,
        provenance=provenance,
        **optional,
    )
    return Candidate(exercise, tags, archived), []


def _optional(reader: Reader, slug: str, locale: str) -> _Optional:
    """What an exercise may do without."""
    sides = fields.choice(reader, "laterality", Laterality, Laterality.NONE)
    return {
        "equipment": fields.choices(reader, "equipment", Equipment),
        "laterality": sides or Laterality.NONE,
        "video": read_video(reader),
        "figure": fields.known(reader, "figure", vocabulary.movements()),
        "muscles": read_muscles(reader, locale),
        "precautions": read_precautions(reader),
        "dosage_notes": fields.texts(reader, "dosage_notes"),
        "progressions": _links(reader, "progressions", slug),
        "regressions": _links(reader, "regressions", slug),
        "frequency_source": fields.source(reader, "frequency_source", CLINIC_DEFAULT),
    }


def read_slug(reader: Reader) -> str:
    """The slug; "" after a fault."""
    slug = reader.raw("slug")
    if not isinstance(slug, str) or len(slug) > SLUG_LIMIT or not _SLUG.fullmatch(slug):
        reader.refuse("slug", slug or "", _NO_SLUG)
        return ""
    if slug in RESERVED:
        reader.blame("slug", f"{slug!r}, which addresses of pages use", "another slug")
        return ""
    return slug


def read_tags(reader: Reader) -> tuple[str, ...]:
    """The tags, each once whatever its case."""
    tags = fields.texts(reader, "tags", at_most=MOST_TAGS)
    for tag in tags:
        if len(tag) > TAG_LIMIT:
            reader.refuse("tags", tag, f"tags of up to {TAG_LIMIT} characters")
    return tuple({tag.casefold(): tag for tag in reversed(tags)}.values())[::-1]


def _dosage(reader: Reader) -> DosageRanges:
    parts = {figure: read_dose(reader, figure) for figure in DOSES}
    ranges = DosageRanges(**parts)
    wrong = {fault.path for fault in reader.faults}
    if not wrong.intersection(DOSES) and not ranges.lowest().prescribes_work:
        reader.blame("reps", "no dose", "reps, hold_seconds or duration_seconds")
    return ranges


def _links(reader: Reader, key: str, slug: str) -> tuple[str, ...]:
    slugs = fields.texts(reader, key)
    if slug and slug in slugs:
        reader.refuse(key, slug, "other exercises than this one")
    if len(set(slugs)) < len(slugs):
        reader.refuse(key, ", ".join(slugs), "each slug once")
    return slugs


def _provenance(reader: Reader) -> Provenance | None:
    source = fields.source(reader, "source", OWN, free=True)
    licence = fields.line(reader, "licence", NAME_LIMIT)
    author = fields.line(reader, "author", NAME_LIMIT)
    notes = fields.texts(reader, "notes")
    reviewed_by = fields.line(reader, "reviewed_by", NAME_LIMIT)
    review_date = reader.day("review_date")
    wrong = {fault.path for fault in reader.faults}
    if "review_date" not in wrong and bool(reviewed_by) != (review_date is not None):
        reader.blame(
            "reviewed_by", "one without the other", "reviewed_by and review_date, or neither"
        )
        return None
    if wrong.intersection(("source", "review_date", "reviewed_by")):
        return None
    return Provenance(source, licence, notes, reviewed_by, review_date, author)
