"""A wrong pose file is refused with the file, the key and what is allowed."""

from pathlib import Path

import pytest

from clinic.figures.body import BODIES
from clinic.figures.catalog import folder, movement, slugs
from clinic.figures.compose import movement_figures
from clinic.figures.errors import PoseError
from clinic.figures.pose_file import load

GOOD = """
side = "right"
[pose.start]
facing = "upright"
alt = "Standing"
caption = "stand"
ground = ["foot_r"]
{start}
[pose.end]
extends = "start"
alt = "Standing, right knee up"
caption = "knee up"
{end}
"""


def write(tmp_path: Path, *, start: str = "", end: str = "", head: str = "") -> Path:
    """A pose file with some lines added."""
    path = tmp_path / "step.toml"
    path.write_text(head + GOOD.format(start=start, end=end), encoding="utf-8")
    return path


def refusal(path: Path) -> PoseError:
    """What the loader says about a file."""
    with pytest.raises(PoseError) as caught:
        load(path)
    assert caught.value.file == "step.toml"
    return caught.value


@pytest.mark.parametrize("slug", slugs())
def test_every_seed_pose_loads_with_words(slug: str) -> None:
    for pose in movement(slug).poses:
        assert len(pose.alt.split()) >= 4
        assert pose.caption


def test_extends_merges_joints_and_replaces_the_rest(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        start="hip_r = { flex = 10, abd = 5 }\nhold = true",
        end="hip_r = { flex = 80 }\nground = ['foot_l']",
    )
    end = load(path).pose("end")
    assert end.angles["hip_r"] == {"flex": 80.0, "abd": 5.0}
    assert end.ground == ("foot_l",)
    assert not end.hold


def test_an_inherited_target_can_be_dropped(tmp_path: Path) -> None:
    path = write(tmp_path, start="ik.hand_r = { at = [20, 100, 20] }", end="ik.hand_r = false")
    loaded = load(path)
    assert "hand_r" in loaded.pose("start").targets
    assert "hand_r" not in loaded.pose("end").targets


@pytest.mark.parametrize(
    ("line", "key", "allowed"),
    [
        ("kneee_r = { flex = 20 }", "pose.start.kneee_r", "knee_r"),
        ("knee_r = { bend = 20 }", "pose.start.knee_r.bend", "flex"),
        ("knee_r = { flex = 200 }", "pose.start.knee_r.flex", "-5 to 160"),
        ("knee_r = { flex = true }", "pose.start.knee_r.flex", "-5 to 160"),
        ("hands = { hand_r = 'claw' }", "pose.start.hands.hand_r", "open"),
        ("ik.hand_x = { at = [0, 0, 0] }", "pose.start.ik.hand_x", "hand_r"),
        ("ik.hand_r = { at = [0, 0] }", "pose.start.ik.hand_r.at", "3 numbers"),
        ("ik.hand_r = { touch = 'ear' }", "pose.start.ik.hand_r.touch", "trunk"),
        ("shift = 4", "pose.start.shift", "2 numbers"),
        (
            "[[pose.start.highlight]]\nregion = 'heart'",
            "pose.start.highlight[1].region",
            "glutes_r",
        ),
        ("[[pose.start.arrow]]\ntrack = 'hat'", "pose.start.arrow[1].track", "knee_r"),
    ],
)
def test_refused_with_key_and_what_is_allowed(
    tmp_path: Path, line: str, key: str, allowed: str
) -> None:
    error = refusal(write(tmp_path, start=line))
    assert error.key == key
    assert allowed in error.allowed
    assert str(error).startswith(f"step.toml: {key}: ")


def test_a_circle_of_extends_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, start='extends = "end"')
    error = refusal(path)
    assert error.key.endswith("extends")
    assert "circle" in error.problem


def test_extending_nothing_known_names_what_there_is(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, start='extends = "flying"'))
    assert "no such pose: flying" in error.problem
    assert "end" in error.allowed


def test_an_unknown_prop_is_refused(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, head='[[prop]]\nkind = "trampoline"\n', start=""))
    assert error.key == "prop[1].kind"
    assert "mat" in error.allowed


def test_a_target_no_arm_reaches_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, end="ik.hand_r = { at = [0, 300, 0] }")
    with pytest.raises(PoseError, match=r"pose\.end\.ik\.hand_r: the target is .* cm away"):
        movement_figures(load(path), BODIES["ana"])


def test_text_that_is_not_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "step.toml"
    path.write_text("pose = [", encoding="utf-8")
    assert "not TOML" in refusal(path).problem


def test_postures_are_no_movement() -> None:
    assert (folder() / "_postures.toml").is_file()
    assert not any(slug.startswith("_") for slug in slugs())
