"""A file on its way into a clinic's library: uploaded, tried out, then imported or dropped.

What takes long is split so that no lock is held meanwhile: `examine` only reads, `keep` and
`apply` write what it found. Owners alone may import.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session, undefer

from clinic.library.exchange import DryRun, FileError, State
from clinic.models import LibraryImport, LibraryImportLine
from clinic.services import library_files
from clinic.services.actor import Actor
from clinic.services.audit import record
from clinic.services.errors import NotFoundError, StaleError

LINES_A_PAGE = 100
_KEPT_FOR = timedelta(days=1)
_NAME_LIMIT = 200

MOVED_ON = "The library was changed since this list was made. Nothing was imported: look again."


class Stage(StrEnum):
    """Where a file is on its way."""

    CHECKING = "checking"
    CHECKED = "checked"
    FAILED = "failed"
    WRITING = "writing"
    WRITTEN = "written"

    @property
    def under_way(self) -> bool:
        """True while work goes on that a page can only wait for."""
        return self in (Stage.CHECKING, Stage.WRITING)


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of trying a file out: a dry run, or why there is none."""

    run: DryRun | None
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of a file's rows. `number` and `last` count from 1."""

    rows: tuple[LibraryImportLine, ...]
    total: int
    number: int
    last: int


def start(
    session: Session, actor: Actor, file_name: str, content: bytes, now: datetime
) -> LibraryImport:
    """Take a file in, to be examined. Files that this person left, and old ones, are dropped.

    Raises:
        ForbiddenError: the actor is not an owner.
    """
    actor.require_owner()
    mine = LibraryImport.by_id == actor.user_id
    left = or_(mine, LibraryImport.created_at < now - _KEPT_FOR)
    ids = session.scalars(
        select(LibraryImport.id).where(LibraryImport.clinic_id == actor.clinic_id, left)
    ).all()
    _drop(session, list(ids))
    taken = LibraryImport(
        clinic_id=actor.clinic_id,
        by_id=actor.user_id,
        file_name=file_name[-_NAME_LIMIT:],
        content=content,
        state=Stage.CHECKING.value,
        created_at=now,
    )
    session.add(taken)
    session.flush()
    subject = f"import:{taken.id}"
    record(session, actor, "library.uploaded", subject, now, file=taken.file_name)
    return taken


def get(session: Session, actor: Actor, import_id: int) -> LibraryImport:
    """A file on its way into the actor's clinic.

    Raises:
        ForbiddenError: the actor is not an owner.
        NotFoundError: there is none, or another clinic has it.
    """
    actor.require_owner()
    query = select(LibraryImport).where(
        LibraryImport.clinic_id == actor.clinic_id, LibraryImport.id == import_id
    )
    found = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError("import", import_id)
    return found


def latest(session: Session, actor: Actor) -> LibraryImport | None:
    """The file that this person has left on its way, if any."""
    query = select(LibraryImport).where(
        LibraryImport.clinic_id == actor.clinic_id,
        LibraryImport.by_id == actor.user_id,
        LibraryImport.state != Stage.WRITTEN.value,
    )
    return session.scalars(query.order_by(LibraryImport.id.desc()).limit(1)).one_or_none()


def examine(
    session: Session,
    actor: Actor,
    import_id: int,
    progress: Callable[[int, int], None] | None = None,
) -> Examined:
    """Try the file out against the library as it is now; changes nothing."""
    get(session, actor, import_id)
    query = select(LibraryImport).where(LibraryImport.id == import_id)
    file = session.scalars(query.options(undefer(LibraryImport.content))).one()
    try:
        run = library_files.try_out(
            session, actor.clinic_id, file.content, file.file_name, progress
        )
    except FileError as error:
        return Examined(None, error.lines)
    return Examined(run)


def keep(
    session: Session, actor: Actor, import_id: int, examined: Examined, problem: str = ""
) -> None:
    """Write down what was found, for the page that shows it."""
    file = get(session, actor, import_id)
    session.execute(delete(LibraryImportLine).where(LibraryImportLine.import_id == file.id))
    file.problems = [problem] if problem else list(examined.problems)
    file.state = Stage.FAILED.value
    if run := examined.run:
        file.state = Stage.CHECKED.value
        file.unit, file.digest = run.unit, run.digest
        file.counts = {state.value: number for state, number in run.counts.items()}
        session.execute(insert(LibraryImportLine), _lines(file.id, run))
    session.flush()


def _lines(import_id: int, run: DryRun) -> list[dict[str, object]]:
    return [
        {
            "import_id": import_id,
            "number": line.number,
            "slug": line.slug[:80],
            "name": line.name[:200],
            "state": line.state.value,
            "fields": list(line.fields),
            "faults": [asdict(fault) for fault in line.faults],
        }
        for line in run.lines
    ]


def set_stage(session: Session, actor: Actor, import_id: int, stage: Stage) -> LibraryImport:
    """Say that the file is being examined or imported from now on."""
    file = get(session, actor, import_id)
    file.state = stage.value
    session.flush()
    return file


def apply(
    session: Session,
    actor: Actor,
    import_id: int,
    run: DryRun,
    now: datetime,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Import what was shown and confirmed, in the caller's transaction.

    Raises:
        RefusedError: a row is refused.
        StaleError: the outcome is not the one that was shown; roll back.
    """
    file = get(session, actor, import_id)
    if file.digest != run.digest:
        raise StaleError(file)
    library_files.write(session, actor, actor.clinic_id, run, file.file_name, now, progress)
    file.state, file.content, file.finished_at = Stage.WRITTEN.value, b"", now
    session.flush()


def drop(session: Session, actor: Actor, import_id: int) -> None:
    """Forget a file that is not to be imported after all."""
    _drop(session, [get(session, actor, import_id).id])


def _drop(session: Session, ids: list[int]) -> None:
    session.execute(delete(LibraryImportLine).where(LibraryImportLine.import_id.in_(ids)))
    session.execute(delete(LibraryImport).where(LibraryImport.id.in_(ids)))


def lines(session: Session, file: LibraryImport, state: State | None, number: int = 1) -> Lines:
    """A page of the rows of a file, in its order; all of them, or those of one state."""
    query = select(LibraryImportLine).where(LibraryImportLine.import_id == file.id)
    if state:
        query = query.where(LibraryImportLine.state == state.value)
    total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    last = max(1, -(-total // LINES_A_PAGE))
    number = min(max(1, number), last)
    start_at = (number - 1) * LINES_A_PAGE
    rows = session.scalars(
        query.order_by(LibraryImportLine.number).offset(start_at).limit(LINES_A_PAGE)
    )
    return Lines(tuple(rows), total, number, last)
