"""The search itself, the same over every index."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from clinic.domain.plain_values import to_plain
from clinic.library import load_library
from clinic.services.search.catalog import Catalog, Numbers, make_catalog
from clinic.services.search.documents import Document, document_of
from clinic.services.search.memory import catalog_of
from clinic.services.search.phrases import load_phrases
from clinic.services.search.plain import search_plainly
from clinic.services.search.plan import Plan, make_plan
from clinic.services.search.postgresql import search_postgresql
from clinic.services.search.ranking import Found, rank
from clinic.services.search.sqlite import search_sqlite
from clinic.services.search.words import words_of

_Tiers = Sequence[Numbers]
_Index = Callable[[Plan], _Tiers]


def find(
    session: Session,
    clinic_id: int,
    text: str = "",
    chosen: Mapping[str, str] | None = None,
    *,
    offset: int = 0,
    limit: int | None = None,
) -> Found:
    """The clinic's exercises that fit a text and the choices made in facets, best first.

    `chosen` maps a facet ("region", "kind", "position", "equipment") to a choice, "" to none.
    Without a text all exercises fit, by name.
    """
    session.flush()
    known = catalog_of(session, clinic_id)

    def index(plan: Plan) -> _Tiers:
        if session.get_bind().dialect.name == "sqlite":
            return search_sqlite(session, clinic_id, plan, shared=known.shared)
        return search_postgresql(session, clinic_id, plan)

    return _find(known.catalog, index, text, chosen or {}, offset, limit)


@dataclass(frozen=True, slots=True)
class SeedsFound:
    """Slugs of the seed library, best first; `corrected` as in `Found`."""

    slugs: tuple[str, ...]
    corrected: str


def find_in_seeds(text: str, limit: int | None = None) -> SeedsFound:
    """The exercises of the seed library that fit a text, without any database."""
    slugs, documents, catalog = _seeds()

    def index(plan: Plan) -> _Tiers:
        return search_plainly(documents, plan)

    found = _find(catalog, index, text, {}, 0, limit)
    return SeedsFound(tuple(slugs[number] for number in found.ids), found.corrected)


@cache
def _seeds() -> tuple[list[str], Mapping[int, Document], Catalog]:
    exercises = load_library().exercises
    derived = [document_of(to_plain(e), slug) for slug, e in exercises.items()]
    return list(exercises), dict(enumerate(derived)), make_catalog(range(len(derived)), derived)


def _find(
    catalog: Catalog,
    index: _Index,
    text: str,
    chosen: Mapping[str, str],
    offset: int,
    limit: int | None,
) -> Found:
    if not words_of(text):
        return rank(catalog, None, chosen, offset, limit)
    tiers: _Tiers = []
    plan = None
    for daring in (False, True):
        plan = make_plan(text, catalog.vocabulary, load_phrases(), daring=daring)
        tiers = index(plan) if plan and plan.tiers else []
        if any(map(len, tiers)):
            break
    corrected = plan.corrected if plan and any(map(len, tiers)) else ""
    return rank(catalog, tiers, chosen, offset, limit, corrected)
