"""States of the feature pages that a plain visit does not show, open to everyone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_shell import overflow, violations

pytestmark = pytest.mark.browser

PAGES = (
    "/patients/1/edit",
    "/library?view=list&kind=stretch",
    "/patients/1/programs/1/issue",
    "/patients/1/handouts/1",
)


def check(page: Page) -> None:
    """No rule broken and nothing wider than the window, on a desk and on the smallest phone."""
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.deep
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone(owner: Page, path: str) -> None:
    owner.goto(path)
    check(owner)


def test_errors_are_open_to_everyone(owner: Page) -> None:
    owner.goto("/patients/1/programs/1")
    owner.locator("#p0-rest_seconds").fill("much")
    owner.keyboard.press("Enter")
    expect(owner.get_by_role("alert")).to_contain_text("Rest goes from 0 to 600 seconds.")
    check(owner)


def test_two_versions_are_open_to_everyone(owner: Page) -> None:
    address = "/patients/1/programs/1"
    owner.goto(address)
    owner.get_by_label("Title of the program").fill("Mine")
    other = owner.context.new_page()
    other.goto(address)
    other.get_by_label("Title of the program").fill("Theirs")
    other.keyboard.press("Enter")
    expect(other.get_by_label("Title of the program")).to_have_value("Theirs")
    other.close()
    owner.get_by_role("button", name="Save", exact=True).click()
    expect(owner.locator("mark", has_text="Mine")).to_be_visible()
    check(owner)


def test_the_precautions_stay_in_sight_on_a_phone(owner: Page) -> None:
    owner.goto("/patients/1")
    if not owner.locator(".tag-warn").count():
        owner.goto("/patients/1/edit")
        owner.get_by_label("Knee trouble").check()
        owner.get_by_role("button", name="Save details").click()
    owner.set_viewport_size({"width": 390, "height": 640})
    owner.goto("/patients/1/programs/1")
    owner.mouse.wheel(0, 5000)
    expect(owner.locator(".program-whom .tag-warn").first).to_be_in_viewport()
