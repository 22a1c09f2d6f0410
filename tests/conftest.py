"""Fixtures that several folders of tests share."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from clinic.services import passwords
from tests.postgres import new_database, running_postgres

DATABASES = ("sqlite", "postgresql")
"""The databases that everything that touches one is tested on."""


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server, started by the first test that needs it."""
    with running_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def make_database(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str]:
    """`make_database("sqlite")` or `("postgresql")`: the URL of a new, empty database."""
    numbers = count(1)

    def make(kind: str) -> str:
        if kind == "sqlite":
            folder: Path = tmp_path_factory.mktemp("database")
            return f"sqlite:///{folder / 'clinic.sqlite3'}"
        server: str = request.getfixturevalue("postgres_server")
        return new_database(server, f"clinic_{next(numbers)}")

    return make


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[PasswordHasher]:
    """Hash passwords with little work; gives the product's own hasher to those who test that."""
    own = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    yield own
    passwords._hasher = own
