"""Pictures that move from start to finish when asked, and stay still for those who want that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from clinic.services import demo

pytestmark = pytest.mark.browser

_SEEN = """plate =>
  [...plate.querySelectorAll("img")].map(picture => getComputedStyle(picture).opacity)"""
_AT_REST = ["0", "1"]
_MOVING = """plate => plate.querySelector(".motion-start").getAnimations().length > 0"""


@pytest.fixture(params=[False, True], ids=["no-script", "script"])
def desk(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """A signed-in page of someone who does not mind movement."""
    context = chromium.new_context(base_url=server, java_script_enabled=request.param)
    yield _signed_in(context.new_page())
    context.close()


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Page]:
    """A signed-in page on a phone: nothing hovers."""
    context = chromium.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield _signed_in(context.new_page())
    context.close()


def _signed_in(page: Page) -> Page:
    page.goto("/login")
    page.get_by_label("Email").fill(demo.OWNER_EMAIL)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    return page


def test_a_card_moves_under_the_pointer_and_in_focus_without_script(desk: Page) -> None:
    desk.goto("/library")
    card = desk.locator(".exercise-card").first
    plate = card.locator(".plate-motion")
    assert plate.evaluate(_SEEN) == _AT_REST
    card.hover()
    assert plate.evaluate(_MOVING)
    desk.mouse.move(0, 0)
    assert not plate.evaluate(_MOVING)
    card.get_by_role("link").focus()
    assert plate.evaluate(_MOVING)


def test_a_program_row_moves_while_it_has_the_focus(desk: Page) -> None:
    desk.goto("/patients/1/programs/1")
    plate = desk.locator(".prescription .plate-motion").first
    assert not plate.evaluate(_MOVING)
    desk.locator("#p0-sets").focus()
    assert plate.evaluate(_MOVING)


def test_a_tap_shows_the_movement_and_goes_nowhere(phone: Page) -> None:
    phone.goto("/library")
    plate = phone.locator(".exercise-card .plate-motion").first
    button = plate.get_by_role("button")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    button.tap()
    assert plate.evaluate(_MOVING)
    assert phone.url.endswith("/library")


def test_a_key_shows_the_movement_and_it_ends(owner: Page) -> None:
    owner.emulate_media(reduced_motion="no-preference")
    owner.goto("/library/bridge")
    plate = owner.locator(".exercise-pictures .plate-motion")
    plate.get_by_role("button").focus()
    owner.keyboard.press("Enter")
    assert plate.evaluate(_MOVING)
    expect(owner.locator(".plays")).to_have_count(0, timeout=8000)
    assert plate.evaluate(_SEEN) == _AT_REST


def test_who_wants_less_motion_sees_the_finish(owner: Page) -> None:
    owner.goto("/library")
    card = owner.locator(".exercise-card").first
    card.hover()
    plate = card.locator(".plate-motion")
    assert not plate.evaluate(_MOVING)
    assert plate.evaluate(_SEEN) == _AT_REST
    expect(owner.locator(".motion-play:visible")).to_have_count(0)
