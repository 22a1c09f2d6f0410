"""Parts of the body do not pass through each other, nor through hard props.

Flesh gives way: how far is said here, once, for each pair of parts.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import Final

import numpy as np

from clinic.figures.lint.fault import Finding
from clinic.figures.lint.scene import Scene
from clinic.figures.vectors import Array

# How far (cm) two parts may press into each other: fat, muscle and cloth give way, bones do not.
# Folded over each other, thigh and calf, or thigh and belly, flatten most.
_FLESH: Final = {
    frozenset(("thigh", "trunk")): 6.6,
    frozenset(("thigh", "shank")): 5.4,
    frozenset(("thigh",)): 4.0,
    frozenset(("forearm", "upper_arm")): 3.0,
    frozenset(("foot", "trunk")): 3.0,
    frozenset(("forearm",)): 2.6,  # arms crossed on the chest press on each other
    frozenset(("upper_arm", "trunk")): 3.0,
    frozenset(("head", "trunk")): 3.5,  # the throat folds under the jaw
}
_FIRM: Final = 1.5
_SOFTER: Final = 0.5  # a body with a full belly (1.0) gives half as much again
# Joined parts share flesh round their joint: only what lies farther from it (cm) can cross.
_JOINED: Final = {
    frozenset(("trunk", "thigh")): 16.0,
    frozenset(("thigh",)): 16.0,
    frozenset(("thigh", "shank")): 12.0,
    frozenset(("trunk", "upper_arm")): 14.0,
    frozenset(("upper_arm", "forearm")): 8.0,
    frozenset(("shank", "foot")): 60.0,
    frozenset(("forearm", "hand")): 60.0,
}
_JOINT_OF: Final = ("forearm", "shank", "hand", "foot", "upper_arm", "thigh")


def apart(scene: Scene) -> Iterator[Finding]:
    """Pairs of parts that pass into each other deeper than flesh gives way."""
    for a, b in combinations(scene.solids.tubes, 2):
        if not scene.solids.near(a, b):
            continue
        over = _overlap(scene, a, b)
        soft = 1 + _SOFTER * scene.solved.body.belly
        allowed = _FLESH.get(_kinds(a, b), _FIRM) * soft
        if over > allowed:
            yield Finding(a, over, "cm", f"inside {b} ({allowed:.1f} allowed)")


def _kinds(a: str, b: str) -> frozenset[str]:
    return frozenset(_kind(name) for name in (a, b))


def _kind(name: str) -> str:
    return name[:-2] if name[-2:] in {"_r", "_l"} else name


def _overlap(scene: Scene, a: str, b: str) -> float:
    solids = scene.solids
    deepest = -1.0
    for inner, outer in ((a, b), (b, a)):
        points = _far_from_joint(scene, inner, outer, solids.points[inner])
        if len(points):
            deepest = max(deepest, float(solids.depth(outer, points).max()))
    return deepest


def _far_from_joint(scene: Scene, a: str, b: str, points: Array) -> Array:
    """The points of `a` that do not belong to the joint it shares with `b`."""
    kinds = _kinds(a, b)
    joined = a[-2:] == b[-2:] or "trunk" in (a, b) or len(kinds) == 1
    reach = _JOINED.get(kinds) if joined else None
    if reach is None:
        return points
    child = next(name for kind in _JOINT_OF for name in (a, b) if _kind(name) == kind)
    joint = scene.solved.frames[child].origin
    return np.asarray(points[np.linalg.norm(points - joint, axis=1) > reach])
