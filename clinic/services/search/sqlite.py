"""The index on SQLite: FTS5."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import column, func, select, table
from sqlalchemy.orm import Session

from clinic.models import LibraryStamp
from clinic.models.search import FULL_TEXT_TABLE
from clinic.services.search.catalog import Numbers
from clinic.services.search.plan import Plan, Reading, Scope, Term
from clinic.services.search.reading import Match
from clinic.services.search.words import mark

_INDEX = table(FULL_TEXT_TABLE, column("rowid"), column(FULL_TEXT_TABLE))
_COLUMNS = {
    Scope.NAME: "name",
    Scope.NAMES: "name other_names",
    Scope.ANYWHERE: "name other_names about marks",
}


def search_sqlite(session: Session, clinic_id: int, plan: Plan) -> list[Numbers]:
    """The ids that fit, by tier; an id may be in several."""
    theirs = f'marks : "{mark("clinic", clinic_id)}" AND ' if _is_shared(session, clinic_id) else ""
    return [
        _ids(session, f"{theirs}{{{_COLUMNS[tier.scope]}}} : ({_terms(tier.terms)})")
        for tier in plan.tiers
    ]


def _is_shared(session: Session, clinic_id: int) -> bool:
    """True where other clinics are in the index; else asking for the one would only take time."""
    others = select(LibraryStamp.clinic_id).where(LibraryStamp.clinic_id != clinic_id).limit(1)
    return session.execute(others).first() is not None


def _ids(session: Session, text: str) -> Numbers:
    """All ids in one text: a row for each would take longer than finding them."""
    ids = func.group_concat(_INDEX.c.rowid)
    query = select(ids).where(_INDEX.c[FULL_TEXT_TABLE].op("MATCH")(text))
    return np.fromstring(session.execute(query).scalar() or "", dtype=np.int64, sep=",")


def _terms(terms: Sequence[Term]) -> str:
    return " AND ".join(f"({' OR '.join(map(_reading, term))})" for term in terms)


def _reading(reading: Reading) -> str:
    return f"({' AND '.join(map(_match, reading))})"


def _match(match: Match) -> str:
    """Words are letters and digits alone, so nothing in them can end the quotes."""
    return " + ".join(f'"{word}"' for word in match.words) + (" *" if match.starts else "")
