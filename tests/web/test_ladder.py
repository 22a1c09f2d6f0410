"""The page of an exercise's ladder."""

from tests.web.auditing import Page
from tests.web.conftest import Browser


def test_an_exercise_is_put_on_the_ladder_and_taken_off(bob: Browser) -> None:
    page = bob.page("/library/bridge/ladder")
    assert "Next easierNone." in page.words.replace(" None.", "None.")
    assert "Bird Dog" in page.words
    sent = {"version": page.value("version"), "do": "harder:bird-dog"}
    done = Page(bob.send("/library/bridge/ladder", sent, follow_redirects=True).text)
    assert "Saved, on both exercises." in done.words
    assert 'value="part:bird-dog"' in done.text
    other = bob.page("/library/bird-dog")
    assert "This exercise" in other.words
    assert "Bridge" in other.words
    sent = {"version": done.value("version"), "do": "part:bird-dog"}
    bob.send("/library/bridge/ladder", sent)
    assert "No easier or harder exercise is linked" in bob.page("/library/bird-dog").words


def test_others_are_found_by_words(bob: Browser) -> None:
    page = bob.page("/library/bridge/ladder?text=cat")
    assert "Cat-Cow" in page.words
    assert "Nothing fits" in bob.page("/library/bridge/ladder?text=unheard-of").words


def test_a_circle_or_an_old_page_is_refused_with_a_reason(bob: Browser) -> None:
    path = "/library/plank-full/ladder"
    version = bob.page(path).value("version")
    circle = bob.send(path, {"version": version, "do": "harder:plank-wall"})
    assert circle.status_code == 422
    assert "to which this one is not harder already" in Page(circle.text).words
    assert bob.send(path, {"version": "0", "do": "harder:bridge"}).status_code == 409
    assert bob.send(path, {"version": version, "do": "harder:none"}).status_code == 404
