"""The application over a new database with three people, and browsers that audit every page."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from clinic.services.database import open_engine, upgrade
from clinic.settings import Settings
from clinic.web import create_app
from tests import factories
from tests.personas import make_personas
from tests.web.auditing import Page


class Browser(FlaskClient):
    """A browser that checks each page it gets, and sends forms as our pages would."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch; a page that breaks a rule of every page fails the test."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            faults = Page(response.text).audit()
            assert faults == [], f"{args} {response.status_code}: {faults}"
        return response

    def page(self, path: str, status: int = 200) -> Page:
        """The parsed page at a path."""
        response = self.get(path)
        assert response.status_code == status, response.text
        return Page(response.text)

    def send(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Post a form with the token that our pages give this browser."""
        fields = {"csrf_token": self.form_token(), **(data or {})}
        headers = {"Sec-Fetch-Site": "same-origin", **kwargs.pop("headers", {})}
        return self.post(path, data=fields, headers=headers, **kwargs)

    def form_token(self) -> str:
        """The token of this browser's forms, from whichever page answers it."""
        for path in ("/account", "/login", "/set-up"):
            response = self.get(path)
            if response.status_code == 200:
                return Page(response.text).csrf_token
        raise AssertionError("no page gave a form")

    def sign_in(self, email: str, password: str = factories.PASSWORD) -> None:
        """Sign in through the form."""
        response = self.send("/login", {"email": email, "password": password})
        assert response.status_code == 302, response.text


@dataclass
class Clock:
    """The tests' clock."""

    now: datetime = factories.NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """Let time pass: `forward(hours=25)`."""
        self.now += timedelta(**span)


@pytest.fixture(scope="session")
def made_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with both clinics, made once; each test works on a copy."""
    path = tmp_path_factory.mktemp("made") / "clinic.sqlite3"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with Session(engine) as session:
        make_personas(session)
        session.commit()
    engine.dispose()
    return path


@pytest.fixture
def clock() -> Clock:
    """Monday, 10 o'clock in the clinic."""
    return Clock()


@pytest.fixture
def make_app(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Flask]]:
    """`make_app(https=True)`: an application over the test's folder, with other settings."""
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        url = f"sqlite:///{tmp_path / 'clinic.sqlite3'}"
        app = create_app(Settings(data_dir=tmp_path, database_url=url, **settings))
        app.config["CLOCK"] = clock
        app.test_client_class = Browser
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            app.extensions["sqlalchemy"].engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask], made_database: Path, tmp_path: Path) -> Flask:
    """The application over a database with both clinics."""
    shutil.copy(made_database, tmp_path / "clinic.sqlite3")
    return make_app()


@pytest.fixture
def empty_app(make_app: Callable[..., Flask], tmp_path: Path) -> Flask:
    """The application before any clinic is set up."""
    engine = open_engine(f"sqlite:///{tmp_path / 'clinic.sqlite3'}")
    upgrade(engine)
    engine.dispose()
    return make_app()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session beside the application's, to look at what was written."""
    engine = open_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    # It reads while requests write: a transaction that is left open must not make them wait.
    with Session(engine.execution_options(clinic_reading=True)) as found:
        yield found
    engine.dispose()


@pytest.fixture
def nobody(app: Flask) -> Browser:
    """A browser in which nobody is signed in."""
    return _browser(app)


@pytest.fixture
def alice(app: Flask) -> Browser:
    """The owner of clinic A."""
    return _browser(app, "alice@example.com")


@pytest.fixture
def bob(app: Flask) -> Browser:
    """Her teammate."""
    return _browser(app, "bob@example.com")


@pytest.fixture
def charlie(app: Flask) -> Browser:
    """The outsider: the owner of clinic B."""
    return _browser(app, "charlie@example.com")


def _browser(app: Flask, email: str = "") -> Browser:
    browser = app.test_client()
    assert isinstance(browser, Browser)
    if email:
        browser.sign_in(email)
    return browser
