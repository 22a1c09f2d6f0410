"""Signing in, the team, and one-time links."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.models import AuditEntry, OneTimeLink, Role, SignIn, User
from clinic.services import accounts
from clinic.services.accounts import NewPerson
from clinic.services.actor import Actor
from clinic.services.errors import (
    ForbiddenError,
    NotFoundError,
    RefusedError,
    ThrottledError,
)
from clinic.services.sign_ins import REMEMBERED, WORKDAY
from tests import factories
from tests.factories import NOW, PASSWORD
from tests.personas import Personas

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
NEW = "another good password"
ERIN = NewPerson("Erin New", "Erin@Example.com", "PTA", "therapist")


def sign_in(session: Session, email: str = "bob@example.com", password: str = PASSWORD) -> str:
    token = accounts.sign_in(session, email, password, False, NOW)
    assert token is not None
    return token


def fail(session: Session, times: int, email: str = "bob@example.com") -> None:
    for _ in range(times):
        assert accounts.sign_in(session, email, "wrong", False, NOW) is None


def test_a_person_signs_in_and_is_known_again(session: Session, people: Personas) -> None:
    token = sign_in(session, " BOB@example.com ")
    found = accounts.sign_in_of(session, token, NOW)
    assert found is not None
    assert Actor.of(found.user) == people.bob
    assert found.user.clinic.name == "Harbor Test Clinic"


def test_the_token_itself_is_not_kept(session: Session, people: Personas) -> None:
    del people
    token = sign_in(session)
    assert len(token) >= 43
    assert session.scalars(select(SignIn.token_hash)).one() != token


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("bob@example.com", "wrong"),
        ("bob@example.com", ""),
        ("nobody@example.com", PASSWORD),
        ("", ""),
    ],
)
def test_a_wrong_address_or_password_is_no_session(
    session: Session, people: Personas, email: str, password: str
) -> None:
    del people
    assert accounts.sign_in(session, email, password, False, NOW) is None
    assert session.scalars(select(SignIn)).all() == []


def test_inactive_and_invited_people_cannot_sign_in(session: Session, people: Personas) -> None:
    for trait in ({"inactive": True}, {"invited": True}):
        user = factories.user(session, people.clinic_a, **trait)
        assert accounts.sign_in(session, user.email, PASSWORD, False, NOW) is None


def test_a_session_ends_with_the_workday_or_after_two_weeks(
    session: Session, people: Personas
) -> None:
    del people
    short = sign_in(session)
    long = accounts.sign_in(session, "bob@example.com", PASSWORD, True, NOW) or ""
    assert accounts.sign_in_of(session, short, NOW + WORKDAY - SECOND)
    assert accounts.sign_in_of(session, short, NOW + WORKDAY) is None
    assert accounts.sign_in_of(session, long, NOW + REMEMBERED - SECOND)
    assert accounts.sign_in_of(session, long, NOW + REMEMBERED) is None


def test_signing_out_ends_the_session_on_the_server(session: Session, people: Personas) -> None:
    del people
    token, other = sign_in(session), sign_in(session)
    accounts.sign_out(session, token, NOW)
    accounts.sign_out(session, "never given", NOW)
    assert accounts.sign_in_of(session, token, NOW) is None
    assert accounts.sign_in_of(session, other, NOW)


def test_when_a_session_was_seen_is_noted_once_a_minute(session: Session, people: Personas) -> None:
    del people
    token = sign_in(session)

    def seen(after: int) -> float:
        found = accounts.sign_in_of(session, token, NOW + after * SECOND)
        assert found is not None
        session.refresh(found)
        return (found.seen_at - NOW).total_seconds()

    assert [seen(59), seen(60), seen(100), seen(121)] == [0, 60, 60, 121]


def test_the_fifth_failure_asks_for_a_wait_that_grows(session: Session, people: Personas) -> None:
    del people
    fail(session, 5)
    waits = []
    moment = NOW
    for _ in range(7):
        with pytest.raises(ThrottledError) as error:
            accounts.sign_in(session, "BOB@example.com", PASSWORD, False, moment)
        waits.append(error.value.seconds)
        moment += error.value.seconds * SECOND
        assert accounts.sign_in(session, "bob@example.com", "wrong", False, moment) is None
    assert waits == [2, 4, 8, 16, 32, 60, 60]


def test_after_the_wait_the_right_password_is_heard(session: Session, people: Personas) -> None:
    del people
    fail(session, 5)
    assert accounts.sign_in(session, "bob@example.com", PASSWORD, False, NOW + 2 * SECOND)


def test_failures_count_for_one_address_and_a_quarter_of_an_hour(
    session: Session, people: Personas
) -> None:
    del people
    fail(session, 5)
    assert sign_in(session, "alice@example.com")
    fail(session, 5, "nobody@example.com")
    with pytest.raises(ThrottledError):
        accounts.sign_in(session, "nobody@example.com", "wrong", False, NOW)
    assert accounts.sign_in(session, "bob@example.com", PASSWORD, False, NOW + HOUR / 4)


def test_a_failure_is_recorded_without_the_address(session: Session, people: Personas) -> None:
    del people
    fail(session, 1, "nobody@example.com")
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor_id, entry.clinic_id) == (
        "account.sign_in_failed",
        None,
        None,
    )
    assert "nobody" not in entry.subject


def test_an_outdated_hash_is_renewed(
    session: Session, people: Personas, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = people.bob_user.password_hash
    monkeypatch.setattr("clinic.services.sign_ins.is_outdated", lambda _hash: True)
    sign_in(session)
    assert people.bob_user.password_hash != old
    assert sign_in(session)


def test_the_team_is_the_clinics(session: Session, people: Personas) -> None:
    factories.user(session, people.clinic_a, name="Aaron Former", inactive=True)
    names = [user.name for user in accounts.team(session, people.bob)]
    assert names == ["Alice Owner", "Bob Teammate", "Aaron Former"]


def test_an_invited_teammate_sets_a_password_with_the_link(
    session: Session, people: Personas
) -> None:
    token = accounts.invite(session, people.alice, ERIN, NOW)
    link = accounts.link_of(session, token, NOW)
    assert link is not None
    assert (link.user.name, link.user.email) == ("Erin New", "erin@example.com")
    user = accounts.redeem(session, token, NEW, NOW + HOUR)
    assert (user.role, user.clinic_id) == (Role.THERAPIST, people.clinic_a.id)
    assert sign_in(session, "erin@example.com", NEW)


def test_a_link_works_once_and_for_a_day(session: Session, people: Personas) -> None:
    token = accounts.invite(session, people.alice, ERIN, NOW)
    assert accounts.link_of(session, token, NOW + 24 * HOUR) is None
    with pytest.raises(NotFoundError):
        accounts.redeem(session, token, NEW, NOW + 24 * HOUR)
    accounts.redeem(session, token, NEW, NOW + 24 * HOUR - SECOND)
    assert accounts.link_of(session, token, NOW) is None
    with pytest.raises(NotFoundError):
        accounts.redeem(session, token, NEW, NOW)
    with pytest.raises(NotFoundError):
        accounts.redeem(session, "never given", NEW, NOW)


def test_a_short_password_leaves_the_link_usable(session: Session, people: Personas) -> None:
    token = accounts.invite(session, people.alice, ERIN, NOW)
    with pytest.raises(RefusedError):
        accounts.redeem(session, token, "short", NOW)
    assert accounts.link_of(session, token, NOW)


@pytest.mark.parametrize(
    ("person", "fields"),
    [
        (NewPerson("", "x", "", "boss"), ["email", "name", "role"]),
        (NewPerson("Bob Again", "BOB@example.com", "", "owner"), ["email"]),
        (NewPerson("Charlie", "charlie@example.com", "", "owner"), ["email"]),
    ],
)
def test_an_invitation_names_what_is_wrong(
    session: Session, people: Personas, person: NewPerson, fields: list[str]
) -> None:
    with pytest.raises(RefusedError) as error:
        accounts.invite(session, people.alice, person, NOW)
    assert sorted(fault.path for fault in error.value.faults) == fields


def test_a_reset_ends_every_session_and_every_older_link(
    session: Session, people: Personas
) -> None:
    signed_in = sign_in(session)
    first = accounts.reset_link(session, people.alice, people.bob.user_id, NOW)
    second = accounts.reset_link(session, people.alice, people.bob.user_id, NOW)
    assert accounts.link_of(session, first, NOW) is None
    assert accounts.sign_in_of(session, signed_in, NOW)
    accounts.redeem(session, second, NEW, NOW)
    assert accounts.sign_in_of(session, signed_in, NOW) is None
    assert accounts.sign_in(session, "bob@example.com", PASSWORD, False, NOW) is None
    assert sign_in(session, "bob@example.com", NEW)


def test_the_console_resets_by_address(session: Session, people: Personas) -> None:
    token = accounts.reset_link_for_email(session, " Alice@Example.com ", NOW)
    assert accounts.redeem(session, token, NEW, NOW).id == people.alice.user_id
    with pytest.raises(NotFoundError):
        accounts.reset_link_for_email(session, "nobody@example.com", NOW)
    recorded = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).first()
    assert recorded is not None
    assert (recorded.action, recorded.actor_id) == ("console.reset_link", None)
    assert recorded.clinic_id == people.clinic_a.id


def test_a_deactivated_person_is_out_at_once(session: Session, people: Personas) -> None:
    signed_in = sign_in(session)
    token = accounts.reset_link(session, people.alice, people.bob.user_id, NOW)
    accounts.set_active(session, people.alice, people.bob.user_id, False, NOW)
    assert accounts.sign_in_of(session, signed_in, NOW) is None
    assert accounts.link_of(session, token, NOW) is None
    assert accounts.sign_in(session, "bob@example.com", PASSWORD, False, NOW) is None
    with pytest.raises(RefusedError):
        accounts.reset_link(session, people.alice, people.bob.user_id, NOW)
    with pytest.raises(NotFoundError):
        accounts.reset_link_for_email(session, "bob@example.com", NOW)
    accounts.set_active(session, people.alice, people.bob.user_id, True, NOW)
    assert sign_in(session)


def test_an_owner_cannot_shut_themselves_out(session: Session, people: Personas) -> None:
    with pytest.raises(RefusedError):
        accounts.set_active(session, people.alice, people.alice.user_id, False, NOW)


def test_therapists_do_not_change_the_team(session: Session, people: Personas) -> None:
    with pytest.raises(ForbiddenError):
        accounts.invite(session, people.bob, ERIN, NOW)
    with pytest.raises(ForbiddenError):
        accounts.reset_link(session, people.bob, people.alice.user_id, NOW)
    with pytest.raises(ForbiddenError):
        accounts.set_active(session, people.bob, people.alice.user_id, False, NOW)


def test_an_outsider_finds_nobody(session: Session, people: Personas) -> None:
    assert people.bob_user not in accounts.team(session, people.charlie)
    with pytest.raises(NotFoundError):
        accounts.reset_link(session, people.charlie, people.bob.user_id, NOW)
    with pytest.raises(NotFoundError):
        accounts.set_active(session, people.charlie, people.bob.user_id, False, NOW)
    assert session.scalars(select(OneTimeLink)).all() == []
    assert session.get_one(User, people.bob.user_id).active


def test_ones_own_password_is_changed_and_other_sessions_end(
    session: Session, people: Personas
) -> None:
    here, there = sign_in(session), sign_in(session)
    link = accounts.reset_link(session, people.alice, people.bob.user_id, NOW)
    accounts.change_password(session, people.bob, PASSWORD, NEW, here, NOW)
    assert accounts.sign_in_of(session, here, NOW) is not None
    assert accounts.sign_in_of(session, there, NOW) is None
    assert accounts.link_of(session, link, NOW) is None
    assert accounts.sign_in(session, "bob@example.com", PASSWORD, False, NOW) is None
    assert sign_in(session, password=NEW)
    entry = session.scalars(
        select(AuditEntry).where(AuditEntry.action == "account.password_changed")
    ).one()
    assert (entry.actor_id, entry.detail) == (people.bob.user_id, {})


def test_the_current_password_is_asked_and_guesses_count(
    session: Session, people: Personas
) -> None:
    here = sign_in(session)
    for _ in range(5):
        with pytest.raises(RefusedError) as refused:
            accounts.change_password(session, people.bob, "guess", NEW, here, NOW)
        assert [fault.path for fault in refused.value.faults] == ["current_password"]
    with pytest.raises(ThrottledError):
        accounts.change_password(session, people.bob, PASSWORD, NEW, here, NOW)
    later = NOW + timedelta(minutes=16)
    with pytest.raises(RefusedError) as refused:
        accounts.change_password(session, people.bob, PASSWORD, "short", here, later)
    assert [fault.path for fault in refused.value.faults] == ["password"]
    accounts.change_password(session, people.bob, PASSWORD, NEW, here, later)
