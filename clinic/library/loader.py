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
from clinic.domain.translation import Translation
from clinic.library.errors import LibraryError
from clinic.library.exercises import Shelf, read_exercise
from clinic.library.protocols import read_protocol
from clinic.library.safety import read_safety
from clinic.library.sources import read_citations
from clinic.library.table import Table
from clinic.library.vocabulary import read_glossary, read_precautions
from clinic.library.words import BASE_LOCALE, read_review


@dataclass(frozen=True, slots=True)
class Library:
    """The whole library in one language; all mappings are read-only, exercises by slug.

    `translation` says who has reviewed the words that are not an exercise's own; `None` in the
    language the library was written in.
    """

    locale: str
    exercises: Mapping[str, Exercise]
    precautions: Mapping[str, Precaution]
    safety: Safety
    glossary: Mapping[str, Term]
    protocols: Mapping[str, Protocol]
    citations: Mapping[str, Citation]
    translation: Translation | None = None

    @property
    def translation_reviewed(self) -> bool:
        """True where a qualified translator has reviewed all that was translated, or none was."""
        parts = [self.translation, *(e.words.translation for e in self.exercises.values())]
        return all(part.reviewed for part in parts if part)


@cache
def load_library(locale: str = BASE_LOCALE) -> Library:
    """The seed library, read once a process for each language.

    Raises:
        LibraryError: a seed file is wrong, or there are no words in that language.
    """
    return read_library(resources.seeds(), locale)


def read_library(folder: Path, locale: str = BASE_LOCALE, *, fall_back: bool = False) -> Library:
    """The library in a folder laid out like `seeds/`.

    With `fall_back` an exercise without words in that language keeps those of the base language,
    marked by their `locale`, so that one translation missing does not cost all the others.

    Raises:
        LibraryError: names the file, the key and what is allowed.
    """
    citations = read_citations(folder / "sources.toml")
    glossary = read_glossary(folder / "glossary.toml", locale)
    precautions = read_precautions(folder / "precautions.toml", locale, citations)
    shelf = Shelf(locale, citations, glossary, precautions, fall_back)
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
        translation=_translation(folder / "translations.toml", locale),
    )


def _translation(path: Path, locale: str) -> Translation | None:
    """The review of the words that stand beside the English ones."""
    if locale == BASE_LOCALE:
        return None
    return read_review(Table.read(path).table(locale))


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
