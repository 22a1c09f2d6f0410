"""Motion arrows: along the way of a landmark from one pose to the next, or through given points."""

from typing import Final

import numpy as np

from clinic.figures.planar import Shape, line, polygon, union
from clinic.figures.pose import Arrow
from clinic.figures.vectors import Array

SHAFT: Final = 1.5
_HEAD: Final = (5.0, 5.2)


def arrow(spec: Arrow, start: Array, end: Array) -> tuple[Shape, Shape]:
    """Shaft line and head of an arrow between two places of its landmark (picture cm)."""
    if spec.path:
        points = _smooth(np.array([end + np.array(p) for p in spec.path]))
    else:
        points = _bowed(start, end, spec.bow)
        points = points + np.array(spec.offset)
    n = len(points)
    first, last = (round(share * (n - 1)) for share in spec.trim)
    points = points[first : last + 1]
    heads = [_head(points)]
    shaft = _short(points)
    if spec.both:
        heads.append(_head(points[::-1]))
        shaft = _short(shaft[::-1])
    return line(shaft), union(heads)


def _bowed(start: Array, end: Array, bow: float) -> Array:
    """A quadratic curve; `bow` is its height over the chord as a share of the chord."""
    chord = end - start
    side = np.array([-chord[1], chord[0]])
    middle = (start + end) / 2 + side * 2 * bow
    t = np.linspace(0, 1, 25)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)


def _smooth(points: Array) -> Array:
    """A curve through given points (Catmull-Rom)."""
    p = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, 12)[:, None]
    pieces = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        pieces.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2
                   + (3 * b - a - 3 * c + d) * t**3)
        )  # fmt: skip
    return np.concatenate(pieces)


def _cut(points: Array, length: float) -> int:
    """Index of the last point at least `length` before the end."""
    back = np.cumsum(np.linalg.norm(np.diff(points[::-1], axis=0), axis=1))
    return max(1, len(points) - 2 - int(np.searchsorted(back, length)))


def _short(points: Array) -> Array:
    """The line without the stretch its head covers, ending a little inside the head."""
    i = _cut(points, _HEAD[0])
    tip = points[-1]
    way = (tip - points[i]) / max(float(np.linalg.norm(tip - points[i])), 1e-6)
    return np.vstack([points[: i + 1], tip - way * _HEAD[0] * 0.7])


def _head(points: Array) -> Shape:
    tip = points[-1]
    way = tip - points[_cut(points, _HEAD[0])]
    way = way / max(float(np.linalg.norm(way)), 1e-6)
    side = np.array([-way[1], way[0]])
    length, width = _HEAD
    back = tip - way * length
    return polygon(np.array([
        tip, back + side * width / 2, back + way * length * 0.22, back - side * width / 2,
    ]))  # fmt: skip
