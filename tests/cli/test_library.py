"""`clinic library check` says a line per exercise and exits 1 on any fault."""

import pytest
from click.testing import CliRunner

from clinic.cli import main
from clinic.library import LibraryError, load_library, read_library
from tests.library.conftest import Edit, edit

__all__ = ["edit"]


def test_a_line_per_exercise_and_a_summary() -> None:
    result = CliRunner().invoke(main, ["library", "check"])
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in lines[:-1]] == list(load_library().exercises)
    assert all(": complete, grade " in line and ", INFLESZ " in line for line in lines[:-1])
    assert lines[-1].startswith("25 exercises, 25 complete; grade ")
    assert "; Spanish INFLESZ " in lines[-1]


def test_what_is_missing_exits_1(edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = edit("exercises/bridge.toml", 'regions = ["hips", ', "regions = [] #")
    monkeypatch.setattr("clinic.library.load_library", lambda: read_library(folder))
    result = CliRunner().invoke(main, ["library", "check"])
    assert result.exit_code == 1
    assert "bridge: missing a region, grade " in result.output
    assert "25 exercises, 24 complete" in result.output


def test_spanish_that_is_missing_or_hard_exits_1(
    edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = edit("exercises/es/bridge.toml", "Puente", "Puente")
    (folder / "exercises" / "es" / "bridge.toml").unlink()
    edit("exercises/es/cat-cow.toml", "Afloja la espalda rígida.", "Inmediatamente " * 40)
    monkeypatch.setattr("clinic.resources.seeds", lambda: folder)
    result = CliRunner().invoke(main, ["library", "check"])
    assert result.exit_code == 1
    assert "bridge: missing its Spanish words, grade 0.3\n" in result.output
    assert "cat-cow: complete, grade -0.6, INFLESZ " in result.output
    assert " (at least 65)\n" in result.output


def test_a_broken_file_exits_1_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise LibraryError("bridge.toml", "kind", "is missing; give a text")

    monkeypatch.setattr("clinic.library.load_library", broken)
    result = CliRunner().invoke(main, ["library", "check"])
    assert result.exit_code == 1
    assert result.stderr == (
        "The library cannot be used. bridge.toml: kind: is missing; give a text\n"
    )
