"""Patients: found, added, read and changed."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from clinic.models import Patient, User
from clinic.services import patients
from clinic.services.actor import Actor
from clinic.services.patients import PatientDetails
from tests import factories
from tests.web.auditing import Page
from tests.web.conftest import Browser, Clock

DETAILS = {
    "name": "Maria Alvarez",
    "chart_number": "A-1042",
    "date_of_birth": "1959-03-02",
    "language": "en",
    "paper": "a4",
    "print_size": "large",
    "body": "ruth",
    "precautions": ["knee", "wrist"],
    "precaution_text": "Right knee replaced.",
    "notes": "Prefers mornings.",
}


@pytest.fixture
def actor(session: Session) -> Actor:
    """Alice, the owner of clinic A."""
    return Actor.of(session.query(User).filter_by(email="alice@example.com").one())


@pytest.fixture
def maria(session: Session, actor: Actor) -> Patient:
    row = factories.patient(session, actor, knee=True, name="Maria Alvarez", chart_number="A-7")
    session.commit()
    return row


def everyone(session: Session) -> list[Patient]:
    session.rollback()
    return session.query(Patient).all()


def test_a_patient_is_added_with_everything(alice: Browser, session: Session) -> None:
    response = alice.send("/patients/new", DETAILS, follow_redirects=True)
    page = Page(response.text)
    assert response.status_code == 200
    for words in ("Maria Alvarez", "Born 2 March 1959 · 67 years", "chart A-1042", "Large print"):
        assert words in page.words
    assert "Maria" not in page.title
    (row,) = everyone(session)
    assert row.precautions == ["knee", "wrist"]
    assert (row.paper, row.print_size, row.body) == ("a4", "large", "ruth")
    assert row.notes == "Prefers mornings."


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", " ", "Write a text that is not empty."),
        ("date_of_birth", "2027-01-01", "a date not after today"),
        ("date_of_birth", "yesterday", "a date as YYYY-MM-DD"),
        ("paper", "foolscap", "Write one of"),
        ("precautions", "unheard-of", "any of knee"),
    ],
)
def test_bad_details_come_back_with_what_was_typed(
    alice: Browser, session: Session, field: str, value: str, words: str
) -> None:
    response = alice.send("/patients/new", {**DETAILS, field: value})
    page = Page(response.text)
    assert response.status_code == 422
    assert words in page.words
    assert f'id="{field}-error"' in page.text
    assert page.value("chart_number") == "A-1042"
    assert everyone(session) == []


@pytest.mark.parametrize(
    "details", [{"name": "MARIA ÁLVAREZ"}, {"name": "Somebody Else", "date_of_birth": "1958-03-02"}]
)
def test_someone_alike_is_asked_about_once(
    alice: Browser, session: Session, maria: Patient, details: dict[str, str]
) -> None:
    response = alice.send("/patients/new", {**details, "notes": "Typed with care"})
    page = Page(response.text)
    assert response.status_code == 409
    assert "Is this someone you have already?" in page.words
    assert "Maria Alvarez , born 2 March 1958" in page.words.replace("Alvarez,", "Alvarez ,")
    assert "Typed with care" in page.text
    assert page.value("name") == details["name"]
    seen = page.value("seen") or ""
    assert alice.send("/patients/new", {**details, "seen": seen}).status_code == 303
    assert [p.name for p in everyone(session)] == [maria.name, details["name"]]


def test_patients_are_listed_and_found_without_a_name_in_the_address(
    alice: Browser, session: Session, actor: Actor, maria: Patient
) -> None:
    factories.patient(session, actor, name="Zoë Sørensen")
    session.commit()
    assert "2 people" in alice.page("/patients").words
    for words in ("sorensen", "zoe s"):
        found = Page(alice.send("/patients", {"q": words}).text)
        assert "Zoë Sørensen" in found.words
        assert maria.name not in found.words
    assert maria.name in Page(alice.send("/patients", {"q": "a-7"}).text).words
    assert "No one by these words" in Page(alice.send("/patients", {"q": "nobody"}).text).words


def test_many_patients_come_in_pages(alice: Browser, session: Session, actor: Actor) -> None:
    for number in range(30):
        factories.patient(session, actor, name=f"Zoe {number:02}")
    session.commit()
    first, second = alice.page("/patients"), alice.page("/patients?page=2")
    assert "Zoe 00" in first.words
    assert "Zoe 29" not in first.words
    assert "Zoe 29" in second.words
    found = Page(alice.send("/patients", {"q": "zoe", "page": "2"}).text)
    assert "Zoe 29" in found.words
    assert "Page 2 of 2" in found.words


def test_the_patient_page_says_the_program_in_sentences(
    alice: Browser, session: Session, actor: Actor, maria: Patient
) -> None:
    assert "No program yet" in alice.page(f"/patients/{maria.id}").words
    factories.program(session, actor, maria, "bridge", title="Low back", goal="Get up with ease")
    session.commit()
    page = alice.page(f"/patients/{maria.id}")
    assert "Do 2 sets of 10. Hold each for 2 seconds." in page.words
    assert "Get up with ease" in page.words
    assert "Knee trouble" in page.words
    assert "Low back: strength" in page.words
    assert "Copy of the last program" in page.words


def test_details_are_changed(alice: Browser, session: Session, maria: Patient) -> None:
    path = f"/patients/{maria.id}/edit"
    form = alice.page(path)
    assert form.value("chart_number") == "A-7"
    fields = {**DETAILS, "version": form.value("version"), "chart_number": "B-9"}
    assert alice.send(path, fields).status_code == 303
    (row,) = everyone(session)
    assert row.chart_number == "B-9"


def test_bad_changes_come_back(alice: Browser, maria: Patient) -> None:
    fields = {**DETAILS, "version": str(maria.version), "name": "", "notes": "Kept"}
    response = alice.send(f"/patients/{maria.id}/edit", fields)
    assert response.status_code == 422
    assert "Kept" in response.text


def test_stale_changes_show_both_versions_and_lose_nothing(
    alice: Browser, session: Session, actor: Actor, maria: Patient, clock: Clock
) -> None:
    path = f"/patients/{maria.id}/edit"
    version = alice.page(path).value("version")
    theirs = replace(PatientDetails(name=maria.name), notes="Theirs")
    patients.change(session, actor, maria.id, maria.version, theirs, clock())
    session.commit()
    response = alice.send(path, {**DETAILS, "version": version, "notes": "Mine"})
    page = Page(response.text)
    assert response.status_code == 409
    assert "<mark>Theirs</mark>" in page.text
    assert "<mark>Mine</mark>" in page.text
    again = {**DETAILS, "version": page.value("version"), "notes": "Mine"}
    assert alice.send(path, again).status_code == 303
    (row,) = everyone(session)
    assert row.notes == "Mine"


@pytest.mark.parametrize("end", ["", "/edit"])
def test_only_the_clinic_sees_its_patients(
    bob: Browser, charlie: Browser, nobody: Browser, maria: Patient, end: str
) -> None:
    path = f"/patients/{maria.id}{end}"
    assert bob.get(path).status_code == 200
    assert charlie.get(path).status_code == 404
    assert nobody.get(path).status_code == 302
    assert maria.name not in Page(charlie.send("/patients", {"q": "maria"}).text).words
    assert maria.name not in charlie.page("/patients").words
    assert charlie.send(f"/patients/{maria.id}/edit", DETAILS).status_code == 404


def test_user_text_is_shown_as_text(alice: Browser, session: Session, actor: Actor) -> None:
    odd = "<img src=x onerror=1> & </p>"
    row = factories.patient(session, actor, name=odd, notes=odd, precaution_text=odd)
    session.commit()
    page = alice.page(f"/patients/{row.id}")
    assert page.words.count(odd) >= 3
    assert "<img src=x" not in page.text
