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
_SAG: Final = 0.035  # as a share of its length
_PLACES: Final = np.linspace(0, 1, _STEPS)
# Breadth along a stretch: gathered in the fist, whole round the sole, rounded off at a free end.
_HELD: Final = 0.55 + 0.45 * np.sqrt(_PLACES)
_ROUND: Final = np.ones(_STEPS)
_FREE: Final = (0.55 + 0.5 * _PLACES) * np.sqrt(np.clip(1.04 - _PLACES**8, 0.2, 1))


def strap(prop: Prop, solved: Solved, view: View) -> list[Part]:
    """The parts of a strap through its landmarks, each straight stretch a part of its own."""
    width = prop.numbers.get("width", (WIDTHS[prop.kind],))[0] / 2
    names = [prop.names[key] for key in ("from", "via", "to") if key in prop.names]
    points, across = _way(names, solved, _THICK[prop.kind] / 2)
    ways = [(_sagging(a, b), _HELD if i in (0, len(points) - 2) else _ROUND)
            for i, (a, b) in enumerate(pairwise(points))]  # fmt: skip
    if len(ways) > 1:
        ways[-1] = (ways[-1][0][::-1], _HELD)
    ways += [(_hanging(a, b), _FREE) for a, b in _tails(prop, names, solved)]
    role = "pillow" if prop.kind == "towel" else "strap"
    hands = {f"hand_{side}": -6.0 for side in "rl"}
    parts = []
    for i, (way, breadth) in enumerate(ways):
        tube = _band(way, across, width * breadth, _THICK[prop.kind] / 2)
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


def _sagging(a: Array, b: Array) -> Array:
    """The way from `a` to `b`, hanging a little."""
    t = np.linspace(0, 1, _STEPS)[:, None]
    down = vec(0, _SAG * float(np.linalg.norm(b - a)), 0)
    return np.asarray(a + (b - a) * t - down * 4 * t * (1 - t))


def _hanging(a: Array, b: Array) -> Array:
    """A free end: it leaves the fist along `b` and hangs straight down in the end."""
    t = np.linspace(0, 1, _STEPS)[:, None]
    middle = a + (b - a) * 0.55
    end = vec(float(middle[0]), float(b[1]) - 1.0, float(middle[2]))
    return np.asarray((1 - t) ** 2 * a + 2 * t * (1 - t) * middle + t**2 * end)


def _band(centers: Array, breadth: Array, width: Array, thick: float) -> Tube:
    """A flat piece along points (n, 3), its half-widths (n,) given."""
    axes = axes_from(breadth, centers[-1] - centers[0])
    sizes = np.column_stack([width, width, np.full(_STEPS, thick)])
    x, z = np.tile(axes[:, 0], (_STEPS, 1)), np.tile(axes[:, 2], (_STEPS, 1))
    return loft(centers, x, z, sizes, np.linspace(0, 1, _STEPS), 2.6)
