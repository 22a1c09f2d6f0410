"""The fields of the exchange format, in the order of a file's columns."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any

from clinic.i18n import locales


class Shape(Enum):
    """What a field holds, and so how a cell of a table writes it."""

    TEXT = auto()
    TEXTS = auto()
    """A list of texts."""
    NUMBER = auto()
    """A whole number, or nothing."""
    DOSE = auto()
    """A whole number or two with a hyphen between, as text: `8-10`."""
    FLAG = auto()
    """True or false; `yes` or nothing in a cell."""
    RECORDS = auto()
    """A list of objects with named parts."""


DOSES = ("sets", "reps", "hold_seconds", "rest_seconds", "duration_seconds")

RECORD_PARTS: Mapping[str, tuple[str, ...]] = {
    "muscles": ("code", "source", "name", "plain"),
    "precautions": ("code", "why", "level", "remedies"),
}
"""The parts of each record, in the order in which a cell gives them."""

PART_LISTS = frozenset({"remedies"})
"""Parts that are lists of slugs: a cell gives them with spaces between."""

_WORDS: Mapping[str, Shape] = {
    "why": Shape.TEXT,
    "starting_position": Shape.TEXT,
    "steps": Shape.TEXTS,
    "other_side": Shape.TEXT,
    "key_points": Shape.TEXTS,
    "take_care": Shape.TEXT,
    "easier": Shape.TEXT,
    "harder": Shape.TEXT,
    "modifications": Shape.TEXTS,
    "start_moment": Shape.TEXT,
    "start_caption": Shape.TEXT,
    "finish_moment": Shape.TEXT,
    "finish_caption": Shape.TEXT,
    "translated": Shape.FLAG,
    "translation_reviewed_by": Shape.TEXT,
    "translation_reviewed_on": Shape.TEXT,
    "translation_outdated": Shape.FLAG,
}

_OWN: Mapping[str, Shape] = {
    "slug": Shape.TEXT,
    "name": Shape.TEXT,
    "aliases": Shape.TEXTS,
    "tags": Shape.TEXTS,
    "archived": Shape.FLAG,
    "locale": Shape.TEXT,
    "kind": Shape.TEXT,
    "regions": Shape.TEXTS,
    "position": Shape.TEXT,
    "equipment": Shape.TEXTS,
    "laterality": Shape.TEXT,
    "figure": Shape.TEXT,
    "video": Shape.TEXT,
    **{
        name: shape
        for dose in DOSES
        for name, shape in ((dose, Shape.DOSE), (f"{dose}_source", Shape.TEXT))
    },
    "dosage_notes": Shape.TEXTS,
    "times_per_day": Shape.NUMBER,
    "days_per_week": Shape.NUMBER,
    "days": Shape.TEXTS,
    "frequency_source": Shape.TEXT,
    **_WORDS,
    "muscles": Shape.RECORDS,
    "precautions": Shape.RECORDS,
    "regressions": Shape.TEXTS,
    "progressions": Shape.TEXTS,
    "source": Shape.TEXT,
    "licence": Shape.TEXT,
    "author": Shape.TEXT,
    "notes": Shape.TEXTS,
    "reviewed_by": Shape.TEXT,
    "review_date": Shape.TEXT,
}

WORD_COLUMNS: Mapping[str, Shape] = {"name": Shape.TEXT, "aliases": Shape.TEXTS, **_WORDS}
"""What is said once in each language."""


def in_language(column: str, language: str) -> str:
    """The column of the words in another language than the exercise's own: `why_es`."""
    return f"{column}_{language}"


OTHER_WORDS: Mapping[str, Mapping[str, str]] = {
    language: {column: in_language(column, language) for column in WORD_COLUMNS}
    for language in locales()
}
"""For each language the columns of `WORD_COLUMNS` with its words beside the exercise's own."""

MARKS_OF_TRANSLATIONS = frozenset(
    columns["translation_outdated"] for columns in OTHER_WORDS.values()
)
"""What changes by itself where other words do."""

COLUMNS: Mapping[str, Shape] = {
    **_OWN,
    **{
        column: WORD_COLUMNS[plain]
        for columns in OTHER_WORDS.values()
        for plain, column in columns.items()
    },
}

EMPTY: Mapping[Shape, Any] = {
    Shape.TEXT: "",
    Shape.DOSE: "",
    Shape.TEXTS: [],
    Shape.RECORDS: [],
    Shape.NUMBER: None,
    Shape.FLAG: False,
}
"""The value of a field that holds nothing."""


def columns_to_write(flats: Sequence[Mapping[str, Any]]) -> list[str]:
    """The columns of a file: languages in which no exercise has further words are left out."""
    spare = {
        column
        for columns in OTHER_WORDS.values()
        if not any(flat[columns["name"]] for flat in flats)
        for column in columns.values()
    }
    return [column for column in COLUMNS if column not in spare]
