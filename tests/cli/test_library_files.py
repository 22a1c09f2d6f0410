"""`clinic library export` and `import`: the seeds without a clinic, else the clinic's own."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.cli import main
from clinic.library import load_library
from clinic.models import AuditEntry, ExerciseRow
from clinic.services.database import open_engine, upgrade
from tests import factories

SEEDS = load_library().exercises


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and no other database."""
    monkeypatch.setenv("CLINIC_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("CLINIC_DATABASE_URL", raising=False)
    return tmp_path


def library(*arguments: object, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["library", *map(str, arguments)], input=typed)


def set_up(folder: Path, clinics: int = 1) -> None:
    (folder / "data").mkdir()
    engine = open_engine(f"sqlite:///{folder / 'data' / 'clinic.sqlite3'}")
    upgrade(engine)
    with Session(engine) as session, session.begin():
        for _ in range(clinics):
            factories.clinic(session, library=True)
    engine.dispose()


def kept(folder: Path, clinic_id: int = 1) -> tuple[str, list[AuditEntry]]:
    """What the clinic's bridge takes care of, and the record."""
    engine = open_engine(f"sqlite:///{folder / 'data' / 'clinic.sqlite3'}")
    with Session(engine) as session:
        query = select(ExerciseRow).where(
            ExerciseRow.clinic_id == clinic_id, ExerciseRow.slug == "bridge"
        )
        care = session.scalars(query).one().content["words"]["take_care"]
        entries = list(session.scalars(select(AuditEntry)))
    engine.dispose()
    return str(care), entries


@pytest.mark.parametrize("name", ["library.csv", "library.json"])
def test_without_a_clinic_the_seeds_go_out_and_compare_as_unchanged(
    folder: Path, name: str
) -> None:
    assert library("export", folder / name).exit_code == 0
    result = library("import", folder / name, "--dry-run")
    assert result.exit_code == 0
    *rows, summary = result.stdout.splitlines()
    assert summary == "0 new, 0 changed, 25 unchanged, 0 refused"
    assert [row.split(": ")[1] for row in rows] == [f"unchanged {slug}" for slug in SEEDS]
    assert not (folder / "data").exists()
    nowhere = library("import", folder / name)
    assert nowhere.exit_code == 2
    assert nowhere.stderr.startswith("No clinic is set up here to import into.")


def test_refused_cells_are_named_a_line_each(folder: Path) -> None:
    file = folder / "a.csv"
    file.write_text("slug,reps,sets\nbridge,8-,\ncat-cow,8-10,99\n", encoding="utf-8")
    result = library("import", file, "--dry-run")
    assert result.exit_code == 2
    assert result.stdout.splitlines() == [
        "row 2: refused bridge",
        "row 3: refused cat-cow",
        "0 new, 0 changed, 0 unchanged, 2 refused",
    ]
    allowed = "nothing, or a number or a range such as 8-10, from"
    assert result.stderr.splitlines() == [
        f"row 2, column reps: found '8-'; allowed: {allowed} 1 to 100",
        f"row 3, column sets: found '99'; allowed: {allowed} 1 to 10",
        "Nothing was imported. Correct the refused rows first.",
    ]


def test_one_confirmation_then_all_of_it(folder: Path) -> None:
    set_up(folder)
    file = folder / "a.csv"
    file.write_text("slug,take_care\nbridge,Go slowly.\n", encoding="utf-8")
    assert library("import", file, typed="n\n").exit_code == 0
    assert kept(folder) == (SEEDS["bridge"].words.take_care, [])
    result = library("import", file, typed="y\n")
    assert result.exit_code == 0
    assert "row 2: changed bridge (take_care, translation_outdated_es)" in result.stdout
    assert "Import 0 new and 1 changed exercises?" in result.stdout
    care, entries = kept(folder)
    assert care == "Go slowly."
    assert [(e.action, e.actor_id, e.clinic_id) for e in entries] == [("library.imported", None, 1)]
    assert "There is nothing to import." in library("import", file).stdout


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    set_up(folder)
    file = folder / "a.csv"
    file.write_text("slug,take_care\nbridge,Go slowly.\n", encoding="utf-8")
    assert library("import", file, "--dry-run").exit_code == 0
    assert kept(folder) == (SEEDS["bridge"].words.take_care, [])


def test_several_clinics_must_be_told_apart(folder: Path) -> None:
    set_up(folder, clinics=2)
    file = folder / "a.csv"
    assert library("export", file).exit_code == 2
    assert library("export", file, "--clinic", 2).exit_code == 0
    assert library("import", file, "--dry-run").exit_code == 2
    file.write_text("slug,take_care\nbridge,Go slowly.\n", encoding="utf-8")
    assert library("import", file, "--clinic", 2, "--yes").exit_code == 0
    assert kept(folder, 1)[0] == SEEDS["bridge"].words.take_care
    assert kept(folder, 2)[0] == "Go slowly."


@pytest.mark.parametrize("command", ["export", "import"])
def test_other_files_are_refused_with_one_line(folder: Path, command: str) -> None:
    file = folder / "library.xlsx"
    file.write_bytes(b"PK")
    result = library(command, file, *(["--dry-run"] if command == "import" else []))
    assert result.exit_code == 2
    assert result.stderr.endswith("The name of the file must end in .csv or .json.\n")
    missing = library("import", folder / "no.csv", "--dry-run")
    assert missing.exit_code == 2
    assert missing.stderr.endswith(": No such file or directory.\n")
