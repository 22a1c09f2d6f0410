"""What belongs to a room: a wall with its skirting and the floor before it, a counter's doors."""

from itertools import pairwise
from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.parts import Line, Part
from clinic.figures.planar import EMPTY, Shape, line, polygon, union
from clinic.figures.vectors import Array, vec

_SKIRTING: Final = 9.0
_FLOOR: Final = 118.0  # how far (cm) the floor is drawn before a wall
_DOOR: Final = 46.0  # least width (cm) of a cabinet's door
_KICK: Final = 8.0
_STEPS: Final = 25
_BODY: Final = (
    "trunk", "neck", "head",
    *(f"{name}_{side}" for side in "rl"
      for name in ("thigh", "shank", "foot", "upper_arm", "forearm", "hand")),
)  # fmt: skip


def wall(low: Array, high: Array, view: View) -> Part:
    """The wall's face toward the viewer: whoever leans on it stands before it."""
    x = _front(low, high, view)
    face = _upright(x, (low[1], high[1]), (low[2], high[2]), view)
    skirting = _upright(x, (low[1], low[1] + _SKIRTING), (low[2], high[2]), view)
    y, z = np.meshgrid(np.linspace(low[1], high[1], _STEPS), np.linspace(low[2], high[2], _STEPS))
    points = view.see(np.stack([np.full_like(y, x), y, z], axis=-1)).reshape(-1, 3)
    edge = line(view.see(np.array([(x, low[1] + _SKIRTING, z) for z in (low[2], high[2])])))
    part = Part("wall", face, points, [("wall", face), ("wall-top", skirting)],
                [Line("wall-ink", 0.3, edge)], weight=0.45, ink="wall-ink")  # fmt: skip
    part.over = dict.fromkeys(_BODY, -500.0)
    return part


def floor(low: Array, high: Array, view: View) -> Shape:
    """The floor before a wall."""
    x = _front(low, high, view)
    far = x - _FLOOR if x == low[0] else x + _FLOOR
    corners = [(x, low[2]), (x, high[2]), (far, high[2]), (far, low[2])]
    return polygon(view.see(np.array([(x, 0.0, z) for x, z in corners])))


def doors(low: Array, high: Array, view: View) -> Shape:
    """The doors of a counter: joints, handles and the recess over the floor."""
    x = _front(low, high, view)
    if abs(view.faces(vec(1, 0, 0))) < 0.1:
        return EMPTY
    count = max(1, int((high[2] - low[2]) // _DOOR))
    edges = np.linspace(low[2], high[2], count + 1)
    strokes = [[(low[1] + _KICK, low[2]), (low[1] + _KICK, high[2])]]
    strokes += [[(low[1] + _KICK, z), (high[1], z)] for z in edges[1:-1]]
    strokes += [
        [(high[1] - 9, (a + b) / 2 - 6), (high[1] - 9, (a + b) / 2 + 6)] for a, b in pairwise(edges)
    ]
    return union([line(view.see(np.array([(x, y, z) for y, z in way]))) for way in strokes])


def _front(low: Array, high: Array, view: View) -> float:
    return float(low[0] if view.faces(vec(-1, 0, 0)) > 0 else high[0])


def _upright(
    x: float, heights: tuple[float, float], breadth: tuple[float, float], view: View
) -> Shape:
    (y0, y1), (z0, z1) = heights, breadth
    return polygon(view.see(np.array([(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)])))
