"""Hands and feet are where the pose puts them, and limbs hold together on the way there."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from clinic.figures import skeleton
from clinic.figures.hands import PALM_POINT
from clinic.figures.lint.fault import Finding
from clinic.figures.lint.floor import TOUCH
from clinic.figures.lint.scene import Scene
from clinic.figures.vectors import Array

_NEAR_FLOOR: Final = 1.2  # cm: a target this low means that hand or foot lies on the floor
_BONES: Final = (
    ("thigh", skeleton.THIGH, "shank"),
    ("shank", skeleton.SHANK, "foot"),
    ("upper_arm", skeleton.UPPER_ARM, "forearm"),
    ("forearm", skeleton.FOREARM, "hand"),
)


def reached(scene: Scene) -> Iterator[Finding]:
    """Hands and feet off their targets."""
    for limb, wanted in scene.solved.wanted.items():
        off = _distance(_end(scene, limb), wanted)
        if off > TOUCH:
            yield Finding(limb, off, "cm", "off its target")


def _end(scene: Scene, limb: str) -> Array:
    frame = scene.solved.frames[limb]
    point = PALM_POINT if limb.startswith("hand") else (0.0, -skeleton.ANKLE_HEIGHT, 0.0)
    return frame.at(*point)


def whole_limbs(scene: Scene) -> Iterator[Finding]:
    """Bones that end short of the next one: a limb pulled longer than it is."""
    frames = scene.solved.frames
    for side in "rl":
        for bone, length, following in _BONES:
            end = frames[f"{bone}_{side}"].at(0, -length, 0)
            gap = _distance(end, frames[f"{following}_{side}"].origin)
            if gap > TOUCH:
                yield Finding(f"{following}_{side}", gap, "cm", f"away from the {bone}")


def laid_down(scene: Scene) -> Iterator[Finding]:
    """Hands and feet meant to lie on the floor that hover over it."""
    for limb, wanted in scene.solved.wanted.items():
        if abs(float(wanted[1])) > _NEAR_FLOOR:
            continue
        low = scene.solids.lowest(limb)
        if low > TOUCH:
            yield Finding(limb, low, "cm", "above the floor it should touch")


def _distance(a: Array, b: Array) -> float:
    return float(np.linalg.norm(a - b))
