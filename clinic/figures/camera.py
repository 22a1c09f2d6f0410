"""The orthographic camera: world points to the picture plane (x right, y up) and depth."""

import numpy as np

from clinic.figures.pose import Camera
from clinic.figures.vectors import Array, rot_x, rot_y


class View:
    """A camera with its matrix worked out."""

    def __init__(self, camera: Camera) -> None:
        self.matrix = rot_x(camera.pitch) @ rot_y(camera.yaw)

    def see(self, points: Array) -> Array:
        """Points (..., 3) in view axes: x right, y up, z toward the viewer."""
        return np.asarray(points @ self.matrix.T)

    def faces(self, normal: Array) -> float:
        """How much a direction points at the viewer (-1 to 1)."""
        return float(self.matrix[2] @ normal)
