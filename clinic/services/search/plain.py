"""The index without a database: every document looked at, for the seed library."""

from collections.abc import Mapping, Sequence

import numpy as np

from clinic.services.search.catalog import Numbers
from clinic.services.search.documents import Document
from clinic.services.search.plan import Plan, Scope, Term
from clinic.services.search.reading import Match

_Text = Sequence[str]


def search_plainly(documents: Mapping[int, Document], plan: Plan) -> list[Numbers]:
    """The ids that fit, in tiers."""
    tiers: list[list[int]] = [[] for _ in plan.tiers]
    for number, document in documents.items():
        names = document.name.split(), document.other_names.split()
        texts = {
            Scope.NAME: names[:1],
            Scope.NAMES: names,
            Scope.ANYWHERE: (*names, document.about.split(), document.marks.split()),
        }
        for found, tier in zip(tiers, plan.tiers, strict=True):
            if _fits(tier.terms, texts[tier.scope]):
                found.append(number)
                break
    return [np.asarray(found, dtype=np.int64) for found in tiers]


def _fits(terms: Sequence[Term], texts: Sequence[_Text]) -> bool:
    return all(
        any(all(_has(texts, match) for match in reading) for reading in term) for term in terms
    )


def _has(texts: Sequence[_Text], match: Match) -> bool:
    return any(_stands_in(text, match) for text in texts)


def _stands_in(text: _Text, match: Match) -> bool:
    *whole, last = match.words
    length = len(match.words)
    for place in range(len(text) - length + 1):
        found = text[place + length - 1]
        ends = found.startswith(last) if match.starts else found == last
        if ends and list(text[place : place + length - 1]) == whole:
            return True
    return False
