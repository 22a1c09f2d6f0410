"""The head as a volume: skull and jaw, nose, lips, ears."""

from typing import Final

import numpy as np

from clinic.figures import profiles
from clinic.figures.body import Body
from clinic.figures.tubes import Tube, ball, loft, rod
from clinic.figures.vectors import Array, Frame

# Columns: height over the ears' line, back, front, half-width.
_SKULL: Final = (
    (-10.3, 4.9, 6.8, 1.5), (-9.6, 3.2, 8.0, 2.9), (-8.2, 0.2, 8.6, 4.2), (-6.4, -2.6, 8.7, 5.3),
    (-4.4, -4.8, 8.6, 5.9), (-2.0, -6.9, 8.5, 6.4), (0.5, -8.4, 8.6, 6.9), (3.0, -9.3, 8.5, 7.2),
    (5.0, -9.7, 8.9, 7.3), (7.5, -9.5, 8.8, 7.2), (9.5, -8.8, 8.0, 6.7), (11.2, -7.3, 6.4, 5.6),
    (12.4, -5.0, 4.0, 3.9), (12.9, -2.6, 1.6, 2.0),
)  # fmt: skip
_POWER: Final = 2.25
TOP: Final = 12.9
_HEIGHTS: Final = np.concatenate(
    [[-10.3, -9.9], np.linspace(-9.4, 11.0, 22), [11.7, 12.3, 12.7, 12.9]]
)


class Head:
    """A head on its frame."""

    def __init__(self, frame: Frame, body: Body) -> None:
        self.frame = frame
        self.body = body
        self.skull = self._skull()

    def _ring(self, y: Array) -> tuple[Array, Array, Array]:
        """Center, half-depth and half-width at heights."""
        back, front, half = profiles.sample(_SKULL, y).T
        jaw = np.clip((-1.0 - y) / 6, 0, 1)
        half = half * (1 + jaw * (self.body.jaw - 1))
        return (back + front) / 2, (front - back) / 2, half

    def _skull(self) -> Tube:
        center, depth, half = self._ring(_HEIGHTS)
        axes, n = self.frame.axes, len(_HEIGHTS)
        local = np.column_stack([center, _HEIGHTS, np.zeros(n)])
        return loft(
            self.frame.origin + local @ axes.T,
            np.tile(axes[:, 0], (n, 1)),
            np.tile(axes[:, 2], (n, 1)),
            np.column_stack([depth, depth, half]),
            _HEIGHTS,
            _POWER,
        )

    def local(self, degrees: Array, y: Array, lift: Array | float = 0.0) -> Array:
        """Points (..., 3) of the skull in its own frame: `degrees` round it, 0 front, 90 right."""
        center, depth, half = self._ring(np.ravel(y))
        angle = np.radians(np.ravel(degrees))
        c, s = np.cos(angle), np.sin(angle)
        x = center + depth * np.sign(c) * np.abs(c) ** (2 / _POWER)
        z = half * np.sign(s) * np.abs(s) ** (2 / _POWER)
        points = np.column_stack([x, np.ravel(y), z])
        away = points - np.array([-0.5, 3.0, 0.0])
        away = away / np.linalg.norm(away, axis=1)[:, None]
        points = points + away * np.broadcast_to(np.ravel(lift), (len(points),))[:, None]
        return np.asarray(points.reshape(*np.shape(y), 3))

    def face(self, y: Array, z: Array, lift: float = 0.05) -> tuple[Array, Array]:
        """World points and normals of the front of the face at heights and widths."""
        center, depth, half = self._ring(y)
        share = np.clip(np.abs(z) / half, 0, 0.995)
        x = center + depth * (1 - share**_POWER) ** (1 / _POWER)
        normal = np.column_stack(
            [
                np.abs((x - center) / depth) ** (_POWER - 1) / depth,
                np.zeros_like(x),
                np.sign(z) * share ** (_POWER - 1) / half,
            ]
        )
        normal /= np.linalg.norm(normal, axis=1)[:, None]
        points = np.column_stack([x, y, z]) + normal * lift
        return self.world(points), normal @ self.frame.axes.T

    def world(self, points: Array) -> Array:
        """World positions of points (..., 3) in the head's frame."""
        return np.asarray(self.frame.origin + points @ self.frame.axes.T)

    def nose(self) -> list[Tube]:
        """Bridge and tip, wings."""
        f = self.frame
        ridge = ((7.8, 4.4, 0), (8.1, 3.0, 0), (8.9, 1.0, 0), (9.5, -0.5, 0), (9.7, -1.2, 0))
        line = np.array([f.at(*p) for p in ridge])
        bridge = rod(line, np.array([0.5, 0.7, 0.85, 0.95, 0.85]), f.axes[:, 2])
        wings = [ball(f.at(8.6, -1.6, s * 1.0), (1.0, 0.85, 0.8), f.axes) for s in (1, -1)]
        return [bridge, ball(f.at(9.3, -1.15, 0), (1.25, 1.15, 1.1), f.axes), *wings]

    def mouth(self) -> list[Tube]:
        """Lips and chin, which shape the profile."""
        f = self.frame
        return [
            ball(f.at(8.1, -4.5, 0), (0.95, 0.9, 1.6), f.axes),
            ball(f.at(7.95, -5.95, 0), (0.95, 0.9, 1.5), f.axes),
            ball(f.at(6.9, -8.7, 0), (1.9, 1.6, 1.7), f.axes),
        ]

    def ear(self, s: float) -> Array:
        """The outline of an ear (n, 3)."""
        a = np.linspace(0, 2 * np.pi, 22, endpoint=False)
        x = -0.9 + 1.75 * np.cos(a) - 0.25 * np.sin(a)
        y = 0.7 + 3.0 * np.sin(a) * np.where(np.sin(a) < 0, 0.95, 1.0) + 0.3 * np.cos(a)
        x = np.where(np.sin(a) < 0, x * (1 + 0.25 * np.sin(a)) + 0.25 * np.sin(a), x)
        z = 6.9 + 0.55 * (1.0 - np.cos(a))
        return self.world(np.column_stack([x, y, s * z]))

    def ear_fold(self, s: float) -> Array:
        """The fold inside an ear (n, 3)."""
        a = np.linspace(-0.5, 3.7, 14)
        x, y = -1.0 + 0.95 * np.cos(a), 1.1 + 1.75 * np.sin(a)
        return self.world(np.column_stack([x, y, np.full(len(a), s * 7.5)]))

    def right(self) -> Array:
        """The direction of the subject's right."""
        return self.frame.axes[:, 2]

    def ahead(self) -> Array:
        """The direction the face looks."""
        return self.frame.axes[:, 0]
