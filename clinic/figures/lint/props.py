"""Nobody sits in the seat instead of on it: the body and the hard and soft props."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from clinic.figures.lint.fault import Finding
from clinic.figures.lint.floor import TOUCH
from clinic.figures.lint.scene import Scene
from clinic.figures.lint.solids import depth
from clinic.figures.props import Block, blocks, soft_tubes
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array

_SEAT: Final = 1.5  # cm that buttocks and thighs flatten on a seat
_CUSHION: Final = 4.5  # cm, a third of its height, that a cushion gives under a head, arm or seat
_NEAR: Final = 3.0  # cm: a hand or foot aimed this near to a prop is meant to touch it


def clear_of_props(scene: Scene) -> Iterator[Finding]:
    """Parts inside a chair, table, step or wall, or deeper in a cushion than it gives."""
    for prop in scene.movement.props:
        for name, points in scene.solids.points.items():
            for block in blocks(prop):
                over = float(_inside(block, points).max())
                soft = 1 + scene.solved.body.belly / 2
                allowed = _SEAT * soft if name[:5] in {"trunk", "thigh"} else TOUCH
                if over > allowed:
                    yield Finding(name, over, "cm", f"inside the {block.name}")
            for tube in soft_tubes(prop):
                sunk = depth(tube, points).max()
                over = float(max(sunk, scene.solids.depth(name, _thinned(tube)).max()))
                if over > _CUSHION:
                    yield Finding(name, over, "cm", f"inside the {prop.kind}")


def on_props(scene: Scene) -> Iterator[Finding]:
    """Hands and feet meant to lie on a prop that hover beside it."""
    for prop in scene.movement.props:
        for block in blocks(prop):
            for limb, wanted in scene.solved.wanted.items():
                if _distance(block, wanted[None]) > _NEAR:
                    continue
                off = _distance(block, scene.solids.points[limb])
                if off > TOUCH:
                    yield Finding(limb, off, "cm", f"away from the {block.name}")


def _thinned(tube: Tube) -> Array:
    return tube.points[:, ::2].reshape(-1, 3)


def _inside(block: Block, points: Array) -> Array:
    """How far points lie inside a box; below 0 outside."""
    local = (points - block.at) @ block.turn
    return np.asarray(np.minimum(local - block.low, block.high - local).min(axis=1))


def _distance(block: Block, points: Array) -> float:
    """The distance from a box to the nearest of the points (0 when one is inside)."""
    local = (points - block.at) @ block.turn
    off = np.maximum(np.maximum(block.low - local, local - block.high), 0)
    return float(np.linalg.norm(off, axis=1).min())
