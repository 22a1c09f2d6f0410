"""The library as a file, and many exercises at once, in Chromium."""

import pytest
from playwright.sync_api import Page, expect

from clinic.library import load_library
from clinic.library.exchange import flatten, write_file
from tests.browser.test_feature_pages import check

pytestmark = pytest.mark.browser

SEEDS = [flatten(exercise) for exercise in load_library().exercises.values()]


def upload(page: Page, content: bytes) -> None:
    page.goto("/library/import")
    file = {"name": "library.csv", "mimeType": "text/csv", "buffer": content}
    page.set_input_files("#file", file)  # type: ignore[arg-type]  # a FilePayload
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_role("heading", name="What the file would change")).to_be_visible()


def test_import_pages_are_open_to_everyone(owner: Page) -> None:
    owner.goto("/library/import")
    check(owner)
    wrong = {**SEEDS[0], "reps": "8-", "kind": "jumping"}
    upload(owner, write_file([wrong, *SEEDS[1:]], "a.csv"))
    expect(owner.get_by_role("alert")).to_contain_text("1 row refused")
    check(owner)


def test_a_file_comes_in_while_the_page_follows(owner: Page) -> None:
    links = {"progressions": [], "regressions": [], "precautions": []}
    new = [{**SEEDS[0], **links, "slug": f"new-{n}", "name": f"New {n}"} for n in range(300)]
    upload(owner, write_file(new, "a.csv"))
    owner.get_by_role("button", name="Import 300 exercises").click()
    expect(owner.get_by_text("300 exercises imported")).to_be_visible(timeout=30_000)
    check(owner)


def test_chosen_exercises_are_tagged_and_taken_back(owner: Page) -> None:
    owner.goto("/library?view=list")
    owner.get_by_label("Choose Bridge").check()
    owner.get_by_label("Choose Cat-Cow").check()
    check(owner)
    owner.get_by_role("button", name="Change the chosen").click()
    check(owner)
    owner.get_by_label("Tag", exact=True).fill("evening")
    owner.get_by_role("button", name="Add the tag").click()
    expect(owner.get_by_text("Tagged with evening: 2 exercises", exact=True)).to_be_visible()
    owner.get_by_role("button", name="Undo").click()
    expect(owner.get_by_text("Undone.")).to_be_visible()
