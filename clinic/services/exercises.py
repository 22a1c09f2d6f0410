"""The clinic's library: every clinic has its own copy of the seed library's exercises."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.domain.exercise import Equipment, Exercise, Kind, Position, Region
from clinic.domain.plain_values import from_plain, to_plain
from clinic.library import load_library
from clinic.models import Clinic, ExerciseRow
from clinic.services import search
from clinic.services.actor import Actor, of_clinic, own_clinic, within
from clinic.services.audit import record
from clinic.services.dates import today
from clinic.services.errors import NotFoundError, StaleError
from clinic.services.fields import NAME_LIMIT, one_line, raise_faults

_CLINICS_OWN = ("progressions", "regressions", "photos")
_MOST_ASKED_FOR = 500
"""A query names so many rows at most; more are found among all of the clinic's."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What to see of the library; `None` and "" leave everything in."""

    region: Region | None = None
    kind: Kind | None = None
    position: Position | None = None
    text: str = ""
    equipment: Equipment | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A stretch of the exercises that a filter leaves, and how many each choice would leave.

    `counts["kind"]["stretch"]` counts under the filter's other facets and its text; `total` is
    how many the filter leaves in all, `library` how many the clinic has. `corrected` is the text
    as it was understood, "" where every word stood as typed.
    """

    rows: tuple[ExerciseRow, ...]
    counts: Mapping[str, Mapping[str, int]]
    total: int
    library: int
    corrected: str = ""


def install_seed(session: Session, clinic_id: int, now: datetime) -> int:
    """Copy the seed exercises that the clinic does not have yet; returns how many."""
    query = select(ExerciseRow.slug).where(ExerciseRow.clinic_id == clinic_id)
    there = set(session.scalars(query))
    new = [e for slug, e in load_library().exercises.items() if slug not in there]
    session.add_all(_row(exercise, clinic_id, now) for exercise in new)
    session.flush()
    return len(new)


def top_up(session: Session, now: datetime) -> int:
    """Give every clinic the seed exercises that a new release brought; returns how many."""
    return sum(
        install_seed(session, clinic_id, now)
        for clinic_id in list(session.scalars(select(Clinic.id)))
    )


def _row(exercise: Exercise, clinic_id: int, now: datetime) -> ExerciseRow:
    row = ExerciseRow(
        clinic_id=clinic_id,
        slug=exercise.slug,
        seed_hash=seed_hash(to_plain(exercise)),
        reviewed_by=exercise.provenance.reviewed_by,
        reviewed_on=exercise.provenance.review_date,
        created_at=now,
        updated_at=now,
    )
    fill(row, exercise)
    return row


def fill(row: ExerciseRow, exercise: Exercise) -> None:
    """Let a row say what an exercise says; who reviewed it is left as it is."""
    row.name = exercise.name
    row.kind, row.position = exercise.kind.value, exercise.position.value
    row.regions = [region.value for region in exercise.regions]
    row.content = to_plain(exercise)


def seed_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of an exercise's content, the same whatever the order of its keys.

    What holds nothing is left out, so that a field that a later release adds changes no hash; so
    are ladder and photos, which are the clinic's own business.
    """
    told = _without_nothing({k: v for k, v in content.items() if k not in _CLINICS_OWN})
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _without_nothing(plain: Any) -> Any:
    if isinstance(plain, Mapping):
        held = {key: _without_nothing(value) for key, value in plain.items()}
        return {key: value for key, value in held.items() if value not in (None, "", [], {})}
    if isinstance(plain, list):
        return [_without_nothing(value) for value in plain]
    return plain


def exercise_of(row: ExerciseRow) -> Exercise:
    """The exercise in a row; who reviewed it is said by the row's own columns."""
    exercise = from_plain(Exercise, row.content)
    provenance = replace(
        exercise.provenance, reviewed_by=row.reviewed_by, review_date=row.reviewed_on
    )
    return replace(exercise, provenance=provenance)


def library_of(session: Session, actor: Actor) -> Mapping[str, Exercise]:
    """All exercises of the clinic by slug, in the order of their names."""
    rows = session.scalars(within(actor, ExerciseRow).order_by(ExerciseRow.name, ExerciseRow.id))
    return {row.slug: exercise_of(row) for row in rows}


def read_filter(query: Mapping[str, str]) -> Filter:
    """A filter out of an address's facets and `text`; unknown words are none."""

    def among(choices: Any, key: str) -> Any:
        value = query.get(key, "")
        return choices(value) if value in tuple(choices) else None

    return Filter(
        region=among(Region, "region"),
        kind=among(Kind, "kind"),
        position=among(Position, "position"),
        equipment=among(Equipment, "equipment"),
        text=query.get("text", "").strip(),
    )


def browse(
    session: Session, actor: Actor, wanted: Filter, *, offset: int = 0, limit: int | None = None
) -> Shelf:
    """The exercises that fit, names first; without a text all of them, by name.

    `offset` and `limit` cut a stretch out of them; counts and total are of all.
    """
    facets = {
        "region": wanted.region,
        "kind": wanted.kind,
        "position": wanted.position,
        "equipment": wanted.equipment,
    }
    chosen = {facet: choice.value for facet, choice in facets.items() if choice}
    found = search.find(session, actor.clinic_id, wanted.text, chosen, offset=offset, limit=limit)
    rows = rows_of(session, actor.clinic_id, found.ids)
    return Shelf(rows, found.counts, found.total, found.library, found.corrected)


def rows_of(session: Session, clinic_id: int, ids: Sequence[int]) -> tuple[ExerciseRow, ...]:
    """A clinic's rows in the order of their ids as given; others are left out."""
    query = of_clinic(clinic_id, ExerciseRow)
    if len(ids) <= _MOST_ASKED_FOR:
        query = query.where(ExerciseRow.id.in_(ids))
    by_id = {row.id: row for row in session.scalars(query)}
    return tuple(by_id[number] for number in ids if number in by_id)


def get(session: Session, actor: Actor, slug: str) -> ExerciseRow:
    """The clinic's exercise of that slug.

    Raises:
        NotFoundError: the clinic has none.
    """
    return _get(session, actor, slug, to_change=False)


def get_to_change(session: Session, actor: Actor, slug: str, version: int) -> ExerciseRow:
    """As `get`, in its newest state, which stays the newest until this transaction ends.

    Raises:
        NotFoundError: the clinic has none.
        StaleError: changed by someone else since `version`.
    """
    row = _get(session, actor, slug, to_change=True)
    if row.version != version:
        raise StaleError(row)
    return row


def _get(session: Session, actor: Actor, slug: str, *, to_change: bool) -> ExerciseRow:
    query = within(actor, ExerciseRow).where(ExerciseRow.slug == slug)
    if to_change:
        query = query.with_for_update().execution_options(populate_existing=True)
    row: ExerciseRow | None = session.scalars(query).one_or_none()
    if row is None:
        raise NotFoundError("exercise", slug)
    return row


def mark_reviewed(
    session: Session,
    actor: Actor,
    slug: str,
    version: int,
    reviewer: str,
    now: datetime,
    due: str = "",
) -> ExerciseRow:
    """Say that a named clinician has read the exercise and stands behind it, as of today.

    `due` is the day (YYYY-MM-DD) by which it is to be reviewed again, "" for none.

    Raises:
        ForbiddenError: the actor is not an owner.
        NotFoundError: the clinic has no such exercise.
        RefusedError: at `reviewer`: nobody is named; at `review_due`: not a day to come.
        StaleError: changed by someone else since `version`.
    """
    actor.require_owner()
    day = today(own_clinic(session, actor), now)
    reader = Reader({"reviewer": reviewer, "review_due": due})
    name = one_line(reader, "reviewer", NAME_LIMIT, required=True)
    review_due = reader.day("review_due")
    if review_due and review_due <= day:
        reader.refuse("review_due", due, "a day to come, or none")
    raise_faults(reader)
    row = get_to_change(session, actor, slug, version)
    row.reviewed_by, row.reviewed_on, row.review_due = name, day, review_due
    row.updated_at = now
    session.flush()
    subject = f"exercise:{row.id}"
    record(session, actor, "exercise.reviewed", subject, now, by=row.reviewed_by)
    return row


def overdue(session: Session, actor: Actor, now: datetime) -> list[ExerciseRow]:
    """Reviewed exercises whose day to be reviewed again is past, the longest overdue first."""
    day = today(own_clinic(session, actor), now)
    query = (
        within(actor, ExerciseRow)
        .where(
            ExerciseRow.review_due < day,
            ExerciseRow.reviewed_by != "",
            ExerciseRow.archived_at.is_(None),
        )
        .order_by(ExerciseRow.review_due, ExerciseRow.name, ExerciseRow.id)
    )
    return list(session.scalars(query))
