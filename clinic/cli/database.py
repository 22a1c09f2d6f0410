"""The database as a command opens it: brought up to date, one session, closed afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from clinic.cli.serving import give_up
from clinic.services import exercises
from clinic.services.database import open_engine, upgrade
from clinic.settings import Settings


@contextmanager
def open_database(settings: Settings) -> Iterator[Session]:
    """A session on the up-to-date database; the caller commits what it does itself.

    Clinics get the exercises that a new release brought. Gives up where it cannot open.
    """
    engine = open_engine(settings.database_url)
    try:
        try:
            upgrade(engine)
            with Session(engine) as session:
                exercises.top_up(session, datetime.now(UTC))
                session.commit()
        except DatabaseError as error:
            reason = str(error.orig).strip().splitlines()[0]
            give_up(
                f"Cannot open the database: {reason}. Check CLINIC_DATABASE_URL and that its "
                "server is running; a damaged file has to be replaced by its backup."
            )
        with Session(engine) as session:
            yield session
    finally:
        engine.dispose()
