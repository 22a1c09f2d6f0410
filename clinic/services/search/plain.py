"""The index without a database: every document looked at, for the seed library."""

from collections.abc import Mapping, Sequence

from clinic.services.search.documents import Document
from clinic.services.search.plan import Match, Plan, Term

_Text = Sequence[str]


def search_plainly(documents: Mapping[int, Document], plan: Plan) -> list[Sequence[int]]:
    """The ids that fit, in tiers."""
    tiers: list[list[int]] = [[], [], [], []]
    for number, document in documents.items():
        best = _tier(document, plan)
        if best is not None:
            tiers[best].append(number)
    return list(tiers)


def _tier(document: Document, plan: Plan) -> int | None:
    name, other = document.name.split(), document.other_names.split()
    rest = [document.about.split(), document.marks.split()]
    looked = (
        (plan.exact, [name]),
        (plan.typed, [name]),
        (plan.wide, [name, other]),
        (plan.wide, [name, other, *rest]),
    )
    fitting = (n for n, (terms, texts) in enumerate(looked) if _fits(terms, texts))
    return next(fitting, None)


def _fits(terms: Sequence[Term], texts: Sequence[_Text]) -> bool:
    return all(
        any(all(_has(texts, match) for match in reading) for reading in term) for term in terms
    )


def _has(texts: Sequence[_Text], match: Match) -> bool:
    """`texts` begin with the names."""
    return any(_stands_in(text, match) for text in (texts[:2] if match.in_names else texts))


def _stands_in(text: _Text, match: Match) -> bool:
    *whole, last = match.words
    length = len(match.words)
    for place in range(len(text) - length + 1):
        found = text[place + length - 1]
        ends = found.startswith(last) if match.starts else found == last
        if ends and list(text[place : place + length - 1]) == whole:
            return True
    return False
