"""The clinic itself: set-up, its brand, its logo, its day."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.models import Clinic, Role, User
from clinic.services import exercises
from clinic.services.actor import Actor, own_clinic
from clinic.services.audit import record
from clinic.services.dates import today
from clinic.services.errors import ForbiddenError, StaleError
from clinic.services.fields import (
    BODIES,
    CREDENTIALS_LIMIT,
    NAME_LIMIT,
    one_line,
    raise_faults,
    read_email,
    read_place,
)
from clinic.services.logos import clean_logo
from clinic.services.passwords import hash_password, read_password
from clinic.services.storage import FileStore

__all__ = [
    "BrandChange",
    "SetUp",
    "change_brand",
    "get",
    "is_empty",
    "remove_logo",
    "set_logo",
    "set_up",
    "today",
]

_ADDRESS_LINES = 6
_COLOR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class SetUp:
    """What the first visitor tells of the clinic and of the first owner."""

    clinic_name: str
    time_zone: str
    country: str
    paper: str
    owner_name: str
    email: str
    credentials: str
    password: str


@dataclass(frozen=True, slots=True)
class BrandChange:
    """What handouts show of a clinic, and where it is. `address` has up to six lines.

    `body` is the one that pictures show, "" for the product's usual one.
    """

    name: str
    address: tuple[str, ...]
    phone: str
    email: str
    website: str
    brand_color: str
    paper: str
    country: str
    time_zone: str
    body: str = ""


def is_empty(session: Session) -> bool:
    """True before the first clinic is set up."""
    return session.scalar(select(Clinic.id).limit(1)) is None


def only_one(session: Session) -> Clinic | None:
    """The clinic where there is exactly one: whose name the sign-in page may carry."""
    found = session.scalars(select(Clinic).limit(2)).all()
    return found[0] if len(found) == 1 else None


def set_up(session: Session, details: SetUp, now: datetime) -> User:
    """Make the first clinic with the whole seed library and its first owner.

    Raises:
        ForbiddenError: there is a clinic already.
        RefusedError: with faults by field name.
    """
    if not is_empty(session):
        raise ForbiddenError("a clinic is set up already")
    clinic, owner = _read_set_up(Reader(asdict(details)), now)
    session.add(clinic)
    session.flush()
    owner.clinic_id = clinic.id
    session.add(owner)
    session.flush()
    exercises.install_seed(session, clinic.id, now)
    record(session, Actor.of(owner), "clinic.set_up", f"clinic:{clinic.id}", now)
    return owner


def _read_set_up(reader: Reader, now: datetime) -> tuple[Clinic, User]:
    country, zone, paper = read_place(reader)
    clinic = Clinic(
        name=one_line(reader, "clinic_name", NAME_LIMIT, required=True),
        country=country,
        time_zone=zone,
        paper=paper,
        created_at=now,
    )
    owner = User(
        name=one_line(reader, "owner_name", NAME_LIMIT, required=True),
        email=read_email(reader),
        credentials=one_line(reader, "credentials", CREDENTIALS_LIMIT),
        role=Role.OWNER.value,
        created_at=now,
    )
    password = read_password(reader)
    raise_faults(reader)
    owner.password_hash = hash_password(password)
    return clinic, owner


def get(session: Session, actor: Actor) -> Clinic:
    """The actor's clinic."""
    return own_clinic(session, actor)


def change_brand(
    session: Session, actor: Actor, version: int, change: BrandChange, now: datetime
) -> Clinic:
    """Change what handouts show from now on; issued ones stay as they are.

    Raises:
        ForbiddenError: the actor is not an owner.
        RefusedError: with faults by field name.
        StaleError: changed by someone else since `version`.
    """
    actor.require_owner()
    reader = Reader(asdict(change))
    checked = _read_brand(reader)
    raise_faults(reader)
    clinic = own_clinic(session, actor, to_change=True)
    if clinic.version != version:
        raise StaleError(clinic)
    for field, value in checked.items():
        setattr(clinic, field, value)
    _record_change(session, actor, clinic, "clinic.brand_changed", now)
    return clinic


def _read_brand(reader: Reader) -> dict[str, object]:
    country, zone, paper = read_place(reader)
    color = reader.text("brand_color").lower()
    if color and not _COLOR.fullmatch(color):
        reader.refuse("brand_color", color, "a color as #rrggbb")
    return {
        "name": one_line(reader, "name", NAME_LIMIT, required=True),
        "address": _read_address(reader),
        "phone": one_line(reader, "phone", 60),
        "email": read_email(reader, required=False),
        "website": one_line(reader, "website", 200),
        "brand_color": color,
        "paper": paper,
        "country": country,
        "time_zone": zone,
        "body": reader.choice("body", ("", *BODIES), ""),
    }


def _read_address(reader: Reader) -> list[str]:
    lines = list(reader.raw("address") or ())
    if len(lines) > _ADDRESS_LINES:
        reader.blame("address", f"{len(lines)} lines", f"up to {_ADDRESS_LINES} lines")
        return []
    read = [
        one_line(Reader({"address": line}, "", reader.faults), "address", 200) for line in lines
    ]
    return [line for line in read if line]


def set_logo(
    session: Session, actor: Actor, store: FileStore, upload: bytes, now: datetime
) -> Clinic:
    """Keep a cleaned copy of an uploaded picture as the clinic's logo.

    Raises:
        ForbiddenError: the actor is not an owner.
        RefusedError: at `logo`: not a PNG, JPEG or WebP picture, or larger than 5 MB.
    """
    actor.require_owner()
    key = store.put(clean_logo(upload), ".png")
    clinic = own_clinic(session, actor, to_change=True)
    clinic.logo_key = key
    _record_change(session, actor, clinic, "clinic.logo_set", now)
    return clinic


def remove_logo(session: Session, actor: Actor, now: datetime) -> Clinic:
    """Go without a logo; the file stays, since issued handouts may show it.

    Raises:
        ForbiddenError: the actor is not an owner.
    """
    actor.require_owner()
    clinic = own_clinic(session, actor, to_change=True)
    clinic.logo_key = ""
    _record_change(session, actor, clinic, "clinic.logo_removed", now)
    return clinic


def _record_change(
    session: Session, actor: Actor, clinic: Clinic, action: str, now: datetime
) -> None:
    session.flush()
    record(session, actor, action, f"clinic:{clinic.id}", now, version=clinic.version)
