"""The library's search: typos, meanings, facets, pages, and the parts that follow while typing."""

import pytest

from clinic.web.library import gallery
from tests.web.conftest import Browser


def test_a_misspelt_word_is_corrected_and_says_so(alice: Browser) -> None:
    page = alice.page("/library?text=hamstrng+strech")
    assert "Showing exercises for hamstring stretch." in page.words
    assert "Hamstring Stretch with Towel" in page.words
    assert page.value("text") == "hamstrng strech"
    assert "2 of 25 exercises" in page.words


def test_equipment_narrows_with_the_text(alice: Browser) -> None:
    page = alice.page("/library?text=stretch&equipment=towel")
    assert "Hamstring Stretch with Towel" in page.words
    assert "Piriformis" not in page.words
    assert "/library?text=stretch" in page.hrefs


def test_parts_follow_as_markup_and_the_page_stands_at_their_address(alice: Browser) -> None:
    query = "text=lbp&kind=strengthen&view=list"
    answer = alice.get(f"/library/followed?{query}").get_json()
    assert set(answer["parts"]) == {"count", "view", "facets", "results"}
    page = alice.get(answer["address"]).text
    for part, markup in answer["parts"].items():
        assert markup.strip() in page, part
    assert "Bridge" in answer["parts"]["results"]


def test_what_is_typed_is_shown_as_typed(alice: Browser) -> None:
    answer = alice.get("/library/followed?text=<img src=x>").get_json()
    assert "<img src=x>" not in "".join(answer["parts"].values())
    assert "No exercise fits" in answer["parts"]["results"]


def test_many_exercises_are_shown_a_page_at_a_time(
    alice: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gallery, "PAGE_SIZE", 3)
    first = alice.page("/library?text=lbp")
    assert "Page 1 of" in first.words
    assert "/library?text=lbp&page=2" in first.hrefs
    second = alice.page("/library?text=lbp&page=2")
    assert "/library?text=lbp&page=1" in second.hrefs
    assert {h for h in first.hrefs if h.startswith("/library/")} != {
        h for h in second.hrefs if h.startswith("/library/")
    }
    assert "No exercise fits" in alice.page("/library?text=lbp&page=99").words
