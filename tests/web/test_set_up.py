"""Setting up a clinic on an empty database."""

from pathlib import Path

import pytest
from flask import Flask

from clinic.services import setup_token
from tests.web.auditing import Page
from tests.web.conftest import Browser


@pytest.fixture
def visitor(empty_app: Flask) -> Browser:
    browser = empty_app.test_client()
    assert isinstance(browser, Browser)
    return browser


@pytest.fixture
def details(tmp_path: Path) -> dict[str, str]:
    return {
        "token": setup_token.renew(tmp_path),
        "clinic_name": "Harbor <b>& Sons</b>",
        "time_zone": "America/Chicago",
        "country": "US",
        "paper": "letter",
        "owner_name": "Dana Whitfield",
        "credentials": "DPT",
        "email": "Dana@Harborpt.example",
        "password": "a calm harbor at dawn",
    }


def test_every_way_in_leads_to_set_up(visitor: Browser) -> None:
    assert visitor.get("/account").location == "/login?next=/account"
    assert visitor.get("/login").location == "/set-up"
    assert visitor.page("/set-up").h1 == ["Set up your clinic"]


def test_the_first_visitor_with_the_code_sets_up_and_is_signed_in(
    visitor: Browser, details: dict[str, str], tmp_path: Path
) -> None:
    response = visitor.send("/set-up", details)
    assert response.location == "/settings/brand?first=1"
    page = visitor.page(response.location)
    assert "Step 2 of 2" in page.words
    assert page.value("name") == "Harbor <b>& Sons</b>"
    assert "<b>&" not in page.text
    assert not setup_token.matches(tmp_path, details["token"])


def test_under_a_server_of_ones_own_the_first_visit_prints_the_token(
    visitor: Browser, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    visitor.page("/set-up")
    visitor.page("/set-up")
    (line,) = [r.getMessage() for r in caplog.records if "One-time token" in r.getMessage()]
    assert setup_token.matches(tmp_path, line.rsplit(" ", 1)[1])


def test_there_is_no_second_set_up(visitor: Browser, details: dict[str, str]) -> None:
    visitor.send("/set-up", details)
    visitor.send("/logout")
    assert visitor.get("/set-up").location == "/login"
    assert visitor.send("/set-up", details).location == "/login"


def test_the_sign_in_page_then_carries_the_clinics_name(
    visitor: Browser, details: dict[str, str]
) -> None:
    visitor.send("/set-up", details)
    visitor.send("/logout")
    assert visitor.page("/login").title == "Sign in · Harbor <b>& Sons</b>"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("token", "guessed", "That is not the token"),
        ("clinic_name", "", "Write the clinic's name."),
        ("owner_name", " ", "Write your name."),
        ("email", "dana", "Write an email address such as dana@example.com."),
        ("password", "too short", "Write 12 to 256 characters. You wrote 9 characters."),
        ("time_zone", "Moon/Base", "Not a valid choice."),
    ],
)
def test_a_wrong_field_is_named_and_the_rest_is_kept(
    visitor: Browser, details: dict[str, str], field: str, value: str, words: str
) -> None:
    response = visitor.send("/set-up", {**details, field: value})
    assert response.status_code == 422
    page = Page(response.text)
    assert words in page.words
    wrong = [one["name"] for one in page.fields if one.get("aria-invalid") == "true"]
    assert wrong == ([field] if field != "time_zone" else ["time_zone"])
    assert page.value("email") == {**details, field: value}["email"]
    assert details["password"] not in response.text
    assert visitor.get("/set-up").status_code == 200


def test_an_invented_code_never_works(visitor: Browser, details: dict[str, str]) -> None:
    assert visitor.send("/set-up", {**details, "token": ""}).status_code == 422
