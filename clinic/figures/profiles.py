"""Body shapes as tables: half-depths and half-widths of the rings of each part (cm)."""

from functools import cache
from typing import Final

import numpy as np

from clinic.figures.vectors import Array

# ruff: noqa: E501  # tables read better in whole rows
# Columns: place along the part, half-depth in front, half-depth behind, half-width.
TRUNK: Final = (
    (-9.5, 2.0, 3.0, 2.4), (-7.5, 5.2, 7.2, 6.6), (-4.5, 7.8, 10.4, 12.2), (-2.0, 9.0, 11.6, 15.4), (0.0, 9.4, 12.0, 16.2),
    (4.0, 9.5, 11.8, 16.2), (8.0, 9.3, 10.6, 15.2), (12.0, 9.0, 9.2, 13.7), (16.0, 8.8, 8.4, 12.8),
    (20.0, 8.9, 8.3, 12.6), (25.0, 9.6, 8.8, 13.4), (31.0, 10.6, 9.6, 14.6), (37.0, 11.2, 10.3, 15.4),
    (42.0, 10.8, 10.6, 15.4), (46.5, 9.0, 10.2, 14.2), (50.0, 7.2, 9.2, 12.0), (53.0, 5.9, 7.6, 8.6),
    (55.5, 5.0, 6.2, 6.0),
)  # fmt: skip
THIGH: Final = (
    (0.0, 8.3, 8.9, 8.6), (0.12, 8.6, 9.0, 8.9), (0.3, 8.5, 8.3, 8.5), (0.5, 7.8, 7.2, 7.5),
    (0.7, 6.7, 6.0, 6.3), (0.86, 5.8, 5.2, 5.5), (0.94, 5.7, 4.9, 5.3), (1.0, 5.6, 4.7, 5.2),
)  # fmt: skip
SHANK: Final = (
    (0.0, 5.4, 4.6, 5.1), (0.08, 5.0, 5.1, 5.0), (0.2, 4.5, 6.3, 5.2), (0.3, 4.3, 6.7, 5.3),
    (0.45, 4.1, 6.0, 4.9), (0.62, 3.8, 4.6, 4.0), (0.8, 3.5, 3.5, 3.3), (0.92, 3.4, 3.3, 3.1),
    (1.0, 3.6, 3.6, 3.3),
)  # fmt: skip
UPPER_ARM: Final = (
    (0.0, 5.4, 5.4, 5.3), (0.15, 5.5, 5.5, 5.4), (0.3, 5.1, 5.0, 4.9), (0.5, 4.7, 4.6, 4.4),
    (0.75, 4.2, 4.2, 4.0), (0.92, 3.8, 4.0, 4.0), (1.0, 3.7, 4.0, 4.0),
)  # fmt: skip
FOREARM: Final = (
    (0.0, 3.7, 4.0, 4.1), (0.12, 4.1, 4.0, 4.4), (0.28, 4.1, 3.8, 4.4), (0.5, 3.5, 3.3, 3.8),
    (0.75, 2.7, 2.6, 2.9), (0.92, 2.35, 2.35, 2.6), (1.0, 2.2, 2.2, 2.45),
)  # fmt: skip


@cache
def _slopes(table: tuple[tuple[float, ...], ...]) -> tuple[Array, Array, Array]:
    """Knots, values and monotone-cubic slopes (Fritsch & Carlson 1980)."""
    rows = np.asarray(table, dtype=np.float64)
    x, y = rows[:, 0], rows[:, 1:]
    secant = np.diff(y, axis=0) / np.diff(x)[:, None]
    inner = 2 * secant[:-1] * secant[1:]
    total = secant[:-1] + secant[1:]
    mean = np.where(inner > 0, inner / np.where(total == 0, 1, total), 0.0)
    return x, y, np.vstack([secant[:1], mean, secant[-1:]])


def sample(table: tuple[tuple[float, ...], ...], at: Array) -> Array:
    """Smooth values of all columns at the places `at`: an array (len(at), columns)."""
    x, y, m = _slopes(table)
    i = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    h = (x[i + 1] - x[i])[:, None]
    t = np.clip((at - x[i])[:, None] / h, 0, 1)
    return np.asarray(
        y[i] * (1 + 2 * t) * (1 - t) ** 2
        + m[i] * h * t * (1 - t) ** 2
        + y[i + 1] * t * t * (3 - 2 * t)
        + m[i + 1] * h * t * t * (t - 1)
    )
