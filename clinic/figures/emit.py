"""From shapes to the whole-number paths of a display list."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely

from clinic.figures.display import Op, Subpath
from clinic.figures.planar import Shape


@dataclass(frozen=True)
class Edge:
    """How far (cm) a drawn edge may lie from the true one: on a screen, and small on paper."""

    screen: float
    paper: float


_LINE: Final = Edge(0.06, 0.17)
_COVERED: Final = Edge(0.22, 0.38)  # under a contour, or between like colors
SOFT: Final = Edge(0.3, 0.65)  # shade and shadow
_LEAST_AREA: Final = 0.25
_LEAST_LENGTH: Final = 0.5


class Sheet:
    """Collects painting steps."""

    def __init__(self) -> None:
        self.ops: list[Op] = []

    def fill(
        self, role: str, shape: Shape, edge: Edge = _COVERED, least: float = _LEAST_AREA
    ) -> None:
        """Paint an area; pieces smaller than `least` (cm2) are left out."""
        paths = [
            ring
            for polygon in _polygons(shape.simplify(edge.screen))
            if polygon.area > least
            for ring in _rings(polygon, edge.paper)
        ]
        if paths:
            self.ops.append(Op(role, "", 0, tuple(paths)))

    def stroke(self, role: str, width: float, shape: Shape) -> None:
        """Draw along lines; `width` in cm."""
        paths = [
            _subpath(piece, _LINE.paper, closed=piece.is_closed)
            for piece in _lines(shape)
            if piece.length > _LEAST_LENGTH
        ]
        paths = [path for path in paths if len(path.points) > 3]
        if paths:
            self.ops.append(Op("", role, round(width * 100), tuple(paths)))


def _polygons(shape: Shape) -> list[Shape]:
    if shape.geom_type == "Polygon":
        return [shape]
    return [p for p in getattr(shape, "geoms", ()) for p in _polygons(p)]


def _lines(shape: Shape) -> list[Shape]:
    if shape.is_empty:
        return []
    kinds = shapely.get_parts(shape)
    lines = [g for g in kinds if g.geom_type in {"LineString", "LinearRing"}]
    merged = shapely.line_merge(shapely.multilinestrings(lines)) if lines else shape
    return [
        g.simplify(_LINE.screen)
        for g in shapely.get_parts(merged)
        if g.geom_type in {"LineString", "LinearRing"}
    ]


def _rings(polygon: Shape, on_paper: float) -> list[Subpath]:
    rings = [polygon.exterior, *polygon.interiors]
    paths = [_subpath(ring, on_paper, closed=True) for ring in rings]
    return [path for path in paths if len(path.points) > 4]


def _subpath(line: Shape, on_paper: float, *, closed: bool) -> Subpath:
    """Whole millimeters, y down, no point twice in a row, and which of them stay on paper."""
    points = np.round(shapely.get_coordinates(line) * (10, -10)).astype(int)
    points = points[np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))]
    if closed and len(points) > 2 and (points[0] == points[-1]).all():
        points = points[:-1]
    return Subpath(closed, tuple(points.ravel().tolist()), _paper(points, on_paper * 10, closed))


def _paper(points: npt.NDArray[np.int64], tolerance: float, closed: bool) -> int:
    """Bits of the points that stay when the line may be off by `tolerance` (mm)."""
    least = 3 if closed else 2
    if len(points) <= least:
        return -1
    whole = np.vstack([points, points[:1]]) if closed else points
    kept = shapely.get_coordinates(
        shapely.simplify(shapely.linestrings(whole), tolerance, preserve_topology=False)
    ).astype(int)
    bits, at = 0, 0
    for n, point in enumerate(points.tolist()):
        if at < len(kept) and point == kept[at].tolist():
            bits |= 1 << n
            at += 1
    return bits if bits.bit_count() >= least else -1
