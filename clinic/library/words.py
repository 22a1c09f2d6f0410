"""Reads the words of an exercise in one language."""

from pathlib import Path

from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.domain.translation import Translation
from clinic.library.table import Table

BASE_LOCALE = "en"
"""The language whose words stand in the exercise's own file, beside its facts."""

_FEWEST_STEPS, _MOST_STEPS = 3, 8


def read_words(table: Table, locale: str, translation: Translation | None = None) -> ExerciseWords:
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
        translation=translation,
    )
    captions.close()
    table.close()
    return words


def read_translation(folder: Path, slug: str, locale: str) -> ExerciseWords | None:
    """The words of `<folder>/<locale>/<slug>.toml`, with their review; `None` where there are none.

    Raises:
        LibraryError: the file holds anything else, or not all of it.
    """
    path = folder / locale / f"{slug}.toml"
    if not path.is_file():
        return None
    top = Table.read(path)
    words = read_words(top.table("words"), locale, read_review(top.table("translation")))
    top.close()
    return words


def read_review(table: Table) -> Translation:
    """Who has reviewed a translation, and when; both are left out or empty until someone has."""
    try:
        translation = Translation(table.text("reviewed_by", ""), table.day("reviewed_on"))
    except ValueError as error:
        raise table.fault("", str(error)) from error
    table.close()
    return translation


def _caption(table: Table) -> Caption:
    caption = Caption(table.text("moment"), table.text("text"))
    table.close()
    return caption
