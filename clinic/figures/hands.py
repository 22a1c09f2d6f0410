"""Hands: a palm, four fingers and a thumb in a few shapes."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from clinic.figures.body import Body
from clinic.figures.skeleton import sign
from clinic.figures.tubes import Tube, bone_tube, rod
from clinic.figures.vectors import Array, Frame, axes_from, rot_x, rot_z, unit, vec

PALM_POINT: Final = (1.5, -6.6, 0.0)
_PALM_PLACES: Final = np.linspace(0, 1, 8)
_PALM: Final = np.array([
    (2.15, 2.15, 2.4), (2.1, 1.95, 2.8), (2.1, 1.7, 3.3), (2.1, 1.6, 3.7), (1.9, 1.5, 3.9),
    (1.7, 1.4, 4.05), (1.5, 1.3, 4.1), (1.2, 1.1, 4.0),
])  # fmt: skip
# Finger: place across the palm (thumb side positive), knuckle along it, length, root radius.
_FINGERS: Final = ((2.95, 8.4, 7.4, 0.98), (1.0, 8.8, 8.2, 1.0), (-0.95, 8.5, 7.6, 0.96),
                   (-2.8, 7.7, 6.0, 0.86))  # fmt: skip


@dataclass(frozen=True)
class Shape:
    """Bends of knuckles in degrees, spread of the fingers, and where the thumb points."""

    bends: tuple[float, float, float]
    spread: float
    thumb: tuple[float, float, float]
    tip: tuple[float, float, float]
    fan: float = 0.0


SHAPES: Final = {
    "open": Shape((4, 7, 4), 4.0, (0.3, -0.78, 0.66), (0.1, -0.97, 0.3)),
    "flat": Shape((2, 3, 2), 4.5, (0.05, -0.72, 0.72), (0.0, -0.92, 0.4)),
    "relaxed": Shape((20, 26, 14), 1.2, (0.5, -0.82, 0.4), (0.35, -0.95, 0.1), 5.0),
    "cup": Shape((22, 30, 20), 1.0, (0.08, -0.68, 0.72), (0.3, -0.82, 0.45), 1.0),
    "grip": Shape((72, 88, 42), 0.3, (0.86, -0.45, 0.45), (0.55, -0.6, -0.5), 0.0),
    "fist": Shape((84, 98, 60), 0.2, (0.85, -0.5, 0.25), (0.35, -0.55, -0.85), 0.0),
}


@dataclass(frozen=True)
class Hand:
    """The volumes of one hand: palm, fingers from index to little, thumb."""

    palm: Tube
    fingers: tuple[Tube, ...]
    thumb: Tube

    @property
    def tubes(self) -> list[Tube]:
        """Every volume."""
        return [self.palm, *self.fingers, self.thumb]


def hand(frame: Frame, side: str, shape: str, body: Body) -> Hand:
    """The hand on its frame (X out of the palm, -Y along the fingers)."""
    s, form = sign(side), SHAPES[shape]
    k = 0.96 if body.bust else 1.03
    palm = bone_tube(frame, 8.6 * k, _PALM_PLACES, _PALM * k, (1.2, 0.9), 2.6)
    fingers = tuple(_finger(frame, s, form, i, k) for i in range(len(_FINGERS)))
    return Hand(palm, fingers, _thumb(frame, s, form, k))


def _finger(frame: Frame, s: float, form: Shape, number: int, k: float) -> Tube:
    across, knuckle, length, radius = _FINGERS[number]
    turn = rot_x(-s * form.spread * (1.2 - number))
    here = frame.moved(0.1, -knuckle * k, s * across * k).turned(turn)
    points = [here.at(0, 1.6, 0), here.origin]
    for bend, share in zip(form.bends, (0.46, 0.3, 0.24), strict=True):
        here = here.turned(rot_z(bend + form.fan * number * (bend > 0)))
        for _ in range(2):
            here = here.moved(0, -length * k * share / 2, 0)
            points.append(here.origin)
    line = _rounded(np.array(points))
    return rod(line, _taper(len(line), radius * k, 0.74), frame.axes[:, 2])


def _thumb(frame: Frame, s: float, form: Shape, k: float) -> Tube:
    first = frame.axes @ (unit(vec(*form.thumb)) * vec(1, 1, s))
    second = frame.axes @ (unit(vec(*form.tip)) * vec(1, 1, s))
    root = frame.at(0.7 * k, -2.0 * k, s * 2.0 * k)
    middle = root + first * 4.6 * k
    points = np.array([root, (root + middle) / 2, middle, middle + second * 1.7 * k,
                       middle + second * 3.5 * k])  # fmt: skip
    line = _rounded(points)
    return rod(line, _taper(len(line), 1.5 * k, 0.62), frame.axes[:, 0])


def _rounded(points: Array) -> Array:
    """The line with a round tip: three more points that close on the end."""
    way = unit(points[-1] - points[-2])
    return np.vstack(
        [points, points[-1] + way * 0.35, points[-1] + way * 0.6, points[-1] + way * 0.7]
    )


def _taper(n: int, radius: float, share: float) -> Array:
    body = np.linspace(radius, radius * share, n - 3)
    return np.concatenate([body, body[-1] * np.array([0.86, 0.5, 0.1])])


def orient(fingers: Array, palm: Array) -> Array:
    """Axes of a hand whose fingers point and whose palm faces as given (world vectors)."""
    return axes_from(palm, -fingers)
