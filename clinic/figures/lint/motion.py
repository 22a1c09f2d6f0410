"""Joints stay within human range, also where hands and feet pulled them by their targets."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from clinic.figures.joints import LIMITS
from clinic.figures.lint.fault import Finding
from clinic.figures.lint.scene import Scene
from clinic.figures.skeleton import sign
from clinic.figures.solve import Solved
from clinic.figures.vectors import Array, rot_y, rot_z

_SLACK: Final = 1.0  # degrees: a limit met exactly is no fault
_TILT: Final = (-40.0, 40.0)  # the foot's sole turned in or out at the ankle
_TWISTS: Final = range(-95, 96, 5)  # degrees: the forearm's range
_UPRIGHT: Final = 6.0  # degrees: the tilt of a pelvis standing at ease
_ROLL: Final = (-15.0, 15.0)  # degrees the wrist gives along the forearm
_Angles = dict[str, float]


def in_range(scene: Scene) -> Iterator[Finding]:
    """Joint angles, as the body came to stand, outside the joint's range."""
    for joint, ways in angles(scene.solved).items():
        worst = min((_excess(joint, way) for way in ways), key=lambda found: found[0])
        if worst[0] > _SLACK:
            _, axis, value, (low, high) = worst
            yield Finding(joint, value, "degrees", f"of {axis}, outside {low:g} to {high:g}")


def angles(solved: Solved) -> dict[str, list[_Angles]]:
    """Clinical angles of every limb joint, in each way they can be read."""
    frames = solved.frames
    pelvis = frames["pelvis"].axes @ rot_z(_UPRIGHT)
    found: dict[str, list[_Angles]] = {}
    for side in "rl":
        s = sign(side)
        thigh, shank, foot = (frames[f"{n}_{side}"].axes for n in ("thigh", "shank", "foot"))
        upper, fore, hand = (frames[f"{n}_{side}"].axes for n in ("upper_arm", "forearm", "hand"))
        found[f"hip_{side}"] = _ball(pelvis.T @ thigh, s)
        found[f"knee_{side}"] = [{"flex": -_about_z(thigh.T @ shank)}]
        found[f"ankle_{side}"] = [_ankle(shank.T @ foot, s)]
        found[f"shoulder_{side}"] = _ball(frames["chest"].axes.T @ upper, s)
        found[f"elbow_{side}"] = [{"flex": _about_z(upper.T @ fore)}]
        found[f"wrist_{side}"] = [_wrist(fore.T @ hand, s, twist) for twist in _TWISTS]
    return found


def _excess(joint: str, way: _Angles) -> tuple[float, str, float, tuple[float, float]]:
    """The axis that is farthest out of range, by how many degrees, its value and its range."""
    rows = []
    for axis, value in way.items():
        low, high = _limits(joint, axis)
        rows.append((max(low - value, value - high), axis, value, (low, high)))
    return max(rows)


def _limits(joint: str, axis: str) -> tuple[float, float]:
    return {"tilt": _TILT, "roll": _ROLL}.get(axis) or LIMITS[joint][axis]


def _degrees(sine: float, cosine: float) -> float:
    return float(np.degrees(np.arctan2(sine, cosine)))


def _about_z(turn: Array) -> float:
    return _degrees(float(turn[1, 0]), float(turn[0, 0]))


def _zxy(turn: Array) -> tuple[float, float, float]:
    """Angles of rot_z(a) rot_x(b) rot_y(c)."""
    b = float(np.degrees(np.arcsin(np.clip(turn[2, 1], -1, 1))))
    return (
        _degrees(-float(turn[0, 1]), float(turn[1, 1])),
        b,
        _degrees(-float(turn[2, 0]), float(turn[2, 2])),
    )


def _ball(turn: Array, s: float) -> list[_Angles]:
    """Flexion, abduction, rotation of hip or shoulder, in each way they can be read.

    As poses give them (flexion first), the same past 90 degrees of abduction, and abduction first:
    an arm straight out to the side leaves flexion and rotation open in the first reading.
    """
    flex, abd, rot = _zxy(turn)
    flex_last = float(np.degrees(np.arcsin(np.clip(-turn[0, 1], -1, 1))))
    abd_first = _degrees(float(turn[2, 1]), float(turn[1, 1]))
    rot_last = _degrees(float(turn[0, 2]), float(turn[0, 0]))
    ways = [
        (flex, -s * abd, -s * rot),
        (flex + 180, 180 + s * abd, -s * rot + 180),
        (flex_last, -s * abd_first, -s * rot_last),
    ]
    return [{"flex": _wrapped(f), "abd": _wrapped(a), "rot": _wrapped(r)} for f, a, r in ways]


def _ankle(turn: Array, s: float) -> _Angles:
    flex, tilt, out = _zxy(turn)
    return {"flex": flex, "tilt": s * tilt, "turn": -s * out}


def _wrist(turn: Array, s: float, twist: float) -> _Angles:
    """What is left for the wrist when the forearm twists so far (see `skeleton.hand`).

    A bent wrist leaves open how much the forearm twisted, so every twist is tried.
    """
    flex, dev, roll = _zxy(rot_y(-s * (90 + twist)) @ turn)
    return {"flex": flex, "dev": s * dev, "roll": roll}


def _wrapped(degrees: float) -> float:
    """The angle between -170 and 190."""
    return (degrees + 170) % 360 - 170
