"""The ladder: links from easier to harder exercises, kept in step on both ends and free of circles.

Harder exercises of one are its progressions, easier ones its regressions.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from clinic.domain.exercise import Exercise
from clinic.models import ExerciseRow
from clinic.services import exercise_versions as versions
from clinic.services.actor import Actor, within
from clinic.services.errors import NotFoundError, StaleError, refuse


class Way(StrEnum):
    """Where another exercise stands on the ladder, seen from this one."""

    EASIER = "easier"
    HARDER = "harder"

    @property
    def links(self) -> str:
        """The field of an exercise that names those that stand there."""
        return "regressions" if self is Way.EASIER else "progressions"

    @property
    def back(self) -> "Way":
        """Where this exercise stands, seen from the other."""
        return Way.HARDER if self is Way.EASIER else Way.EASIER


def join(
    session: Session,
    actor: Actor,
    slug: str,
    version: int,
    other: str,
    way: Way,
    now: datetime,
) -> ExerciseRow:
    """Let `other` be the next easier or harder exercise; a version of both.

    Raises:
        NotFoundError: the clinic has no such exercise.
        RefusedError: at `other`: the same one, linked already, or the ladder would be a circle.
        StaleError: the exercise was changed by someone else since `version`.
    """
    row, theirs = _both(session, actor, slug, version, other)
    own, far = versions.content_of(row), versions.content_of(theirs)
    _require_free(own, far)
    rows = session.scalars(within(actor, ExerciseRow))
    library = {found.slug: versions.content_of(found) for found in rows}
    if slug in reached(other, library, way):
        allowed = f"an exercise to which this one is not {way.value} already"
        raise refuse("other", repr(far.name), allowed)
    _link(session, actor, row, _with(own, way, other), f"{far.name} is {way.value}", now)
    note = f"{own.name} is {way.back.value}"
    _link(session, actor, theirs, _with(far, way.back, slug), note, now)
    return row


def part(
    session: Session, actor: Actor, slug: str, version: int, other: str, now: datetime
) -> ExerciseRow:
    """Take the links between two exercises away, on both ends.

    Raises:
        NotFoundError: the clinic has no such exercise.
        StaleError: the exercise was changed by someone else since `version`.
    """
    row, theirs = _both(session, actor, slug, version, other)
    own, far = versions.content_of(row), versions.content_of(theirs)
    _link(session, actor, row, _without(own, other), f"{far.name} left the ladder", now)
    _link(session, actor, theirs, _without(far, slug), f"{own.name} left the ladder", now)
    return row


def reached(slug: str, library: Mapping[str, Exercise], way: Way) -> set[str]:
    """All that lies that way of an exercise, however far, by slug."""
    found: set[str] = set()
    ahead = [slug]
    while ahead:
        exercise = library.get(ahead.pop())
        new = set(getattr(exercise, way.links)) - found if exercise else set()
        found |= new
        ahead += new
    return found


def _both(
    session: Session, actor: Actor, slug: str, version: int, other: str
) -> tuple[ExerciseRow, ExerciseRow]:
    """Both rows, locked always in the same order, so that two people never wait for each other."""
    query = (
        within(actor, ExerciseRow)
        .where(ExerciseRow.slug.in_((slug, other)))
        .order_by(ExerciseRow.slug)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    rows = {row.slug: row for row in session.scalars(query)}
    for wanted in (slug, other):
        if wanted not in rows:
            raise NotFoundError("exercise", wanted)
    if rows[slug].version != version:
        raise StaleError(rows[slug])
    return rows[slug], rows[other]


def _require_free(own: Exercise, far: Exercise) -> None:
    if own.slug == far.slug:
        raise refuse("other", repr(far.name), "another exercise")
    if far.slug in (*own.progressions, *own.regressions):
        raise refuse("other", repr(far.name), "an exercise that is not beside this one already")


def _with(exercise: Exercise, way: Way, slug: str) -> Exercise:
    if way is Way.EASIER:
        return replace(exercise, regressions=(*exercise.regressions, slug))
    return replace(exercise, progressions=(*exercise.progressions, slug))


def _without(exercise: Exercise, slug: str) -> Exercise:
    return replace(
        exercise,
        progressions=tuple(s for s in exercise.progressions if s != slug),
        regressions=tuple(s for s in exercise.regressions if s != slug),
    )


def _link(
    session: Session, actor: Actor, row: ExerciseRow, after: Exercise, note: str, now: datetime
) -> None:
    action = "exercise.ladder_changed"
    versions.put(session, actor, row, after, note[:200], now, action)
