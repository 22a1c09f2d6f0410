"""The optional keys of `program/1`: language, revision, safety figures, next visit, own words.

`exercises` holds the words of entries that a reader's library lacks or words otherwise, so that a
program can be put on paper anywhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from clinic.domain.checking import Reader
from clinic.domain.dosage import Range
from clinic.domain.exercise import Exercise
from clinic.domain.exercise_reading import LINE_LIMIT, MOST_LINES, NAME_LIMIT, blank_exercise
from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.domain.program import PainLimits, Program

EXTRA_KEYS = (
    "locale", "revision", "emergency_number", "pain_limits", "next_visit", "exercises",
)  # fmt: skip
REVISIONS = Range(1, 9999)
_GO_ON_TO, _STOP_FROM, _BETWEEN = Range(1, 6), Range(4, 9), 2
"""Each zone of the scale keeps two scores at least: its title stands under its cells."""
MOST_EXERCISES = 40

_LOCALE = re.compile(r"[a-z]{2}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER_LIMIT = 60
_FIGURE_LIMIT = 100
_LINES = ("why", "starting_position", "other_side", "take_care", "easier", "harder")
_LISTS = ("steps", "key_points", "modifications")
_CAPTIONS = ("caption_start", "caption_end")
_EXERCISE_KEYS = ("name", *_LINES, *_LISTS, *_CAPTIONS, "figure")


def read_extras(reader: Reader) -> dict[str, Any]:
    """The fields of a `Program` that these keys fill; faults go to the reader."""
    locale = reader.text("locale")
    if locale and not _LOCALE.fullmatch(locale):
        reader.refuse("locale", locale, "two small letters, such as en")
    issued, visit = reader.raw("issued_on"), reader.day("next_visit")
    if visit and isinstance(issued, str) and visit.isoformat() < issued:
        reader.refuse("next_visit", reader.raw("next_visit"), "a date not before issued_on")
    return {
        "locale": locale,
        "revision": reader.number("revision", REVISIONS),
        "emergency_number": reader.text("emergency_number", limit=_NUMBER_LIMIT),
        "pain_limits": _read_limits(reader),
        "next_visit": visit,
        "exercises": tuple(_read_exercises(reader, locale)),
    }


def _read_limits(program: Reader) -> PainLimits | None:
    if program.raw("pain_limits") is None:
        return None
    reader = program.child("pain_limits")
    reader.only(("go_on_to", "stop_from"))
    before = len(reader.faults)
    go_on, stop = reader.number("go_on_to", _GO_ON_TO), reader.number("stop_from", _STOP_FROM)
    if len(reader.faults) > before:
        return None
    if go_on is None or stop is None or stop <= go_on + _BETWEEN:
        found = f"go on to {go_on}, stop from {stop}"
        program.blame("pain_limits", found, f"both, with at least {_BETWEEN} scores between them")
        return None
    return PainLimits(go_on, stop)


def _read_exercises(program: Reader, locale: str) -> Iterator[Exercise]:
    """The entries, an object with their slugs as keys."""
    entries = program.raw("exercises")
    if entries is None:
        return
    if not isinstance(entries, Mapping):
        program.refuse("exercises", entries, "an object with slugs as keys")
        return
    if len(entries) > MOST_EXERCISES:
        program.blame("exercises", f"{len(entries)} exercises", f"up to {MOST_EXERCISES}")
        return
    inside = program.child("exercises")
    for slug in entries:
        if len(slug) > NAME_LIMIT or not _SLUG.fullmatch(slug):
            inside.blame(slug[:NAME_LIMIT], "a key", "small letters, digits and single hyphens")
            continue
        reader = inside.child(slug)
        reader.only(_EXERCISE_KEYS)
        blank = blank_exercise(slug, locale)
        figure = reader.text("figure", limit=_FIGURE_LIMIT)
        yield replace(blank, words=_read_words(reader, blank.words), figure=figure)


def _read_words(reader: Reader, blank: ExerciseWords) -> ExerciseWords:
    lines: dict[str, Any] = {key: reader.text(key, limit=LINE_LIMIT) for key in _LINES}
    lists: dict[str, Any] = {key: _read_list(reader, key) for key in _LISTS}
    captions: dict[str, Any] = {key: _read_caption(reader.child(key)) for key in _CAPTIONS}
    name = reader.text("name", required=True, limit=NAME_LIMIT)
    if not lists["steps"] and not any(f.path.startswith(reader.at("steps")) for f in reader.faults):
        reader.blame("steps", "none", "at least one step")
    return replace(blank, name=name, **lines, **lists, **captions)


def _read_list(reader: Reader, key: str) -> tuple[str, ...]:
    values = reader.values(key)
    if len(values) > MOST_LINES:
        reader.blame(key, f"{len(values)} lines", f"up to {MOST_LINES} lines")
        return ()
    inner = Reader({f"[{place}]": value for place, value in enumerate(values)},
                   reader.at(key), reader.faults)  # fmt: skip
    texts = [_at_place(inner, place) for place in range(len(values))]
    return tuple(text for text in texts if text)


def _at_place(inner: Reader, place: int) -> str:
    """The text at a place of a list; its path is written without a point."""
    before = len(inner.faults)
    text = inner.text(f"[{place}]", limit=LINE_LIMIT)
    inner.faults[before:] = [
        replace(fault, path=fault.path.replace(".[", "[")) for fault in inner.faults[before:]
    ]
    return text


def _read_caption(reader: Reader) -> Caption:
    reader.only(("moment", "text"))
    moment, text = (reader.text(key, limit=NAME_LIMIT) for key in ("moment", "text"))
    return Caption(moment, text)


def extras_to_json(program: Program) -> dict[str, Any]:
    """The optional keys that a program has, as `program/1` writes them."""
    limits, visit = program.pain_limits, program.next_visit
    every = {
        "locale": program.locale,
        "revision": program.revision,
        "emergency_number": program.emergency_number,
        "pain_limits": limits and {"go_on_to": limits.go_on_to, "stop_from": limits.stop_from},
        "next_visit": visit and visit.isoformat(),
        "exercises": {own.slug: _exercise_to_json(own) for own in program.exercises},
    }
    return {key: value for key, value in every.items() if value}


def _exercise_to_json(exercise: Exercise) -> dict[str, Any]:
    words = exercise.words
    captions = {
        key: {"moment": caption.moment, "text": caption.text}
        for key in _CAPTIONS
        for caption in (getattr(words, key),)
    }
    return {
        "name": words.name,
        **{key: getattr(words, key) for key in _LINES},
        **{key: list(getattr(words, key)) for key in _LISTS},
        **captions,
        "figure": exercise.figure,
    }


def with_own(library: Mapping[str, Exercise], program: Program) -> dict[str, Exercise]:
    """The library as the program words it: facts are the library's where it knows the entry."""
    worded = {
        own.slug: replace(library.get(own.slug, own), words=own.words, figure=own.figure)
        for own in program.exercises
    }
    return {**library, **worded}
