"""Shapes on the picture plane. The only module that touches shapely's untyped interface."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely import affinity

from clinic.figures.camera import View
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array

Shape = Any  # a shapely geometry; shapely carries no types
EMPTY: Shape = shapely.Polygon()
FINE: Final = 0.05  # how far (cm) a simplified edge may lie from the true one


def hulls(rings: Array) -> Shape:
    """The union of the convex hulls of consecutive rings (n, m, 2): a tube's silhouette."""
    pairs = np.concatenate([rings[:-1], rings[1:]], axis=1)
    return shapely.union_all(shapely.convex_hull(shapely.linestrings(pairs)))


def silhouette(view: View, *tubes: Tube) -> Shape:
    """The union of the silhouettes of tubes.

    Simplified here, once: fill, shade and contour then share their points, which packs well.
    """
    rings = [view.see(tube.points[:, :: tube.fine])[..., :2] for tube in tubes if len(tube.t) > 1]
    return union([hulls(ring) for ring in rings]).simplify(FINE)


def union(shapes: list[Shape]) -> Shape:
    """The union of shapes (empty for none)."""
    return shapely.union_all(shapes) if shapes else EMPTY


def disc(center: Array, radius: float) -> Shape:
    """A disc round a point."""
    return shapely.Point(center[0], center[1]).buffer(radius, quad_segs=10)


def line(points: Array) -> Shape:
    """A line through points (n, 2)."""
    return shapely.LineString(points[:, :2]) if len(points) > 1 else EMPTY


def polygon(points: Array) -> Shape:
    """A polygon through points (n, 2), made valid."""
    return shapely.Polygon(points[:, :2]).buffer(0)


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """The shape moved."""
    return affinity.translate(shape, dx, dy)


def sheared(shape: Shape, matrix: Array) -> Shape:
    """The shape with its points multiplied by a matrix (2, 2)."""
    (a, b), (c, d) = matrix.tolist()
    return affinity.affine_transform(shape, [a, b, c, d, 0.0, 0.0])


def softened(shape: Shape, by: float) -> Shape:
    """The shape without slivers thinner than twice `by`, its corners rounded."""
    return shape.buffer(-by, quad_segs=4).buffer(by, quad_segs=4)


def closed(shape: Shape, by: float) -> Shape:
    """The shape with gaps narrower than twice `by` filled."""
    return shape.buffer(by, quad_segs=4).buffer(-by, quad_segs=4)


def quads(grid: Array, view: View, *, back: bool = False) -> Shape:
    """The union of the front-facing cells of a grid of world points (rows, columns, 3).

    `back` keeps the cells that face away instead.
    """
    p = view.see(grid)[..., :2]
    a, b, c, d = p[:-1, :-1], p[:-1, 1:], p[1:, 1:], p[1:, :-1]
    diagonal, other = c - a, d - b
    area = diagonal[..., 0] * other[..., 1] - diagonal[..., 1] * other[..., 0]
    cells = np.stack([a, b, c, d], axis=-2)[(area > 0) != back]
    if len(cells) == 0:
        return EMPTY
    return shapely.union_all(shapely.convex_hull(shapely.linestrings(cells)))


def runs(points: Array, seen: npt.NDArray[np.bool_]) -> list[Array]:
    """The stretches of a line (n, k) where `seen` (n,) holds, each at least two points long."""
    result: list[Array] = []
    start = None
    for i, ok in enumerate([*seen.tolist(), False]):
        if ok and start is None:
            start = i
        if not ok and start is not None:
            if i - start > 1:
                result.append(points[start:i])
            start = None
    return result
