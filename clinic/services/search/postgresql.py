"""The index on PostgreSQL: a weighted tsvector, A for the name, B for other names."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import ColumnElement, case, cast, column, func, literal, select, table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import Session

from clinic.models import ExerciseDocument
from clinic.models.search import FULL_TEXT_COLUMN
from clinic.services.search.catalog import Numbers
from clinic.services.search.plan import Plan, Reading, Scope, Term
from clinic.services.search.reading import Match
from clinic.services.search.words import mark

_DOCUMENTS = table(
    ExerciseDocument.__tablename__, column("exercise_id"), column(FULL_TEXT_COLUMN, TSVECTOR)
)
_WEIGHTS = {Scope.NAME: "A", Scope.NAMES: "AB", Scope.ANYWHERE: ""}


def search_postgresql(session: Session, clinic_id: int, plan: Plan) -> list[Numbers]:
    """The ids that fit, by tier; an id is in the best of its tiers."""
    *better, last = plan.tiers
    queries = [_terms(tier.terms, _WEIGHTS[tier.scope]) for tier in better]
    ordered = [(_fits(query), place) for place, query in enumerate(queries)]
    best = case(*ordered, else_=len(better)) if ordered else literal(0)
    theirs = f"'{mark('clinic', clinic_id)}' & {_terms(last.terms, _WEIGHTS[last.scope])}"
    found = select(_DOCUMENTS.c.exercise_id, best.label("tier")).where(_fits(theirs)).subquery()
    ids = select(found.c.tier, func.array_agg(found.c.exercise_id)).group_by(found.c.tier)
    by_tier: dict[int, list[int]] = {row.tier: row[1] for row in session.execute(ids)}
    return [np.asarray(by_tier.get(tier, ()), dtype=np.int64) for tier in range(len(plan.tiers))]


def _fits(query: str) -> ColumnElement[bool]:
    return _DOCUMENTS.c[FULL_TEXT_COLUMN].bool_op("@@")(cast(query, TSQUERY))


def _terms(terms: Sequence[Term], weights: str) -> str:
    return " & ".join(
        f"({' | '.join(_reading(reading, weights) for reading in term)})" for term in terms
    )


def _reading(reading: Reading, weights: str) -> str:
    return f"({' & '.join(_match(match, weights) for match in reading)})"


def _match(match: Match, weights: str) -> str:
    """Words are letters and digits alone, so nothing in them can end the quotes."""
    *whole, last = (f"'{word}'" for word in match.words)
    ending = ("*" if match.starts else "") + weights
    words = [f"{word}:{weights}" if weights else word for word in whole]
    words.append(f"{last}:{ending}" if ending else last)
    return f"({' <-> '.join(words)})"
