"""`clinic figure`: render, lint and sheet, with one line and a code for what is refused."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from clinic.cli import main
from clinic.figures import catalog


def figure(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["figure", *map(str, arguments)])


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of poses whose one movement holds the hand beside the hip it names."""
    for name in ("_postures", "side-bend"):
        shutil.copy(catalog.folder() / f"{name}.toml", tmp_path)
    monkeypatch.setattr(catalog, "folder", lambda: tmp_path)
    return tmp_path / "side-bend.toml"


@pytest.mark.parametrize(("form", "start"), [("svg", b"<svg "), ("pdf", b"%PDF-")])
def test_render_writes_a_file_for_each_pose(tmp_path: Path, form: str, start: bytes) -> None:
    result = figure("render", "side-bend", "-o", tmp_path, "--format", form, "--side", "left")
    assert result.exit_code == 0
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == [f"side-bend-end.{form}", f"side-bend-start.{form}"]
    assert all(file.read_bytes().startswith(start) for file in files)


def test_render_draws_the_side_that_is_asked_for(tmp_path: Path) -> None:
    for side in ("left", "right"):
        figure("render", "side-bend", "-o", tmp_path / side, "--side", side)
    left, right = (
        (tmp_path / side / "side-bend-end.svg").read_text() for side in ("left", "right")
    )
    assert "leaning to the left" in left
    assert "leaning to the right" in right


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("render", "levitation", "-o", "out"), "unknown movement: levitation; there are arm-"),
        (("render", "bridge", "-o", "out", "--body", "nobody"), "unknown body: nobody; there are"),
        (("render", "-o", "out"), "name one movement, or give --all"),
        (("lint", "levitation"), "unknown movement: levitation"),
        (("lint", "bridge", "--body", "nobody"), "unknown body: nobody"),
        (("sheet", "-o", "out.pdf", "--body", "nobody"), "unknown body: nobody"),
    ],
)
def test_unknown_names_are_refused_with_a_line(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = figure(*arguments)
    assert not list(tmp_path.iterdir())
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stderr.count("\n") == 1


def test_a_pose_file_that_cannot_be_drawn_is_refused(wrong: Path) -> None:
    wrong.write_text(wrong.read_text().replace("elbow_l", "elbow_x"))
    result = figure("lint", "side-bend", "--body", "ana")
    assert result.exit_code == 2
    assert "side-bend.toml: pose.start" in result.stderr
    assert "elbow_x" in result.stderr


def test_lint_is_silent_on_a_clean_movement() -> None:
    result = figure("lint", "side-bend", "--body", "ana")
    assert (result.exit_code, result.output) == (0, "")


def test_lint_names_each_fault_on_its_line(wrong: Path) -> None:
    wrong.write_text(wrong.read_text().replace("offset = [2, 7]", "offset = [2, -40]"))
    result = figure("lint", "side-bend", "--body", "ana")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert any(line.startswith("side-bend end (ana, right): fingertip_l:") for line in lines)
    assert any(line.startswith("side-bend end (ana, left): fingertip_r:") for line in lines)
    assert result.stderr == f"{len(lines)} faults\n"


def test_the_sheet_shows_every_movement_by_name(tmp_path: Path) -> None:
    result = figure("sheet", "-o", tmp_path / "sheet.pdf")
    assert result.exit_code == 0
    pages = PdfReader(tmp_path / "sheet.pdf").pages
    words = " ".join(page.extract_text() for page in pages)
    assert [float(side) for side in pages[0].mediabox[2:]] == [612, 792]
    assert f"Page 1 of {len(pages)}" in words
    for name in ("Bridge", "Cat-Cow", "Wall Plank", "Knee Rolls, Knees Far"):
        assert name in words
    resources: list[Any] = [page["/Resources"].get_object() for page in pages]
    drawn = len({name for one in resources for name in one["/XObject"].get_object()})
    assert drawn >= 2 * len(catalog.slugs())
