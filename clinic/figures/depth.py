"""Which part is drawn over which: compare front surfaces where parts overlap, then sort."""

from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.parts import Part
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array

_CELL: Final = 1.3


def cloud(view: View, *tubes: Tube) -> Array:
    """Surface points (n, 3) of tubes in view axes, dense enough for the depth grid."""
    return np.concatenate([_dense(view.see(tube.points)) for tube in tubes])


def _dense(points: Array) -> Array:
    middle = (points[:-1] + points[1:]) / 2
    rings = np.concatenate([points, middle])
    beside = (rings + np.roll(rings, 1, axis=1)) / 2
    return np.concatenate([rings, beside]).reshape(-1, 3)


def order(parts: list[Part]) -> list[int]:
    """Indices of parts from far to near."""
    if not parts:
        return []
    every = np.concatenate([part.cloud[:, :2] for part in parts])
    low = np.floor(every.min(axis=0) / _CELL) - 1
    size = (np.ceil(every.max(axis=0) / _CELL) - low + 2).astype(int)
    maps = np.array([_front(part.cloud, low, size) for part in parts])
    ahead = _pairs(parts, maps)
    return _sort(len(parts), ahead, [float(part.cloud[:, 2].max()) for part in parts])


def _front(points: Array, low: Array, size: Array) -> Array:
    """Nearest depth in every cell, a cell's neighbors included; -inf where the part is not."""
    at = (np.round(points[:, :2] / _CELL) - low).astype(int)
    flat = np.full(int(size[0] * size[1]), -np.inf)
    np.maximum.at(flat, at[:, 0] * size[1] + at[:, 1], points[:, 2])
    return flat.reshape(int(size[0]), int(size[1]))


def _pairs(parts: list[Part], maps: Array) -> dict[tuple[int, int], float]:
    """Weight of `a is over b` for each overlapping pair."""
    ahead: dict[tuple[int, int], float] = {}
    there = np.isfinite(maps)
    for a in range(len(parts)):
        for b in range(a + 1, len(parts)):
            both = there[a] & there[b]
            bias = parts[a].over.get(parts[b].name, 0.0) - parts[b].over.get(parts[a].name, 0.0)
            if both.sum() < 2 and not bias:
                continue
            gap = float(np.median(maps[a][both] - maps[b][both])) if both.any() else 0.0
            gap += bias
            ahead[(a, b) if gap >= 0 else (b, a)] = abs(gap)
    return ahead


def _sort(count: int, ahead: dict[tuple[int, int], float], near: list[float]) -> list[int]:
    """Topological order; a circle is broken at the edge with the smallest gap."""
    edges = dict(ahead)
    left = set(range(count))
    result: list[int] = []
    while left:
        free = [i for i in left if not any(a == i and b in left for a, b in edges)]
        if not free:
            circle = {e: w for e, w in edges.items() if e[0] in left and e[1] in left}
            del edges[min(circle, key=lambda e: circle[e])]
            continue
        first = min(free, key=lambda i: near[i])
        result.append(first)
        left.discard(first)
    return result
