"""The library: browsed, read, and stood behind."""

from sqlalchemy.orm import Session

from clinic.models import ExerciseRow
from tests.web.auditing import Page
from tests.web.conftest import Browser, Clock


def test_all_exercises_are_shown_with_counts(alice: Browser) -> None:
    page = alice.page("/library")
    assert "25 exercises" in page.words
    for words in ("Bridge", "Strengthen · Lying on back", "10-15 reps · hold 2-3 s", "Kneeling"):
        assert words in page.words


def test_facets_and_text_narrow_and_can_be_taken_back(alice: Browser) -> None:
    page = alice.page("/library?region=core&kind=strengthen&text=plank")
    assert "Full Plank" in page.words
    assert "Cat-Cow" not in page.words
    assert "/library?kind=strengthen&amp;text=plank" in page.text
    assert "/library?kind=strengthen&text=plank" in page.hrefs
    assert "No exercise fits" in alice.page("/library?text=unheard-of").words


def test_the_list_says_kind_position_dose_and_review(alice: Browser) -> None:
    page = alice.page("/library?view=list")
    for head in ("Kind", "Position", "Library dose", "Reviewed"):
        assert head in page.words
    assert "Not yet" in page.words


def test_an_exercise_is_read_with_doses_and_sources(alice: Browser) -> None:
    page = alice.page("/library/bridge")
    for words in (
        "Lift your hips until your body is straight.",
        "10 to 15 Article, line 54",
        "2 to 3 Clinic default",
        "Not yet reviewed by a clinician",
        "Article, lines 43-57",
        "Cannot get to the floor",
    ):
        assert words in page.words


def test_the_ladder_goes_from_easier_to_harder(alice: Browser) -> None:
    words = alice.page("/library/modified-plank").words
    places = [words.index(name) for name in ("Wall Plank", "Incline Plank", "This exercise")]
    assert places == sorted(places)
    assert words.index("This exercise") < words.index("Full Plank")
    assert "No easier or harder exercise is linked" in alice.page("/library/bird-dog").words


def test_an_owner_marks_an_exercise_as_reviewed(alice: Browser, bob: Browser) -> None:
    page = alice.page("/library/bridge")
    fields = {"version": page.value("version"), "reviewer": "Sam Okafor, PT"}
    response = alice.send("/library/bridge/reviewed", fields, follow_redirects=True)
    assert "Reviewed by Sam Okafor, PT, 23 November 2026" in Page(response.text).words
    read = bob.page("/library/bridge")
    assert "Sam Okafor, PT, 23 November 2026" in read.words
    assert "Mark as reviewed" not in read.words
    assert bob.send("/library/bridge/reviewed", fields).status_code == 403


def test_nobody_named_or_an_old_page_marks_nothing(alice: Browser, session: Session) -> None:
    version = alice.page("/library/bridge").value("version")
    unnamed = alice.send("/library/bridge/reviewed", {"version": version, "reviewer": " "})
    assert unnamed.status_code == 422
    assert 'id="reviewer-error"' in unnamed.text
    stale = alice.send("/library/bridge/reviewed", {"version": "0", "reviewer": "Sam Okafor"})
    assert stale.status_code == 409
    assert Page(stale.text).value("reviewer") == "Sam Okafor"
    reviewed = session.query(ExerciseRow).filter(ExerciseRow.reviewed_by != "").count()
    assert reviewed == 0


def test_each_clinic_has_its_own_library(alice: Browser, charlie: Browser, nobody: Browser) -> None:
    version = alice.page("/library/bridge").value("version")
    alice.send("/library/bridge/reviewed", {"version": version, "reviewer": "Sam Okafor"})
    assert "Sam Okafor" not in charlie.page("/library/bridge").words
    assert alice.get("/library/unheard-of").status_code == 404
    for path in ("/library", "/library/bridge"):
        assert nobody.get(path).status_code == 302


def test_an_overdue_review_is_listed_and_told_to_owners(
    alice: Browser, bob: Browser, clock: Clock
) -> None:
    fields = {"version": "1", "reviewer": "Sam Okafor", "review_due": "2026-11-01"}
    wrong = alice.send("/library/bridge/reviewed", fields)
    assert wrong.status_code == 422
    assert 'id="review_due-error"' in wrong.text
    alice.send("/library/bridge/reviewed", fields | {"review_due": "2026-12-01"})
    assert "1 December 2026" in alice.page("/library/bridge").words
    assert "Nothing is overdue" in bob.page("/library/overdue").words
    assert "overdue" not in alice.page("/").words
    clock.forward(days=9)
    for browser, email in ((alice, "alice@example.com"), (bob, "bob@example.com")):
        browser.sign_in(email)
    assert "1 exercise of your library is overdue for review" in alice.page("/").words
    assert "overdue" not in bob.page("/").words
    assert "Review overdue" in bob.page("/library").words
    assert "Review by 1 December 2026" in bob.page("/library/overdue").words
    assert "Overdue" in bob.page("/library/bridge").words
