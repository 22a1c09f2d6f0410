"""How transactions begin, and what two writers at once make of a row."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from clinic.domain.program import Plan
from clinic.models import Clinic, Patient, User
from clinic.services import accounts, programs
from clinic.services.actor import Actor
from clinic.services.database import begin_reading, open_engine, upgrade
from clinic.services.errors import StaleError
from tests import factories
from tests.conftest import DATABASES
from tests.factories import NOW


def _opened(kind: str, make_database: Callable[[str], str]) -> Iterator[Engine]:
    made = open_engine(make_database(kind))
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture
def sqlite(make_database: Callable[[str], str]) -> Iterator[Engine]:
    """A SQLite database of the test's own, to commit to."""
    yield from _opened("sqlite", make_database)


@pytest.fixture(params=DATABASES)
def either(request: pytest.FixtureRequest, make_database: Callable[[str], str]) -> Iterator[Engine]:
    """A database of the test's own, one of each kind."""
    yield from _opened(request.param, make_database)


def _pragma(session: Session, name: str) -> object:
    return session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()


def test_sqlite_is_set_up_as_promised(sqlite: Engine) -> None:
    with Session(sqlite) as session:
        assert _pragma(session, "journal_mode") == "wal"
        assert _pragma(session, "foreign_keys") == 1
        assert _pragma(session, "busy_timeout") == 5000


def test_a_link_to_nothing_is_refused(either: Engine) -> None:
    with Session(either) as session:
        orphan = Clinic(name="A", created_at=NOW)
        session.add(orphan)
        session.flush()
        session.add(User(**_person(clinic_id=orphan.id + 1)))
        with pytest.raises(IntegrityError):
            session.flush()


def _person(**fields: object) -> dict[str, object]:
    named = {"name": "A", "email": "a@example.com", "role": "owner"}
    return {**named, "created_at": NOW, **fields}


def test_a_transaction_holds_the_right_to_write_from_its_start(sqlite: Engine) -> None:
    with Session(sqlite) as first:
        first.scalars(select(Clinic)).all()
        assert _can_write(sqlite) is False
    assert _can_write(sqlite) is True


def test_one_that_only_reads_lets_others_write(sqlite: Engine) -> None:
    with Session(sqlite) as reader:
        begin_reading(reader)
        assert reader.scalars(select(Clinic)).all() == []
        assert _can_write(sqlite) is True
        assert reader.scalars(select(Clinic)).all() == []
        reader.rollback()
        assert len(reader.scalars(select(Clinic)).all()) == 1


def _can_write(engine: Engine) -> bool:
    """Whether another connection may write now, without waiting."""
    other = sqlite3.connect(str(engine.url.database), timeout=0, isolation_level=None)
    try:
        other.execute(
            "INSERT INTO clinics (name, address, phone, email, website, brand_color, logo_key,"
            " paper, country, time_zone, created_at, version)"
            " VALUES ('B', '[]', '', '', '', '', '', 'letter', 'US', 'UTC', '2026-01-01', 1)"
        )
    except sqlite3.OperationalError:
        return False
    finally:
        other.close()
    return True


def test_a_stale_reader_cannot_write(sqlite: Engine) -> None:
    """What `begin_reading` costs: the reason why it is said and not guessed."""
    with Session(sqlite) as reader:
        begin_reading(reader)
        reader.scalars(select(Clinic)).all()
        assert _can_write(sqlite)
        reader.add(Clinic(name="C", created_at=NOW))
        with pytest.raises(OperationalError, match="locked"):
            reader.flush()


def test_a_page_is_shown_even_where_its_visit_cannot_be_noted(sqlite: Engine) -> None:
    with Session(sqlite) as session:
        user = factories.user(session, factories.clinic(session))
        token = accounts.sign_in(session, user.email, factories.PASSWORD, False, NOW)
        session.commit()
    with Session(sqlite) as page:
        begin_reading(page)
        page.scalars(select(Clinic)).all()
        assert _can_write(sqlite)
        later = NOW + timedelta(hours=1)
        found = accounts.sign_in_of(page, token or "", later)
        assert found is not None
        assert found.seen_at == NOW
        page.commit()


def test_two_writers_never_lose_each_others_change(either: Engine) -> None:
    with Session(either) as session:
        clinic = factories.clinic(session, name="0")
        session.commit()
        clinic_id = clinic.id

    def count_up() -> None:
        for _ in range(20):
            with Session(either) as session, session.begin():
                query = select(Clinic).where(Clinic.id == clinic_id).with_for_update()
                row = session.scalars(query).one()
                row.name = str(int(row.name) + 1)

    writers = [threading.Thread(target=count_up) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Session(either) as session:
        row = session.get_one(Clinic, clinic_id)
        assert (row.name, row.version) == ("60", 61)


def test_of_two_saves_at_once_one_is_told_that_it_is_stale(either: Engine) -> None:
    with Session(either) as session, session.begin():
        clinic = factories.clinic(session, library=True)
        actor = Actor.of(factories.user(session, clinic))
        program = programs.start(session, actor, factories.patient(session, actor).id, NOW)
        program_id, version = program.id, program.version
    together = threading.Barrier(2)
    outcomes = []

    def save(title: str) -> None:
        with Session(either) as session, session.begin():
            together.wait()
            try:
                programs.save(session, actor, program_id, version, Plan(title=title), NOW)
                outcomes.append("saved")
            except StaleError as error:
                outcomes.append(f"stale, now {error.current.version}")

    writers = [threading.Thread(target=save, args=(title,)) for title in ("one", "two")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["saved", "stale, now 2"]


def test_moments_come_back_in_utc(either: Engine) -> None:
    with Session(either) as session:
        factories.clinic(session)
        session.commit()
        session.expunge_all()
        assert session.scalars(select(Clinic.created_at)).one() == NOW
        assert session.scalars(select(Patient)).all() == []
