"""The index on SQLite: FTS5."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import column, func, literal, select, table, union_all
from sqlalchemy.orm import Session

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


def search_sqlite(
    session: Session, clinic_id: int, plan: Plan, *, shared: bool = True
) -> list[Numbers]:
    """The ids that fit, by tier; an id may be in several.

    `shared` says that other clinics are in the index: else naming the clinic only takes time.
    """
    theirs = f'marks : "{mark("clinic", clinic_id)}" AND ' if shared else ""
    wanted = [f"{theirs}{{{_COLUMNS[tier.scope]}}} : ({_terms(tier.terms)})" for tier in plan.tiers]
    # All ids in one text: a row for each would take longer than finding them.
    ids = func.group_concat(_INDEX.c.rowid)
    tiers = [
        select(literal(place), ids).where(_INDEX.c[FULL_TEXT_TABLE].op("MATCH")(text))
        for place, text in enumerate(wanted)
    ]
    found = session.connection().execute(union_all(*tiers))
    by_tier: dict[int, str | None] = {row[0]: row[1] for row in found}
    return [
        np.fromstring(by_tier[place] or "", dtype=np.int64, sep=",") for place in range(len(tiers))
    ]


def _terms(terms: Sequence[Term]) -> str:
    return " AND ".join(f"({' OR '.join(map(_reading, term))})" for term in terms)


def _reading(reading: Reading) -> str:
    return f"({' AND '.join(map(_match, reading))})"


def _match(match: Match) -> str:
    """Words are letters and digits alone, so nothing in them can end the quotes."""
    return " + ".join(f'"{word}"' for word in match.words) + (" *" if match.starts else "")
