"""Hair: a shell over the skull with a hairline, and what is tied or falls from it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from clinic.figures import profiles
from clinic.figures.camera import View
from clinic.figures.head import TOP, Head
from clinic.figures.planar import EMPTY, Shape, closed, hulls, line, quads, runs, silhouette, union
from clinic.figures.tubes import Tube, ball, rod
from clinic.figures.vectors import Array

_COLUMNS: Final = 60
_ROWS: Final = 12


@dataclass(frozen=True)
class Style:
    """A hairline (height at degrees round the head), thickness, and what hangs from it."""

    line: tuple[tuple[float, float], ...]
    lift: tuple[float, float, float]  # in front, at the side, behind
    crown: float
    strands: tuple[float, ...]
    waves: float = 0.0  # how far (cm) the locks stand out from one another


_TIED = (
    (0, 9.5),
    (14, 9.0),
    (32, 7.8),
    (48, 6.4),
    (62, 4.6),
    (76, 3.2),
    (88, 2.4),
    (108, -0.6),
    (140, -3.6),
    (180, -4.6),
)
STYLES: Final = {
    "bun": Style(_TIED, (0.35, 0.4, 0.6), 0.8, (25, 52, 78, 105, 135)),
    "ponytail": Style(_TIED, (0.45, 0.5, 0.8), 1.1, (25, 52, 78, 105, 135)),
    "crop": Style(
        ((0, 8.6), (30, 8.3), (52, 7.2), (60, 4.0), (72, 2.6), (80, -0.6), (88, -0.4), (96, 2.0),
         (118, -1.6), (180, -4.2)), (0.45, 0.35, 0.5), 0.8, ()),
    "short": Style(
        ((0, 7.4), (25, 7.9), (48, 6.6), (58, 4.4), (72, 3.0), (80, -0.2), (88, 0.2), (98, 2.0),
         (120, -2.6), (180, -5.0)), (1.3, 0.7, 0.8), 1.7, (18, 50, 85, 125)),
    "waves": Style(
        ((0, 8.3), (14, 7.4), (30, 7.2), (46, 6.0), (58, 4.6), (70, 3.2), (78, 1.0), (86, 1.8),
         (97, 3.4), (108, 1.0), (124, -3.6), (150, -5.2), (180, -5.8)),
        (1.9, 1.7, 2.0), 2.6, (10, 34, 62, 92, 122, 152), waves=0.75),
}  # fmt: skip


# A ponytail: place along it, ahead and up in the head's frame, radius.
_TAIL: Final = (
    (0.0, -8.0, 8.4, 1.5), (0.16, -11.0, 8.7, 2.1), (0.32, -13.2, 6.4, 2.9),
    (0.5, -14.0, 2.4, 3.1), (0.68, -13.6, -1.6, 2.7), (0.85, -12.6, -4.9, 1.8),
    (1.0, -11.6, -7.4, 0.3),
)  # fmt: skip


@dataclass(frozen=True)
class Hair:
    """Hair on the picture plane: seen in front of the head, seen behind it, and its strands."""

    front: Shape
    behind: Shape
    strands: list[Shape]
    volumes: list[Tube]


def hair(head: Head, view: View) -> Hair:
    """The hair of a body's style."""
    style = STYLES[head.body.hair_style]
    degrees = np.linspace(0, 360, _COLUMNS + 1)
    grid = _shell(head, style, degrees)
    front = closed(union([quads(grid, view), _crown(grid, view)]), 0.1)
    # The far side of the shell stands out behind the forehead: seen from the feet, a rim of hair.
    behind = hulls(view.see(grid[_ROWS // 3 :])[..., :2])
    tied = _tied(head)
    tail = silhouette(view, *tied) if tied else EMPTY
    if tied and view.faces(head.ahead()) < 0.25:
        front = union([front, tail])
    else:
        behind = union([behind, tail])
    return Hair(front, behind, _strands(head, view, style), tied)


def _fold(degrees: Array) -> Array:
    d = np.abs(degrees) % 360
    return np.asarray(np.minimum(d, 360 - d))


def _lift(style: Style, degrees: Array, up: Array) -> Array:
    around = np.interp(_fold(degrees), [0, 90, 180], style.lift)
    # The edge lies close to the skin, fuller within a finger's breadth, fullest at the crown.
    edge = 0.35 + 0.65 * np.clip(up * 5, 0, 1)
    lock = style.waves * np.abs(np.sin(np.radians(degrees) * 4.5 + up * 7.5))
    return np.asarray((around + (style.crown - around) * up**2 + lock * (1 - up**4)) * edge)


def _shell(head: Head, style: Style, degrees: Array) -> Array:
    table = np.array(style.line)
    low = np.interp(_fold(degrees), table[:, 0], table[:, 1])
    up = np.linspace(0, 1, _ROWS)[:, None]
    y = low + (TOP - 0.02 - low) * np.sin(up * np.pi / 2)
    around = np.broadcast_to(degrees, y.shape)
    lift = _lift(style, around, np.broadcast_to(up, y.shape))
    # The grid runs so that its cells face outward.
    return np.asarray(head.world(head.local(around, y, lift))[:, ::-1])


def _crown(grid: Array, view: View) -> Shape:
    ring = view.see(grid[-2:])
    up = grid[-1].mean(axis=0) - grid[-2].mean(axis=0)
    return hulls(ring[..., :2]) if view.faces(up) > -0.2 else EMPTY


def _tied(head: Head) -> list[Tube]:
    """A bun or a ponytail."""
    f = head.frame
    if head.body.hair_style == "bun":
        return [ball(f.at(-10.6, 9.0, 0), (4.0, 3.9, 4.2), f.axes)]
    if head.body.hair_style == "ponytail":
        rows = profiles.sample(_TAIL, np.linspace(0, 1, 22))
        points = np.array([f.at(x, y, 0.0) for x, y, _ in rows])
        return [rod(points, rows[:, 2], f.axes[:, 2])]
    return []


def _strands(head: Head, view: View, style: Style) -> list[Shape]:
    """Combed lines from the hairline upward, where they face the viewer."""
    table = np.array(style.line)
    lines = []
    for degrees in (*style.strands, *(-d for d in style.strands)):
        low = float(np.interp(abs(degrees), table[:, 0], table[:, 1]))
        up = np.linspace(0.1, 0.62, 9)
        bent = degrees + np.sign(degrees) * 26 * up
        y = low + (TOP - low) * up
        local = head.local(bent, y, _lift(style, bent, up) + 0.05)
        points = head.world(local)
        facing = view.see(points - head.frame.at(-0.5, 3.0, 0))[:, 2]
        lines += [line(run) for run in runs(view.see(points)[:, :2], facing > 2.0)]
    return lines
