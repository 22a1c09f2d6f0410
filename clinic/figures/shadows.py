"""Contact shadows: straight down from what is near the floor, darker where it touches."""

from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.planar import EMPTY, Shape, closed, hulls, softened, union
from clinic.figures.tubes import Tube

_REACH: Final = 34.0
_TOUCH: Final = 4.5


def shadows(tubes: list[Tube], view: View) -> tuple[Shape, Shape]:
    """Areas of the floor in soft shadow, and in contact shadow."""
    soft = union([_down(tube, view, _REACH) for tube in tubes])
    touch = union([_down(tube, view, _TOUCH) for tube in tubes])
    return _tidy(closed(soft, 9.0), 1.6, 60.0), _tidy(closed(touch, 3.0), 0.6, 6.0)


def _down(tube: Tube, view: View, below: float) -> Shape:
    low = tube.points[..., 1].min(axis=1) < below
    rings = tube.points[low][:, ::3]
    if len(rings) < 2:
        return EMPTY
    flat = rings.copy()
    flat[..., 1] = 0.0
    centers = flat.mean(axis=1, keepdims=True)
    # A touching body throws a shadow a little smaller than itself: it is round below.
    share = 0.82 if below == _TOUCH else 1.0
    flat = centers + (flat - centers) * share
    return hulls(view.see(np.asarray(flat))[..., :2])


def _tidy(shape: Shape, by: float, least: float) -> Shape:
    """Rounded, and without islands too small to read as a shadow."""
    shape = softened(shape, by)
    pieces = [p for p in getattr(shape, "geoms", [shape]) if p.area > least]
    return union(pieces)
