"""The index on PostgreSQL: a weighted tsvector, A for the name, B for other names."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, cast, column, select, table
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import Session

from clinic.models import ExerciseDocument
from clinic.models.search import FULL_TEXT_COLUMN
from clinic.services.search.plan import Match, Plan, Reading, Term
from clinic.services.search.words import mark

_DOCUMENTS = table(
    ExerciseDocument.__tablename__, column("exercise_id"), column(FULL_TEXT_COLUMN, TSVECTOR)
)
_NAME, _NAMES, _ANYWHERE = "A", "AB", ""


def search_postgresql(session: Session, clinic_id: int, plan: Plan) -> list[Sequence[int]]:
    """The ids that fit, in tiers."""
    theirs = _quoted(mark("clinic", clinic_id))
    tier = case(
        (_fits(_terms(plan.exact, _NAME)), 0),
        (_fits(_terms(plan.typed, _NAME)), 1),
        (_fits(_terms(plan.wide, _NAMES)), 2),
        else_=3,
    )
    anywhere = _fits(f"{theirs} & {_terms(plan.wide, _ANYWHERE)}")
    tiers: list[list[int]] = [[], [], [], []]
    for number, best in session.execute(select(_DOCUMENTS.c.exercise_id, tier).where(anywhere)):
        tiers[best].append(number)
    return list(tiers)


def _fits(query: str) -> ColumnElement[bool]:
    return _DOCUMENTS.c[FULL_TEXT_COLUMN].bool_op("@@")(cast(query, TSQUERY))


def _terms(terms: Sequence[Term], weights: str) -> str:
    return " & ".join(
        f"({' | '.join(_reading(reading, weights) for reading in term)})" for term in terms
    )


def _reading(reading: Reading, weights: str) -> str:
    return f"({' & '.join(_match(match, weights) for match in reading)})"


def _match(match: Match, weights: str) -> str:
    within = weights or (_NAMES if match.in_names else _ANYWHERE)
    *whole, last = match.words
    words = [f"{_quoted(word)}:{within}" if within else _quoted(word) for word in whole]
    ending = ("*" if match.starts else "") + within
    words.append(f"{_quoted(last)}:{ending}" if ending else _quoted(last))
    return f"({' <-> '.join(words)})"


def _quoted(word: str) -> str:
    """Words are letters and digits alone, so nothing in them can end the quotes."""
    return f"'{word}'"
