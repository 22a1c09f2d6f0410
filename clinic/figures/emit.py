"""From shapes to the whole-number paths of a display list."""

from typing import Final

import shapely

from clinic.figures.display import Op, Subpath
from clinic.figures.planar import Shape

_FINE: Final = 0.12
_COVERED: Final = 0.26  # edges under a contour, or without one between like colors
_LEAST_AREA: Final = 0.25
_LEAST_LENGTH: Final = 0.5


class Sheet:
    """Collects painting steps."""

    def __init__(self) -> None:
        self.ops: list[Op] = []

    def fill(
        self, role: str, shape: Shape, coarse: float = _COVERED, least: float = _LEAST_AREA
    ) -> None:
        """Paint an area; pieces smaller than `least` (cm2) are left out."""
        paths = [
            ring
            for polygon in _polygons(shape.simplify(coarse))
            if polygon.area > least
            for ring in _rings(polygon)
        ]
        if paths:
            self.ops.append(Op(role, "", 0, tuple(paths)))

    def stroke(self, role: str, width: float, shape: Shape) -> None:
        """Draw along lines; `width` in cm."""
        paths = [
            Subpath(piece.is_closed, _numbers(piece, closed=piece.is_closed))
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
        g.simplify(_FINE)
        for g in shapely.get_parts(merged)
        if g.geom_type in {"LineString", "LinearRing"}
    ]


def _rings(polygon: Shape) -> list[Subpath]:
    rings = [polygon.exterior, *polygon.interiors]
    paths = [Subpath(True, _numbers(ring, closed=True)) for ring in rings]
    return [path for path in paths if len(path.points) > 4]


def _numbers(line: Shape, *, closed: bool) -> tuple[int, ...]:
    """Whole millimeters, y down, no point twice in a row."""
    numbers: list[int] = []
    for x, y in line.coords:
        point = [round(x * 10), round(-y * 10)]
        if numbers[-2:] != point:
            numbers += point
    if closed and len(numbers) > 4 and numbers[:2] == numbers[-2:]:
        numbers = numbers[:-2]
    return tuple(numbers)
