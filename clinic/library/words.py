"""Reads the words of an exercise in one language."""

from pathlib import Path

from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.library.errors import LibraryError
from clinic.library.table import Table

BASE_LOCALE = "en"
"""The language whose words stand in the exercise's own file, beside its facts."""

_FEWEST_STEPS, _MOST_STEPS = 3, 8


def read_words(table: Table, locale: str) -> ExerciseWords:
    """The words of a `[words]` table."""
    captions = table.table("captions")
    words = ExerciseWords(
        locale=locale,
        name=table.text("name"),
        aliases=table.texts("aliases"),
        why=table.text("why"),
        starting_position=table.text("starting_position"),
        steps=table.texts("steps", _FEWEST_STEPS, _MOST_STEPS),
        other_side=table.text("other_side", ""),
        key_points=table.texts("key_points"),
        take_care=table.text("take_care"),
        easier=table.text("easier"),
        harder=table.text("harder"),
        modifications=table.texts("modifications"),
        caption_start=_caption(captions.table("start")),
        caption_end=_caption(captions.table("end")),
    )
    captions.close()
    table.close()
    return words


def read_translation(folder: Path, slug: str, locale: str) -> ExerciseWords:
    """The words of `<folder>/<locale>/<slug>.toml`, which holds nothing else.

    Raises:
        LibraryError: there is no such translation.
    """
    path = folder / locale / f"{slug}.toml"
    if not path.is_file():
        raise LibraryError(f"{locale}/{slug}.toml", "", f"is missing: no words for {locale!r}")
    top = Table.read(path)
    words = read_words(top.table("words"), locale)
    top.close()
    return words


def _caption(table: Table) -> Caption:
    caption = Caption(table.text("moment"), table.text("text"))
    table.close()
    return caption
