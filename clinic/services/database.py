"""How the product speaks to its database: SQLite in one file, or PostgreSQL.

On SQLite every transaction begins with BEGIN IMMEDIATE: one writer at a time, waited for up to
five seconds, so that what a transaction read is still true when it writes (a deferred BEGIN
fails at once with "database is locked" where another writer came between). That would make mere
page views wait for each other too, so a caller that knows it only reads says so with
`begin_reading` before its first query: the web does for GET and HEAD. In WAL such readers wait
for nobody.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from clinic import resources
from clinic.services.search import start_upkeep

_BUSY_SECONDS = 5
_READING = "clinic_reading"


def engine_options(url: str) -> dict[str, Any]:
    """Keyword arguments of `create_engine` for a database URL."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": _BUSY_SECONDS}}
    return {"pool_pre_ping": True}


def prepare_engine(engine: Engine) -> Engine:
    """Set an engine up before its first connection; returns the same engine."""
    start_upkeep()
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def open_engine(url: str) -> Engine:
    """A prepared engine for a database URL, where no Flask application makes one."""
    return prepare_engine(create_engine(url, **engine_options(url)))


def begin_reading(session: Session) -> None:
    """Begin a transaction that only reads; call it before the session's first query."""
    session.connection(execution_options={_READING: True})


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest migration."""
    with engine.connect() as connection:
        command.upgrade(migration_config(connection), "head")


def migration_config(connection: Connection) -> Config:
    """Alembic's configuration for one connection."""
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def foreign_keys_off(connection: Connection) -> Iterator[None]:
    """Let a migration rebuild SQLite tables that others point to, and check the links after.

    SQLite ignores the switch inside a transaction, so none may have begun.

    Raises:
        sqlite3.IntegrityError: a row points to nothing afterwards.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
        broken = driver.execute("PRAGMA foreign_key_check").fetchone()
        if broken:
            raise sqlite3.IntegrityError(f"a row of {broken[0]} points to no row of {broken[2]}")
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    """The driver must not begin transactions by itself: `_begin_sqlite` does."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get(_READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
