"""The page of changed library entries."""

from copy import deepcopy

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from clinic.models import ExerciseRow
from clinic.services.database import open_engine
from clinic.services.exercises import seed_hash
from tests.web.auditing import Page
from tests.web.conftest import Browser


@pytest.fixture
def aged(app: Flask) -> None:
    """Bridge and Cat-Cow of clinic A are as an earlier release made them."""
    engine = open_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with Session(engine) as session, session.begin():
        for row in session.query(ExerciseRow).filter_by(clinic_id=1):
            if row.slug in ("bridge", "cat-cow"):
                content = deepcopy(row.content)
                content["words"]["why"] = "An earlier line."
                row.content, row.seed_hash = content, seed_hash(content)
    engine.dispose()


@pytest.mark.usefixtures("aged")
def test_see_what_take_it_or_keep_yours(bob: Browser, charlie: Browser) -> None:
    assert "The seed has changed" in bob.page("/library/bridge").words
    assert "Seed has changed" in bob.page("/library").words
    assert "Seed has changed" not in charlie.page("/library").words
    page = bob.page("/library/seeds")
    assert "removed: An earlier line." in page.words
    assert "Take 2 untouched" in page.words
    done = bob.send("/library/bridge/seed", {"version": "2", "do": "keep"}, follow_redirects=True)
    assert done.status_code == 200
    assert "Yours is kept." in Page(done.text).words
    assert "An earlier line." in bob.page("/library/bridge").words
    taken = bob.send("/library/cat-cow/seed", {"version": "1", "do": "take"})
    assert taken.status_code == 409
    bob.send("/library/cat-cow/seed", {"version": "2", "do": "take"})
    assert "An earlier line." not in bob.page("/library/cat-cow").words
    assert "Nothing new" in bob.page("/library/seeds").words
    assert bob.send("/library/cat-cow/seed", {"version": "2", "do": "take"}).status_code == 409


@pytest.mark.usefixtures("aged")
def test_everything_untouched_in_one_click(bob: Browser) -> None:
    done = bob.send("/library/seeds", follow_redirects=True)
    assert "2 exercises taken from the library." in Page(done.text).words
    assert "Nothing new" in Page(done.text).words
