"""Contact shadows: straight down from what is near the floor, darker where it touches.

They are joined and rounded on the floor's own plane, so a low camera does not lose them.
"""

from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.planar import EMPTY, Shape, closed, hulls, sheared, softened, union
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array

_REACH: Final = 34.0
_TOUCH: Final = 4.5
_ROUND: Final = 0.84  # a touching body throws a shadow a little smaller than itself: round below
_RIM: Final = 0.45  # cm on the picture that a contact's dark shows below what stands on the floor


def shadows(tubes: list[Tube], view: View) -> tuple[Shape, Shape]:
    """Areas of the floor in soft shadow, and in contact shadow, on the picture plane."""
    soft = union([_down(tube, _REACH, 1.0) for tube in tubes])
    floor = view.matrix[:2][:, [0, 2]]
    low = max(abs(float(floor[1, 1])), 0.1)  # how much a low camera flattens the floor
    touch = union([_down(tube, _TOUCH, _ROUND) for tube in tubes]).buffer(_RIM / low)
    return (
        sheared(_tidy(closed(soft, 14.0), 4.0, 130.0), floor),
        sheared(_tidy(closed(touch, 5.0), 2.0, 50.0), floor),
    )


def _down(tube: Tube, below: float, share: float) -> Shape:
    """What of a tube is lower than `below`, seen from above (x and z)."""
    low = tube.points[..., 1].min(axis=1) < below
    flat = tube.points[low][:, ::3][..., [0, 2]]
    if len(flat) < 2:
        return EMPTY
    centers: Array = flat.mean(axis=1, keepdims=True)
    return hulls(np.asarray(centers + (flat - centers) * share))


def _tidy(shape: Shape, by: float, least: float) -> Shape:
    """Rounded, and without islands too small to read as a shadow."""
    shape = softened(shape, by)
    pieces = [p for p in getattr(shape, "geoms", [shape]) if p.area > least]
    return union(pieces)
