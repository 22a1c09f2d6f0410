"""Soft shade: a part's side away from the light, and what a nearer part throws on it."""

from typing import Final

import numpy as np

from clinic.figures.parts import Part
from clinic.figures.planar import EMPTY, Shape, disc, moved, softened, union

# The light comes from above, the left and the front: shade lies low and to the right.
_LIGHT: Final = np.array([-0.5, 0.86])


def shade_parts(parts: list[Part]) -> None:
    """Set `shade` of every solid part; `parts` are sorted from far to near."""
    by_name = {part.name: part for part in parts}
    for i, part in enumerate(parts):
        if not part.relief:
            continue
        own = part.outline.difference(moved(part.outline, *(_LIGHT * part.relief)))
        own = own.difference(_joints(part, by_name))
        cast = [_cast(part, near) for near in parts[i + 1 :] if near.solid]
        part.shade = softened(union([own, *cast]), 0.22).intersection(part.outline)


def _joints(part: Part, by_name: dict[str, Part]) -> Shape:
    """Where neighbors go on: no shade along a seam that is not there."""
    return union([
        disc(joint.center, joint.radius * 1.1).intersection(by_name[name].outline.buffer(1.2))
        for joint in part.joints for name in joint.neighbors if name in by_name
    ])  # fmt: skip


def _cast(part: Part, near: Part) -> Shape:
    if not part.outline.intersects(near.outline):
        return EMPTY
    reach = min(1.7, 0.5 + 0.5 * near.relief)
    thrown = moved(near.outline, *(-_LIGHT * reach)).intersection(part.outline)
    for joint in part.joints:
        if near.name in joint.neighbors:
            thrown = thrown.difference(disc(joint.center, joint.radius * 1.25))
    return thrown.difference(near.outline.buffer(-0.4))
