"""Rotations and frames. World: x to the right, y up, z toward the viewer; centimetres.

Body frames: X anterior, Y cranial, Z the subject's right.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def vec(x: float, y: float, z: float) -> Array:
    """A 3-vector."""
    return np.array([x, y, z], dtype=np.float64)


def unit(v: Array) -> Array:
    """The vector scaled to length 1 (unchanged when it has none)."""
    length = float(np.linalg.norm(v))
    return v / length if length > 1e-9 else v


def cross(a: Array, b: Array) -> Array:
    """The cross product of two 3-vectors (numpy's own is slow for single ones)."""
    (ax, ay, az), (bx, by, bz) = a.tolist(), b.tolist()
    return vec(ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)


def rot_x(degrees: float) -> Array:
    """Rotation matrix about X."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def rot_y(degrees: float) -> Array:
    """Rotation matrix about Y."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def rot_z(degrees: float) -> Array:
    """Rotation matrix about Z."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def axes_from(x: Array, y: Array) -> Array:
    """Orthonormal axes with Y as given and X as near `x` as it can be (columns X, Y, Z)."""
    yy = unit(y)
    xx = x - float(np.dot(x, yy)) * yy
    if float(np.linalg.norm(xx)) < 1e-6:
        spare = vec(0, 0, 1) if abs(yy[2]) < 0.9 else vec(1, 0, 0)
        xx = spare - float(np.dot(spare, yy)) * yy
    xx = unit(xx)
    return np.column_stack([xx, yy, cross(xx, yy)])


@dataclass(frozen=True)
class Frame:
    """A place and its axes (columns X, Y, Z)."""

    origin: Array
    axes: Array

    def at(self, x: float, y: float, z: float) -> Array:
        """World position of a point given in this frame."""
        return self.origin + self.axes @ vec(x, y, z)

    def turned(self, rotation: Array) -> "Frame":
        """The same place with axes turned in its own frame."""
        return Frame(self.origin, self.axes @ rotation)

    def moved(self, x: float, y: float, z: float) -> "Frame":
        """The same axes at a point given in this frame."""
        return Frame(self.at(x, y, z), self.axes)

    def shifted(self, by: Array) -> "Frame":
        """The same axes, moved in the world."""
        return Frame(self.origin + by, self.axes)


def between(a: Frame, b: Frame, t: float) -> Frame:
    """The frame a share `t` of the way from `a` to `b` (good for small turns)."""
    mix = a.axes * (1 - t) + b.axes * t
    return Frame(a.origin * (1 - t) + b.origin * t, axes_from(mix[:, 0], mix[:, 1]))
