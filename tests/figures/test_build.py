"""Kept pictures: fresh in the repository, stale when anything they are made of changes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from clinic.figures import build, catalog, kept
from clinic.figures.body import BODIES


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of poses and kept pictures of its own, with one movement in it."""
    for name in ("_postures", "side-bend"):
        source = catalog.folder() / f"{name}.toml"
        (tmp_path / "poses").mkdir(exist_ok=True)
        shutil.copy(source, tmp_path / "poses")
    poses, pictures = tmp_path / "poses", tmp_path / "figures"
    monkeypatch.setattr(catalog, "folder", lambda: poses)
    monkeypatch.setattr(kept, "folder", lambda: pictures)
    monkeypatch.setattr(build, "BODIES", {"ana": BODIES["ana"]})
    kept.forget()
    yield tmp_path
    kept.forget()


def _quiet(line: str) -> None:
    assert line


def test_no_kept_picture_is_stale() -> None:
    assert build.stale() == []


def test_kept_pictures_are_built_once_and_again_when_the_pose_changes(shelf: Path) -> None:
    assert build.stale() == ["side-bend"]
    assert build.build(_quiet) == ["side-bend"]
    assert build.stale() == []
    assert build.build(_quiet) == []
    pose = shelf / "poses" / "side-bend.toml"
    pose.write_text(pose.read_text().replace("bend = 18", "bend = 17"))
    assert build.stale() == ["side-bend"]


def test_a_picture_without_its_movement_is_stale_and_goes(shelf: Path) -> None:
    build.build(_quiet)
    orphan = shelf / "figures" / f"levitation{kept.SUFFIX}"
    shutil.copy(shelf / "figures" / f"side-bend{kept.SUFFIX}", orphan)
    kept.forget()
    assert build.stale() == ["levitation"]
    build.build(_quiet)
    assert not orphan.exists()


@pytest.mark.usefixtures("shelf")
def test_an_engine_that_changed_makes_pictures_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    build.build(_quiet)
    monkeypatch.setattr(build, "engine_version", lambda: "another")
    assert build.stale() == ["side-bend"]


@pytest.mark.usefixtures("shelf")
def test_fresh_takes_the_kept_picture_or_computes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    movement = catalog.movement("side-bend")
    computed = build.fresh(movement, "ana")
    build.build(_quiet)

    def refuse(*_: object) -> None:
        raise AssertionError("a kept picture was computed")

    monkeypatch.setattr(build, "movement_figures", refuse)
    assert build.fresh(movement, "ana") == computed


@pytest.mark.deep
@pytest.mark.timeout(600)
@pytest.mark.parametrize("slug", catalog.slugs())
def test_kept_pictures_are_what_the_poses_give(slug: str) -> None:
    for pose, by_body in build.pictures(catalog.movement(slug)).items():
        for body, picture in by_body.items():
            assert kept.load(slug, pose, body) == picture
