"""Every page in Chromium: readable by everyone, at every width, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/patients",
    "/patients/new",
    "/patients/1",
    "/patients/1/programs/1",
    "/library",
    "/library/bridge",
    "/search",
    "/account",
    "/settings/brand",
    "/settings/team",
    "/settings/team/new",
    "/nowhere",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:150]}" for one in found]


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.mark.deep
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone(owner: Page, path: str) -> None:
    owner.goto(path)
    assert violations(owner) == [], "light, on a desk"
    for width in (768, 320, 390):
        owner.set_viewport_size({"width": width, "height": 800})
        assert overflow(owner) <= 0, width
    owner.emulate_media(color_scheme="dark")
    assert violations(owner) == [], "dark, on a phone"


@pytest.mark.parametrize("path", ["/login", "/link/none"])
def test_a_page_before_sign_in_is_open_to_everyone(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert overflow(page) <= 0


def test_a_slash_goes_to_search_and_enter_asks(owner: Page) -> None:
    owner.goto("/account")
    owner.keyboard.press("/")
    expect(owner.get_by_role("searchbox")).to_be_focused()
    owner.keyboard.type("bridge")
    owner.keyboard.press("Enter")
    expect(owner.get_by_role("link", name="Bridge", exact=True)).to_be_visible()
    assert "bridge" not in owner.url


def test_the_menu_closes_with_escape_and_gives_the_focus_back(owner: Page) -> None:
    owner.goto("/account")
    opener = owner.locator("summary.initials")
    opener.click()
    sign_out = owner.locator(".menu").get_by_role("button", name="Sign out")
    expect(sign_out).to_be_visible()
    owner.keyboard.press("Escape")
    expect(sign_out).to_be_hidden()
    expect(opener).to_be_focused()


def test_dark_is_chosen_at_once_and_kept(owner: Page) -> None:
    owner.goto("/account")
    root = owner.locator("html")
    with owner.expect_response("**/theme"):
        owner.locator("main").get_by_role("button", name="Dark").click()
        expect(root).to_have_attribute("data-theme", "dark")
    owner.reload()
    expect(root).to_have_attribute("data-theme", "dark")


def test_a_wrong_field_takes_the_focus(page: Page) -> None:
    page.goto("/login")
    page.get_by_label("Email").fill("dana@harborpt.example")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Password")).to_be_focused()
    expect(page.get_by_text("Write your password.")).to_be_visible()


def test_the_brand_preview_follows_the_form(owner: Page) -> None:
    owner.goto("/settings/brand")
    owner.get_by_label("Color", exact=True).fill("#ffe100")
    expect(owner.get_by_text("Too pale for words on white")).to_be_visible()
    preview = owner.locator("[data-preview]")
    expect(preview.locator("[data-paint=solid]").first).to_have_attribute("fill", "#ffe100")
    owner.get_by_label("Clinic name").fill("Quay <b>Clinic")
    expect(preview.get_by_text("Quay <b>Clinic")).to_be_visible()


def test_the_skip_link_leads_past_the_top_bar(owner: Page) -> None:
    owner.goto("/library")
    owner.keyboard.press("Tab")
    skip = owner.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    owner.keyboard.press("Enter")
    expect(owner.locator("main")).to_be_focused()
