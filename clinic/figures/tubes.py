"""Volumes: superelliptic rings lofted along a bone."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from clinic.figures.vectors import Array, Frame, axes_from

RING: Final = 40
_SLIM: Final = 5.7  # cm: the half-width up to which half the ring's points show no corner


@dataclass(frozen=True)
class Tube:
    """Rings of points: `points` (rings, RING, 3); `t` the place of each ring along the part."""

    points: Array
    t: Array
    fine: int = 1  # every how many ring points a silhouette needs

    def between(self, first: float, last: float) -> "Tube":
        """The rings whose place lies between two values (ends included)."""
        keep = (self.t >= first - 1e-6) & (self.t <= last + 1e-6)
        return Tube(self.points[keep], self.t[keep], self.fine)

    def shifted(self, by: Array) -> "Tube":
        """The tube moved in the world."""
        return Tube(self.points + by, self.t, self.fine)

    def surface(self, t: Array, around: npt.NDArray[Any]) -> Array:
        """Points (..., 3) at places `t` along and degrees `around` (0 front, 90 right)."""
        r = np.interp(t, self.t, np.arange(len(self.t)))
        a = (np.asarray(around) % 360) / 360 * RING
        r0 = np.clip(r.astype(int), 0, len(self.t) - 2)
        a0 = a.astype(int)
        fr, fa = (r - r0)[..., None], (a - a0)[..., None]
        a0, a1 = a0 % RING, (a0 + 1) % RING
        p = self.points
        low = p[r0, a0] * (1 - fa) + p[r0, a1] * fa
        high = p[r0 + 1, a0] * (1 - fa) + p[r0 + 1, a1] * fa
        return np.asarray(low * (1 - fr) + high * fr)


@cache
def unit_ring(exponent: float) -> Array:
    """Cosine and sine columns (RING, 2) of a superellipse."""
    angle = np.arange(RING) * 2 * np.pi / RING
    c, s = np.cos(angle), np.sin(angle)
    return np.column_stack(
        [np.sign(c) * np.abs(c) ** (2 / exponent), np.sign(s) * np.abs(s) ** (2 / exponent)]
    )


def loft(centers: Array, x: Array, z: Array, sizes: Array, t: Array, exponent: float = 2.2) -> Tube:
    """A tube from ring centers (n, 3), axes X and Z (n, 3) and sizes front, back, half-width."""
    ring = unit_ring(exponent)
    depth = np.where(ring[:, 0] > 0, sizes[:, 0:1] * ring[:, 0], sizes[:, 1:2] * ring[:, 0])
    width = sizes[:, 2:3] * ring[:, 1]
    points = (
        centers[:, None, :] + depth[..., None] * x[:, None, :] + width[..., None] * z[:, None, :]
    )
    return Tube(points, t)


def capped(places: Array, sizes: Array, caps: tuple[float, float]) -> tuple[Array, Array]:
    """Ring places and sizes with round caps (lengths in the places' own unit) added at the ends."""
    steps = np.array([0.995, 0.95, 0.86, 0.7, 0.5, 0.26])
    round_ = np.sqrt(1 - steps**2)
    before, after = caps
    head_p, head_s = places[0] - before * steps, sizes[:1] * round_[:, None]
    tail_p, tail_s = places[-1] + after * steps[::-1], sizes[-1:] * round_[::-1, None]
    parts_p = ([head_p] if before else []) + [places] + ([tail_p] if after else [])
    parts_s = ([head_s] if before else []) + [sizes] + ([tail_s] if after else [])
    return np.concatenate(parts_p), np.concatenate(parts_s)


def bone_tube(
    frame: Frame, length: float, places: Array, sizes: Array, caps: tuple[float, float],
    exponent: float = 2.2,
) -> Tube:  # fmt: skip
    """A straight part hanging down -Y of `frame`; places are shares of `length`, caps are cm."""
    at, ring = capped(places, sizes, (caps[0] / length, caps[1] / length))
    centers = frame.origin - at[:, None] * length * frame.axes[:, 1]
    n = len(at)
    x, z = np.tile(frame.axes[:, 0], (n, 1)), np.tile(frame.axes[:, 2], (n, 1))
    tube = loft(centers, x, z, ring, at, exponent)
    return Tube(tube.points, tube.t, 2 if float(sizes.max()) < _SLIM else 1)


def rod(points: Array, radii: Array, up: Array) -> Tube:
    """A round tube along given points (n, 3) with radii (n,): fingers, straps, arms of chairs."""
    way = np.gradient(points, axis=0)
    axes = [axes_from(up, np.asarray(w)) for w in way]
    x = np.array([a[:, 0] for a in axes])
    z = np.array([a[:, 2] for a in axes])
    sizes = np.repeat(radii[:, None], 3, axis=1)
    tube = loft(points, x, z, sizes, np.linspace(0, 1, len(points)), 2.0)
    return Tube(tube.points, tube.t, 2 if float(radii.max()) < _SLIM else 1)


def ball(center: Array, radii: tuple[float, float, float], axes: Array) -> Tube:
    """An ellipsoid with half-axes along X, Y, Z of `axes`."""
    y = np.cos(np.linspace(0.06, np.pi - 0.06, 12))
    r = np.sqrt(1 - y**2)[:, None]
    n = len(y)
    centers = center + y[:, None] * radii[1] * axes[:, 1]
    sizes = r * np.array([[radii[0], radii[0], radii[2]]])
    return loft(centers, np.tile(axes[:, 0], (n, 1)), np.tile(axes[:, 2], (n, 1)), sizes, y, 2.0)
