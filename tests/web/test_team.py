"""The team: adding people, one-time links, stopping someone."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import User
from tests.web.auditing import Page
from tests.web.conftest import Browser

NEW = {"name": "Nora <i>New</i>", "credentials": "PTA", "email": "nora@example.com"}


def person_id(session: Session, email: str) -> int:
    """Read and let go of the database: the application is about to write."""
    found = session.scalars(select(User.id).where(User.email == email)).one()
    session.rollback()
    return found


def link_in(text: str) -> str:
    found = re.search(r"http://localhost(/link/[\w-]+)", text)
    assert found
    return found[1]


def test_the_list_shows_this_clinics_people(alice: Browser) -> None:
    words = alice.page("/settings/team").words
    assert "Alice Owner" in words
    assert "Bob Teammate" in words
    assert "Charlie" not in words


def test_a_teammate_is_added_by_a_link_shown_once(alice: Browser, nobody: Browser) -> None:
    response = alice.send("/settings/team/new", {**NEW, "role": "therapist"})
    assert response.status_code == 200
    assert "Nora &lt;i&gt;New" in response.text
    link = link_in(response.text)
    team = alice.get("/settings/team").text
    assert link not in team
    assert "Link not used yet" in team
    assert nobody.send(link, {"password": "a quiet new password"}).status_code == 302
    assert "Therapist" in nobody.page("/account").words


def test_adding_someone_names_what_is_wrong(alice: Browser) -> None:
    response = alice.send("/settings/team/new", {**NEW, "role": "therapist", "name": ""})
    assert response.status_code == 422
    page = Page(response.text)
    assert "Write the person's name." in page.words
    assert page.value("email") == "nora@example.com"
    taken = {**NEW, "role": "owner", "email": "BOB@example.com"}
    response = alice.send("/settings/team/new", taken)
    assert response.status_code == 422
    assert "an address nobody signs in with yet" in response.text
    assert alice.send("/settings/team/new", {**NEW, "role": "king"}).status_code == 422


def test_a_reset_link_replaces_the_one_before(
    alice: Browser, nobody: Browser, session: Session
) -> None:
    path = f"/settings/team/{person_id(session, 'bob@example.com')}/link"
    first = link_in(alice.send(path).text)
    second = link_in(alice.send(path).text)
    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200


def test_someone_stopped_is_out_and_can_be_let_in_again(
    alice: Browser, bob: Browser, session: Session
) -> None:
    path = f"/settings/team/{person_id(session, 'bob@example.com')}"
    assert alice.send(f"{path}/inactive").status_code == 302
    assert bob.get("/account").status_code == 302
    refused = alice.send(f"{path}/link")
    assert refused.status_code == 422
    assert "Nothing was changed" in refused.text
    assert alice.send(f"{path}/active").status_code == 302
    bob.sign_in("bob@example.com")


def test_an_owner_cannot_shut_themselves_out(alice: Browser, session: Session) -> None:
    path = f"/settings/team/{person_id(session, 'alice@example.com')}/inactive"
    assert alice.send(path).status_code == 422
    assert alice.get("/account").status_code == 200


def test_another_clinics_people_are_not_there(alice: Browser, session: Session) -> None:
    path = f"/settings/team/{person_id(session, 'charlie@example.com')}"
    for act in ("link", "active", "inactive"):
        assert alice.send(f"{path}/{act}").status_code == 404
    assert alice.send("/settings/team/99999/link").status_code == 404
