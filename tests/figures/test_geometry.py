"""Golden geometry: where landmarks lie, how large the silhouette is, what is drawn over what."""

import numpy as np
import pytest

from clinic.figures import figure_parts
from clinic.figures.body import BODIES
from clinic.figures.camera import View
from clinic.figures.catalog import movement, slugs
from clinic.figures.depth import order
from clinic.figures.ik import OutOfReachError, two_bones
from clinic.figures.landmarks import LANDMARKS
from clinic.figures.planar import union
from clinic.figures.solve import Solved, landmark, solve
from clinic.figures.vectors import vec


def solved(slug: str, pose: str, body: str = "ana") -> Solved:
    """A seed pose, solved."""
    whole = movement(slug)
    return solve(whole.pose(pose), BODIES[body], whole.anchor, whole.file)


def test_bridge_lifts_the_hips_and_keeps_shoulders_and_feet() -> None:
    start, end = solved("bridge", "start"), solved("bridge", "end")
    assert landmark(end, "hips")[1] - landmark(start, "hips")[1] > 14
    for name in ("heel_r", "heel_l"):
        assert np.allclose(landmark(start, name), landmark(end, name), atol=0.1)
    assert abs(landmark(start, "c7")[0] - landmark(end, "c7")[0]) < 0.1


def test_bridge_is_straight_from_shoulder_to_knee() -> None:
    end = solved("bridge", "end")
    shoulder, hip, knee = (landmark(end, f"{name}_r")[:2] for name in ("shoulder", "hip", "knee"))
    cosine = (hip - shoulder) @ (knee - hip)
    cosine /= np.linalg.norm(hip - shoulder) * np.linalg.norm(knee - hip)
    assert np.degrees(np.arccos(cosine)) < 10


def test_cow_sinks_and_cat_rounds_the_back() -> None:
    cow, cat = solved("cat-cow", "start"), solved("cat-cow", "end")
    assert landmark(cat, "mid_back")[1] > landmark(cow, "mid_back")[1] + 8
    assert landmark(cat, "crown")[1] < landmark(cow, "crown")[1] - 30


def test_turning_right_turns_the_chest_to_the_right() -> None:
    chest = solved("seated-rotation", "end").frames["chest"].axes[:, 0]
    assert 28 < np.degrees(np.arctan2(chest[2], chest[0])) < 45


@pytest.mark.parametrize("slug", slugs())
@pytest.mark.parametrize("body", BODIES)
def test_bones_keep_their_length(slug: str, body: str) -> None:
    for pose in movement(slug).poses:
        one = solved(slug, pose.name, body)
        for side in "rl":
            hip, knee, ankle = (landmark(one, f"{n}_{side}") for n in ("hip", "knee", "ankle"))
            assert np.linalg.norm(knee - hip) == pytest.approx(42.5, abs=0.2)
            assert np.linalg.norm(ankle - knee) == pytest.approx(42.0, abs=1.2)
            elbow, wrist = landmark(one, f"elbow_{side}"), landmark(one, f"wrist_{side}")
            assert np.linalg.norm(wrist - elbow) == pytest.approx(25.0, abs=1.2)


@pytest.mark.parametrize(
    ("slug", "pose", "area"),
    [
        ("bridge", "end", 3420), ("cat-cow", "start", 3620), ("side-bend", "end", 4800),
        ("seated-rotation", "start", 3710), ("bird-dog", "end", 4210),
    ],
)  # fmt: skip
def test_silhouette_area(slug: str, pose: str, area: float) -> None:
    view = View(movement(slug).camera)
    parts = figure_parts.body_parts(solved(slug, pose), view)
    assert union([part.outline for part in parts]).area == pytest.approx(area, rel=0.06)


def test_near_leg_is_drawn_over_the_far_one() -> None:
    parts = figure_parts.body_parts(solved("bird-dog", "start"), View(movement("bird-dog").camera))
    drawn = [parts[i].name for i in order(parts)]
    assert drawn.index("thigh_r") > drawn.index("thigh_l")
    assert drawn.index("upper_arm_r") > drawn.index("trunk") > drawn.index("upper_arm_l")
    assert drawn.index("head") > drawn.index("neck")


def test_landmarks_cover_both_sides() -> None:
    right = {name[:-2] for name in LANDMARKS if name.endswith("_r")}
    assert right == {name[:-2] for name in LANDMARKS if name.endswith("_l")}


def test_knee_bends_toward_its_pole_and_straight_limb_keeps_its_hinge() -> None:
    thigh, shank = two_bones(vec(0, 60, 0), vec(0, 0, 0), (42.5, 42.0), vec(1, 0, 0), knee=True)
    assert shank.origin[0] > 10
    straight, _ = two_bones(vec(0, 84.5, 0), vec(0, 0, 0), (42.5, 42.0), vec(1, 0, 0), knee=True)
    assert np.allclose(thigh.axes[:, 2], straight.axes[:, 2], atol=1e-6)


def test_out_of_reach() -> None:
    with pytest.raises(OutOfReachError):
        two_bones(vec(0, 100, 0), vec(0, 0, 0), (42.5, 42.0), vec(1, 0, 0), knee=True)
