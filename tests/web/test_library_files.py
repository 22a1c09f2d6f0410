"""The library as a file, in the web: upload, dry run, one confirmation; export."""

import io
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.models import AuditEntry, ExerciseRow, LibraryImport, LibraryImportLine
from clinic.services.library_imports import Stage
from clinic.services.progress import BusyError, Work, look
from tests.web.conftest import Browser

SEEDS = load_library().exercises
SLOWLY = b"slug,take_care\nbridge,Go slowly.\n"


@pytest.fixture(autouse=True)
def at_once(app: Flask) -> None:
    """Long work is done before the request ends."""
    app.config["IN_BACKGROUND"] = lambda job: job()


def upload(browser: Browser, content: bytes, name: str = "library.csv") -> str:
    """Upload a file; gives the address of its page."""
    response = browser.send(
        "/library/import",
        {"file": (io.BytesIO(content), name)},
        content_type="multipart/form-data",
    )
    assert response.status_code == 303, response.text
    return str(response.location)


def take_care(session: Session, slug: str = "bridge") -> str:
    session.rollback()
    query = select(ExerciseRow).where(ExerciseRow.clinic_id == 1, ExerciseRow.slug == slug)
    return str(session.scalars(query).one().content["words"]["take_care"])


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_an_export_comes_back_unchanged(alice: Browser, format_: str) -> None:
    response = alice.get(f"/library/export?format={format_}")
    assert response.headers["Content-Disposition"] == f'attachment; filename="library.{format_}"'
    page = alice.get(upload(alice, response.data, f"library.{format_}")).text
    assert "There is nothing to import" in page
    assert f"Unchanged {len(SEEDS)}" in page


def test_other_formats_are_not_found(alice: Browser) -> None:
    assert alice.get("/library/export?format=xlsx").status_code == 404


def test_a_dry_run_then_one_button_imports(alice: Browser, session: Session) -> None:
    address = upload(alice, SLOWLY + b"cat-cow,Go on.\n")
    page = alice.get(address).text
    assert "Import 2 exercises" in page
    assert "take_care, translation_outdated_es" in page
    assert take_care(session) != "Go slowly."
    assert alice.send(f"{address}/confirm").status_code == 303
    assert "2 exercises imported" in alice.get(address).text
    assert take_care(session) == "Go slowly."
    actions = [entry.action for entry in session.scalars(select(AuditEntry))]
    assert actions[-2:] == ["library.uploaded", "library.imported"]
    assert session.scalars(select(LibraryImport)).one().content == b""
    assert alice.send(f"{address}/confirm").status_code == 303  # a second click does nothing
    assert alice.send(f"{address}/again").status_code == 303
    assert "2 exercises imported" in alice.get(address).text


def test_refused_rows_name_their_cells_and_stop_the_file(alice: Browser, session: Session) -> None:
    address = upload(alice, b"slug,reps\nbridge,8-\ncat-cow,8-10\n")
    page = alice.get(address).text
    assert "1 row refused" in page
    assert "<b>reps</b>: found &#39;8-&#39;." in page
    assert "/confirm" not in page
    refused = alice.get(f"{address}?state=refused").text
    assert "bridge" in refused
    assert "cat-cow" not in refused
    assert "No row is new" in alice.get(f"{address}?state=new").text
    assert alice.send(f"{address}/confirm").status_code == 303
    assert session.scalars(select(LibraryImport)).one().state == Stage.CHECKED


def test_rows_come_a_hundred_a_page(alice: Browser) -> None:
    rows = "".join(f"no-{number},8-\n" for number in range(250))
    address = upload(alice, f"slug,reps\n{rows}".encode())
    last = alice.get(f"{address}?state=refused&page=3").text
    assert "Page 3 of 3" in last
    assert last.count("<tr>") == 1 + 50
    assert "Page 3 of 3" in alice.get(f"{address}?page=99").text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"slug,naem\nbridge,x\n", "a.csv", "Did you mean &#39;name&#39;?"),
        ("slug,name\nbridge,\u00fc\n".encode("latin-1"), "a.csv", "Save the file as CSV UTF-8"),
        (b"PK\x03\x04", "a.csv", "This is a spreadsheet file."),
        (b"{", "a.json", "The file is not JSON"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    alice: Browser, content: bytes, name: str, said: str
) -> None:
    page = alice.get(upload(alice, content, name)).text
    assert "The file cannot be used" in page
    assert said in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Choose a file."),
        ({"file": (io.BytesIO(b""), "")}, "Choose a file."),
        ({"file": (io.BytesIO(b"x"), "a.xlsx")}, "must end in .csv or .json."),
    ],
)
def test_no_file_and_other_endings_are_said_by_the_field(
    alice: Browser, data: dict[str, object], said: str
) -> None:
    response = alice.send("/library/import", data, content_type="multipart/form-data")
    assert response.status_code == 422
    assert said in response.text


def test_a_file_that_is_too_large_is_refused_unread(alice: Browser) -> None:
    response = alice.send(
        "/library/import",
        {"file": (io.BytesIO(SLOWLY), "a.csv")},
        content_type="multipart/form-data",
        environ_overrides={"CONTENT_LENGTH": str(100 * 1024 * 1024)},
    )
    assert response.status_code == 413


def test_larger_files_than_other_forms_may_send_are_taken(alice: Browser) -> None:
    padded = b"slug,take_care\n" + b",\n" * (4 * 1024 * 1024) + b"bridge,Go slowly.\n"
    parts = {'name="csrf_token"': alice.form_token().encode()}
    parts['name="file"; filename="a.csv"'] = padded
    body = b"".join(
        b"--x\r\nContent-Disposition: form-data; " + head.encode() + b"\r\n\r\n" + part + b"\r\n"
        for head, part in parts.items()
    )
    form = "multipart/form-data; boundary=x"
    response = alice.post("/library/import", data=body + b"--x--\r\n", content_type=form)
    assert "Import 1 exercise" in alice.get(response.location).text


def test_a_library_that_moved_on_is_shown_anew(alice: Browser, session: Session) -> None:
    address = upload(alice, SLOWLY)
    alice.send("/library/bridge/archive")
    assert alice.send(f"{address}/confirm").status_code == 303
    page = alice.get(address).text
    assert "The library was changed since this list was made." in page
    assert take_care(session) != "Go slowly."
    alice.send(f"{address}/confirm")
    assert take_care(session) == "Go slowly."


def test_while_it_lasts_the_page_says_how_far_it_is(
    app: Flask, alice: Browser, tmp_path: Path
) -> None:
    waiting: list[Callable[[], None]] = []
    app.config["IN_BACKGROUND"] = waiting.append
    address = upload(alice, SLOWLY)
    page = alice.get(address).text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    assert alice.get(f"{address}/progress").json == {"done": 0, "total": 0, "waits": True}
    with pytest.raises(BusyError):
        Work(tmp_path / "imports", address.rsplit("/", 1)[1])
    assert alice.send(f"{address}/again").status_code == 303
    assert len(waiting) == 1
    waiting[0]()
    assert alice.get(f"{address}/progress").json["waits"] is False
    assert "Import 1 exercise" in alice.get(address).text


def _cut_off(*told: Work) -> None:
    with told[-1]:
        pass


def test_work_that_was_cut_off_can_be_tried_again(
    alice: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clinic.web.library.import_work.check", _cut_off)
    address = upload(alice, SLOWLY)
    page = alice.get(address).text
    assert "The server stopped before it was done" in page
    assert "nothing was imported" in page
    monkeypatch.undo()
    alice.send(f"{address}/again")
    assert "Import 1 exercise" in alice.get(address).text


def test_a_file_can_be_dropped_and_a_new_one_takes_its_place(
    alice: Browser, session: Session
) -> None:
    address = upload(alice, SLOWLY)
    assert "library.csv is not imported yet" in alice.get("/library/import").text
    assert alice.send(f"{address}/drop").status_code == 303
    assert alice.get(address).status_code == 404
    upload(alice, SLOWLY)
    upload(alice, SLOWLY)
    assert len(session.scalars(select(LibraryImport)).all()) == 1
    assert len(session.scalars(select(LibraryImportLine)).all()) == 1


def test_owners_alone_import_and_only_their_own_clinics_files(
    alice: Browser, bob: Browser, charlie: Browser
) -> None:
    address = upload(alice, SLOWLY)
    assert bob.get("/library/import").status_code == 403
    assert bob.get(address).status_code == 403
    assert "/library/import" not in bob.get("/library").text
    assert bob.get("/library/export").status_code == 200
    assert charlie.get(address).status_code == 404
    for step in ("confirm", "again", "drop"):
        assert charlie.send(f"{address}/{step}").status_code == 404


def test_progress_of_no_work_is_none(tmp_path: Path) -> None:
    tmp_path = tmp_path / "imports"
    assert not look(tmp_path, "1").alive
    with Work(tmp_path, "1") as work:
        work.note(3, 10)
        seen = look(tmp_path, "1")
        assert (seen.done, seen.total, seen.alive) == (3, 10, True)
    assert list(tmp_path.iterdir()) == []


def test_a_thread_does_the_work_by_default(make_app: Callable[..., Flask]) -> None:
    begin = make_app().config["IN_BACKGROUND"]
    done = threading.Event()
    begin(done.set)
    assert done.wait(timeout=10)
