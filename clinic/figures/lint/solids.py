"""How deep points lie inside a body's volumes."""

from typing import Final

import numpy as np

from clinic.figures.head import Head
from clinic.figures.solve import Solved
from clinic.figures.tubes import RING, Tube
from clinic.figures.vectors import Array

_POWER: Final = 2.2  # the rings' superellipse, near enough for every part
_OUT: Final = -1e3


def depth(tube: Tube, points: Array) -> Array:
    """How far (cm) points (n, 3) lie under a tube's surface; below 0 where they are outside.

    Measured from the tube's middle outward, within the slab between two rings that holds the point.
    """
    q = RING // 4
    p = tube.points
    middle = (p[:, q] + p[:, 3 * q]) / 2
    ahead, behind, beside = p[:, 0] - middle, p[:, 2 * q] - middle, p[:, q] - middle
    x, front = _unit(ahead)
    back = np.linalg.norm(behind, axis=1)
    z, half = _unit(beside)
    way = np.gradient(middle, axis=0)
    y = np.cross(z, x)
    y = y * np.sign(np.sum(y * way, axis=1))[:, None]
    off = points[:, None, :] - middle[None]
    high = np.einsum("nrk,rk->nr", off, y)
    inside = (high[:, :-1] >= 0) & (high[:, 1:] <= 0)
    share = inside * high[:, :-1] / np.where(inside, high[:, :-1] - high[:, 1:] + 1e-9, 1.0)
    along = np.einsum("nrk,rk->nr", off, x)
    across = np.einsum("nrk,rk->nr", off, z)
    u, v = _mix(along, share), _mix(across, share)
    deep = np.where(u > 0, _mix(front[None], share), _mix(back[None], share))
    wide = _mix(half[None], share)
    under = _under(np.abs(u), np.abs(v), np.maximum(deep, 1e-6), np.maximum(wide, 1e-6))
    return np.asarray(np.where(inside, under, _OUT).max(axis=1))


def _under(u: Array, v: Array, deep: Array, wide: Array) -> Array:
    """Distance to a superellipse from inside: the least of outward, along one axis, the other."""
    share_u, share_v = np.minimum(u / deep, 9.0), np.minimum(v / wide, 9.0)
    ratio = (share_u**_POWER + share_v**_POWER) ** (1 / _POWER)
    outward = np.hypot(u, v) * (1 / np.maximum(ratio, 1e-6) - 1)
    along_u = deep * np.maximum(1 - share_v**_POWER, 0) ** (1 / _POWER) - u
    along_v = wide * np.maximum(1 - share_u**_POWER, 0) ** (1 / _POWER) - v
    inner = np.minimum(np.where(ratio < 0.05, np.inf, outward), np.minimum(along_u, along_v))
    return np.asarray(np.where(ratio < 1, inner, _OUT))


def _unit(rows: Array) -> tuple[Array, Array]:
    length = np.maximum(np.linalg.norm(rows, axis=1), 1e-6)
    return rows / length[:, None], length


def _mix(values: Array, share: Array) -> Array:
    return np.asarray(values[:, :-1] * (1 - share) + values[:, 1:] * share)


class Solids:
    """The volumes of a solved body by part, with thinned surface points."""

    def __init__(self, solved: Solved) -> None:
        self.tubes: dict[str, list[Tube]] = {
            "trunk": [solved.tube("trunk")],
            "head": [Head(solved.frames["head"], solved.body).skull],
        }
        for side in "rl":
            for bone in ("thigh", "shank", "upper_arm", "forearm"):
                self.tubes[f"{bone}_{side}"] = [solved.tube(f"{bone}_{side}")]
            self.tubes[f"hand_{side}"] = solved.hand(side).tubes
            self.tubes[f"foot_{side}"] = solved.foot(side).tubes
        self.points = {
            name: np.concatenate([tube.points[:, ::2].reshape(-1, 3) for tube in tubes])
            for name, tubes in self.tubes.items()
        }
        self._box = {
            name: (points.min(axis=0), points.max(axis=0)) for name, points in self.points.items()
        }

    def near(self, a: str, b: str) -> bool:
        """Whether the boxes round two parts meet: only then can they touch."""
        (low_a, high_a), (low_b, high_b) = self._box[a], self._box[b]
        return bool((low_a <= high_b).all() and (low_b <= high_a).all())

    def depth(self, name: str, points: Array) -> Array:
        """How far points lie inside a part."""
        return np.asarray(np.max([depth(tube, points) for tube in self.tubes[name]], axis=0))

    def lowest(self, name: str) -> float:
        """Height of a part's lowest point (cm)."""
        return float(self._box[name][0][1])
