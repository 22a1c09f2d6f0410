"""What is measured: the product's search, and what each database offers by itself."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from benchmarks.search.made import NOW, Made, rows_of
from clinic.models import Clinic, ExerciseDocument, Role, User
from clinic.services import exercises
from clinic.services.actor import Actor
from clinic.services.database import begin_reading, open_engine, upgrade
from clinic.services.exercises import Filter
from clinic.services.search import rebuild, verify

LIMIT = 10


@dataclass
class Built:
    """An engine ready to search: `find(text, beginning)` gives slugs, `facts` go to the table."""

    name: str
    find: Callable[[str, bool], Sequence[str]]
    facts: dict[str, float] = field(default_factory=dict)


def build_product(name: str, url: str, library: list[Made]) -> Built:
    """The library in the product's own database, written and searched by its services."""
    engine = open_engine(url)
    upgrade(engine)
    facts: dict[str, float] = {}
    with Session(engine) as session:
        started = time.perf_counter()
        actor = _fill(session, library)
        session.commit()
        facts["write_s"] = time.perf_counter() - started
        started = time.perf_counter()
        rebuild(session, actor.clinic_id)
        session.commit()
        facts["index_s"] = time.perf_counter() - started
        wrong = verify(session, actor.clinic_id)
        if wrong:
            raise RuntimeError(f"the index is out of step: {wrong[0]} and {len(wrong) - 1} more")
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("ANALYZE")
    facts["index_mb"] = _index_bytes(engine) / 1e6

    def find(typed: str, beginning: bool) -> Sequence[str]:
        del beginning
        with Session(engine) as session:
            begin_reading(session)
            shelf = exercises.browse(session, actor, Filter(text=typed), limit=LIMIT)
            return [row.slug for row in shelf.rows]

    return Built(name, find, facts)


def _fill(session: Session, library: list[Made]) -> Actor:
    clinic = Clinic(name="Benchmark", created_at=NOW)
    session.add(clinic)
    session.flush()
    owner = User(clinic_id=clinic.id, name="O", email="o@example.com", role=Role.OWNER.value)
    owner.created_at = NOW
    session.add(owner)
    session.add_all(rows_of(library, clinic.id))
    session.flush()
    return Actor.of(owner)


def _index_bytes(engine: Engine) -> int:
    """What the index takes on disk: documents, full text, and indexes of both."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            full_text = "SELECT sum(length(block)) FROM exercise_search_data"
            documents = "SELECT sum(length(title || name || other_names || about || marks)) FROM "
            sizes = (full_text, documents + ExerciseDocument.__tablename__)
            return sum(connection.execute(text(size)).scalar_one() for size in sizes)
        query = select(func.pg_total_relation_size(ExerciseDocument.__tablename__))
        return int(connection.execute(query).scalar_one())


def build_plain_fts5(folder: Path, library: list[Made]) -> Built:
    """FTS5 as it comes: name and text, the name weighing more, every word wanted."""
    engine = open_engine(f"sqlite:///{folder / 'plain.sqlite3'}")
    started = time.perf_counter()
    with engine.begin() as connection:
        connection.execute(
            text("CREATE VIRTUAL TABLE plain USING fts5(slug UNINDEXED, name, body)")
        )
        connection.execute(text("INSERT INTO plain VALUES (:slug, :name, :body)"), _plain(library))
    facts = {"index_s": time.perf_counter() - started}
    query = text(
        "SELECT slug FROM plain WHERE plain MATCH :wanted ORDER BY bm25(plain, 0, 10, 1) LIMIT 10"
    )

    def find(typed: str, beginning: bool) -> Sequence[str]:
        quoted = [f'"{word}"' for word in typed.replace('"', " ").split()]
        wanted = " ".join(f"{word} *" for word in quoted) if beginning else " ".join(quoted)
        with engine.execution_options(clinic_reading=True).connect() as connection:
            return list(connection.execute(query, {"wanted": wanted}).scalars())

    return Built("plain FTS5", find, facts)


def build_trigrams(url: str, library: list[Made]) -> Built:
    """PostgreSQL's pg_trgm as it comes: the names most alike."""
    engine = open_engine(url)
    started = time.perf_counter()
    with engine.begin() as connection:
        connection.execute(text("CREATE EXTENSION pg_trgm"))
        connection.execute(text("CREATE TABLE plain (slug text, name text, body text)"))
        connection.execute(
            text("INSERT INTO plain VALUES (:slug, lower(:name), :body)"), _plain(library)
        )
        connection.execute(text("CREATE INDEX ON plain USING gin (name gin_trgm_ops)"))
    facts = {"index_s": time.perf_counter() - started}
    query = text(
        "SELECT slug FROM plain WHERE name % :typed ORDER BY similarity(name, :typed) DESC LIMIT 10"
    )

    def find(typed: str, beginning: bool) -> Sequence[str]:
        del beginning
        with engine.connect() as connection:
            return list(connection.execute(query, {"typed": typed.lower()}).scalars())

    return Built("pg_trgm", find, facts)


def _plain(library: list[Made]) -> list[dict[str, Any]]:
    return [
        {"slug": made.slug, "name": " / ".join((made.name, *made.aliases)), "body": made.text}
        for made in library
    ]
