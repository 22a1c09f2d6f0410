"""Setting a clinic up, and what its owners may change."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.models import AuditEntry, Clinic, ExerciseRow, Role
from clinic.services import accounts, clinics
from clinic.services.actor import Actor
from clinic.services.clinics import BrandChange, SetUp
from clinic.services.errors import ForbiddenError, RefusedError, StaleError
from tests import factories
from tests.factories import NOW
from tests.personas import Personas

DETAILS = SetUp(
    clinic_name="  Harbor   Physical Therapy ",
    time_zone="America/New_York",
    country="us",
    paper="letter",
    owner_name="Dana Whitfield",
    email=" Dana@HarborPT.example ",
    credentials="DPT",
    password="correct horse battery",
)
BRAND = BrandChange(
    name="Harbor PT",
    address=("12 Quay Street", "", "Harbor, MA"),
    phone="(555) 555-0142",
    email="hello@harborpt.example",
    website="harborpt.example",
    brand_color="#0B4F6C",
    paper="a4",
    country="US",
    time_zone="America/New_York",
)


def paths(error: pytest.ExceptionInfo[RefusedError]) -> list[str]:
    return [fault.path for fault in error.value.faults]


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), **saved: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#0b4f6c").save(out, kind, **saved)
    return out.getvalue()


def test_set_up_makes_a_clinic_its_owner_and_its_library(empty: Session) -> None:
    assert clinics.is_empty(empty)
    owner = clinics.set_up(empty, DETAILS, NOW)
    assert not clinics.is_empty(empty)
    clinic = clinics.get(empty, Actor.of(owner))
    assert (clinic.name, clinic.country) == ("Harbor Physical Therapy", "US")
    assert (owner.email, owner.role) == ("dana@harborpt.example", Role.OWNER)
    slugs = empty.scalars(select(ExerciseRow.slug)).all()
    assert set(slugs) == set(load_library().exercises)
    assert accounts.sign_in(empty, "dana@harborpt.example", DETAILS.password, False, NOW)


def test_only_a_single_clinic_may_show_its_name_to_strangers(empty: Session) -> None:
    assert clinics.only_one(empty) is None
    single = factories.clinic(empty)
    assert clinics.only_one(empty) is single
    factories.clinic(empty)
    assert clinics.only_one(empty) is None


def test_a_second_set_up_is_forbidden(session: Session, people: Personas) -> None:
    del people
    with pytest.raises(ForbiddenError):
        clinics.set_up(session, DETAILS, NOW)


def test_every_field_that_is_wrong_is_named(empty: Session) -> None:
    wrong = SetUp("", "Mars/Base", "USA", "a5", " ", "dana", "x" * 61, "short")
    with pytest.raises(RefusedError) as error:
        clinics.set_up(empty, wrong, NOW)
    fields = "country time_zone paper clinic_name owner_name email credentials password"
    assert sorted(paths(error)) == sorted(fields.split())
    assert clinics.is_empty(empty)
    assert "short" not in str(error.value)


@pytest.mark.parametrize(
    ("length", "allowed"), [(11, False), (12, True), (256, True), (257, False)]
)
def test_passwords_have_a_length_and_nothing_else(
    empty: Session, length: int, allowed: bool
) -> None:
    details = replace(DETAILS, password=" " * length)
    if allowed:
        assert clinics.set_up(empty, details, NOW).password_hash
        return
    with pytest.raises(RefusedError) as error:
        clinics.set_up(empty, details, NOW)
    assert paths(error) == ["password"]


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("America/New_York", date(2026, 11, 22)),
        ("Pacific/Auckland", date(2026, 11, 23)),
        ("UTC", date(2026, 11, 23)),
    ],
)
def test_today_is_the_clinics(zone: str, day: date) -> None:
    late = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
    assert clinics.today(Clinic(time_zone=zone), late) == day


def test_an_owner_changes_the_brand(session: Session, people: Personas) -> None:
    before = clinics.get(session, people.alice).version
    clinic = clinics.change_brand(session, people.alice, before, BRAND, NOW)
    assert clinic.address == ["12 Quay Street", "Harbor, MA"]
    assert (clinic.brand_color, clinic.paper) == ("#0b4f6c", "a4")
    assert clinic.version == before + 1
    assert clinics.get(session, people.charlie).name == "Elsewhere Clinic"


def test_a_stale_brand_is_not_written(session: Session, people: Personas) -> None:
    old = clinics.get(session, people.alice).version
    clinics.change_brand(session, people.alice, old, BRAND, NOW)
    with pytest.raises(StaleError) as error:
        clinics.change_brand(session, people.alice, old, replace(BRAND, name="Late"), NOW)
    assert error.value.current.name == "Harbor PT"


def test_a_wrong_brand_names_its_fields(session: Session, people: Personas) -> None:
    wrong = replace(BRAND, name="", brand_color="blue", email="nobody", address=("x",) * 7)
    with pytest.raises(RefusedError) as error:
        clinics.change_brand(session, people.alice, 1, wrong, NOW)
    assert sorted(paths(error)) == ["address", "brand_color", "email", "name"]


def test_email_color_and_address_may_be_empty(session: Session, people: Personas) -> None:
    bare = replace(BRAND, email="", brand_color="", address=())
    version = clinics.get(session, people.alice).version
    clinic = clinics.change_brand(session, people.alice, version, bare, NOW)
    assert (clinic.email, clinic.brand_color, clinic.address) == ("", "", [])


def test_only_owners_change_brand_and_logo(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    store = factories.store(tmp_path)
    with pytest.raises(ForbiddenError):
        clinics.change_brand(session, people.bob, 1, BRAND, NOW)
    with pytest.raises(ForbiddenError):
        clinics.set_logo(session, people.bob, store, picture(), NOW)
    with pytest.raises(ForbiddenError):
        clinics.remove_logo(session, people.bob, NOW)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_of_any_kind_becomes_a_small_png(
    session: Session, people: Personas, tmp_path: Path, kind: str
) -> None:
    store = factories.store(tmp_path)
    clinic = clinics.set_logo(session, people.alice, store, picture(kind, (2400, 600)), NOW)
    with Image.open(io.BytesIO(store.get(clinic.logo_key))) as kept:
        assert (kept.format, kept.size) == ("PNG", (1200, 300))


def test_a_logo_is_upright_and_tells_nothing_of_its_camera(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # on its side
    exif[0x010F] = "a camera"
    store = factories.store(tmp_path)
    upload = picture("JPEG", (40, 20), exif=exif.tobytes())
    key = clinics.set_logo(session, people.alice, store, upload, NOW).logo_key
    with Image.open(io.BytesIO(store.get(key))) as kept:
        assert kept.size == (20, 40)
        assert not kept.getexif()
        assert kept.info.keys() <= {"dpi"}


def test_transparency_is_kept(session: Session, people: Personas, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(out, "PNG")
    store = factories.store(tmp_path)
    key = clinics.set_logo(session, people.alice, store, out.getvalue(), NOW).logo_key
    with Image.open(io.BytesIO(store.get(key))) as kept:
        assert kept.getpixel((5, 5)) == (255, 0, 0, 0)


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        picture()[:40],
        picture("BMP"),
        b"\x00" * (5 * 1024 * 1024 + 1),
    ],
    ids=["nothing", "svg", "gif", "cut", "bmp", "large"],
)
def test_what_is_no_picture_is_refused(
    session: Session, people: Personas, tmp_path: Path, upload: bytes
) -> None:
    with pytest.raises(RefusedError) as error:
        clinics.set_logo(session, people.alice, factories.store(tmp_path), upload, NOW)
    assert paths(error) == ["logo"]
    assert clinics.get(session, people.alice).logo_key == ""


def test_a_small_file_of_very_many_pixels_is_refused(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    with pytest.raises(RefusedError, match="megapixels"):
        clinics.set_logo(session, people.alice, factories.store(tmp_path), out.getvalue(), NOW)


def test_a_removed_logo_stays_in_the_store(
    session: Session, people: Personas, tmp_path: Path
) -> None:
    store = factories.store(tmp_path)
    key = clinics.set_logo(session, people.alice, store, picture(), NOW).logo_key
    assert clinics.remove_logo(session, people.alice, NOW).logo_key == ""
    assert store.get(key)


def test_changes_are_recorded(session: Session, people: Personas) -> None:
    version = clinics.get(session, people.alice).version
    clinics.change_brand(session, people.alice, version, BRAND, NOW)
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.actor_id) == ("clinic.brand_changed", people.alice.user_id)
    assert entry.detail == {"version": version + 1}
