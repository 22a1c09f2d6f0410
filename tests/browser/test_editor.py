"""The exercise editor, looked at and typed into."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_feature_pages import check

pytestmark = pytest.mark.browser

HARD = "This strengthens the transverse abdominis, facilitating functional activities."


@pytest.mark.deep
@pytest.mark.parametrize(
    "path",
    [
        "/library/new",
        "/library/bridge/edit",
        "/library/bridge/edit/es",
        "/library/bridge/versions",
        "/library/archived",
        "/library/bridge/photos",
        "/library/overdue",
        "/library/seeds",
        "/library/modified-plank/ladder",
    ],
)
def test_a_page_is_open_to_everyone(owner: Page, path: str) -> None:
    owner.goto(path)
    check(owner)


def test_the_grade_follows_the_typing_and_plain_words_are_put_in(owner: Page) -> None:
    owner.goto("/library/bridge/edit")
    why = owner.get_by_label("Why it helps")
    why.fill(HARD)
    reading = owner.locator("[data-reading=why]")
    expect(reading).to_contain_text("Aim for 6 or below.")
    expect(owner.locator("[data-reading=whole]")).to_contain_text("Without “Why it helps”")
    check(owner)
    reading.get_by_role("button", name="Use plain words").click()
    expect(why).to_have_value(
        "This strengthens the deep belly muscle that wraps around you like a belt, "
        "facilitating functional activities."
    )
    expect(why).to_be_focused()
    expect(reading.get_by_role("button")).to_have_count(0)


def test_errors_and_two_versions_are_open_to_everyone(owner: Page) -> None:
    owner.goto("/library/bridge/edit")
    owner.get_by_label("Reps").fill("many")
    other = owner.context.new_page()
    other.goto("/library/bridge/edit")
    other.get_by_label("Key points").fill(f"{HARD} {HARD}")
    other.get_by_role("button", name="Save version").first.click()
    other.wait_for_url("**/library/bridge")
    other.goto("/library/bridge/versions")
    check(other)
    other.close()
    owner.get_by_role("button", name="Save version").first.click()
    expect(owner.get_by_role("alert").first).to_contain_text("Someone changed this exercise too")
    check(owner)
    owner.get_by_role("button", name="Save version").first.click()
    expect(owner.locator("#reps")).to_be_focused()
    check(owner)
