"""Changing many exercises at once, and taking the last such change back.

Any teammate may, as with one exercise. What each exercise was before is kept with the action.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.domain.exercise import DosageRanges, DoseRange, Exercise
from clinic.domain.exercise_reading import DOSE_KEYS
from clinic.domain.plain_values import from_plain, to_plain
from clinic.library.exchange import Candidate
from clinic.library.exchange.doses import read_dose
from clinic.library.exchange.reading import MOST_TAGS, TAG_LIMIT
from clinic.models import BulkAction, ExerciseRow
from clinic.services import exercises
from clinic.services.actor import Actor
from clinic.services.audit import record
from clinic.services.errors import NotFoundError, refuse
from clinic.services.exercise_batches import Writer, rows_of, write_many
from clinic.services.fields import one_line, raise_faults

MOST_AT_ONCE = 500
NONE = "-"
"""Typed for a figure of the dose that is to be none."""

_Change = Callable[[Candidate], Candidate]


@dataclass(frozen=True, slots=True)
class Doses:
    """The figures of a dose to set: a figure that is not named stays; `None` takes it away."""

    figures: dict[str, DoseRange | None]


def tag(
    session: Session, actor: Actor, slugs: Sequence[str], label: str, now: datetime
) -> BulkAction:
    """Give exercises a tag that they do not have yet.

    Raises:
        NotFoundError, RefusedError: as `change_many`; at `tag`: no tag, or too many.
    """
    wanted = _read_tag(label)

    def tagged(each: Candidate) -> Candidate:
        if wanted.casefold() in (t.casefold() for t in each.tags):
            return each
        if len(each.tags) >= MOST_TAGS:
            raise refuse("tag", f"{MOST_TAGS} tags on {each.exercise.name}", "fewer tags on it")
        return replace(each, tags=(*each.tags, wanted))

    return change_many(session, actor, slugs, tagged, f"Tagged with {wanted}", now)


def untag(
    session: Session, actor: Actor, slugs: Sequence[str], label: str, now: datetime
) -> BulkAction:
    """Take a tag off the exercises that have it.

    Raises:
        NotFoundError, RefusedError: as `change_many`; at `tag`: no tag.
    """
    wanted = _read_tag(label)

    def untagged(each: Candidate) -> Candidate:
        left = tuple(t for t in each.tags if t.casefold() != wanted.casefold())
        return replace(each, tags=left)

    return change_many(session, actor, slugs, untagged, f"Tag {wanted} taken off", now)


def archive(session: Session, actor: Actor, slugs: Sequence[str], now: datetime) -> BulkAction:
    """Let nobody find the exercises any more; programs that use them keep them.

    Raises:
        NotFoundError, RefusedError: as `change_many`.
    """
    return change_many(
        session, actor, slugs, lambda each: replace(each, archived=True), "Archived", now
    )


def set_doses(
    session: Session, actor: Actor, slugs: Sequence[str], doses: Doses, now: datetime
) -> BulkAction:
    """Change the same figures of the library dose of many; each of them must still tell an end.

    Raises:
        NotFoundError, RefusedError: as `change_many`; at `doses`: one would have no dose left.
    """

    def dosed(each: Candidate) -> Candidate:
        found = _with_doses(each.exercise, doses)
        if not found.dosage.lowest().prescribes_work:
            raise refuse("doses", f"no dose for {found.name}", "reps, a hold or a time for each")
        return replace(each, exercise=found)

    return change_many(session, actor, slugs, dosed, "Dose changed", now)


def read_doses(typed: dict[str, str]) -> Doses:
    """The figures that were typed: `10` or `8-10`, `-` for none, nothing to leave one as it is.

    Raises:
        RefusedError: with faults by figure; at `sets` where nothing was typed at all.
    """
    written = {key: typed.get(key, "").strip() for key in DOSE_KEYS}
    reader = Reader({k: "" if text == NONE else text for k, text in written.items()})
    figures = {key: read_dose(reader, key) for key, text in written.items() if text}
    raise_faults(reader)
    if not figures:
        raise refuse("sets", "", "at least one figure to change")
    return Doses(figures)


def _with_doses(exercise: Exercise, doses: Doses) -> Exercise:
    """A figure that stays as it was keeps its source."""
    parts: dict[str, DoseRange | None] = {k: getattr(exercise.dosage, k) for k in DOSE_KEYS}
    for key, part in doses.figures.items():
        had = parts[key]
        parts[key] = had if had and part and had.range == part.range else part
    return replace(exercise, dosage=DosageRanges(**parts))


def _read_tag(label: str) -> str:
    reader = Reader({"tag": label})
    found = one_line(reader, "tag", TAG_LIMIT, required=True)
    raise_faults(reader)
    return found


def change_many(
    session: Session,
    actor: Actor,
    slugs: Sequence[str],
    change: _Change,
    said: str,
    now: datetime,
) -> BulkAction:
    """Change exercises of the clinic, each as a version where its content changes.

    Raises:
        NotFoundError: the clinic does not have one of them.
        RefusedError: at `slug`: none is chosen, too many are, or nothing would change.
    """
    wanted = list(dict.fromkeys(slugs))
    if not 0 < len(wanted) <= MOST_AT_ONCE:
        raise refuse("slug", f"{len(wanted)} exercises", f"1 to {MOST_AT_ONCE} exercises chosen")
    rows = rows_of(session, actor.clinic_id, wanted)
    for slug in wanted:
        if slug not in rows:
            raise NotFoundError("exercise", slug)
    before = [_as_it_is(rows[slug]) for slug in wanted]
    pairs = [(was, change(was)) for was in before]
    changed = [(was, then) for was, then in pairs if was != then]
    if not changed:
        raise refuse("slug", "exercises that are so already", "others")
    words = f"{said}: {len(changed)} exercise{'s' if len(changed) > 1 else ''}"
    writer = Writer(actor.clinic_id, actor.user_id, words[:200], now)
    write_many(session, writer, [then for _, then in changed])
    kept = [_plain(was, rows[was.exercise.slug]) for was, _ in changed]
    action = BulkAction(
        clinic_id=actor.clinic_id, by_id=actor.user_id, said=words, before=kept, at=now
    )
    session.add(action)
    session.flush()
    detail: dict[str, Any] = {"said": words, "exercises": [was.exercise.slug for was, _ in changed]}
    record(session, actor, "library.bulk", f"bulk:{action.id}", now, **detail)
    return action


def _as_it_is(row: ExerciseRow) -> Candidate:
    archived = row.archived_at is not None
    return Candidate(exercises.exercise_of(row), tuple(row.tags), archived, row.version)


def _plain(was: Candidate, row: ExerciseRow) -> dict[str, Any]:
    """What an exercise was, and the version it has become."""
    return {
        "exercise": to_plain(was.exercise),
        "tags": list(was.tags),
        "archived": was.archived,
        "version": row.version,
    }


def latest(session: Session, actor: Actor) -> BulkAction | None:
    """The actor's last bulk action, where it is not undone."""
    query = (
        select(BulkAction)
        .where(BulkAction.clinic_id == actor.clinic_id, BulkAction.by_id == actor.user_id)
        .order_by(BulkAction.id.desc())
    )
    found = session.scalars(query.limit(1)).one_or_none()
    return found if found and found.undone_at is None else None


def undo(session: Session, actor: Actor, action_id: int, now: datetime) -> BulkAction:
    """Let the exercises of the actor's last bulk action be what they were: all or none.

    Raises:
        NotFoundError: it is not the actor's last one, or is undone.
        StaleError: one of them was changed since; roll back.
    """
    action = latest(session, actor)
    if action is None or action.id != action_id:
        raise NotFoundError("bulk action", action_id)
    wanted = [
        Candidate(
            from_plain(Exercise, kept["exercise"]),
            tuple(kept["tags"]),
            kept["archived"],
            kept["version"],
        )
        for kept in action.before
    ]
    writer = Writer(actor.clinic_id, actor.user_id, f"Undone: {action.said}"[:200], now)
    write_many(session, writer, wanted)
    action.undone_at = now
    session.flush()
    record(session, actor, "library.bulk_undone", f"bulk:{action.id}", now, said=action.said)
    return action
