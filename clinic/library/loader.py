"""Loads the seed library in one language."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clinic import resources
from clinic.domain.exercise import Exercise
from clinic.domain.glossary import Term
from clinic.domain.protocol import Protocol
from clinic.domain.safety import Precaution
from clinic.domain.safety_advice import Safety
from clinic.domain.source import Citation
from clinic.library.errors import LibraryError
from clinic.library.exercises import Shelf, read_exercise
from clinic.library.protocols import read_protocol
from clinic.library.safety import read_safety
from clinic.library.sources import read_citations
from clinic.library.vocabulary import read_glossary, read_precautions
from clinic.library.words import BASE_LOCALE


@dataclass(frozen=True, slots=True)
class Library:
    """The whole library in one language; all mappings are read-only, exercises by slug."""

    locale: str
    exercises: Mapping[str, Exercise]
    precautions: Mapping[str, Precaution]
    safety: Safety
    glossary: Mapping[str, Term]
    protocols: Mapping[str, Protocol]
    citations: Mapping[str, Citation]


@cache
def load_library(locale: str = BASE_LOCALE) -> Library:
    """The seed library, read once a process for each language.

    Raises:
        LibraryError: a seed file is wrong, or there are no words in that language.
    """
    return read_library(resources.seeds(), locale)


def read_library(folder: Path, locale: str = BASE_LOCALE) -> Library:
    """The library in a folder laid out like `seeds/`.

    Raises:
        LibraryError: names the file, the key and what is allowed.
    """
    citations = read_citations(folder / "sources.toml")
    glossary = read_glossary(folder / "glossary.toml", locale)
    precautions = read_precautions(folder / "precautions.toml", locale, citations)
    shelf = Shelf(locale, citations, glossary, precautions)
    exercises = {e.slug: e for e in (read_exercise(p, shelf) for p in _files(folder, "exercises"))}
    for exercise in exercises.values():
        _check_links(exercise, exercises)
    safety = read_safety(folder / "safety.toml", locale, citations)
    for part in (safety.warm_up, safety.cool_down):
        _check_slugs("safety.toml", "exercises", part.exercises, exercises)
    protocols = (
        read_protocol(p, locale, citations, exercises) for p in _files(folder, "protocols")
    )
    return Library(
        locale=locale,
        exercises=MappingProxyType(exercises),
        precautions=MappingProxyType(precautions),
        safety=safety,
        glossary=MappingProxyType(glossary),
        protocols=MappingProxyType({p.slug: p for p in protocols}),
        citations=MappingProxyType(citations),
    )


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).glob("*.toml"), key=lambda path: path.stem)


def _check_links(exercise: Exercise, known: Collection[str]) -> None:
    file = f"{exercise.slug}.toml"
    _check_slugs(file, "progressions", exercise.progressions, known)
    _check_slugs(file, "regressions", exercise.regressions, known)
    for precaution in exercise.precautions:
        _check_slugs(file, f"precautions.{precaution.code}.remedies", precaution.remedies, known)


def _check_slugs(file: str, key: str, slugs: Collection[str], known: Collection[str]) -> None:
    for slug in slugs:
        if slug not in known:
            allowed = ", ".join(known)
            raise LibraryError(file, key, f"names no exercise: {slug!r}; there are {allowed}")
