"""Muscles worked or stretched, as patches on the volumes with hatch along their fibers."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from clinic.figures.camera import View
from clinic.figures.planar import Shape, line, quads, softened
from clinic.figures.tubes import Tube
from clinic.figures.vectors import Array


@dataclass(frozen=True)
class Patch:
    """A lens on a part: from and to along it, its middle in degrees round it, half its breadth."""

    part: str
    first: float
    last: float
    middle: float
    breadth: float
    blunt: float = 0.5


def _paired(name: str, *patches: Patch) -> dict[str, tuple[Patch, ...]]:
    """The region on the right (as given) and on the left (mirrored)."""
    left = tuple(
        Patch(p.part.replace("_r", "_l"), p.first, p.last, -p.middle, p.breadth, p.blunt)
        for p in patches
    )
    return {f"{name}_r": patches, f"{name}_l": left}


REGIONS: Final = (
    _paired("glutes", Patch("trunk", -6.0, 8.0, 128, 46, 0.45))
    | _paired("buttock", Patch("thigh_r", -0.1, 0.42, 146, 50, 0.45))  # glutes of a bent hip
    | _paired("hamstrings", Patch("thigh_r", 0.06, 0.94, 155, 50))
    | _paired("quads", Patch("thigh_r", 0.12, 0.92, 0, 50))
    | _paired("calf", Patch("shank_r", 0.06, 0.62, 180, 55))
    | _paired("hip_flexors", Patch("thigh_r", -0.06, 0.26, 0, 40))
    | _paired("outer_hip", Patch("trunk", -4.0, 7.0, 95, 30))
    | _paired("inner_thigh", Patch("thigh_r", 0.05, 0.7, -90, 34))
    | _paired("back", Patch("trunk", 6.0, 46.0, 146, 25, 0.35))
    | _paired("low_back", Patch("trunk", 8.0, 28.0, 122, 30, 0.4))
    | _paired("side", Patch("trunk", 9.0, 42.0, 60, 36, 0.4))
    | _paired("obliques", Patch("trunk", 8.0, 30.0, 44, 30, 0.4))
    | _paired("waist", Patch("trunk", 8.0, 31.0, 84, 34, 0.4))
    | _paired("abdominals", Patch("trunk", 3.0, 31.0, 36, 31, 0.35))
    | _paired("chest_muscle", Patch("trunk", 36.0, 46.0, 38, 26))
    | _paired("lats", Patch("trunk", 18.0, 44.0, 118, 26, 0.45))
    | _paired("shoulder", Patch("upper_arm_r", -0.1, 0.46, 50, 70))
    | _paired("upper_back", Patch("trunk", 34.0, 50.0, 150, 26, 0.4))
)

_ALONG: Final = 33
_ACROSS: Final = 17
_APART: Final = 7.0  # degrees from fiber to fiber on the trunk; twice that on thinner limbs


def patch(tube: Tube, spot: Patch, view: View) -> tuple[Shape, list[Shape]]:
    """The visible part of a patch and its fiber lines, on the picture plane."""
    u = np.linspace(0.0, 1.0, _ALONG)[:, None]
    v = np.linspace(-1.0, 1.0, _ACROSS)[None, :]
    half = spot.breadth * np.sin(np.pi * np.clip(u, 0.004, 0.996)) ** spot.blunt
    t = np.broadcast_to(spot.first + (spot.last - spot.first) * u, (_ALONG, _ACROSS))
    grid = tube.surface(t, spot.middle + half * v)
    shape = quads(grid, view, back=not _outward(grid, tube, t))
    shape = softened(shape, 0.25)
    fibers: list[Shape] = []
    inside = shape.buffer(-0.45)
    apart = _APART if spot.part == "trunk" else 2 * _APART
    steps = np.linspace(-0.8, 0.8, max(3, round(spot.breadth / apart)))
    for step in steps:
        way = tube.surface(t[:, 0], spot.middle + half[:, 0] * step)
        fibers.append(line(view.see(way)).intersection(inside))
    return shape, fibers


def _outward(grid: Array, tube: Tube, t: Array) -> bool:
    """Whether the grid's cells that turn outward are those `quads` keeps."""
    mid = grid[_ALONG // 2]
    a, b = grid[_ALONG // 2, _ACROSS // 2], grid[_ALONG // 2 + 1, _ACROSS // 2]
    c = mid[_ACROSS // 2 + 1]
    ring = tube.surface(np.full(8, t[_ALONG // 2, 0]), np.arange(8) * 45.0).mean(axis=0)
    normal = np.cross(c - a, b - a)
    out = a - ring
    return bool(float(normal @ out) > 0)
