"""The linter for poses: every check fires on a pose that is wrong, and the library is clean."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from clinic.figures import catalog
from clinic.figures.body import BODIES
from clinic.figures.compose import movement_figures
from clinic.figures.lint import crossing, drawing, floor, motion, props, targets
from clinic.figures.lint.fault import Fault, Finding
from clinic.figures.lint.mirrored import mirrored
from clinic.figures.lint.run import CHECKS, lint
from clinic.figures.lint.scene import Scene, scenes
from clinic.figures.pose import Arrow, Movement, Pose, Prop, Target
from clinic.figures.vectors import vec

Check = Callable[[Scene], Iterator[Finding]]


def _scene(slug: str, pose: str = "start", **changes: Any) -> Scene:
    """A pose of the library, solved on one body, with some of it made wrong."""
    movement = catalog.movement(slug)
    poses = tuple(replace(p, **changes) if p.name == pose else p for p in movement.poses)
    return _of(replace(movement, poses=poses), pose)


def _of(movement: Movement, pose: str) -> Scene:
    return next(s for s in scenes(movement, BODIES["ana"]) if s.solved.pose.name == pose)


def _pose(slug: str, name: str = "start") -> Pose:
    return catalog.movement(slug).pose(name)


def _bent(slug: str, joint: str, **axes: float) -> Scene:
    return _scene(slug, angles={**_pose(slug).angles, joint: axes}, targets={})


def _aimed(slug: str, limb: str, target: Target) -> Scene:
    return _scene(slug, targets={**_pose(slug).targets, limb: target})


def _with_prop(slug: str, pose: str, kind: str, **numbers: tuple[float, ...]) -> Scene:
    movement = catalog.movement(slug)
    return _of(replace(movement, props=(Prop(kind, numbers),)), pose)


def _sunk(by: float) -> Scene:
    scene = _scene("bridge")
    scene.solved.shift(vec(0, -by, 0))
    scene.solved.settle()
    return scene


def _pulled(limb: str, by: float) -> Scene:
    scene = _scene("bridge")
    frame = scene.solved.frames[limb]
    scene.solved.frames[limb] = frame.shifted(vec(by, 0, 0))
    return scene


_STANDING = "marching-in-place"
WRONG: tuple[tuple[Check, Callable[[], Scene], str, float], ...] = (
    (floor.above_floor, lambda: _sunk(4.0), "trunk", 4.0),
    (floor.above_floor, lambda: _sunk(4.0), "head", 3.0),
    (floor.supports, lambda: _scene(_STANDING, ground=("foot_r", "knee_l")), "knee_l", 40.0),
    (floor.head_rests, lambda: _sunk(3.0), "back_of_head", 3.0),
    (targets.reached, lambda: _pulled("hand_r", 2.5), "hand_r", 2.5),
    (targets.whole_limbs, lambda: _pulled("foot_l", 2.5), "foot_l", 2.5),
    (
        targets.laid_down,
        lambda: _aimed("bridge", "foot_r", Target(at=(96, 1.15, 10), fingers=(1, 0, 0))),
        "foot_r",
        1.1,
    ),
    (
        props.clear_of_props,
        lambda: _with_prop(_STANDING, "start", "step", x=(-20, 20), z=(-20, 20), height=(9.0,)),
        "foot_r",
        3.0,
    ),
    (
        props.clear_of_props,
        lambda: _with_prop("bridge", "start", "pillow", at=(25, 11, 0)),
        "trunk",
        4.0,
    ),
    (
        props.on_props,
        lambda: _with_prop("plank-wall", "start", "wall", x=(60.0, 64.0), z=(-60, 60)),
        "hand_r",
        1.5,
    ),
    (motion.in_range, lambda: _bent(_STANDING, "knee_r", flex=-20.0), "knee_r", -20.0),
    (motion.in_range, lambda: _bent(_STANDING, "hip_l", abd=75.0), "hip_l", 75.0),
    (motion.in_range, lambda: _bent(_STANDING, "wrist_r", dev=70.0), "wrist_r", 50.0),
    (crossing.apart, lambda: _bent(_STANDING, "shoulder_r", abd=-25.0), "trunk", 5.0),
    (
        drawing.arrows_beside,
        lambda: _scene(_STANDING, arrows=(Arrow("belly", path=((-20, 0), (20, 0))),)),
        "belly",
        8.0,
    ),
    (drawing.anchored, lambda: _scene(_STANDING, "2", shift=(12.0, 0.0)), "hips", 12.0),
)


@pytest.mark.parametrize(
    ("check", "make", "landmark", "least"),
    WRONG,
    ids=[f"{check.__name__}-{landmark}" for check, _, landmark, _ in WRONG],
)
def test_a_wrong_pose_is_found(
    check: Check, make: Callable[[], Scene], landmark: str, least: float
) -> None:
    found = {finding.landmark: finding for finding in check(make())}
    assert landmark in found
    assert abs(found[landmark].amount) >= abs(least) * 0.9
    assert found[landmark].unit in {"cm", "degrees"}


def test_every_check_is_tried_on_a_wrong_pose() -> None:
    assert {check for check, *_ in WRONG} == set(CHECKS)


def test_what_lies_outside_the_picture_is_found() -> None:
    picture = movement_figures(catalog.movement("bridge"), BODIES["ana"])["end"]
    assert not list(drawing.inside_box(picture))
    x, y, w, h = picture.box
    cut = replace(picture, box=(x, y, w - 200, h))
    assert max(finding.amount for finding in drawing.inside_box(cut)) > 10


def test_pictures_of_other_scale_are_found() -> None:
    picture = movement_figures(catalog.movement("bridge"), BODIES["ana"])["end"]
    x, y, w, h = picture.box
    other = replace(picture, box=(x, y, w + 50, h))
    (finding,) = drawing.same_frame({"start": other, "end": picture})
    assert finding.amount == pytest.approx(5.0)


def test_a_drawing_that_differs_from_the_mirrored_pose_is_found() -> None:
    movement = catalog.movement("side-bend")
    picture = movement_figures(movement, BODIES["ana"])["end"]
    scene = _of(mirrored(movement), "end")
    assert not list(drawing.same_when_mirrored(scene, picture))
    x, y = picture.landmarks["palm_l"]
    moved = replace(picture, landmarks={**picture.landmarks, "palm_l": (x + 40, y)})
    (finding,) = drawing.same_when_mirrored(scene, moved)
    assert finding.landmark == "palm_r"
    assert finding.amount == pytest.approx(4.0, abs=0.3)


def test_mirroring_twice_gives_the_movement_back() -> None:
    for slug in catalog.slugs():
        movement = catalog.movement(slug)
        assert mirrored(mirrored(movement)) == movement


def test_a_fault_says_where_and_how_much() -> None:
    finding = Finding("hand_r", 2.34, "cm", "off its target")
    fault = Fault("bridge", "end", "ruth", "left", finding)
    assert str(fault) == "bridge end (ruth, left): hand_r: 2.3 cm off its target"


@pytest.mark.parametrize("slug", catalog.slugs())
def test_poses_are_clean_on_one_body(slug: str) -> None:
    found = [
        f"{slug} {scene.solved.pose.name}: {finding}"
        for scene in scenes(catalog.movement(slug), BODIES["ana"])
        for check in CHECKS
        for finding in check(scene)
    ]
    assert not found


@pytest.mark.deep
@pytest.mark.parametrize("slug", catalog.slugs())
def test_poses_are_clean_on_all_bodies_and_both_sides(slug: str) -> None:
    assert [str(fault) for fault in lint(catalog.movement(slug))] == []
