"""The demo is a whole clinic."""

import io
from pathlib import Path

from PIL import Image
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.domain.phrases import dose_sentence
from clinic.i18n import load_book
from clinic.library import load_library
from clinic.models import Clinic, Patient, ProgramRow, Role, User
from clinic.services import accounts, demo, exercises, handouts, patients, programs
from clinic.services.actor import Actor
from clinic.services.demo_logo import draw_logo
from clinic.services.overview import overview
from clinic.services.storage import FileStore
from tests import factories
from tests.factories import NOW


def installed(session: Session, folder: Path) -> tuple[Actor, FileStore]:
    store = factories.store(folder)
    demo.install(session, store, NOW)
    owner = session.scalars(select(User).where(User.email == demo.OWNER_EMAIL)).one()
    return Actor.of(owner), store


def test_one_clinic_two_therapists_six_patients_two_programs(
    empty: Session, tmp_path: Path
) -> None:
    owner, store = installed(empty, tmp_path)
    clinic = empty.scalars(select(Clinic)).one()
    assert (clinic.name, clinic.brand_color) == (demo.CLINIC_NAME, "#0b4f6c")
    assert clinic.address
    assert "555-01" in clinic.phone
    assert store.get(clinic.logo_key)
    team = accounts.team(empty, owner)
    assert [(user.name, user.role) for user in team] == [
        ("Dana Whitfield", Role.OWNER),
        ("Daniel Okafor", Role.THERAPIST),
    ]
    assert patients.search(empty, owner, "").total == 6
    assert len(empty.scalars(select(ProgramRow)).all()) == 2
    assert set(exercises.library_of(empty, owner)) == set(load_library().exercises)


def test_both_sign_in_with_the_printed_password(empty: Session, tmp_path: Path) -> None:
    installed(empty, tmp_path)
    for email in (demo.OWNER_EMAIL, demo.THERAPIST_EMAIL):
        assert accounts.sign_in(empty, email, demo.PASSWORD, False, NOW)


def test_one_program_is_issued_and_one_is_a_draft_with_a_warning(
    empty: Session, tmp_path: Path
) -> None:
    owner, store = installed(empty, tmp_path)
    shown = overview(empty, owner, NOW)
    (handout,), (draft,) = shown.issued, shown.drafts
    assert shown.to_review == (handout.program,)
    assert (handout.patient.name, draft.patient.name) == ("Maria Alvarez", "James Porter")
    codes = {finding.code for finding in programs.findings_of(draft)}
    assert "precaution.wrist" in codes
    pdf = PdfReader(io.BytesIO(handouts.pdf(empty, owner, store, handout.id)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for prescription in programs.plan_of(handout.program).prescriptions():
        dose = dose_sentence(prescription, load_book("en"))
        assert dose.split(". ", maxsplit=1)[0] in text
    assert "lift my grandson" in text


def test_everyone_is_plainly_made_up(empty: Session, tmp_path: Path) -> None:
    installed(empty, tmp_path)
    addresses = empty.scalars(select(User.email)).all()
    assert all(address.endswith(".example") for address in addresses)
    assert all(patient.chart_number for patient in empty.scalars(select(Patient)))


def test_the_mark_is_drawn_alike_every_time() -> None:
    assert draw_logo() == draw_logo()
    with Image.open(io.BytesIO(draw_logo())) as mark:
        assert mark.size == (480, 480)
        assert mark.getchannel("A").getpixel((0, 0)) == 0
        assert mark.getpixel((240, 40)) == (11, 79, 108, 255)
