"""The page of an exercise's photos."""

import io
from pathlib import Path
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, encode_multipart

from tests.services.test_exercise_photos import REFUSED, files, picture
from tests.web.auditing import Page
from tests.web.conftest import Browser

PATH = "/library/bridge/photos"


def upload(browser: Browser, content: bytes, name: str = "a.png", **more: Any) -> TestResponse:
    version = browser.page(PATH).value("version")
    fields = {"version": version, "pose": "start", "alt": "Lying with knees bent", **more}
    file = FileStorage(io.BytesIO(content), name)
    boundary, body = encode_multipart(
        MultiDict({"csrf_token": browser.form_token(), **fields, "photo": file})
    )
    kind = f'multipart/form-data; boundary="{boundary}"'
    return browser.post(
        PATH, data=body, content_type=kind, headers={"Sec-Fetch-Site": "same-origin"}
    )


def test_a_photo_takes_the_place_of_the_drawing(bob: Browser, charlie: Browser) -> None:
    assert upload(bob, picture("JPEG")).status_code == 303
    page = bob.page("/library/bridge")
    (address,) = {
        part.split('"')[0] for part in page.text.split('src="') if part.startswith(PATH + "/")
    }
    assert 'alt="Lying with knees bent"' in page.text
    shown = bob.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/jpeg")
    assert shown.headers["Cache-Control"].startswith("private")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert charlie.get(address).status_code == 404
    assert bob.get(f"{PATH}/{'0' * 64}.jpg").status_code == 404
    assert address in bob.page("/library").text
    assert "Photo, start" in bob.page("/library/bridge/versions").words
    version = bob.page(PATH).value("version")
    bob.send(PATH, {"version": version, "pose": "start", "do": "remove"})
    assert address not in bob.page("/library/bridge").text
    assert bob.get(address).status_code == 404


@pytest.mark.parametrize("kind", [k for k in REFUSED if k != "nothing"])
@pytest.mark.parametrize("name", ["photo.png", "photo.png.svg", "../../photo.php.jpg"])
def test_what_is_no_photo_is_refused_with_a_message(
    bob: Browser, tmp_path: Path, kind: str, name: str
) -> None:
    before = files(tmp_path / "files")
    response = upload(bob, REFUSED[kind], name, alt="Kept as typed")
    assert response.status_code in (413, 422)
    if response.status_code == 422:
        page = Page(response.text)
        assert "photo-start-error" in page.ids
        assert "Kept as typed" in page.text
    assert files(tmp_path / "files") == before


def test_a_double_extension_makes_no_difference(bob: Browser) -> None:
    assert upload(bob, picture(), "photo.svg.php").status_code == 303
    assert ".php" not in bob.page("/library/bridge").text


def test_a_hundred_megabytes_are_turned_away(bob: Browser, tmp_path: Path) -> None:
    before = files(tmp_path / "files")
    response = upload(bob, b"0" * 100 * 1024 * 1024)
    assert response.status_code == 413
    assert "a photo up to 10" in Page(response.text).words
    assert files(tmp_path / "files") == before


def test_words_are_needed_and_an_old_page_is_told(bob: Browser) -> None:
    unsaid = upload(bob, picture(), alt=" ")
    assert unsaid.status_code == 422
    assert "alt-start-error" in Page(unsaid.text).ids
    assert upload(bob, picture(), version="9").status_code == 409
    assert upload(bob, picture(), pose="side").status_code == 404
