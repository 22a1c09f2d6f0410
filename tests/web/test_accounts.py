"""Signing in and out, links, and forms that were not lost."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import AuditEntry, SignIn, User
from clinic.services import accounts
from clinic.services.sign_ins import REMEMBERED
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser, Clock


def set_cookie(response: object, name: str) -> str:
    headers = response.headers.getlist("Set-Cookie")  # type: ignore[attr-defined]
    return next(header for header in headers if header.startswith(f"{name}="))


def sign_in(browser: Browser, **fields: str) -> object:
    return browser.send(
        "/login", {"email": "alice@example.com", "password": factories.PASSWORD, **fields}
    )


def test_a_sign_in_lasts_until_the_browser_closes(nobody: Browser) -> None:
    response = sign_in(nobody)
    cookie = set_cookie(response, "sign-in")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookie
    assert nobody.page("/account").h1 == ["Account"]


def test_a_remembered_browser_stays_signed_in_for_the_days_the_page_names(
    nobody: Browser, clock: Clock
) -> None:
    assert f"for {REMEMBERED.days} days" in nobody.page("/login").words
    cookie = set_cookie(sign_in(nobody, remember="y"), "sign-in")
    assert f"Max-Age={int(REMEMBERED.total_seconds())}" in cookie
    clock.forward(days=REMEMBERED.days, minutes=-5)
    assert nobody.get("/account").status_code == 200
    clock.forward(minutes=10)
    assert nobody.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("email", "password"), [("alice@example.com", "wrong"), ("nobody@example.com", "wrong")]
)
def test_wrong_email_and_wrong_password_answer_alike(
    nobody: Browser, session: Session, email: str, password: str
) -> None:
    response = nobody.send("/login", {"email": email, "password": password})
    assert response.status_code == 422
    page = Page(response.text)
    assert "That email and password do not match" in page.words
    assert page.value("email") == email
    assert page.value("password") == ""
    failed = session.scalars(select(AuditEntry.action)).all()
    assert failed.count("account.sign_in_failed") == 1


def test_many_wrong_passwords_ask_for_patience(nobody: Browser, clock: Clock) -> None:
    for _ in range(5):
        sign_in(nobody, password="wrong")
    response = nobody.send("/login", {"email": "alice@example.com", "password": factories.PASSWORD})
    assert response.status_code == 429
    assert "Wait 2 seconds" in response.text
    clock.forward(seconds=3)
    nobody.sign_in("alice@example.com")


@pytest.mark.parametrize("empty", ["email", "password"])
def test_an_empty_field_is_named(nobody: Browser, empty: str) -> None:
    response = nobody.send("/login", {"email": "a@example.com", "password": "x", empty: ""})
    assert response.status_code == 422
    assert f"Write your {empty}." in response.text


def test_after_sign_in_the_page_asked_for_comes(nobody: Browser) -> None:
    response = nobody.get("/settings/team?x=1")
    assert response.location == "/login?next=/settings/team?x%3D1"
    page = nobody.page(response.location)
    assert page.value("next") == "/settings/team?x=1"
    answer = nobody.send(
        "/login",
        {
            "email": "alice@example.com",
            "password": factories.PASSWORD,
            "next": page.value("next"),
        },
    )
    assert answer.location == "/settings/team?x=1"


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\nb"]
)
def test_no_other_site_comes_after_sign_in(nobody: Browser, target: str) -> None:
    response = nobody.send(
        "/login",
        {"email": "alice@example.com", "password": factories.PASSWORD, "next": target},
    )
    assert response.location == "/"


def test_signing_out_ends_the_session_on_the_server(
    app: Flask, alice: Browser, session: Session
) -> None:
    token = alice.get_cookie("sign-in")
    assert token is not None
    response = alice.send("/logout")
    assert response.location == "/login"
    assert session.scalars(select(SignIn.ended_at)).all() != [None]
    thief = app.test_client()
    thief.set_cookie("sign-in", token.value)
    assert thief.get("/account").status_code == 302


def test_only_a_form_signs_out(alice: Browser) -> None:
    assert alice.get("/logout").status_code == 405
    assert alice.post("/logout").status_code == 400
    assert alice.get("/account").status_code == 200


def test_the_account_page_says_who_i_am(bob: Browser) -> None:
    page = bob.page("/account")
    assert "bob@example.com" in page.words
    assert "Therapist" in page.words
    assert "/settings/team" not in page.hrefs


def link_for(session: Session, email: str) -> str:
    token = accounts.reset_link_for_email(session, email, factories.NOW)
    session.commit()
    return f"/link/{token}"


def test_a_link_sets_a_password_once_and_ends_older_sessions(
    bob: Browser, nobody: Browser, session: Session
) -> None:
    link = link_for(session, "bob@example.com")
    assert "bob@example.com" in nobody.page(link).words
    short = nobody.send(link, {"password": "short"})
    assert short.status_code == 422
    assert "A password has 12 characters or more" in short.text
    assert nobody.send(link, {"password": "a quiet new password"}).location == "/"
    assert nobody.get("/account").status_code == 200
    assert bob.get("/account").status_code == 302
    assert "works once" in nobody.page(link, 404).words
    bob.sign_in("bob@example.com", "a quiet new password")


def test_a_link_is_over_after_a_day(nobody: Browser, session: Session, clock: Clock) -> None:
    link = link_for(session, "bob@example.com")
    clock.forward(hours=24, seconds=1)
    assert nobody.get(link).status_code == 404
    assert nobody.send(link, {"password": "a quiet new password"}).status_code == 404


def test_a_person_who_was_stopped_is_out_at_once(bob: Browser, session: Session) -> None:
    user = session.scalars(select(User).where(User.email == "bob@example.com")).one()
    user.active = False
    session.commit()
    assert bob.get("/account").status_code == 302


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_of_colors_stays_in_the_browser(nobody: Browser, theme: str) -> None:
    response = nobody.send("/theme", {"theme": theme, "next": "/login"})
    assert response.location == "/login"
    assert f'data-theme="{theme}"' in nobody.get("/login").text


def test_an_unknown_color_choice_is_refused(nobody: Browser) -> None:
    assert nobody.send("/theme", {"theme": "<script>"}).status_code == 400


def test_a_form_that_waited_too_long_can_be_sent_again(alice: Browser) -> None:
    typed = {"csrf_token": "stale", "name": "Ann & Co", "password": "never shown"}
    response = alice.post("/settings/brand", data=typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 400
    page = Page(response.text)
    assert page.value("name") == "Ann & Co"
    assert page.value("password") is None
    assert "never shown" not in response.text


def test_a_form_sent_while_signed_out_is_kept(nobody: Browser) -> None:
    response = nobody.send("/settings/brand", {"name": "Ann & Co"})
    assert response.status_code == 401
    assert Page(response.text).value("name") == "Ann & Co"


def test_a_form_of_another_site_is_not_offered_again(alice: Browser) -> None:
    response = alice.post(
        "/settings/brand", data={"name": "Evil"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 400
    assert "Evil" not in response.text
    response = alice.post(
        "/settings/brand", data={"name": "Evil"}, headers={"Origin": "https://evil.example"}
    )
    assert response.status_code == 400
    assert "Evil" not in response.text


NEW = {"current_password": factories.PASSWORD, "password": "another good password"}


def test_people_change_their_own_password(app: Flask, bob: Browser, nobody: Browser) -> None:
    elsewhere = app.test_client()
    assert isinstance(elsewhere, Browser)
    elsewhere.sign_in("bob@example.com")
    assert bob.send("/account/password", NEW).location == "/account"
    assert "Your password is changed." in bob.page("/account").words
    assert elsewhere.get("/account").status_code == 302
    nobody.sign_in("bob@example.com", NEW["password"])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("current_password", "", "Write your current password."),
        ("current_password", "guess", "That is not your current password."),
        ("password", "short", "A password has 12 characters or more"),
    ],
)
def test_a_password_is_not_changed_without_both(
    bob: Browser, nobody: Browser, field: str, value: str, words: str
) -> None:
    response = bob.send("/account/password", {**NEW, field: value})
    assert response.status_code == 422
    page = Page(response.text)
    assert words in page.words
    assert f'id="{field}-error"' in page.text
    assert NEW["password"] not in page.text
    nobody.sign_in("bob@example.com")


def test_guesses_of_the_current_password_are_slowed_down(bob: Browser) -> None:
    for _ in range(5):
        assert (
            bob.send("/account/password", {**NEW, "current_password": "guess"}).status_code == 422
        )
    assert bob.send("/account/password", NEW).status_code == 429


def test_who_is_signed_out_meanwhile_is_asked_to_sign_in_and_no_password_is_shown(
    nobody: Browser,
) -> None:
    response = nobody.send("/account/password", NEW)
    assert response.status_code == 401
    assert NEW["password"] not in response.text
    assert factories.PASSWORD not in response.text
