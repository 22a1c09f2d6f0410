"""The index on SQLite: FTS5."""

from collections.abc import Sequence

from sqlalchemy import column, select, table
from sqlalchemy.orm import Session

from clinic.models.search import FULL_TEXT_TABLE
from clinic.services.search.plan import Match, Plan, Reading, Term
from clinic.services.search.words import mark

_INDEX = table(FULL_TEXT_TABLE, column("rowid"), column(FULL_TEXT_TABLE))
_NAME, _NAMES = "name", "name other_names"


def search_sqlite(session: Session, clinic_id: int, plan: Plan) -> list[Sequence[int]]:
    """The ids that fit, in tiers; an id may be in several."""
    theirs = f'marks : "{mark("clinic", clinic_id)}"'
    wanted = [
        f"{{{_NAME}}} : ({_terms(plan.exact)})",
        f"{{{_NAME}}} : ({_terms(plan.typed)})",
        f"{{{_NAMES}}} : ({_terms(plan.wide)})",
        f"({_terms(plan.wide)})",
    ]
    return [_ids(session, f"{theirs} AND {text}") for text in dict.fromkeys(wanted)]


def _ids(session: Session, text: str) -> Sequence[int]:
    query = select(_INDEX.c.rowid).where(_INDEX.c[FULL_TEXT_TABLE].op("MATCH")(text))
    return session.scalars(query).all()


def _terms(terms: Sequence[Term]) -> str:
    return " AND ".join(f"({' OR '.join(map(_reading, term))})" for term in terms)


def _reading(reading: Reading) -> str:
    return f"({' AND '.join(map(_match, reading))})"


def _match(match: Match) -> str:
    """Words are letters and digits alone, so nothing in them can end the quotes."""
    words = " + ".join(f'"{word}"' for word in match.words) + (" *" if match.starts else "")
    return f"{{{_NAMES}}} : ({words})" if match.in_names else words
