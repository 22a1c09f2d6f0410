"""The demo clinic on a server of its own, and Chromium to open it with."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from clinic.services import demo
from clinic.services.database import open_engine, upgrade
from clinic.services.storage import FileStore
from clinic.settings import Settings
from clinic.web import create_app
from tests import factories
from tests.needs import program

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served demo clinic on the tests' Monday."""
    folder: Path = tmp_path_factory.mktemp("served")
    settings = Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'clinic.sqlite3'}")
    engine = open_engine(settings.database_url)
    upgrade(engine)
    with Session(engine) as session:
        demo.install(session, FileStore(settings.files_dir), factories.NOW)
        session.commit()
    engine.dispose()
    app = create_app(settings)
    app.config["CLOCK"] = lambda: factories.NOW
    served = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()
    thread.join()
    served.server_close()
    with app.app_context():
        app.extensions["sqlalchemy"].engine.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    path = program("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A fresh browser profile, at home at the served clinic."""
    made = chromium.new_context(
        base_url=server,
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",  # a color is measured, not caught on its way
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts and policies must not complain."""
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            if message.type in ("error", "warning") and "the server responded" not in message.text
            else None
        ),
    )
    yield opened
    assert complaints == []


@pytest.fixture
def owner(page: Page) -> Page:
    """A page in which the demo's owner is signed in."""
    page.goto("/login")
    page.get_by_label("Email").fill(demo.OWNER_EMAIL)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
    return page
