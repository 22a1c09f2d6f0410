"""Straps, towels and bands: flat pieces from hand to hand, round a sole if they pass one."""

from itertools import pairwise
from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.depth import cloud
from clinic.figures.parts import Part
from clinic.figures.planar import silhouette
from clinic.figures.pose import Prop
from clinic.figures.skeleton import sign
from clinic.figures.solve import Solved, landmark
from clinic.figures.tubes import Tube, loft
from clinic.figures.vectors import Array, axes_from, unit, vec

WIDTHS: Final = {"strap": 3.0, "towel": 5.2, "band": 2.4}
_THICK: Final = {"strap": 0.6, "towel": 1.6, "band": 0.6}
_SOLE: Final = (7.0, 4.3)  # where it crosses the foot: ahead of the ankle, half the foot's width
_TAIL: Final = {"strap": 12.0, "towel": 16.0, "band": 5.0}
_STEPS: Final = 14


def strap(prop: Prop, solved: Solved, view: View) -> list[Part]:
    """The parts of a strap through its landmarks, each straight stretch a part of its own."""
    width = prop.numbers.get("width", (WIDTHS[prop.kind],))[0] / 2
    names = [prop.names[key] for key in ("from", "via", "to") if key in prop.names]
    points, across = _way(names, solved, _THICK[prop.kind] / 2)
    stretches = [*pairwise(points), *_tails(prop, names, solved)]
    role = "pillow" if prop.kind == "towel" else "strap"
    hands = {f"hand_{side}": -6.0 for side in "rl"}
    parts = []
    for i, (a, b) in enumerate(stretches):
        tube = _band(a, b, across, width, _THICK[prop.kind] / 2)
        outline = silhouette(view, tube)
        part = Part(f"{prop.kind}{i}", outline, cloud(view, tube), [(role, outline)],
                    relief=0.6, weight=0.45)  # fmt: skip
        part.over = dict(hands)
        parts.append(part)
    return parts


def _way(names: list[str], solved: Solved, thick: float) -> tuple[list[Array], Array]:
    """The strap's corners and the direction of its breadth."""
    points = [landmark(solved, name) for name in names]
    breadth = vec(0.2, 0.3, 1)
    if len(names) == 3 and names[1].startswith("sole"):
        foot = solved.frames[f"foot_{names[1][-1]}"]
        ahead, half = _SOLE
        low = -7.6 - thick
        edges = [foot.at(ahead, low, z) for z in (half, -half)]
        edges.sort(key=lambda edge: float(np.linalg.norm(edge - points[0])))
        sides = [foot.at(ahead, low + 2.0, z) for z in (half + 0.7, -half - 0.7)]
        sides.sort(key=lambda edge: float(np.linalg.norm(edge - points[0])))
        points = [points[0], sides[0], edges[0], edges[1], sides[1], points[2]]
        breadth = foot.axes[:, 0]
    return points, breadth


def _tails(prop: Prop, names: list[str], solved: Solved) -> list[tuple[Array, Array]]:
    """The free ends below the fists that hold it."""
    tails = []
    for name in (names[0], names[-1]):
        if name.startswith("grip"):
            side = name[-1]
            held = landmark(solved, name)
            little = -sign(side) * solved.frames[f"hand_{side}"].axes[:, 2]
            way = unit(little + vec(0, -1.2, 0))
            tails.append((held, held + way * _TAIL[prop.kind]))
    return tails


def _band(a: Array, b: Array, breadth: Array, width: float, thick: float) -> Tube:
    """A flat piece from `a` to `b`."""
    axes = axes_from(breadth, b - a)
    centers = a + (b - a) * np.linspace(0, 1, _STEPS)[:, None]
    sizes = np.tile([width, width, thick], (_STEPS, 1))
    x, z = np.tile(axes[:, 0], (_STEPS, 1)), np.tile(axes[:, 2], (_STEPS, 1))
    return loft(centers, x, z, sizes, np.linspace(0, 1, _STEPS), 3.0)
