"""A session on each database; what a test writes is rolled back after it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from clinic.services.database import open_engine, upgrade
from tests.conftest import DATABASES
from tests.personas import Personas, find_personas, make_personas


@pytest.fixture(scope="session", params=DATABASES)
def empty_engine(
    request: pytest.FixtureRequest, make_database: Callable[[str], str]
) -> Iterator[Engine]:
    """A migrated database in which nobody is."""
    made = open_engine(make_database(request.param))
    upgrade(made)
    yield made
    made.dispose()


@pytest.fixture(scope="session", params=DATABASES)
def engine(request: pytest.FixtureRequest, make_database: Callable[[str], str]) -> Iterator[Engine]:
    """A migrated database in which Alice, Bob and Charlie are."""
    made = open_engine(make_database(request.param))
    upgrade(made)
    with Session(made) as session, session.begin():
        make_personas(session)
    yield made
    made.dispose()


@pytest.fixture
def empty(empty_engine: Engine) -> Iterator[Session]:
    """A session on the empty database that is rolled back."""
    with Session(empty_engine) as opened:
        yield opened


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session that is rolled back."""
    with Session(engine) as opened:
        yield opened


@pytest.fixture
def people(session: Session) -> Personas:
    """Alice, Bob and Charlie."""
    return find_personas(session)
