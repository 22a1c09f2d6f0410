"""A clinic's library as a search needs it beside the index: order, facets, vocabulary."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from clinic.domain.exercise import Equipment, Kind, Position, Region
from clinic.services.search.phrases import load_phrases
from clinic.services.search.vocabulary import Vocabulary
from clinic.services.search.words import is_mark, mark

FACETS: Mapping[str, type[StrEnum]] = {
    "region": Region,
    "kind": Kind,
    "position": Position,
    "equipment": Equipment,
}
"""The ways to narrow a library, with their choices."""

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Listed(Protocol):
    """What a catalog needs of a document."""

    @property
    def title(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def other_names(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def marks(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Catalog:
    """All exercises of a clinic, as parallel arrays sorted by id.

    `by_title` and `by_length` are ranks from 0: alphabetical, and short names first. `marks`
    numbers the set of marks of each exercise; `having[facet][choice]` says which sets have it.
    """

    ids: Numbers
    by_title: Numbers
    by_length: Numbers
    marks: Numbers
    having: Mapping[str, Mapping[str, Flags]]
    vocabulary: Vocabulary

    def places(self, ids: Numbers) -> Numbers:
        """Where ids stand in the arrays; ids that the catalog does not have are left out."""
        if not len(self.ids):
            return ids[:0]
        found: Numbers = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        known: Numbers = found[self.ids[found] == ids]
        return known


def make_catalog(ids: Sequence[int], documents: Sequence[Listed]) -> Catalog:
    """The catalog of documents and of the ids, ascending, that they go by."""
    titles = [(document.title, place) for place, document in enumerate(documents)]
    lengths = [document.name.count(" ") for document in documents]
    sets: dict[str, int] = {}
    numbers = [sets.setdefault(document.marks, len(sets)) for document in documents]
    return Catalog(
        ids=np.asarray(ids, dtype=np.int64),
        by_title=_ranks(titles),
        by_length=_ranks(list(zip(lengths, titles, strict=True))),
        marks=np.asarray(numbers, dtype=np.int64),
        having=_having(sets),
        vocabulary=Vocabulary(_count(documents)),
    )


def _ranks(keys: Sequence[object]) -> Numbers:
    """The rank of each place when the places are sorted by their keys."""
    ranks = np.empty(len(keys), dtype=np.int64)
    order = sorted(range(len(keys)), key=keys.__getitem__)  # type: ignore[arg-type]  # tuples
    ranks[order] = np.arange(len(keys))
    return ranks


def _having(sets: Mapping[str, int]) -> dict[str, dict[str, Flags]]:
    members = [frozenset(text.split()) for text in sets]
    return {
        facet: {
            choice.value: np.array([mark(facet, choice) in held for held in members], dtype=bool)
            for choice in choices
        }
        for facet, choices in FACETS.items()
    }


def _count(documents: Iterable[Listed]) -> Mapping[str, int]:
    """How often exercises have each word, and every word of a phrase, should none have it.

    Many exercises share a text, above all what muscles are called: each text is read once.
    """
    texts: Counter[str] = Counter()
    for document in documents:
        texts.update((document.name, document.other_names, document.about))
    counts: dict[str, int] = dict.fromkeys(load_phrases().words, 0)
    for text, times in texts.items():
        for word in text.split():
            counts[word] = counts.get(word, 0) + times
    return {word: times for word, times in counts.items() if not is_mark(word)}
