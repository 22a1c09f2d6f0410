"""What the index knows of an exercise, derived from its content and from nothing else."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from clinic.domain.folding import fold
from clinic.i18n import locales
from clinic.library import load_library
from clinic.services.search.words import ignored_words, is_mark, mark, telling_words

_DERIVATION = 1
"""Raise it when the lines below derive something else: indexes are then made anew at start."""


@dataclass(frozen=True, slots=True)
class Document:
    """An exercise as the index knows it: words with single spaces between them.

    `title` is the folded name, to sort by. `name` and `other_names` (aliases, and the library's
    names in other languages) decide what comes first; `about` are muscles and plain words for
    them; `marks` the exercise's kind, position, regions and equipment.
    """

    title: str
    name: str
    other_names: str
    about: str
    marks: str


def document_of(content: Mapping[str, Any], seed: str = "", tags: Iterable[str] = ()) -> Document:
    """The document of an exercise's JSON content and of the clinic's tags.

    `seed` is the library entry it came from.
    """
    said = content["words"]
    other = [*said.get("aliases", ()), *_names_elsewhere(seed, said["locale"]), *tags]
    return Document(
        title=fold(said["name"]),
        name=" ".join(telling_words(said["name"])),
        other_names=" ".join(word for text in other for word in telling_words(text)),
        about=" ".join(_about(content.get("muscles", ()))),
        marks=" ".join(_marks(content)),
    )


def _about(muscles: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for muscle in muscles:
        yield mark("muscle", muscle["code"])
        yield from _words_of_muscle(muscle["name"], muscle["plain"])


@cache
def _words_of_muscle(name: str, plain: str) -> tuple[str, ...]:
    return (*telling_words(name), *telling_words(plain))


def _marks(content: Mapping[str, Any]) -> Iterable[str]:
    yield mark("kind", content["kind"])
    yield mark("position", content["position"])
    for facet, key in (("region", "regions"), ("equipment", "equipment")):
        for value in content.get(key, ()):
            yield mark(facet, value)


@cache
def _names_elsewhere(seed: str, locale: str) -> tuple[str, ...]:
    """The library's names for an entry in all languages but one."""
    found: list[str] = []
    for other in locales():
        exercise = load_library(other).exercises.get(seed)
        if exercise and exercise.words.locale != locale:
            found += [exercise.words.name, *exercise.words.aliases]
    return tuple(found)


@cache
def derivation() -> str:
    """A fingerprint of how documents are derived: code, ignored words, names elsewhere."""
    seeds = load_library().exercises
    parts = [str(_DERIVATION), *sorted(ignored_words())]
    parts += [f"{seed}={_names_elsewhere(seed, '')}" for seed in seeds]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def plain_words(document: Document) -> Iterable[str]:
    """Every word of a document that a person could type."""
    for text in (document.name, document.other_names, document.about):
        yield from (word for word in text.split() if not is_mark(word))
