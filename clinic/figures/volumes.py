"""The volumes of trunk, limbs and neck of one body on solved frames."""

from typing import Final

import numpy as np

from clinic.figures import profiles
from clinic.figures.body import Body
from clinic.figures.skeleton import (
    FOREARM,
    SHANK,
    SHOULDER_ARC,
    THIGH,
    UPPER_ARM,
    Spine,
    along,
    sign,
)
from clinic.figures.tubes import Tube, ball, bone_tube, loft, rod
from clinic.figures.vectors import Array, Frame, axes_from, vec

_TRUNK_ARCS: Final = np.concatenate([np.linspace(-9.5, -6.0, 5), np.linspace(-4.5, 55.5, 35)])
_BONE_PLACES: Final = np.linspace(0, 1, 19)


def trunk_sizes(arcs: Array, body: Body) -> Array:
    """Half-depth in front and behind and half-width of the trunk at distances up the spine."""
    sizes = profiles.sample(profiles.TRUNK, arcs)
    hips = np.clip(1 - np.abs(arcs - 0) / 16, 0, 1)
    waist = np.clip(1 - np.abs(arcs - 18) / 13, 0, 1)
    chest = np.clip(1 - np.abs(arcs - 36) / 16, 0, 1)
    top = np.clip((arcs - 40) / 8, 0, 1)
    wide = 1 + hips * (body.hips - 1) + waist * (body.waist - 1) + chest * (body.chest - 1)
    deep = 1 + 0.8 * (waist * (body.waist - 1) + chest * (body.chest - 1))
    sizes[:, 2] *= wide * (1 + top * 0.6 * (body.shoulders - 1))
    sizes[:, 0] *= deep
    sizes[:, 1] *= deep * (1 + hips * (body.seat - 1))
    sizes[:, 0] += 3.0 * body.belly * np.exp(-(((arcs - 13) / 9.5) ** 2))
    return sizes


def trunk(chain: Spine, body: Body) -> Tube:
    """The trunk from crotch to collar."""
    frames = [along(chain, float(a)) for a in _TRUNK_ARCS]
    return loft(
        np.array([f.origin for f in frames]),
        np.array([f.axes[:, 0] for f in frames]),
        np.array([f.axes[:, 2] for f in frames]),
        trunk_sizes(_TRUNK_ARCS, body),
        _TRUNK_ARCS,
        2.3,
    )


def shoulder_slopes(chain: Spine, shoulders: dict[str, Array], body: Body) -> list[Tube]:
    """Trapezius and yoke: from the neck and the chest to both shoulder joints."""
    tubes = []
    chest = along(chain, SHOULDER_ARC)
    for side, joint in shoulders.items():
        s = sign(side)
        local = chest.axes.T @ (joint - chest.origin)
        low = vec(local[0] * 0.3 - 0.5, -4.0, s * 7.0)
        yoke = np.array([chest.origin + chest.axes @ p for p in
                         (low, low * 0.5 + local * 0.5, local)])  # fmt: skip
        tubes.append(rod(yoke, np.array([7.2, 6.4, 5.5]) * body.limbs, chest.axes[:, 0]))
        inner = along(chain, 54.6).at(-2.2, 0.2, s * 3.2)
        outer = joint + chest.axes @ vec(-0.6, 2.2, -s * 1.6)
        ts = np.linspace(0, 1, 8)[:, None]
        middle = (inner + outer) / 2 - chest.axes[:, 1] * 0.9
        line = (1 - ts) ** 2 * inner + 2 * ts * (1 - ts) * middle + ts**2 * outer
        tubes.append(rod(line, np.linspace(2.9, 3.3, 8) * body.limbs, chest.axes[:, 0]))
    return tubes


def bust(chain: Spine, body: Body) -> list[Tube]:
    """The breasts of a woman's body; nothing where the body has none."""
    if not body.bust:
        return []
    frame = along(chain, 35.5)
    size = 5.2 + 1.1 * body.bust
    out = 8.2 * body.chest
    radii = (size, size * 1.05, size)
    ahead, beside = out - 3.4 + 1.1 * body.bust, 6.4 * body.chest
    return [ball(frame.at(ahead, 0, s * beside), radii, frame.axes) for s in (1, -1)]


def bone(frame: Frame, kind: str, body: Body) -> Tube:
    """A limb's part: thigh, shank, upper_arm or forearm."""
    table, length, caps = _BONES[kind]
    sizes = profiles.sample(table, _BONE_PLACES) * _girth(kind, body)
    if kind in {"upper_arm", "forearm"}:
        # The part's back is the limb's outer side: depth and width are nearly equal, only scaled.
        sizes = sizes * (0.97 if body.bust else 1.03)
    return bone_tube(frame, length, _BONE_PLACES, sizes, caps, 2.1)


def _girth(kind: str, body: Body) -> Array:
    places = _BONE_PLACES[:, None]
    if kind == "thigh":
        return np.asarray(body.limbs + (body.hips - 1) * 0.5 * (1 - places))
    if kind in {"shank", "forearm"}:
        return np.asarray(body.limbs + (1 - body.limbs) * 0.55 * places)
    return np.full_like(places, body.limbs)


_BONES: Final = {
    "thigh": (profiles.THIGH, THIGH, (5.0, 5.0)),
    "shank": (profiles.SHANK, SHANK, (4.8, 2.6)),
    "upper_arm": (profiles.UPPER_ARM, UPPER_ARM, (5.0, 3.8)),
    "forearm": (profiles.FOREARM, FOREARM, (3.8, 1.2)),
}


def neck(chain: Spine, head: Frame, body: Body) -> Tube:
    """The neck, from the collar (lower in front) into the head."""
    low, mid = along(chain, 52.8), along(chain, 58.5)
    top = head.at(-1.6, -1.0, 0)
    sizes = np.array([(7.2, 6.2, 8.0), (6.2, 5.9, 6.6), (5.6, 5.8, 5.8), (5.3, 5.6, 5.4),
                      (5.2, 5.6, 5.4), (5.2, 5.6, 5.4)]) * body.neck  # fmt: skip
    start = low.at(0.6, 0.4, 0)
    ts = np.linspace(0, 1, len(sizes))[:, None]
    ctrl = mid.at(-0.6, -1.0, 0)
    centers = (1 - ts) ** 2 * start + 2 * ts * (1 - ts) * ctrl + ts**2 * top
    x_axes, z_axes = [], []
    tilted = axes_from(low.at(1, -0.62, 0) - low.origin, low.at(0.62, 1, 0) - low.origin)
    upper = axes_from(head.axes[:, 0], top - mid.origin)
    for t in ts[:, 0]:
        mix = tilted * (1 - t) + upper * t
        axes = axes_from(mix[:, 0], mix[:, 1])
        x_axes.append(axes[:, 0])
        z_axes.append(axes[:, 2])
    return loft(centers, np.array(x_axes), np.array(z_axes), sizes, ts[:, 0], 2.1)
