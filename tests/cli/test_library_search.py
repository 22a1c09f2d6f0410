"""`clinic library search` finds in the clinic's library, or in the seeds without one."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session

from clinic.cli import main
from clinic.models import Clinic, ExerciseRow
from clinic.services.database import open_engine, upgrade
from tests import factories


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and no other database."""
    monkeypatch.setenv("CLINIC_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("CLINIC_DATABASE_URL", raising=False)
    return tmp_path


def search(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["library", "search", *arguments])


def set_up(folder: Path, *names: str) -> None:
    """Clinics 1, 2, ..., each with an exercise named like the clinic beside the seeds."""
    engine = open_engine(f"sqlite:///{folder / 'clinic.sqlite3'}")
    upgrade(engine)
    with Session(engine) as session, session.begin():
        for name in names:
            clinic: Clinic = factories.clinic(session, library=True, name=name)
            row: ExerciseRow = (
                session.query(ExerciseRow).filter_by(clinic_id=clinic.id, slug="bridge").one()
            )
            row.name = f"{name} Bridge"
            row.content = {**row.content, "words": {**row.content["words"], "name": row.name}}
    engine.dispose()


def test_the_seed_library_is_searched_without_a_database(folder: Path) -> None:
    result = search("glute", "bridge")
    assert result.exit_code == 0
    assert result.stdout == "bridge: Bridge (Strengthen, lying on back)\n"
    assert list(folder.iterdir()) == []


def test_a_line_a_hit_up_to_the_limit() -> None:
    assert len(search("LBP").stdout.splitlines()) == 10
    three = search("LBP", "--limit", "3").stdout.splitlines()
    assert three == search("LBP").stdout.splitlines()[:3]
    assert search("LBP", "--limit", "0").exit_code == 2


def test_corrections_and_misses_are_said_beside_the_hits() -> None:
    corrected = search("hamstrng strech", "--limit", "1")
    assert corrected.stdout.startswith("hamstring-stretch: ")
    assert corrected.stderr == "Searched for: hamstring stretch\n"
    missed = search("no such movement")
    assert (missed.exit_code, missed.stdout) == (0, "")
    assert missed.stderr.startswith("No exercise fits.")


def test_the_only_clinic_is_searched(folder: Path) -> None:
    set_up(folder, "Harbor")
    assert search("bridge").stdout == "bridge: Harbor Bridge (Strengthen, lying on back)\n"


def test_one_of_several_clinics_must_be_chosen(folder: Path) -> None:
    set_up(folder, "Harbor", "Quay")
    refused = search("bridge")
    assert refused.exit_code == 2
    assert refused.stderr == (
        "Several clinics are here. Choose one with --clinic: 1 (Harbor), 2 (Quay).\n"
    )
    chosen = search("bridge", "--clinic", "2")
    assert chosen.stdout == "bridge: Quay Bridge (Strengthen, lying on back)\n"
    assert search("harbor", "--clinic", "2").stdout == ""
    assert search("bridge", "--clinic", "3").exit_code == 2


def test_a_clinic_that_is_nowhere_is_refused() -> None:
    refused = search("bridge", "--clinic", "1")
    assert refused.exit_code == 2
    assert "No clinic is set up here" in refused.stderr
