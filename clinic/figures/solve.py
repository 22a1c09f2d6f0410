"""From a pose to a body in the world: frames, grounding, anchor, hands and feet on target."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from clinic.figures import feet, hands, skeleton, volumes
from clinic.figures.body import Body
from clinic.figures.errors import PoseError
from clinic.figures.ik import OutOfReachError, two_bones
from clinic.figures.joints import LIMITS
from clinic.figures.landmarks import LANDMARKS
from clinic.figures.pose import Pose, Target
from clinic.figures.skeleton import Frames, Spine, sign
from clinic.figures.targets import Aim, aim
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array, Frame, axes_from, unit, vec

_Volume = TypeVar("_Volume", Tube, hands.Hand, feet.Foot)


@dataclass
class Solved:
    """A body in the world: spine, frames of every part, and how far each limb missed its target."""

    body: Body
    pose: Pose
    root: Frame
    chain: Spine
    frames: Frames
    wanted: dict[str, Array] = field(default_factory=dict)
    _kept: dict[str, Tube | hands.Hand | feet.Foot] = field(default_factory=dict)

    def settle(self) -> None:
        """From here on the body stays as it is: volumes are computed once."""
        self._kept = {"": self.tube("trunk")}

    def tube(self, name: str) -> Tube:
        """The volume of `trunk` or of a bone such as `thigh_r`."""
        return self._once(name, lambda: self._tube(name))

    def _once(self, name: str, make: Callable[[], _Volume]) -> _Volume:
        if not self._kept:
            return make()
        if name not in self._kept:
            self._kept[name] = make()
        kept: _Volume = self._kept[name]  # type: ignore[assignment]  # one type for each name
        return kept

    def _tube(self, name: str) -> Tube:
        if name == "trunk":
            return volumes.trunk(self.chain, self.body)
        return volumes.bone(self.frames[name], name[:-2], self.body)

    def hand(self, side: str) -> hands.Hand:
        """The hand's volumes."""
        name = f"hand_{side}"
        shape = self.pose.hands.get(name, "relaxed")
        return self._once(name, lambda: hands.hand(self.frames[name], side, shape, self.body))

    def foot(self, side: str) -> feet.Foot:
        """The foot's volumes."""
        name = f"foot_{side}"
        bend = self.pose.angles.get(f"toes_{side}", {}).get("flex", 0.0)
        return self._once(name, lambda: feet.foot(self.frames[name], bend))

    def shift(self, by: Array) -> None:
        """Move the whole body."""
        self.root = self.root.shifted(by)
        self.chain = [(arc, frame.shifted(by)) for arc, frame in self.chain]
        self.frames = {name: frame.shifted(by) for name, frame in self.frames.items()}


def solve(pose: Pose, body: Body, anchor: str, file: str = "") -> Solved:
    """Place a body in a pose. Raises PoseError for a target out of reach."""
    root, chain = skeleton.spine(pose.facing, pose.angles)
    solved = Solved(body, pose, root, chain, {"root": root})
    _frames(solved)
    _stand(solved)
    solved = _head_down(solved)
    at = landmark(solved, anchor)
    solved.shift(vec(pose.shift[0] - at[0], 0, pose.shift[1] - at[2]))
    for limb in sorted(pose.targets, key=lambda name: _turn(name, pose.targets[name])):
        _reach(solved, limb, pose.targets[limb], file)
    solved.settle()
    return solved


def _turn(limb: str, target: Target) -> tuple[bool, bool, str]:
    """When a limb is placed: feet before hands, and after the other limb if it is aimed at that."""
    seen_from = target.touch or target.rel
    return limb[:4] != "foot", seen_from[-2:] not in {"", limb[-2:]} and seen_from[-2] == "_", limb


def _frames(solved: Solved) -> None:
    frames, chain, angles = solved.frames, solved.chain, solved.pose.angles
    frames["pelvis"] = skeleton.along(chain, 0.0)
    frames["chest"] = skeleton.along(chain, skeleton.SHOULDER_ARC)
    frames["head"] = skeleton.head(chain, angles)
    for side in "rl":
        joint = frames["pelvis"].at(0, 0, sign(side) * skeleton.HIP)
        frames |= skeleton.leg(Frame(joint, solved.root.axes), side, angles)
        a = angles.get(f"shoulder_{side}", {})
        upper = skeleton.limb_turn(a.get("flex", 0), a.get("abd", 0), 0, side) @ vec(0, -1, 0)
        start = Frame(_shoulder(solved, side, upper), frames["chest"].axes)
        frames |= skeleton.arm(start, side, angles)
    solved.frames = frames


def _shoulder(solved: Solved, side: str, way: Array) -> Array:
    """The shoulder joint when the upper arm points along `way` (in the chest's axes)."""
    elevation = float(np.degrees(np.arccos(np.clip(-way[1], -1, 1))))
    blade = solved.pose.angles.get(f"scapula_{side}", {})
    return skeleton.shoulder_point(
        solved.frames["chest"], side, solved.body.shoulders, blade, elevation
    )


def support_points(solved: Solved, name: str) -> Array:
    """The points of a part that a pose may rest on: see docs/poses.md for the names."""
    kind, _, side = name.rpartition("_")
    if name == "head":
        return np.array([solved.frames["head"].at(-9.9, y, 0) for y in (0.5, 3.0, 6.0)])
    if name in _TRUNK_PARTS:
        return solved.tube("trunk").between(*_TRUNK_PARTS[name]).points.reshape(-1, 3)
    if kind == "foot":
        return np.concatenate([tube.points.reshape(-1, 3) for tube in solved.foot(side).tubes])
    if kind == "hand":
        return solved.hand(side).palm.points.reshape(-1, 3)
    if kind == "knee":
        return solved.tube(f"shank_{side}").between(-1, 0.2).points.reshape(-1, 3)
    return solved.tube(name).points.reshape(-1, 3)


_TRUNK_PARTS = {"back": (-9, 60), "upper_back": (33, 60), "pelvis": (-9, 12), "belly": (-9, 50)}
SUPPORTS = (
    "head",
    *_TRUNK_PARTS,
    *(
        f"{part}_{side}"
        for part in ("foot", "hand", "knee", "thigh", "shank", "forearm", "upper_arm")
        for side in "rl"
    ),
)


def _stand(solved: Solved) -> None:
    """Drop (or lift) the body until the lowest support touches the floor or the seat."""
    lows = [support_points(solved, name)[:, 1].min() for name in solved.pose.ground]
    if lows:
        solved.shift(vec(0, solved.pose.height - float(min(lows)), 0))


def _head_down(solved: Solved) -> Solved:
    """Bend the neck until the back of the head lies at the height the pose gives, if any."""
    wanted = solved.pose.head_rests
    if wanted is None:
        return solved
    flex = solved.pose.angles.get("neck", {}).get("flex", 0.0)
    for _ in range(6):
        here, beside = (_with_neck(solved, flex + d) for d in (0.0, 1.0))
        low, low_beside = (_head_low(one) for one in (here, beside))
        flex += float(np.clip((wanted - low) / max(low_beside - low, 0.05), -25, 25))
    return _with_neck(solved, float(np.clip(flex, *LIMITS["neck"]["flex"])))


def _head_low(solved: Solved) -> float:
    return float(support_points(solved, "head")[:, 1].min())


def _with_neck(solved: Solved, flex: float) -> Solved:
    """The body with another bend of the neck, the trunk where it was, the face turned as it was."""
    angles = {name: dict(solved.pose.angles.get(name, {})) for name in ("neck", "head")}
    total = angles["neck"].get("flex", 0.0) + angles["head"].get("flex", 0.0)
    angles["neck"]["flex"] = flex
    angles["head"]["flex"] = float(np.clip(total - flex, *LIMITS["head"]["flex"]))
    pose = replace(solved.pose, angles={**solved.pose.angles, **angles})
    root, chain = skeleton.spine(pose.facing, pose.angles)
    other = Solved(solved.body, pose, root, chain, {"root": root})
    _frames(other)
    other.shift(vec(0, float(solved.root.origin[1] - root.origin[1]), 0))
    return other


def _reach(solved: Solved, limb: str, target: Target, file: str) -> None:
    kind, side = limb.split("_")
    goal = aim(solved, limb, target)
    try:
        if kind == "foot":
            _leg(solved, side, goal)
        else:
            _arm(solved, side, goal)
    except OutOfReachError as far:
        raise PoseError(
            file, f"pose.{solved.pose.name}.ik.{limb}",
            f"the target is {far.distance:.1f} cm away", f"at most {far.reach:.1f} cm",
        ) from far  # fmt: skip
    solved.wanted[limb] = goal.at


def _leg(solved: Solved, side: str, goal: Aim) -> None:
    hip = solved.frames[f"thigh_{side}"].origin
    axes = goal.axes
    if axes is None:
        ahead = goal.pole - vec(0, float(goal.pole[1]), 0)
        axes = axes_from(ahead, vec(0, 1, 0)) @ np.eye(3)
    ankle = goal.at + axes @ vec(0, skeleton.ANKLE_HEIGHT, 0)
    thigh, shank = two_bones(hip, ankle, (skeleton.THIGH, skeleton.SHANK), goal.pole, knee=True)
    solved.frames |= {
        f"thigh_{side}": thigh, f"shank_{side}": shank, f"foot_{side}": Frame(ankle, axes),
    }  # fmt: skip


def _arm(solved: Solved, side: str, goal: Aim) -> None:
    chest = solved.frames["chest"]
    lengths = (skeleton.UPPER_ARM, skeleton.FOREARM)
    shoulder = solved.frames[f"upper_arm_{side}"].origin
    axes = goal.axes if goal.axes is not None else solved.frames[f"hand_{side}"].axes
    for _ in range(4):
        wrist = goal.at - axes @ vec(*hands.PALM_POINT)
        shoulder = _stretched(shoulder, wrist)
        upper, fore = two_bones(shoulder, wrist, lengths, goal.pole, knee=False)
        shoulder = _shoulder(solved, side, chest.axes.T @ -upper.axes[:, 1])
        if goal.axes is None:
            end = Frame(upper.origin, fore.axes)
            axes = skeleton.hand(end, side, solved.pose.angles).axes
    solved.frames |= {
        f"upper_arm_{side}": upper,
        f"forearm_{side}": fore,
        f"hand_{side}": Frame(wrist, axes),
    }


def _stretched(shoulder: Array, wrist: Array) -> Array:
    """The shoulder blade goes along, up to 4 cm, when the straight arm would not reach."""
    short = float(np.linalg.norm(wrist - shoulder)) - skeleton.UPPER_ARM - skeleton.FOREARM + 0.4
    return shoulder + unit(wrist - shoulder) * float(np.clip(short, 0, _BLADE))


_BLADE = 4.0


def landmark(solved: Solved, name: str) -> Array:
    """World position of a named landmark. Raises KeyError."""
    part, x, y, z = LANDMARKS[name]
    return solved.frames[part].at(x, y, z)
