"""Errors are pages: what happened, a way on, a reference, and never a trace."""

import logging
import re

import pytest
from flask import Flask

from clinic.web import shell
from tests.web.auditing import Page
from tests.web.conftest import Browser

REFERENCE = re.compile(r"reference ([0-9A-F]{4}-[0-9A-F]{4})")


def test_an_unknown_page_offers_search_and_a_way_on(alice: Browser) -> None:
    page = alice.page("/nowhere", 404)
    assert page.title.startswith("This page is not here")
    assert "/" in page.hrefs
    assert page.value("q") == ""
    assert REFERENCE.search(page.words)


def test_an_unknown_page_signed_out_says_only_that(nobody: Browser) -> None:
    page = nobody.page("/nowhere", 404)
    assert page.value("q") is None
    assert "/login" in page.hrefs


def test_the_page_before_is_offered_where_it_was_ours(alice: Browser) -> None:
    ours = alice.get("/nowhere", headers={"Referer": "http://localhost/settings/team"})
    assert "/settings/team" in Page(ours.text).hrefs
    other = alice.get("/nowhere", headers={"Referer": "https://evil.example/trap"})
    assert "evil" not in other.text


def test_a_broken_server_shows_no_trace_and_logs_the_reference(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(_shell: shell.Shell) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(shell.Shell, "place", property(break_down))
    with caplog.at_level(logging.ERROR):
        response = app.test_client().get("/login")
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert "ZeroDivisionError" not in response.text
    found = REFERENCE.search(response.text)
    assert found
    assert found[1] in caplog.text
    assert "secret detail" in caplog.text
    assert response.headers["Cache-Control"] == "no-store"


def test_a_wrong_method_is_a_page_too(alice: Browser) -> None:
    assert "cannot be opened that way" in alice.page("/logout", 405).words


def test_what_an_error_interrupted_is_not_kept(alice: Browser) -> None:
    """A refused request leaves no rows behind."""
    before = alice.page("/settings/team").words
    alice.send("/settings/team/new", {"name": "Nora", "email": "bob@example.com"})
    assert alice.page("/settings/team").words == before
