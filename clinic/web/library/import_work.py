"""The long part of an import: in a thread of its own, with its own sessions.

Nothing here needs Flask. Whatever ends the process in the middle, the library is left as it was:
all of it is written in one transaction.
"""

import threading
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from clinic.services import library_imports as imports
from clinic.services.actor import Actor
from clinic.services.database import begin_reading
from clinic.services.errors import StaleError
from clinic.services.library_imports import Examined
from clinic.services.progress import Work

_EVERY = 100
"""Rows between two notes of progress."""


def in_thread(job: Callable[[], None]) -> None:
    """Do a job beside the requests; it ends with the process."""
    threading.Thread(target=job, daemon=True).start()


def check(engine: Engine, actor: Actor, import_id: int, work: Work) -> None:
    """Try the file out and keep what was found."""
    with work:
        examined = _examine(engine, actor, import_id, work)
        with Session(engine) as session, session.begin():
            imports.keep(session, actor, import_id, examined)


def write(engine: Engine, actor: Actor, import_id: int, moment: datetime, work: Work) -> None:
    """Import the file, or list it anew where the library was changed meanwhile."""
    with work:
        examined = _examine(engine, actor, import_id, work)
        try:
            _apply(engine, actor, import_id, examined, moment, work)
        except StaleError:
            with Session(engine) as session, session.begin():
                imports.keep(session, actor, import_id, examined, imports.MOVED_ON)


def _apply(
    engine: Engine,
    actor: Actor,
    import_id: int,
    examined: Examined,
    moment: datetime,
    work: Work,
) -> None:
    run = examined.run
    if run is None:
        raise StaleError(None)
    with Session(engine) as session, session.begin():
        total = len(run.lines)
        imports.apply(session, actor, import_id, run, moment, lambda done: work.note(done, total))


def _examine(engine: Engine, actor: Actor, import_id: int, work: Work) -> Examined:
    """In a transaction that only reads, so that nobody waits for it."""

    def note(done: int, total: int) -> None:
        if done % _EVERY == 0:
            work.note(done, total)

    with Session(engine) as session:
        begin_reading(session)
        return imports.examine(session, actor, import_id, note)
