"""What is found, in its order, and how many each choice of a facet would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from clinic.services.search.catalog import FACETS, Catalog, Flags, Numbers


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of one stretch of what fits, in order, and how many fit in all.

    `counts[facet][choice]` says how many the choice would leave under the text and the choices
    of the other facets; choices that would leave none are not in it. `library` is how many there
    are in all. `corrected` is the text as it was understood, "" where every word stood as typed.
    """

    ids: tuple[int, ...]
    total: int
    counts: Mapping[str, Mapping[str, int]]
    library: int
    corrected: str


def rank(
    catalog: Catalog,
    tiers: Sequence[Numbers] | None,
    chosen: Mapping[str, str],
    offset: int,
    limit: int | None,
    corrected: str = "",
) -> Found:
    """Put in order what the index has found.

    `tiers` are ids, the best first; `None` is the whole library, by name. Within a tier short
    names come first, since they say more exactly what was asked for; then the alphabet decides.
    """
    places, keys = _all(catalog) if tiers is None else _tiered(catalog, tiers)
    fitting = _fitting(catalog, chosen)
    counts = _counts(catalog, places, fitting)
    left = np.logical_and.reduce(list(fitting.values()))[catalog.marks[places]]
    order = np.argsort(keys[left])
    end = None if limit is None else offset + limit
    ids = catalog.ids[places[left][order][offset:end]]
    number = len(catalog.ids)
    return Found(tuple(ids.tolist()), int(left.sum()), counts, number, corrected)


def _all(catalog: Catalog) -> tuple[Numbers, Numbers]:
    return np.arange(len(catalog.ids)), catalog.by_title


def _tiered(catalog: Catalog, tiers: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """The places found, each once, and their keys to sort by: the best tier they are in first."""
    best = np.full(len(catalog.ids), len(tiers))
    for number in reversed(range(len(tiers))):
        best[catalog.places(tiers[number])] = number
    places = np.flatnonzero(best < len(tiers))
    return places, best[places] * len(catalog.ids) + catalog.by_length[places]


def _fitting(catalog: Catalog, chosen: Mapping[str, str]) -> dict[str, Flags]:
    """For each facet which sets of marks the choice made in it leaves: all without one."""
    number = int(catalog.marks.max()) + 1 if len(catalog.marks) else 0
    every = np.ones(number, dtype=bool)
    return {
        facet: catalog.having[facet][chosen[facet]] if chosen.get(facet) else every
        for facet in FACETS
    }


def _counts(
    catalog: Catalog, places: Numbers, fitting: Mapping[str, Flags]
) -> dict[str, dict[str, int]]:
    """Counted by sets of marks, which are few, not by exercises."""
    sizes = len(next(iter(fitting.values())))
    times = np.bincount(catalog.marks[places], minlength=sizes)
    counts: dict[str, dict[str, int]] = {}
    for facet, choices in catalog.having.items():
        others = [flags for other, flags in fitting.items() if other != facet]
        among = times * np.logical_and.reduce(others)
        found = {choice: int(among[flags].sum()) for choice, flags in choices.items()}
        counts[facet] = {choice: count for choice, count in found.items() if count}
    return counts
