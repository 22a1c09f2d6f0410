"""Writing many exercises at once, each as a version, as `exercise_versions` does for one.

Rows go to the database by hundreds: 10,000 of them take seconds, not minutes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from clinic.domain.exercise import Exercise
from clinic.library.exchange import Candidate
from clinic.models import ExerciseRow, ExerciseVersion
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.actor import of_clinic
from clinic.services.errors import StaleError

AT_ONCE = 500

_Any = TypeVar("_Any")


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose library is written, by whom (nobody at the console), when, and why."""

    clinic_id: int
    by_id: int | None
    note: str
    now: datetime


def write_many(
    session: Session,
    writer: Writer,
    wanted: Sequence[Candidate],
    progress: Callable[[int], None] | None = None,
) -> None:
    """Add exercises that the clinic does not have and change those that it has, by slug.

    `exercise.provenance` says who has reviewed one.

    Where words or doses change the review mark comes off, unless another review is wanted.
    `progress` is told now and then how many are written. Nothing is recorded: the caller says
    what it was all for.

    Raises:
        StaleError: an exercise was changed or added by someone else meanwhile.
    """
    done = 0
    for some in in_parts(wanted):
        _write(session, writer, some)
        done += len(some)
        if progress:
            progress(done)


def _write(session: Session, writer: Writer, some: Sequence[Candidate]) -> None:
    rows = rows_of(session, writer.clinic_id, [each.exercise.slug for each in some])
    numbers = _last_numbers(session, [row.id for row in rows.values()])
    versioned: list[tuple[ExerciseRow, int]] = []
    for each in some:
        row = rows.get(each.exercise.slug)
        if each.version != (row.version if row else 0):
            raise StaleError(row)
        if row is None:
            row = _new(writer, each)
            versioned.append((row, versions.FIRST))
            session.add(row)
            continue
        before = versions.content_of(row)
        if _unreviewed(before) != _unreviewed(each.exercise):
            if row.id not in numbers:
                session.add(versions.first_version(row))
            versioned.append((row, numbers.get(row.id, versions.FIRST) + 1))
        _change(writer, row, before, each)
    session.flush()
    session.add_all(
        versions.version_row(row, number, writer.note, writer.by_id, writer.now)
        for row, number in versioned
    )
    session.flush()


def _new(writer: Writer, wanted: Candidate) -> ExerciseRow:
    provenance = wanted.exercise.provenance
    row = ExerciseRow(
        clinic_id=writer.clinic_id,
        slug=wanted.exercise.slug,
        reviewed_by=provenance.reviewed_by,
        reviewed_on=provenance.review_date,
        tags=list(wanted.tags),
        archived_at=writer.now if wanted.archived else None,
        created_at=writer.now,
        updated_at=writer.now,
    )
    exercises.fill(row, _unreviewed(wanted.exercise))
    return row


def _change(writer: Writer, row: ExerciseRow, before: Exercise, wanted: Candidate) -> None:
    after = wanted.exercise
    review = (after.provenance.reviewed_by, after.provenance.review_date)
    kept = review == (row.reviewed_by, row.reviewed_on)
    if kept and versions.reviewed_part(before) != versions.reviewed_part(after):
        review = ("", None)
    row.reviewed_by, row.reviewed_on = review
    exercises.fill(row, _unreviewed(after))
    row.tags = list(wanted.tags)
    if wanted.archived != (row.archived_at is not None):
        row.archived_at = writer.now if wanted.archived else None
    row.updated_at = writer.now


def _unreviewed(exercise: Exercise) -> Exercise:
    """Who has reviewed an exercise stands beside its content."""
    provenance = replace(exercise.provenance, reviewed_by="", review_date=None)
    return replace(exercise, provenance=provenance)


def _last_numbers(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    query = (
        select(ExerciseVersion.exercise_id, func.max(ExerciseVersion.number))
        .where(ExerciseVersion.exercise_id.in_(ids))
        .group_by(ExerciseVersion.exercise_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def rows_of(session: Session, clinic_id: int, slugs: Sequence[str]) -> Mapping[str, ExerciseRow]:
    """The clinic's exercises of those slugs, locked until the transaction ends."""
    found: dict[str, ExerciseRow] = {}
    for some in in_parts(slugs):
        query = of_clinic(clinic_id, ExerciseRow).where(ExerciseRow.slug.in_(some))
        locked = query.order_by(ExerciseRow.id).with_for_update()
        rows = session.scalars(locked.execution_options(populate_existing=True))
        found |= {row.slug: row for row in rows}
    return found


def in_parts(values: Sequence[_Any]) -> Iterator[Sequence[_Any]]:
    """The values in parts that one statement can take."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
