"""Feet in soft shoes with a flat sole."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from clinic.figures import profiles
from clinic.figures.skeleton import ANKLE_HEIGHT
from clinic.figures.tubes import RING, Tube, unit_ring
from clinic.figures.vectors import Array, Frame, rot_z

# Columns: place toward the toes, height of the upper above the ankle, half-width at the sole.
_SHOE: Final = (
    (-5.9, -5.0, 1.7), (-5.5, -3.0, 2.5), (-4.8, -0.6, 3.1), (-3.4, 1.7, 3.4), (-1.0, 2.0, 3.5),
    (1.8, 1.5, 3.6), (4.6, -0.2, 3.8), (8.0, -2.0, 4.3), (12.0, -3.2, 4.7), (15.5, -3.9, 4.6),
    (17.8, -4.6, 3.9), (19.2, -5.5, 2.7), (19.8, -6.4, 1.4),
)  # fmt: skip
_BALL: Final = 11.0
_SOLE: Final = 1.9


@dataclass(frozen=True)
class Foot:
    """The shoe's volumes: the upper and the sole."""

    upper: Tube
    sole: Tube

    @property
    def tubes(self) -> list[Tube]:
        """Both volumes."""
        return [self.upper, self.sole]


def foot(frame: Frame, toes: float) -> Foot:
    """The shoe on the foot's frame (X to the toes, Y up), its front bent by `toes` degrees."""
    places = np.concatenate([np.linspace(-5.9, -3.4, 6), np.linspace(-2, 19.8, 16)])
    table = profiles.sample(_SHOE, places)
    floor = np.full(len(places), -ANKLE_HEIGHT)
    floor[0], floor[-1] = -ANKLE_HEIGHT + 1.2, -ANKLE_HEIGHT + 0.9
    return Foot(
        _rings(frame, places, floor + 1.3, table[:, 0], table[:, 1] * 0.97, toes),
        _rings(frame, places, floor, floor + _SOLE, table[:, 1] + 0.15, toes, 3.4),
    )


def _rings(
    frame: Frame, places: Array, low: Array, high: Array, half: Array, toes: float,
    exponent: float = 2.5,
) -> Tube:  # fmt: skip
    ring = unit_ring(exponent)
    low = np.minimum(low, high - 0.3)
    middle, rise = (low + high) / 2, (high - low) / 2
    y = middle[:, None] + rise[:, None] * ring[:, 0]
    z = half[:, None] * ring[:, 1] * np.where(ring[:, 0] > 0, 1 - 0.22 * ring[:, 0], 1.0)
    x = np.broadcast_to(places[:, None], (len(places), RING))
    local = np.stack([x, y, z], axis=-1).copy()
    if toes:
        bend = np.clip((places - _BALL) / 4.5 + 0.5, 0, 1)
        for i, share in enumerate(bend):
            if share > 0:
                pivot = np.array([_BALL, -ANKLE_HEIGHT + 0.6, 0.0])
                local[i] = (local[i] - pivot) @ rot_z(-toes * share).T + pivot
    return Tube(frame.origin + local @ frame.axes.T, places)
