"""Bone lengths (cm) and forward kinematics: joint angles to frames.

Lengths are those of a person 177 cm tall (segment shares after Drillis & Contini 1966). Positive
angles are the clinical ones: flexion, abduction, outward rotation; spine `bend` and `rot` go to the
subject's right. A limb's order is flexion, abduction, rotation.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from clinic.figures.pose import Angles
from clinic.figures.vectors import Array, Frame, axes_from, rot_x, rot_y, rot_z, vec

HIP: Final = 8.8
SHOULDER: Final = 16.4
SHOULDER_ARC: Final = 48.0
PELVIS: Final = 9.5
LUMBAR: Final = (18.0, 6)
THORAX: Final = (28.5, 8)
NECK: Final = (6.4, 4)
TRUNK: Final = PELVIS + LUMBAR[0] + THORAX[0]
UPPER_ARM: Final = 28.5
FOREARM: Final = 25.0
THIGH: Final = 42.5
SHANK: Final = 42.0
ANKLE_HEIGHT: Final = 7.6
_NEUTRAL: Final = {"tilt": 6.0, "lumbar": -15.0, "thorax": 21.0, "neck": -11.0}

FACINGS: Final = {
    "upright": np.eye(3),
    "supine": np.column_stack([vec(0, 1, 0), vec(-1, 0, 0), vec(0, 0, 1)]),
    "prone": np.column_stack([vec(0, -1, 0), vec(1, 0, 0), vec(0, 0, 1)]),
    "side": np.column_stack([vec(0, 0, 1), vec(1, 0, 0), vec(0, 1, 0)]),
}

Frames = dict[str, Frame]
Spine = list[tuple[float, Frame]]


def sign(side: str) -> float:
    """+1 for the right side, -1 for the left."""
    return 1.0 if side == "r" else -1.0


def spine(facing: str, angles: Angles) -> tuple[Frame, Spine]:
    """The root frame and the trunk and neck frames by distance up the spine (hip height = 0)."""
    root = angles.get("root", {})
    turn = rot_y(root.get("turn", 0)) @ FACINGS[facing]
    base = Frame(vec(0, 0, 0), turn @ rot_z(-root.get("pitch", 0)) @ rot_x(root.get("roll", 0)))
    tip = angles.get("pelvis", {})
    here = base.turned(
        rot_y(-tip.get("turn", 0))
        @ rot_z(-_NEUTRAL["tilt"] - tip.get("tilt", 0))
        @ rot_x(tip.get("bend", 0))
    )
    chain: Spine = [(-9.0, here.moved(0, -9.0, 0)), (0.0, here)]
    here, arc = here.moved(0, PELVIS, 0), PELVIS
    chain.append((arc, here))
    for name, (length, steps) in (("lumbar", LUMBAR), ("thorax", THORAX), ("neck", NECK)):
        bend = angles.get(name, {})
        flex = (bend.get("flex", 0) + _NEUTRAL[name]) / steps
        step = (
            rot_z(-flex) @ rot_x(bend.get("bend", 0) / steps) @ rot_y(-bend.get("rot", 0) / steps)
        )
        for _ in range(steps):
            here = here.turned(step).moved(0, length / steps, 0)
            arc += length / steps
            chain.append((arc, here))
    return base, chain


def along(chain: Spine, arc: float) -> Frame:
    """The trunk frame at a distance up the spine."""
    arcs = [a for a, _ in chain]
    i = int(np.clip(np.searchsorted(arcs, arc), 1, len(arcs) - 1))
    t = (arc - arcs[i - 1]) / (arcs[i] - arcs[i - 1])
    a, b = chain[i - 1][1], chain[i][1]
    mix = a.axes * (1 - t) + b.axes * t
    return Frame(a.origin * (1 - t) + b.origin * t, axes_from(mix[:, 0], mix[:, 1]))


def head(chain: Spine, angles: Angles) -> Frame:
    """The head's frame, its origin between the ears."""
    nod = angles.get("head", {})
    turn = rot_z(-nod.get("flex", 0)) @ rot_x(nod.get("bend", 0)) @ rot_y(-nod.get("rot", 0))
    return chain[-1][1].turned(turn).moved(1.4, 3.6, 0)


def limb_turn(flex: float, abd: float, rot: float, side: str) -> Array:
    """Rotation of a thigh or upper arm from its clinical angles."""
    s = sign(side)
    return rot_z(flex) @ rot_x(-s * abd) @ rot_y(-s * rot)


def shoulder_point(
    chest: Frame, side: str, width: float, blade: Mapping[str, float], elevation: float
) -> Array:
    """The shoulder joint: raised and drawn in with the arm (scapular rhythm above 50 degrees)."""
    t = float(np.clip((elevation - 50) / 120, 0, 1))
    t = t * t * (3 - 2 * t)
    s = sign(side)
    return chest.at(
        -0.5 + blade.get("forward", 0),
        4.6 * t + blade.get("up", 0),
        s * (SHOULDER * width - 2.2 * t - 0.25 * abs(blade.get("forward", 0))),
    )


def arm(start: Frame, side: str, angles: Angles) -> Frames:
    """Upper arm, forearm and hand from joint angles. `start` is the chest's frame at the joint."""
    a = angles.get(f"shoulder_{side}", {})
    upper = start.turned(limb_turn(a.get("flex", 0), a.get("abd", 0), a.get("rot", 0), side))
    bend = angles.get(f"elbow_{side}", {}).get("flex", 5.0)
    fore = upper.moved(0, -UPPER_ARM, 0).turned(rot_z(bend))
    return {
        f"upper_arm_{side}": upper,
        f"forearm_{side}": fore,
        f"hand_{side}": hand(fore.moved(0, -FOREARM, 0), side, angles),
    }


def hand(wrist: Frame, side: str, angles: Angles) -> Frame:
    """The hand's frame at the wrist: X out of the palm, -Y along the fingers."""
    s = sign(side)
    twist = angles.get(f"forearm_{side}", {}).get("rot", 0.0)
    bend = angles.get(f"wrist_{side}", {})
    return wrist.turned(
        rot_y(s * (90 + twist)) @ rot_z(bend.get("flex", 0)) @ rot_x(s * bend.get("dev", 0))
    )


def leg(start: Frame, side: str, angles: Angles) -> Frames:
    """Thigh, shank and foot from joint angles. `start` is the root's axes at the hip joint."""
    a = angles.get(f"hip_{side}", {})
    thigh = start.turned(limb_turn(a.get("flex", 0), a.get("abd", 0), a.get("rot", 0), side))
    bend = angles.get(f"knee_{side}", {}).get("flex", 0.0)
    shank = thigh.moved(0, -THIGH, 0).turned(rot_z(-bend))
    return {
        f"thigh_{side}": thigh,
        f"shank_{side}": shank,
        f"foot_{side}": foot(shank.moved(0, -SHANK, 0), side, angles),
    }


def foot(ankle: Frame, side: str, angles: Angles) -> Frame:
    """The foot's frame at the ankle: X to the toes, Y up."""
    a = angles.get(f"ankle_{side}", {})
    return ankle.turned(rot_z(a.get("flex", 0)) @ rot_y(-sign(side) * a.get("turn", 6.0)))
