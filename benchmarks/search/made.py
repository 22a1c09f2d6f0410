"""A large library, put together from movement vocabulary; the same at every run."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from benchmarks.search.vocabulary import (
    EQUIPMENT,
    LANGUAGES,
    MODIFIERS,
    MOVEMENTS,
    MUSCLES,
    POSITIONS,
    WITH,
)
from clinic.models import ExerciseRow

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
_SHARES = (70, 15, 10, 5)
"""Of a hundred exercises so many are in English, Spanish, German and French."""


def _table(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


_MOVEMENTS, _POSITIONS = _table(MOVEMENTS), _table(POSITIONS)
_EQUIPMENT, _MODIFIERS = _table(EQUIPMENT), _table(MODIFIERS)


@dataclass(frozen=True, slots=True)
class Made:
    """An exercise and what it is made of: the truth that searches are judged by.

    `movement` and `tool` are the English words of what the name says in its own language.
    """

    slug: str
    locale: str
    name: str
    aliases: tuple[str, ...]
    movement: str
    tool: str
    kind: str
    position: str
    regions: tuple[str, ...]
    equipment: tuple[str, ...]
    muscles: tuple[str, ...]
    text: str


def make_library(number: int, seed: int = 20261123) -> list[Made]:
    """So many exercises, no two with the same name."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets: every run must be the same
    names: set[str] = set()
    library: list[Made] = []
    while len(library) < number:
        made = _make(chance, len(library))
        if made.name not in names:
            names.add(made.name)
            library.append(made)
    return library


def _make(chance: random.Random, number: int) -> Made:
    locale = chance.choices(LANGUAGES, _SHARES)[0]
    language = LANGUAGES.index(locale)
    movement = chance.choice(_MOVEMENTS)
    position = chance.choice(_POSITIONS)
    tool = chance.choice(_EQUIPMENT) if chance.random() < 0.65 else None
    modifiers = chance.sample(_MODIFIERS, chance.choices((0, 1, 2), (25, 55, 20))[0])
    said_position = position[1 + language] if chance.random() < 0.6 else ""
    said_tool = tool[1 + language] if tool else ""
    parts = [row[language] for row in modifiers], said_position, movement[language]
    name = _name(locale, *parts, said_tool)
    aliases = (_name("en", [], "", movement[0], tool[1] if tool else ""),)
    return Made(
        slug=f"made-{number}",
        locale=locale,
        name=name,
        aliases=aliases if locale != "en" and chance.random() < 0.5 else (),
        movement=movement[0],
        tool=tool[1] if tool else "",
        kind=movement[4],
        position=position[0],
        regions=tuple(movement[5].split()),
        equipment=(tool[0],) if tool and tool[0] != "-" else (),
        muscles=tuple(movement[6].split()),
        text=_instructions(chance, movement[0], position[1], tool[1] if tool else "mat"),
    )


def _name(locale: str, modifiers: list[str], position: str, movement: str, tool: str) -> str:
    """English puts what describes before the movement, the others put it after."""
    described = [*modifiers, position] if position else modifiers
    parts = [*described, movement] if locale in ("en", "de") else [movement, *described]
    if tool:
        parts += [WITH[locale], tool]
    name = " ".join(parts)
    return name[0].upper() + name[1:]


def _instructions(chance: random.Random, movement: str, position: str, tool: str) -> str:
    """Steps as long as real ones, with words of other movements in them, as real ones have."""
    other, body = chance.choice(_MOVEMENTS)[0], chance.choice(list(MUSCLES.values()))
    return (
        f"Begin in the {position} position with the {tool} beside you. "
        f"Tighten {body}. Keep your back and your neck long. "
        f"Move slowly into the {movement} and breathe out. Do not let your hips or knees drop. "
        f"Hold, then come back. Rest as after a {other}. Stop if your back or your leg hurts."
    )


def rows_of(library: list[Made], clinic_id: int) -> Iterator[ExerciseRow]:
    """The rows of a clinic's library."""
    for made in library:
        yield ExerciseRow(
            clinic_id=clinic_id,
            slug=made.slug,
            name=made.name,
            kind=made.kind,
            position=made.position,
            regions=list(made.regions),
            content=content_of(made),
            created_at=NOW,
            updated_at=NOW,
        )


def content_of(made: Made) -> dict[str, Any]:
    """An exercise's content, as long and as deep as the seed library's."""
    words: dict[str, Any] = {
        "locale": made.locale,
        "name": made.name,
        "why": "Makes you strong and supple.",
        "starting_position": "Begin as the picture shows.",
        "steps": made.text.split(". "),
        "take_care": "Do not rush.",
        "easier": "Do less of it.",
        "harder": "Do more of it.",
        "caption_start": {"moment": "Start", "text": "ready"},
        "caption_end": {"moment": "Finish", "text": "done"},
        "aliases": list(made.aliases),
    }
    source = {"key": "common-practice", "lines": []}
    return {
        "slug": made.slug,
        "kind": made.kind,
        "regions": list(made.regions),
        "position": made.position,
        "equipment": list(made.equipment),
        "dosage": {"reps": {"range": {"min": 8, "max": 12}, "source": source}},
        "frequency": {"times_per_day": 1, "days_per_week": 3},
        "frequency_source": source,
        "provenance": {"source": source, "licence": "CC BY 4.0"},
        "words": words,
        "muscles": [
            {"code": code, "name": code.replace("-", " "), "plain": MUSCLES[code], "source": source}
            for code in made.muscles
        ],
    }
