"""The library's search follows the typing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_feature_pages import check

pytestmark = pytest.mark.browser


def test_the_library_follows_the_typing(owner: Page) -> None:
    owner.goto("/library")
    field = owner.get_by_label("Find an exercise")
    field.press_sequentially("hamstrng st")
    results = owner.locator("[data-part=results]")
    expect(results.get_by_role("heading")).to_have_count(2)
    expect(results).to_contain_text("Showing exercises for hamstring")
    expect(field).to_be_focused()
    expect(field).to_have_value("hamstrng st")
    expect(owner).to_have_url(re.compile(r"/library\?text=hamstrng\+st$"))
    expect(owner.get_by_role("status").first).to_have_text(re.compile(r"2 of \d+ exercises"))
    check(owner)
    owner.set_viewport_size({"width": 1440, "height": 900})
    owner.get_by_role("link", name=re.compile("^Towel")).click()
    expect(results.get_by_role("heading")).to_have_text(["Hamstring Stretch with Towel"])
    expect(field).to_have_value("hamstrng st")
    field.fill("")
    expect(results.get_by_role("heading")).to_have_count(1)
    owner.get_by_role("link", name="Clear").click()
    expect(results.get_by_role("heading").nth(20)).to_be_visible()


def test_a_meaning_is_found_and_the_view_keeps_the_words(owner: Page) -> None:
    owner.goto("/library?view=list")
    owner.get_by_label("Find an exercise").press_sequentially("LBP")
    expect(owner.locator("[data-part=count]")).to_contain_text(re.compile(r" of \d+ exercises"))
    owner.get_by_role("link", name="Pictures").click()
    expect(owner.get_by_label("Find an exercise")).to_have_value("LBP")
    check(owner)
