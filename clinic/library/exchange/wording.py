"""Reading what a patient reads, in the exercise's own language and in others."""

from collections.abc import Mapping

from clinic.domain.checking import Reader
from clinic.domain.exercise_reading import LINE_LIMIT, MOST_STEPS, NAME_LIMIT
from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.domain.translation import Translation
from clinic.i18n import locales
from clinic.library.exchange import fields
from clinic.library.exchange.columns import OTHER_WORDS, WORD_COLUMNS

_REQUIRED = ("why", "starting_position", "take_care", "easier", "harder")
_CAPTION_PARTS = ("start_moment", "start_caption", "finish_moment", "finish_caption")
_OWN = {column: column for column in WORD_COLUMNS}


def read_own_words(reader: Reader) -> ExerciseWords | None:
    """The words in the exercise's own language; `None` after a fault."""
    locale = reader.text("locale")
    if locale not in locales():
        reader.refuse("locale", locale, fields.listed(locales()))
    return _words(reader, locale, _OWN)


def read_other_words(reader: Reader, own: str) -> tuple[ExerciseWords, ...]:
    """The words in all other languages that the fields hold."""
    found = []
    for language, columns in OTHER_WORDS.items():
        written = [column for column in columns.values() if reader.raw(column)]
        if written and language == own:
            reader.blame(written[0], "words", "none here: this is the exercise's own language")
        elif written:
            found.append(_words(reader, language, columns))
    return tuple(words for words in found if words)


def _words(reader: Reader, locale: str, at: Mapping[str, str]) -> ExerciseWords | None:
    """The words at the columns that `at` gives for each plain one."""
    before = len(reader.faults)
    required = {key: fields.line(reader, at[key], LINE_LIMIT, required=True) for key in _REQUIRED}
    caption = {
        key: fields.line(reader, at[key], LINE_LIMIT, required=True) for key in _CAPTION_PARTS
    }
    words = ExerciseWords(
        locale=locale,
        name=fields.line(reader, at["name"], NAME_LIMIT, required=True),
        steps=fields.texts(reader, at["steps"], at_least=1, at_most=MOST_STEPS),
        caption_start=Caption(caption["start_moment"], caption["start_caption"]),
        caption_end=Caption(caption["finish_moment"], caption["finish_caption"]),
        other_side=fields.line(reader, at["other_side"], LINE_LIMIT),
        aliases=fields.texts(reader, at["aliases"]),
        key_points=fields.texts(reader, at["key_points"]),
        modifications=fields.texts(reader, at["modifications"]),
        translation=_translation(reader, at),
        **required,
    )
    return words if len(reader.faults) == before else None


def _translation(reader: Reader, at: Mapping[str, str]) -> Translation | None:
    before = len(reader.faults)
    by_column, flag = at["translation_reviewed_by"], at["translated"]
    by = fields.line(reader, by_column, NAME_LIMIT)
    on = reader.day(at["translation_reviewed_on"])
    translated = fields.flag(reader, flag)
    outdated = fields.flag(reader, at["translation_outdated"])
    if len(reader.faults) > before:
        return None
    if bool(by) != (on is not None):
        allowed = f"{by_column} and {at['translation_reviewed_on']}, or neither"
        reader.blame(by_column, "one without the other", allowed)
        return None
    if not translated:
        if by or outdated:
            said = by_column if by else at["translation_outdated"]
            reader.refuse(said, reader.raw(said), f"nothing, unless {flag} is yes")
        return None
    return Translation(by, on, outdated)
