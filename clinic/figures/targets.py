"""Where a hand or foot is to go, worked out in the world from what the pose says."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from clinic.figures.hands import orient
from clinic.figures.pose import Target, Vector
from clinic.figures.skeleton import Frames, sign
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array, Frame, axes_from, unit, vec

_WORLD = Frame(vec(0, 0, 0), np.eye(3))


class Placed(Protocol):
    """What is needed of a body to aim at it."""

    root: Frame
    frames: Frames

    def tube(self, name: str) -> Tube:
        """The volume of a part."""
        ...


@dataclass(frozen=True)
class Aim:
    """A target in the world: place, pole of the middle joint, axes of hand or foot (or none)."""

    at: Array
    pole: Array
    axes: Array | None


def aim(body: Placed, limb: str, target: Target) -> Aim:
    """The target in the world."""
    kind, side = limb.split("_")
    if target.touch:
        return _touch(body, limb, target)
    place = body.frames[target.rel] if target.rel != "world" else _WORLD
    turn = _axes(body, target.axes or target.rel)
    at = place.origin + turn @ vec(*target.at)
    if target.floor:
        at[1] = target.at[1]
    pole = _pole(body, kind, side, target, turn)
    axes = None
    if target.fingers is not None:
        ahead = turn @ vec(*target.fingers)
        face = turn @ vec(*(target.palm or (0.0, -1.0, 0.0)))
        axes = orient(ahead, face) if kind == "hand" else axes_from(ahead, -face)
    return Aim(at, pole, axes)


def _axes(body: Placed, name: str) -> Array:
    return _WORLD.axes if name == "world" else body.frames[name].axes


def _pole(body: Placed, kind: str, side: str, target: Target, turn: Array) -> Array:
    if target.pole is not None:
        return turn @ vec(*target.pole)
    rest: Vector = (1.0, 0.2, 0.03) if kind == "foot" else (-0.6, -0.3, 0.7)
    frame = body.root if kind == "foot" else body.frames["chest"]
    return frame.axes @ (vec(*rest) * vec(1, 1, sign(side)))


def _touch(body: Placed, limb: str, target: Target) -> Aim:
    """A hand laid on a part: the palm on its surface, the fingers `slant` to its length."""
    kind, side = limb.split("_")
    tube = body.tube(target.touch)
    t, a = target.along, target.around
    step = 0.04 * (tube.t[-1] - tube.t[0])
    spots = tube.surface(np.array([t, t - step, t + step, t, t]), np.array([a, a, a, a - 9, a + 9]))
    down = unit(spots[2] - spots[1])
    if target.touch == "trunk":
        down = -down
    across = unit(spots[4] - spots[3])
    out = unit(np.cross(across, down))
    ring = tube.surface(np.full(8, t), np.arange(8) * 45.0)
    if float(np.dot(out, spots[0] - ring.mean(axis=0))) < 0:
        out = -out
    angle = np.radians(target.slant)
    fingers = np.cos(angle) * down + np.sin(angle) * across
    turn = _axes(body, target.axes or "chest")
    pole = _pole(body, kind, side, target, turn)
    return Aim(spots[0] + out * target.gap, pole, orient(fingers, -out))
