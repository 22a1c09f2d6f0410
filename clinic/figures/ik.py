"""Two-bone inverse kinematics: where the elbow or knee goes when hand or foot is given."""

from dataclasses import dataclass

import numpy as np

from clinic.figures.vectors import Array, Frame, cross, unit


@dataclass(frozen=True)
class OutOfReachError(Exception):
    """The target lies farther away than the straight limb reaches (cm)."""

    distance: float
    reach: float


def two_bones(
    start: Array, end: Array, lengths: tuple[float, float], pole: Array, *, knee: bool
) -> tuple[Frame, Frame]:
    """Frames of both bones from joint `start` to joint `end`, the middle joint toward `pole`.

    The hinge axis comes from the pole and never from the bones, so that a straight limb has no
    singularity. X of both frames is anterior. Raises OutOfReachError (1 cm is let pass: the limb
    is then drawn straight).
    """
    a, b = lengths
    way = end - start
    distance = float(np.linalg.norm(way))
    if distance > a + b + 1.0:
        raise OutOfReachError(distance, a + b)
    ahead = unit(way)
    out = unit(pole - float(np.dot(pole, ahead)) * ahead)
    d = min(max(distance, abs(a - b) + 1e-6), a + b - 1e-6)
    cosine = (a * a + d * d - b * b) / (2 * a * d)
    bend = np.sqrt(max(0.0, 1 - cosine * cosine))
    middle = start + ahead * (a * cosine) + out * (a * bend)
    hinge = cross(out if knee else -out, -ahead)
    return _bone(start, middle, hinge), _bone(middle, end, hinge)


def _bone(start: Array, end: Array, hinge: Array) -> Frame:
    y = unit(start - end)
    z = unit(hinge - float(np.dot(hinge, y)) * y)
    return Frame(start, np.column_stack([cross(y, z), y, z]))
