"""Clothes: which stretch of a part wears what, with their hems."""

from typing import Final

import numpy as np

from clinic.figures.body import Body
from clinic.figures.camera import View
from clinic.figures.parts import Line
from clinic.figures.planar import Shape, closed, silhouette, union
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array

HEM: Final = 8.5  # shirt's hem, up the spine from the hips (cm)
_LAP: Final = 0.3  # how far (cm) paint goes on under cloth: no fringe, no gap
Dress = tuple[Shape, list[tuple[str, Shape]], list[Line]]


def dress_trunk(tube: Tube, slopes: list[Tube], bust: list[Tube], view: View) -> Dress:
    """Trousers below the hem, shirt above."""
    shirt_tube = _loosened(_cut(tube, HEM, 60.0), np.array([[0.0, 0.5], [0.12, 0.25], [1.0, 0.0]]))
    trousers = silhouette(view, _cut(tube, -20.0, HEM + 0.5))
    shirt = silhouette(view, shirt_tube, *slopes, *bust)
    up = shirt_tube.points[-1].mean(axis=0) - shirt_tube.points[0].mean(axis=0)
    if view.faces(up) < -0.25 * float(np.linalg.norm(up)):
        shirt = shirt.difference(trousers)
    shirt = closed(shirt, 3.0)
    outline = union([shirt, trousers])
    hem = shirt.boundary.intersection(outline.buffer(-0.3))
    lines = [Line("hem", 0.36, hem)]
    below = trousers.difference(shirt.buffer(-_LAP))
    return outline, [("bottom", below), ("top", shirt)], lines


_STRETCHES: Final = {
    "leggings": {"thigh": ("bottom", -1.0, 2.0, 0.1), "shank": ("bottom", -1.0, 0.9, 0.12)},
    "joggers": {"thigh": ("bottom", -1.0, 2.0, 0.35), "shank": ("bottom", -1.0, 0.93, 0.75)},
    "shorts": {"thigh": ("bottom", -1.0, 0.72, 1.1)},
}
_SLEEVE: Final = ("top", -1.0, 0.54, 0.75)


def dress_limb(kind: str, tube: Tube, body: Body, view: View) -> Dress:
    """A bone's part with trousers or a sleeve, or bare."""
    stretch = _SLEEVE if kind == "upper_arm" else _STRETCHES[body.trousers].get(kind)
    if stretch is None:
        bare = silhouette(view, tube)
        return bare, [("skin", bare)], []
    role, first, last, slack = stretch
    cloth_tube = _loosened(_cut(tube, first, last), np.array([[0.0, 0.25 * slack], [1.0, slack]]))
    cloth = silhouette(view, cloth_tube)
    if last > 1.5:
        return cloth, [(role, cloth)], []
    rest = silhouette(view, tube.between(last, 2.0))
    outline = union([cloth, rest])
    hem = cloth.boundary.intersection(outline.buffer(-0.28))
    below = "sock" if kind == "shank" and last > 0.8 else "skin"
    fills = [(below, rest.difference(cloth.buffer(-_LAP))), (role, cloth)]
    return outline, fills, [Line("hem", 0.36, hem)]


def _cut(tube: Tube, first: float, last: float) -> Tube:
    """The stretch between two places, its end rings exactly there."""
    inner = tube.between(first, last)
    points, t = [inner.points], [inner.t]
    for place, at_end in ((first, False), (last, True)):
        if tube.t[0] < place < tube.t[-1]:
            i = int(np.searchsorted(tube.t, place))
            share = (place - tube.t[i - 1]) / (tube.t[i] - tube.t[i - 1])
            ring = tube.points[i - 1] * (1 - share) + tube.points[i] * share
            at = len(points) if at_end else 0
            points.insert(at, ring[None])
            t.insert(at, np.array([place]))
    return Tube(np.concatenate(points), np.concatenate(t), tube.fine)


def _loosened(tube: Tube, slack: Array) -> Tube:
    """The tube standing off the body by `slack` (rows: share of its length, cm)."""
    share = (tube.t - tube.t[0]) / max(float(tube.t[-1] - tube.t[0]), 1e-6)
    off = np.interp(share, slack[:, 0], slack[:, 1])
    middle = tube.points.mean(axis=1, keepdims=True)
    away = tube.points - middle
    length = np.linalg.norm(away, axis=2, keepdims=True)
    points = tube.points + away / np.maximum(length, 0.3) * off[:, None, None]
    return Tube(points, tube.t, tube.fine)
