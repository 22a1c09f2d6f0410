"""Choosing many exercises in the list and changing them, with one click back."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import BulkAction, ExerciseRow
from tests.web.conftest import Browser, Clock

TWO = ["bridge", "cat-cow"]


def row_of(session: Session, slug: str) -> ExerciseRow:
    session.rollback()
    query = select(ExerciseRow).where(ExerciseRow.clinic_id == 1, ExerciseRow.slug == slug)
    return session.scalars(query).one()


def test_the_list_offers_to_choose_and_the_next_page_what_to_do(bob: Browser) -> None:
    shown = bob.get("/library?view=list").text
    assert 'name="slug" value="bridge" aria-label="Choose Bridge"' in shown
    page = bob.send("/library/bulk", {"slug": TWO, "do": "choose"}).text
    assert "Change 2 exercises" in page
    assert page.count('value="cat-cow"') == 3


def test_a_tag_shows_is_found_and_goes_with_one_undo(
    bob: Browser, session: Session, clock: Clock
) -> None:
    done = bob.send("/library/bulk", {"slug": TWO, "do": "tag", "tag": "zumba"})
    assert done.status_code == 303
    page = bob.get(done.location).text
    assert "Tagged with zumba: 2 exercises" in page
    assert "Bridge" in bob.get("/library?text=zumba").text
    number = session.scalars(select(BulkAction)).one().id
    assert f'action="/library/bulk/{number}/undo"' in page
    clock.now += timedelta(hours=1)
    assert "/undo" not in bob.get("/library").text
    assert bob.send(f"/library/bulk/{number}/undo").status_code == 303
    assert row_of(session, "bridge").tags == []
    assert bob.send(f"/library/bulk/{number}/undo").status_code == 404


def test_doses_and_the_archive_change_for_all_chosen(bob: Browser, session: Session) -> None:
    form = {"slug": TWO, "do": "doses", "sets": "3"}
    assert bob.send("/library/bulk", form).status_code == 303
    assert row_of(session, "cat-cow").content["dosage"]["sets"]["range"] == {"min": 3, "max": 3}
    assert bob.send("/library/bulk", {"slug": TWO, "do": "archive"}).status_code == 303
    assert row_of(session, "cat-cow").archived_at is not None


def test_what_is_wrong_is_said_by_the_field_with_what_was_typed(bob: Browser) -> None:
    response = bob.send("/library/bulk", {"slug": TWO, "do": "doses", "reps": "8-"})
    assert response.status_code == 422
    assert 'value="8-"' in response.text
    assert "a range such as 8-10" in response.text
    nothing = bob.send("/library/bulk", {"do": "archive"})
    assert nothing.status_code == 422
    assert "Choose in the list" in nothing.text
    assert bob.send("/library/bulk", {"slug": ["nowhere"], "do": "tag"}).status_code == 404


def test_what_changed_since_stays(alice: Browser, bob: Browser, session: Session) -> None:
    bob.send("/library/bulk", {"slug": TWO, "do": "tag", "tag": "evening"})
    number = session.scalars(select(BulkAction)).one().id
    alice.send("/library/bridge/archive")
    response = bob.send(f"/library/bulk/{number}/undo")
    assert response.status_code == 409
    assert "Nothing was undone." in response.text
    assert row_of(session, "cat-cow").tags == ["evening"]


def test_anothers_action_is_not_found(alice: Browser, charlie: Browser, session: Session) -> None:
    alice.send("/library/bulk", {"slug": TWO, "do": "tag", "tag": "evening"})
    number = session.scalars(select(BulkAction)).one().id
    assert charlie.send(f"/library/bulk/{number}/undo").status_code == 404
