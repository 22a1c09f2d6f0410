"""The migrations make what the models describe, on both databases."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, delete, insert, inspect, text
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.models import Base, ExerciseDocument, ProgramRow
from clinic.models.search import described_by_models
from clinic.services.database import foreign_keys_off, migration_config, open_engine, upgrade
from clinic.services.search import verify
from tests import factories
from tests.conftest import DATABASES


@pytest.mark.parametrize("kind", DATABASES)
def test_migrations_equal_the_models(kind: str, make_database: Callable[[str], str]) -> None:
    engine = open_engine(make_database(kind))
    upgrade(engine)
    with engine.connect() as connection:
        options = {"compare_type": True, "include_name": described_by_models}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


@pytest.mark.parametrize("kind", DATABASES)
def test_the_way_back_leaves_nothing(kind: str, make_database: Callable[[str], str]) -> None:
    engine = open_engine(make_database(kind))
    upgrade(engine)
    with engine.connect() as connection:
        command.downgrade(migration_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


@pytest.mark.parametrize("kind", DATABASES)
def test_upgrading_derives_what_searches_need(
    kind: str, make_database: Callable[[str], str]
) -> None:
    engine = open_engine(make_database(kind))
    upgrade(engine)
    with Session(engine) as session, session.begin():
        exercises = len(load_library().exercises)
        made = factories.clinic(session, library=True).id
        session.execute(delete(ExerciseDocument))
        assert len(verify(session, made)) == exercises
    upgrade(engine)
    with Session(engine) as session:
        assert verify(session, made) == []
        if kind == "sqlite":
            assert session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_upgrading_twice_changes_nothing(make_database: Callable[[str], str]) -> None:
    engine = open_engine(make_database("sqlite"))
    upgrade(engine)
    before = inspect(engine).get_table_names()
    upgrade(engine)
    assert inspect(engine).get_table_names() == before
    engine.dispose()


def test_a_rebuilt_table_may_not_leave_broken_links(make_database: Callable[[str], str]) -> None:
    engine = open_engine(make_database("sqlite"))
    upgrade(engine)
    with engine.connect() as connection:
        with pytest.raises(sqlite3.IntegrityError, match="programs points to no row"):
            _leave_a_broken_link(connection)
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def _leave_a_broken_link(connection: Connection) -> None:
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    orphan = {
        "clinic_id": 1,
        "patient_id": 1,
        "created_by_id": 1,
        "updated_by_id": 1,
        "created_at": moment,
        "updated_at": moment,
    }
    with foreign_keys_off(connection):
        connection.execute(insert(ProgramRow).values(orphan))
        connection.commit()


@pytest.mark.parametrize("kind", DATABASES)
def test_what_was_kept_before_is_kept_in_new_words(
    kind: str, make_database: Callable[[str], str]
) -> None:
    engine = open_engine(make_database(kind))
    with engine.connect() as connection:
        config = migration_config(connection)
        command.upgrade(config, "0004")
        _insert_what_there_was(connection)
        command.upgrade(config, "head")
        sizes = connection.execute(text("SELECT print_size FROM patients ORDER BY id"))
        assert sizes.scalars().all() == ["large", "standard"]
        title = connection.execute(text("SELECT folded_title FROM programs")).scalar_one()
        assert title == "elan, zoe"
        connection.commit()
        command.downgrade(config, "0004")
        large = connection.execute(text("SELECT large_print FROM patients ORDER BY id"))
        assert [bool(value) for value in large.scalars()] == [True, False]
    engine.dispose()


def _insert_what_there_was(connection: Connection) -> None:
    """A clinic, a person, two patients (one with large print) and a program, as of 0004."""
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    metadata = MetaData()
    metadata.reflect(connection, only=["clinics", "users", "patients", "programs"])
    table = metadata.tables
    named = {"id": 1, "name": "One", "email": "", "created_at": moment}
    clinic = {
        "address": [],
        "phone": "",
        "website": "",
        "brand_color": "",
        "logo_key": "",
        "paper": "letter",
        "country": "US",
        "time_zone": "UTC",
    }
    user = {"clinic_id": 1, "credentials": "", "role": "owner", "active": True}
    patient = {
        "clinic_id": 1,
        "name": "Ana",
        "folded_name": "ana",
        "printed_name": "",
        "chart_number": "",
        "language": "en",
        "paper": "",
        "precautions": [],
        "precaution_text": "",
        "notes": "",
        "created_by_id": 1,
        "created_at": moment,
        "updated_at": moment,
        "version": 1,
    }
    program = {
        "clinic_id": 1,
        "patient_id": 1,
        "title": "Élan,  Zoë",
        "goal": "",
        "findings": [],
        "created_by_id": 1,
        "updated_by_id": 1,
        "created_at": moment,
        "updated_at": moment,
        "version": 1,
    }
    connection.execute(table["clinics"].insert(), {**named, **clinic, "version": 1})
    connection.execute(table["users"].insert(), {**named, **user})
    sizes = [{**patient, "id": 1, "large_print": True}, {**patient, "id": 2, "large_print": False}]
    connection.execute(table["patients"].insert(), sizes)
    connection.execute(table["programs"].insert(), {**program, "id": 1})
    connection.commit()
