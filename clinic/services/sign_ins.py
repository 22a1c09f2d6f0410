"""Signing in and out. A session is a row; the browser holds a token of which a hash is kept."""

import math
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, joinedload

from clinic.models import AuditEntry, SignIn, User
from clinic.services.actor import Actor
from clinic.services.audit import record
from clinic.services.errors import ThrottledError
from clinic.services.passwords import (
    hash_password,
    is_outdated,
    new_token,
    password_matches,
    token_hash,
)

WORKDAY = timedelta(hours=12)
"""Longest session of a browser that is not remembered."""
REMEMBERED = timedelta(days=14)
"""Longest session of a remembered browser."""

_SEEN_EVERY = timedelta(minutes=1)
_FAILED = "account.sign_in_failed"
_FREE_FAILURES = 5
_FAILURES_COUNT_FOR = timedelta(minutes=15)
_LONGEST_WAIT_SECONDS = 60


def sign_in(
    session: Session, email: str, password: str, remember: bool, now: datetime
) -> str | None:
    """The token of a new session, `None` where address or password is wrong.

    A failure is written to the audit record too: let it be committed. From the fifth failure
    for an address within 15 minutes on, each asks for a longer wait: 2, 4, 8 ... 60 seconds.

    Raises:
        ThrottledError: the wait is not over.
    """
    address = email.strip().lower()
    _require_patience(session, address, now)
    query = select(User).where(User.email == address)
    user = session.scalars(query).one_or_none()
    matches = password_matches(user.password_hash if user else None, password)
    if user is None or not matches or not user.active:
        clinic_id = user.clinic_id if user else None
        record(session, None, _FAILED, _subject(address), now, clinic_id=clinic_id)
        session.flush()
        return None
    if is_outdated(user.password_hash or ""):
        user.password_hash = hash_password(password)
    record(session, Actor.of(user), "account.signed_in", f"user:{user.id}", now)
    return _new_sign_in(session, user, now, WORKDAY if not remember else REMEMBERED)


def confirm(session: Session, user: User, password: str, now: datetime) -> bool:
    """True where a signed-in person's own password is typed again.

    A failure counts as one of signing in and asks for the same waits: let it be committed.

    Raises:
        ThrottledError: the wait is not over.
    """
    _require_patience(session, user.email, now)
    if password_matches(user.password_hash, password):
        return True
    record(session, None, _FAILED, _subject(user.email), now, clinic_id=user.clinic_id)
    session.flush()
    return False


def _new_sign_in(session: Session, user: User, now: datetime, lifetime: timedelta) -> str:
    token = new_token()
    session.add(
        SignIn(
            user_id=user.id,
            token_hash=token_hash(token),
            created_at=now,
            seen_at=now,
            expires_at=now + lifetime,
        )
    )
    session.flush()
    return token


def sign_in_of(session: Session, token: str, now: datetime) -> SignIn | None:
    """The session of a token with its person, `None` where it ended or may not be used."""
    query = (
        select(SignIn)
        .join(SignIn.user)
        .options(joinedload(SignIn.user).joinedload(User.clinic))
        .where(
            SignIn.token_hash == token_hash(token),
            SignIn.ended_at.is_(None),
            SignIn.expires_at > now,
            User.active,
        )
    )
    found = session.scalars(query).one_or_none()
    if found and now - found.seen_at >= _SEEN_EVERY:
        _touch(session, found, now)
    return found


def _touch(session: Session, found: SignIn, now: datetime) -> None:
    """Note when a session was last used; where another writer holds the database, another time."""
    try:
        with session.begin_nested():
            session.execute(update(SignIn).where(SignIn.id == found.id).values(seen_at=now))
    except OperationalError:
        session.expire(found, ["seen_at"])


def sign_out(session: Session, token: str, now: datetime) -> None:
    """End the session of a token; one that is over already stays as it is."""
    query = select(SignIn).where(SignIn.token_hash == token_hash(token), SignIn.ended_at.is_(None))
    found = session.scalars(query).one_or_none()
    if found:
        found.ended_at = now
        record(session, Actor.of(found.user), "account.signed_out", f"user:{found.user_id}", now)
        session.flush()


def _subject(address: str) -> str:
    """An address in the record without the address: it may be someone's who is not our user."""
    return f"address:{token_hash(address)}"


def _require_patience(session: Session, address: str, now: datetime) -> None:
    failures, last = session.execute(
        select(func.count(), func.max(AuditEntry.at)).where(
            AuditEntry.action == _FAILED,
            AuditEntry.subject == _subject(address),
            AuditEntry.at > now - _FAILURES_COUNT_FOR,
        )
    ).one()
    if failures < _FREE_FAILURES:
        return
    wait = min(2 ** (failures - _FREE_FAILURES + 1), _LONGEST_WAIT_SECONDS)
    left = (last + timedelta(seconds=wait) - now).total_seconds()
    if left > 0:
        raise ThrottledError(math.ceil(left))
