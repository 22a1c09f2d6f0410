"""The clinic's brand: what owners change, what nobody else may, what a color does."""

import io
import re

import pytest
from PIL import Image

from tests.web.auditing import Page
from tests.web.conftest import Browser

BRAND = {
    "name": "Harbor Test Clinic",
    "brand_color": "#0B4F71",
    "phone": "(207) 555-0142",
    "email": "front-desk@harborpt.example",
    "website": "harborpt.example",
    "address": "12 Quay Street\r\nPortland, ME 04101",
    "paper": "a4",
    "country": "US",
    "time_zone": "America/Chicago",
}


def brand(browser: Browser, **changed: str) -> dict[str, str]:
    version = browser.page("/settings/brand").value("version")
    assert version is not None
    return {"version": version, **BRAND, **changed}


def logo(size: tuple[int, int] = (40, 20), kind: str = "PNG") -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", size, "#0b4f71").save(file, kind)
    file.seek(0)
    return file


def test_an_owner_changes_the_brand(alice: Browser) -> None:
    response = alice.send("/settings/brand", brand(alice))
    assert response.location == "/settings/brand"
    page = alice.page("/settings/brand")
    assert page.value("phone") == "(207) 555-0142"
    assert "12 Quay Street\nPortland, ME 04101</textarea>" in page.text
    assert page.value("brand_color") == "#0b4f71"
    assert "Saved. New handouts look like this." in page.words
    assert '<option value="a4" selected>' in page.text
    assert '<option value="America/Chicago" selected>' in page.text


def test_another_clinic_keeps_its_own(alice: Browser, charlie: Browser) -> None:
    alice.send("/settings/brand", brand(alice))
    assert charlie.page("/settings/brand").value("name") == "Elsewhere Clinic"


@pytest.mark.parametrize("path", ["/settings/brand", "/settings/team", "/settings/team/new"])
def test_a_teammate_may_not(bob: Browser, path: str) -> None:
    assert "Only an owner can open this" in bob.page(path, 403).words
    assert bob.send(path, BRAND).status_code in (403, 405)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "Write the clinic's name."),
        ("brand_color", "teal", "Write a color as #0B4F71, or leave it empty."),
        ("email", "front-desk@harbor", "Write an email address such as dana@example.com."),
        ("address", "a\n" * 7, "Write up to 6 lines. You wrote 7 lines."),
    ],
)
def test_a_wrong_field_is_named_and_nothing_typed_is_lost(
    alice: Browser, field: str, value: str, words: str
) -> None:
    response = alice.send("/settings/brand", brand(alice, **{field: value}))
    assert response.status_code == 422
    page = Page(response.text)
    assert words in page.words
    wrong = [one["name"] for one in page.fields if one.get("aria-invalid") == "true"]
    assert wrong == [field]
    assert page.value("website") == "harborpt.example"
    assert alice.page("/settings/brand").value("website") == ""


def test_a_stale_edit_shows_both_versions(alice: Browser) -> None:
    old = brand(alice)
    assert alice.send("/settings/brand", {**old, "phone": "111"}).status_code == 302
    response = alice.send("/settings/brand", {**old, "phone": "222"})
    assert response.status_code == 409
    page = Page(response.text)
    assert "Someone else changed the brand meanwhile" in page.words
    assert "Phone: theirs is “111”, yours is “222”." in page.words
    assert page.value("phone") == "222"
    again = {**old, "phone": "222", "version": page.value("version") or ""}
    assert alice.send("/settings/brand", again).status_code == 302
    assert alice.page("/settings/brand").value("phone") == "222"


def test_a_version_that_is_no_number_is_refused(alice: Browser) -> None:
    assert alice.send("/settings/brand", brand(alice, version="x")).status_code == 400


def test_trying_a_color_saves_nothing(alice: Browser) -> None:
    response = alice.send("/settings/brand", brand(alice, brand_color="#ffe100", preview="1"))
    assert response.status_code == 200
    page = Page(response.text)
    assert "Too pale for words on white" in page.words
    assert "Black words on this color are easy to read." in page.words
    assert 'fill="#ffe100"' in page.text
    assert alice.page("/settings/brand").value("brand_color") == ""


def test_the_colors_words_come_from_the_server(alice: Browser) -> None:
    answer = alice.get("/settings/brand/readings?color=%230B4F71").get_json()
    assert answer["color"] == "#0b4f71"
    assert "8.9 : 1" in answer["readings"]
    assert re.fullmatch(r"#[0-9a-f]{6}", answer["theme"]["tint"])
    nonsense = alice.get("/settings/brand/readings?color=<b>").get_json()
    assert nonsense["color"] == "#0a5953"


def test_a_logo_is_cleaned_kept_and_shown(alice: Browser, bob: Browser) -> None:
    data = {**brand(alice), "logo": (logo((2400, 1200), "JPEG"), "mark.jpg")}
    assert alice.send("/settings/brand", data).status_code == 302
    source = re.search(r'<img src="(/logo\?v=[0-9a-f]+)"', bob.get("/account").text)
    assert source
    response = bob.get(source[1])
    assert response.mimetype == "image/png"
    assert "private" in response.headers["Cache-Control"]
    assert Image.open(io.BytesIO(response.data)).size == (1200, 600)


def test_a_logo_is_not_shown_to_others(alice: Browser, charlie: Browser, nobody: Browser) -> None:
    alice.send("/settings/brand", {**brand(alice), "logo": (logo(), "mark.png")})
    assert charlie.get("/logo").status_code == 404
    assert nobody.get("/logo").status_code == 404, "two clinics: nobody knows whose page it is"


def test_a_logo_can_be_removed(alice: Browser) -> None:
    alice.send("/settings/brand", {**brand(alice), "logo": (logo(), "mark.png")})
    assert alice.send("/settings/brand/remove-logo").status_code == 302
    assert alice.get("/logo").status_code == 404


def test_a_file_that_is_no_picture_is_refused_by_its_field(alice: Browser) -> None:
    file = io.BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>")
    response = alice.send("/settings/brand", {**brand(alice), "logo": (file, "mark.png")})
    assert response.status_code == 422
    assert "Write a PNG, JPEG or WebP picture." in Page(response.text).words
    assert alice.page("/settings/brand").value("phone") == "", "the whole form waits"


def test_a_file_too_large_to_be_taken_says_so(alice: Browser) -> None:
    response = alice.post(
        "/settings/brand",
        data=b"0" * (7 * 1024 * 1024),
        content_type="multipart/form-data; boundary=x",
    )
    assert response.status_code == 413
    assert "That file is too large" in response.text
