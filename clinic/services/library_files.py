"""The clinic's library as a file, and a file as the clinic's library: all of it or nothing."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from clinic.domain.checking import Fault
from clinic.library.exchange import (
    DryRun,
    Holding,
    State,
    dry_run,
    flatten,
    read_file,
    write_file,
)
from clinic.models import ExerciseRow
from clinic.services import exercises
from clinic.services.actor import Actor, of_clinic
from clinic.services.audit import record
from clinic.services.errors import RefusedError
from clinic.services.exercise_batches import Writer, write_many

_Progress = Callable[[int], None]


def export_library(session: Session, clinic_id: int, file_name: str) -> bytes:
    """The clinic's whole library, archived exercises and all, by name; `file_name` says how.

    Raises:
        FileError: the file name ends in neither .csv nor .json.
    """
    found = holdings(session, clinic_id)
    flats = [flatten(h.exercise, h.tags, archived=h.archived) for h in found.values()]
    return write_file(flats, file_name)


def record_export(
    session: Session, actor: Actor | None, clinic_id: int, file_name: str, now: datetime
) -> None:
    """Say who has taken the library out."""
    record(session, actor, "library.exported", "library", now, clinic_id=clinic_id, file=file_name)


def holdings(session: Session, clinic_id: int) -> dict[str, Holding]:
    """What the clinic has, by slug, in the order of names."""
    rows = session.scalars(
        of_clinic(clinic_id, ExerciseRow).order_by(ExerciseRow.name, ExerciseRow.id)
    )
    return {
        row.slug: Holding(
            exercises.exercise_of(row),
            tuple(row.tags),
            archived=row.archived_at is not None,
            version=row.version,
        )
        for row in rows
    }


def try_out(
    session: Session,
    clinic_id: int,
    content: bytes,
    file_name: str,
    progress: Callable[[int, int], None] | None = None,
) -> DryRun:
    """What importing a file would do; changes nothing. `progress` is told rows done and in all.

    Raises:
        FileError: the file as a whole cannot be read.
    """
    file = read_file(content, file_name)
    total = len(file.rows)
    told: _Progress | None = (lambda done: progress(done, total)) if progress else None
    return dry_run(file, holdings(session, clinic_id), told)


def write(
    session: Session,
    actor: Actor | None,
    clinic_id: int,
    run: DryRun,
    file_name: str,
    now: datetime,
    progress: _Progress | None = None,
) -> None:
    """Write what a dry run found new or changed, in the caller's transaction.

    Raises:
        ForbiddenError: the actor is no owner; nobody is one at the console.
        RefusedError: a row is refused; nothing was written.
        StaleError: the library has changed since the dry run; roll back.
    """
    if actor:
        actor.require_owner()
    if run.refused:
        raise RefusedError(_faults(run))
    wanted = [line.candidate for line in run.lines if line.candidate]
    note = f"Imported from {file_name}"[:200]
    writer = Writer(clinic_id, actor.user_id if actor else None, note, now)
    write_many(session, writer, wanted, progress)
    counts = {state.value: number for state, number in run.counts.items()}
    detail: dict[str, Any] = {"file": file_name, **counts}
    record(session, actor, "library.imported", "library", now, clinic_id=clinic_id, **detail)


def _faults(run: DryRun) -> list[Fault]:
    return [
        Fault(f"{run.unit} {line.number} {fault.path}", fault.found, fault.allowed)
        for line in run.lines
        if line.state is State.REFUSED
        for fault in line.faults
    ]
