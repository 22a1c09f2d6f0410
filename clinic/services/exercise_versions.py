"""Every change of an exercise is a version: kept for good, readable, and to be restored."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from clinic.domain.exercise import Exercise
from clinic.domain.plain_values import from_plain
from clinic.models import ExerciseRow, ExerciseVersion
from clinic.services import exercises
from clinic.services.actor import Actor, within
from clinic.services.audit import record
from clinic.services.errors import NotFoundError

FIRST = 1


def content_of(row: ExerciseRow | ExerciseVersion) -> Exercise:
    """What a row or a version of it says, without who has reviewed it."""
    return from_plain(Exercise, row.content)


def number_of(session: Session, row: ExerciseRow) -> int:
    """The number of the version that stands now."""
    return _last_number(session, row) or FIRST


def versions_of(session: Session, actor: Actor, row: ExerciseRow) -> list[ExerciseVersion]:
    """All versions, the newest first; before the first change the exercise as it stands."""
    query = (
        within(actor, ExerciseVersion)
        .where(ExerciseVersion.exercise_id == row.id)
        .options(joinedload(ExerciseVersion.by))
        .order_by(ExerciseVersion.number.desc())
    )
    return list(session.scalars(query)) or [first_version(row)]


def version_of(session: Session, actor: Actor, row: ExerciseRow, number: int) -> ExerciseVersion:
    """One version by its number.

    Raises:
        NotFoundError: the exercise has none of that number.
    """
    for version in versions_of(session, actor, row):
        if version.number == number:
            return version
    raise NotFoundError("version", number)


def put(
    session: Session,
    actor: Actor,
    row: ExerciseRow,
    after: Exercise,
    note: str,
    now: datetime,
    action: str = "exercise.changed",
    **detail: Any,
) -> bool:
    """Let a row, locked by `exercises.get_to_change`, say something else, as a new version.

    Where words or doses change the review mark comes off: nobody has read them yet. What says
    the same as before makes no version; the answer is whether one was made.
    """
    before = content_of(row)
    after = replace(after, slug=row.slug)
    if before == after:
        return False
    number = _keep_first(session, row) + 1
    exercises.fill(row, after)
    unmarked = bool(row.reviewed_by) and reviewed_part(before) != reviewed_part(after)
    if unmarked:
        row.reviewed_by, row.reviewed_on, row.review_due = "", None, None
    row.updated_at = now
    session.flush()
    session.add(version_row(row, number, note, actor.user_id, now))
    if unmarked:
        detail["review_taken_off"] = True
    record(session, actor, action, f"exercise:{row.id}", now, version=number, **detail)
    return True


def add(session: Session, actor: Actor, row: ExerciseRow, note: str, now: datetime) -> None:
    """Keep the first version of an exercise that the clinic made itself."""
    session.add(row)
    session.flush()
    session.add(version_row(row, FIRST, note, actor.user_id, now))


def reviewed_part(exercise: Exercise) -> tuple[object, ...]:
    """What a reviewer has stood up for: words, doses, sides and precautions."""
    aliases_aside = replace(exercise.words, aliases=())
    dosed = (exercise.dosage, exercise.frequency, exercise.laterality, exercise.dosage_notes)
    return (aliases_aside, *dosed, exercise.precautions)


def _keep_first(session: Session, row: ExerciseRow) -> int:
    """The number that stands now, with the first version written where there was none."""
    there = _last_number(session, row)
    if there is None:
        session.add(first_version(row))
    return there or FIRST


def _last_number(session: Session, row: ExerciseRow) -> int | None:
    query = select(func.max(ExerciseVersion.number)).where(
        ExerciseVersion.clinic_id == row.clinic_id, ExerciseVersion.exercise_id == row.id
    )
    return session.scalar(query)


def first_version(row: ExerciseRow) -> ExerciseVersion:
    """The version that an exercise was before its first change."""
    note = "As it came with the library" if row.seed_hash else ""
    return version_row(row, FIRST, note, None, row.created_at)


def version_row(
    row: ExerciseRow, number: int, note: str, by_id: int | None, at: datetime
) -> ExerciseVersion:
    """What a row says now, as a version of that number."""
    return ExerciseVersion(
        clinic_id=row.clinic_id,
        exercise_id=row.id,
        number=number,
        content=row.content,
        note=note,
        by_id=by_id,
        at=at,
    )
