"""The people of a clinic: the team, and the one-time links with which they set a password."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.models import OneTimeLink, Role, SignIn, User
from clinic.services.actor import Actor, owned, within
from clinic.services.audit import record
from clinic.services.errors import NotFoundError, refuse
from clinic.services.fields import CREDENTIALS_LIMIT, NAME_LIMIT, one_line, raise_faults, read_email
from clinic.services.passwords import hash_password, new_token, read_password, token_hash
from clinic.services.sign_ins import confirm, sign_in, sign_in_of, sign_out

__all__ = [
    "LINK_LIFETIME",
    "NewPerson",
    "change_password",
    "invite",
    "link_of",
    "redeem",
    "reset_link",
    "reset_link_for_email",
    "set_active",
    "sign_in",
    "sign_in_of",
    "sign_out",
    "team",
]

LINK_LIFETIME = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A teammate to be; `role` is one of `Role`'s words."""

    name: str
    email: str
    credentials: str
    role: str


def team(session: Session, actor: Actor) -> list[User]:
    """Everyone of the clinic, those who can sign in first, by name."""
    query = within(actor, User).order_by(User.active.desc(), User.name, User.id)
    return list(session.scalars(query))


def invite(session: Session, actor: Actor, person: NewPerson, now: datetime) -> str:
    """Add a teammate, who sets a password with the link's token; it is shown once.

    Raises:
        ForbiddenError: the actor is not an owner.
        RefusedError: with faults by field name; `email` where someone has it already.
    """
    actor.require_owner()
    reader = Reader(asdict(person))
    user = User(
        clinic_id=actor.clinic_id,
        name=one_line(reader, "name", NAME_LIMIT, required=True),
        email=read_email(reader),
        credentials=one_line(reader, "credentials", CREDENTIALS_LIMIT),
        role=reader.choice("role", tuple(Role), Role.THERAPIST),
        created_at=now,
    )
    if not reader.faults and _by_email(session, user.email):
        reader.blame("email", "an address that is taken", "an address nobody signs in with yet")
    raise_faults(reader)
    session.add(user)
    session.flush()
    record(session, actor, "team.invited", f"user:{user.id}", now, role=user.role)
    return _new_link(session, user, now)


def reset_link(session: Session, actor: Actor, user_id: int, now: datetime) -> str:
    """The token of a link with which a teammate sets a new password.

    Raises:
        ForbiddenError: the actor is not an owner.
        NotFoundError: nobody of this clinic.
        RefusedError: at `user` where the person may not sign in.
    """
    actor.require_owner()
    user = owned(session, actor, User, user_id)
    if not user.active:
        raise refuse("user", "a person who may not sign in", "a person of the active team")
    record(session, actor, "team.reset_link", f"user:{user.id}", now)
    return _new_link(session, user, now)


def reset_link_for_email(session: Session, email: str, now: datetime) -> str:
    """As `reset_link`, from the console and so without an actor.

    Raises:
        NotFoundError: nobody who may sign in has that address.
    """
    user = _by_email(session, email.strip().lower())
    if user is None or not user.active:
        raise NotFoundError("person", email)
    subject = f"user:{user.id}"
    record(session, None, "console.reset_link", subject, now, clinic_id=user.clinic_id)
    return _new_link(session, user, now)


def _new_link(session: Session, user: User, now: datetime) -> str:
    """Only the newest link of a person works."""
    _expire_links(session, user, now)
    token = new_token()
    session.add(
        OneTimeLink(
            user_id=user.id,
            token_hash=token_hash(token),
            created_at=now,
            expires_at=now + LINK_LIFETIME,
        )
    )
    session.flush()
    return token


def _expire_links(session: Session, user: User, now: datetime) -> None:
    session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.user_id == user.id,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
        )
        .values(expires_at=now)
    )


def link_of(session: Session, token: str, now: datetime) -> OneTimeLink | None:
    """The link of a token while it can still be used."""
    return _usable_link(session, token, now, to_change=False)


def _usable_link(
    session: Session, token: str, now: datetime, *, to_change: bool
) -> OneTimeLink | None:
    query = (
        select(OneTimeLink)
        .join(OneTimeLink.user)
        .where(
            OneTimeLink.token_hash == token_hash(token),
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > now,
            User.active,
        )
        .execution_options(populate_existing=True)
    )
    if to_change:
        query = query.with_for_update(of=OneTimeLink)
    return session.scalars(query).one_or_none()


def redeem(session: Session, token: str, password: str, now: datetime) -> User:
    """Set a password with a link, which is used up; every session of the person ends.

    Raises:
        NotFoundError: no such link, or it was used or is too old.
        RefusedError: at `password`.
    """
    reader = Reader({"password": password})
    read_password(reader)
    raise_faults(reader)
    link = _usable_link(session, token, now, to_change=True)
    if link is None:
        raise NotFoundError("link", "of this token")
    link.used_at = now
    link.user.password_hash = hash_password(password)
    end_sign_ins(session, link.user, now)
    record(session, Actor.of(link.user), "account.password_set", f"user:{link.user_id}", now)
    session.flush()
    return link.user


def change_password(
    session: Session, actor: Actor, current: str, password: str, token: str, now: datetime
) -> None:
    """Set one's own new password; every session ends but the one of `token`, every link too.

    Raises:
        ThrottledError: too many wrong tries of the current one; see `sign_ins.confirm`.
        RefusedError: at `current_password` where it is not the password, at `password`.
    """
    reader = Reader({"password": password})
    read_password(reader)
    raise_faults(reader)
    user = owned(session, actor, User, actor.user_id, to_change=True)
    if not confirm(session, user, current, now):
        raise refuse("current_password", "another password", "the password you sign in with now")
    user.password_hash = hash_password(password)
    end_sign_ins(session, user, now, keep=token)
    _expire_links(session, user, now)
    record(session, actor, "account.password_changed", f"user:{user.id}", now)
    session.flush()


def set_active(session: Session, actor: Actor, user_id: int, active: bool, now: datetime) -> User:
    """Let a person sign in, or no longer; what they did stays.

    Raises:
        ForbiddenError: the actor is not an owner.
        NotFoundError: nobody of this clinic.
        RefusedError: at `user` where an owner would shut themselves out.
    """
    actor.require_owner()
    user = owned(session, actor, User, user_id, to_change=True)
    if user.id == actor.user_id and not active:
        raise refuse("user", "yourself", "a teammate; another owner can do this for you")
    user.active = active
    if not active:
        end_sign_ins(session, user, now)
        _expire_links(session, user, now)
    action = "team.activated" if active else "team.deactivated"
    record(session, actor, action, f"user:{user.id}", now)
    session.flush()
    return user


def end_sign_ins(session: Session, user: User, now: datetime, keep: str = "") -> None:
    """End every session of a person, save the one of the token `keep`."""
    open_ones = [SignIn.user_id == user.id, SignIn.ended_at.is_(None)]
    if keep:
        open_ones.append(SignIn.token_hash != token_hash(keep))
    session.execute(update(SignIn).where(*open_ones).values(ended_at=now))


def _by_email(session: Session, email: str) -> User | None:
    return session.scalars(select(User).where(User.email == email)).one_or_none()
