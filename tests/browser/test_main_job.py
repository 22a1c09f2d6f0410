"""The whole job in Chromium, with scripts and without: patient, program, printed handout."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from clinic.services import demo

pytestmark = pytest.mark.browser

SENTENCES = (
    "Do this for 1 minute 30 seconds.",
    "Do 2 sets of 10. Hold each for 3 seconds. Rest 30 seconds between sets.",
    "On Monday, Wednesday and Friday.",
    "Do 3 on each side. Hold each for 30 seconds.",
    "Left: 3 times. Right: 2 times. Hold each for 30 seconds.",
    "Hold for 45 seconds.",
)
"""What the patient must read on paper."""


@pytest.fixture(params=[False, True], ids=["no-script", "script"])
def desk(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """A therapist's page, signed in, in a browser with or without scripts."""
    context = chromium.new_context(
        base_url=server,
        viewport={"width": 1440, "height": 900},
        java_script_enabled=request.param,
        accept_downloads=True,
    )
    page = context.new_page()
    page.goto("/login")
    page.get_by_label("Email").fill(demo.OWNER_EMAIL)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()


def test_from_a_new_patient_to_the_handout_in_hand(desk: Page, tmp_path: Path) -> None:
    name = _add_patient(desk)
    _find_patient(desk, name)
    _look_at_the_library(desk)
    _find_patient(desk, name)
    _make_the_program(desk)
    _correct_a_slip(desk)
    preview = desk.context.request.get(f"{desk.url.split('?')[0].split('#')[0]}/preview.pdf")
    assert _missing(preview.body()) == []
    handout = _issue(desk, name, tmp_path)
    assert _missing(handout) == []
    assert name in _text(handout)
    _withdraw(desk)


def _add_patient(page: Page) -> str:
    """A patient of a name and birth date that the clinic has already: it asks once."""
    name = "Nora Example"
    page.goto("/patients/new")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Date of birth").fill("1958-03-02")
    page.get_by_label("Knee trouble").check()
    page.get_by_role("button", name="Add patient").click()
    if page.get_by_role("alert").count():
        expect(page.get_by_role("alert")).to_contain_text("Is this someone you have already?")
        expect(page.get_by_label("Knee trouble")).to_be_checked()
        page.get_by_role("button", name="Add as someone else").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return name


def _find_patient(page: Page, name: str) -> None:
    page.goto("/patients")
    page.get_by_role("searchbox", name="Find a patient").fill("nora 1958-03-02")
    page.keyboard.press("Enter")
    assert "nora" not in page.url
    page.get_by_role("link", name=name).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def _look_at_the_library(page: Page) -> None:
    page.get_by_role("link", name="Library").first.click()
    page.get_by_role("link", name=re.compile("^Strengthen")).click()
    page.get_by_role("searchbox", name="Find an exercise").fill("lying")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Bridge", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bridge")
    expect(page.get_by_text("Lift your hips until your body is straight.")).to_be_visible()


def _make_the_program(page: Page) -> None:
    page.get_by_role("button", name="New program").click()
    page.get_by_label("Title of the program").fill("Low back: first weeks")
    page.get_by_label(re.compile("Goal, in Nora")).fill("Get out of bed with ease")
    page.get_by_text("How often:").locator("..").click()
    days = page.get_by_role("group", name="Or on these days")
    for day in ("Monday", "Wednesday", "Friday"):
        days.get_by_label(day).check()
    page.get_by_label("Days a week").select_option("")
    _add(page, "marching", "Marching in Place")
    page.get_by_label("Time, Marching in Place", exact=True).fill("1:30")
    _add(page, "bridge", "Bridge")
    page.get_by_label("Hold, Bridge", exact=True).fill("3")
    _add(page, "bird", "Bird Dog")
    page.get_by_label("Reps, Bird Dog", exact=True).fill("3")
    page.get_by_label("Hold, Bird Dog", exact=True).fill("30 s")
    _add(page, "child", "Child's Pose", exact=True)
    page.get_by_label("Hold, Child's Pose", exact=True).fill("45")
    _add(page, "knee to chest", "Knee to Chest", exact=True)
    page.get_by_label("Reps, Knee to Chest", exact=True).fill("3")
    page.get_by_label("Hold, Knee to Chest", exact=True).fill("30")
    page.get_by_text("More for Knee to Chest").click()
    page.get_by_label("Reps, Knee to Chest, right side").fill("2")
    page.get_by_label("Reps, Knee to Chest, right side").press("Enter")
    for sentence in SENTENCES:
        expect(page.locator(".sentence", has_text=sentence).first).to_be_visible()
    expect(page.locator(".finding", has_text="Knee trouble:").first).to_be_visible()


def _add(page: Page, words: str, name: str, *, exact: bool = False) -> None:
    page.get_by_role("searchbox", name="Find an exercise to add").fill(words)
    page.keyboard.press("Enter")
    page.get_by_role("button", name=f"Add {name}", exact=exact).first.click()
    expect(page.get_by_role("heading", level=4, name=name, exact=True)).to_be_visible()


def _correct_a_slip(page: Page) -> None:
    """A wrong figure comes back as typed, with a message by the field; then the order changes."""
    page.get_by_label("Reps, Bridge", exact=True).fill("500")
    page.get_by_role("button", name="Move Bird Dog up").click()
    field = page.get_by_label("Reps, Bridge", exact=True)
    expect(field).to_have_value("500")
    expect(field).to_have_accessible_description(re.compile("Reps go from 1 to 100"))
    page.get_by_role("link", name="Reps, Bridge").click()
    field.fill("10")
    page.get_by_role("button", name="Save").click()
    names = page.get_by_role("heading", level=4).all_inner_texts()
    assert names[:3] == ["Marching in Place", "Bird Dog", "Bridge"]


def _issue(page: Page, name: str, folder: Path) -> bytes:
    page.get_by_role("button", name="Issue handout").click()
    expect(page.locator(".whole-name")).to_have_text(name)
    expect(page.locator(".whole-birth")).to_contain_text("Born 2 March 1958")
    page.get_by_role("button", name="Issue handout").click()
    expect(page.get_by_role("alert")).to_contain_text("Tick every warning")
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Issue handout").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Low back: first weeks")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    assert re.fullmatch(r"handout-\d+-r1\.pdf", download.value.suggested_filename)
    kept = folder / "handout.pdf"
    download.value.save_as(kept)
    return kept.read_bytes()


def _withdraw(page: Page) -> None:
    page.get_by_label("Why it is withdrawn").fill("Issued by mistake")
    page.get_by_role("button", name="Withdraw handout").click()
    expect(page.get_by_text("Withdrawn on 23 November 2026")).to_be_visible()


def _text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).split())


def _missing(pdf: bytes) -> list[str]:
    """The sentences that cannot be read on paper."""
    said = _text(pdf)
    return [sentence for sentence in SENTENCES if sentence not in said]
