"""Headers, files that browsers keep, and the application's own files."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from clinic.figures import kept
from clinic.web.assets import FONTS, SCRIPTS, STYLESHEETS
from tests.web.conftest import Browser


def test_every_answer_carries_the_policy(alice: Browser) -> None:
    for path in ("/account", "/login", "/nowhere", "/healthz", f"/fonts/{FONTS[0]}"):
        with alice.get(path) as response:
            headers = response.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers


def test_pages_are_kept_by_no_cache(alice: Browser) -> None:
    for path in ("/account", "/settings/brand", "/nowhere", "/search"):
        assert alice.get(path).headers["Cache-Control"] == "no-store"


def test_over_tls_cookies_are_bound_to_the_host(make_app: Callable[..., Flask], app: Flask) -> None:
    del app  # its database is what the second application opens
    browser = make_app(https=True, trusted_proxies=1).test_client()
    assert isinstance(browser, Browser)
    response = browser.get("/login", base_url="https://clinic.example")
    assert response.headers["Strict-Transport-Security"].startswith("max-age=")
    cookie = response.headers["Set-Cookie"]
    assert cookie.startswith("__Host-form=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


def test_forwarded_headers_are_believed_only_behind_a_proxy(
    make_app: Callable[..., Flask], app: Flask
) -> None:
    forwarded = {"X-Forwarded-Host": "clinic.example", "X-Forwarded-Proto": "https"}
    for one, host in (
        (app, "http://localhost"),
        (make_app(trusted_proxies=1), "https://clinic.example"),
    ):
        owner = one.test_client()
        assert isinstance(owner, Browser)
        owner.sign_in("alice@example.com")
        person = {"name": "Nora", "email": f"nora@{len(host)}.example", "role": "therapist"}
        assert f"{host}/link/" in owner.send("/settings/team/new", person, headers=forwarded).text


def test_health_is_told_without_a_database(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "clinic.sqlite3").unlink()
    assert app.test_client().get("/healthz").text == "ok\n"


def test_the_face_is_served_from_its_package(nobody: Browser) -> None:
    for name in FONTS:
        response = nobody.get(f"/fonts/{name}")
        assert response.mimetype == "font/ttf"
        assert len(response.data) > 100_000
        assert "immutable" in response.headers["Cache-Control"]
        response.close()
    assert nobody.get("/fonts/SourceSansPro-Black.ttf").status_code == 404
    assert nobody.get("/fonts/..%2F__init__.py").status_code == 404


def test_styles_and_scripts_are_kept_by_their_content(nobody: Browser) -> None:
    page = nobody.page("/login")
    for folder, names, suffix in (("css", STYLESHEETS, "css"), ("js", SCRIPTS, "js")):
        for name in names:
            address = f"/static/{folder}/{name}.{suffix}"
            assert f"{address}?v=" in page.text
    hashed = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    with nobody.get(hashed) as response:
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]
    with nobody.get(hashed.split("?")[0]) as response:
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.skipif(not kept.movements(), reason="no exercise pictures are built yet")
def test_pictures_need_no_sign_in_and_are_kept(nobody: Browser) -> None:
    movement = kept.movements()[0]
    response = nobody.get(f"/pictures/{movement}/end.svg")
    assert response.mimetype == "image/svg+xml"
    assert response.text.startswith("<svg")
    assert "immutable" in response.headers["Cache-Control"]
    packed = nobody.get(f"/pictures/{movement}/end.svg", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(response.data)
    assert nobody.get(f"/pictures/{movement}/nowhere.svg").status_code == 404
    assert nobody.get("/pictures/..%2Fbridge/end.svg").status_code == 404


def test_the_secret_key_is_made_once_for_its_owner_alone(
    app: Flask, make_app: Callable[..., Flask], tmp_path: Path
) -> None:
    path = tmp_path / "secret-key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(app.config["SECRET_KEY"]) >= 64
    assert make_app().config["SECRET_KEY"] == app.config["SECRET_KEY"]
    assert [entry.name for entry in tmp_path.glob("secret-key*")] == ["secret-key"]
