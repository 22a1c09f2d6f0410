"""Reads `synonyms.toml`: what people type in a search, and what that finds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clinic import resources
from clinic.domain.exercise import Equipment, Kind, Position, Region
from clinic.domain.glossary import Term
from clinic.library.loader import load_library
from clinic.library.table import Table

_MOST = 200
"""No list of words or phrases is longer."""


@dataclass(frozen=True, slots=True)
class Synonym:
    """Phrases that, typed, also find others.

    `finds` are phrases, or marks such as "region:low_back" or "muscle:glutes": a choice that an
    exercise has, whatever its words.
    """

    typed: tuple[str, ...]
    finds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """All synonyms, and the words that never decide a search. As written: not folded."""

    ignored: tuple[str, ...]
    groups: tuple[Synonym, ...]


@cache
def load_synonyms() -> Synonyms:
    """The synonyms of the seed library, read once a process.

    Raises:
        LibraryError: the file is wrong, or names a choice or a muscle that there is not.
    """
    return read_synonyms(resources.seeds() / "synonyms.toml", load_library().glossary)


def read_synonyms(path: Path, glossary: Mapping[str, Term]) -> Synonyms:
    """The synonyms in a file.

    Raises:
        LibraryError: an unknown or missing key, or a mark of nothing.
    """
    top = Table.read(path)
    ignored = top.texts("ignored", 1, _MOST)
    known = frozenset(marks(glossary))
    same = [_same(table) for table in top.tables("same")]
    means = [_means(table, known) for table in top.tables("means")]
    top.close()
    return Synonyms(ignored, (*same, *means))


def marks(glossary: Mapping[str, Term]) -> Iterator[str]:
    """Every mark that an exercise can have: "region:hips", "muscle:glutes" and so on."""
    for choices in (Region, Kind, Position, Equipment):
        for choice in choices:
            yield f"{choices.__name__.lower()}:{choice.value}"
    for code, term in glossary.items():
        if term.muscle:
            yield f"muscle:{code}"


def _same(table: Table) -> Synonym:
    phrases = table.texts("phrases", 2, _MOST)
    table.close()
    return Synonym(phrases, phrases)


def _means(table: Table, known: frozenset[str]) -> Synonym:
    group = Synonym(table.texts("typed", 1, _MOST), table.texts("finds", 1, _MOST))
    for phrase in group.finds:
        if ":" in phrase and phrase not in known:
            raise table.fault("finds", f"{phrase!r} is nothing that an exercise can have")
    table.close()
    return group
