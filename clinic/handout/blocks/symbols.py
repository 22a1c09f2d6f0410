"""The few signs of a handout, drawn as paths: fonts have no reliable ones. Sizes in points."""

from math import cos, pi, sin

from clinic.handout.pen import Pen
from clinic.handout.theme import WHITE, Theme

_OCTAGON = tuple((cos(pi / 8 + turn * pi / 4), sin(pi / 8 + turn * pi / 4)) for turn in range(8))


def octagon(pen: Pen, x: float, y: float, size: float, theme: Theme) -> None:
    """The ground of a stop sign, `size` wide, its upper left corner at (x, y)."""
    radius = size / 2 / cos(pi / 8)
    middle_x, middle_y = x + size / 2, y + size / 2
    points = tuple((middle_x + radius * dx, middle_y + radius * dy) for dx, dy in _OCTAGON)
    if theme.ink_saver:
        pen.polygon(points, stroke=theme.alert, line_width=1.5)
    else:
        pen.polygon(points, fill=theme.alert)


def stop_cross(pen: Pen, x: float, y: float, size: float, theme: Theme) -> None:
    """A small octagon with a cross."""
    octagon(pen, x, y, size, theme)
    color = theme.alert if theme.ink_saver else WHITE
    near, far = size * 0.34, size * 0.66
    for ends in (((near, near), (far, far)), ((near, far), (far, near))):
        pen.polygon(
            tuple((x + dx, y + dy) for dx, dy in ends), stroke=color, line_width=2, closed=False
        )


def phone(pen: Pen, x: float, y: float, size: float, color: str) -> None:
    """A handset in a ring."""
    middle_x, middle_y = x + size / 2, y + size / 2
    pen.circle(middle_x, middle_y, size / 2 - 1, stroke=color, line_width=2)
    unit = size / 32
    grip = ((-5.2, -3.6), (-4.4, -0.6), (-2.2, 2.2), (0.6, 4.4), (3.6, 5.2))
    ends = (((-5.9, -6.3), (-4.2, -3.2)), ((6.3, 5.9), (3.2, 4.2)))
    for path, width in ((grip, 3.2), (ends[0], 4.4), (ends[1], 4.4)):
        points = tuple((middle_x + dx * unit, middle_y + dy * unit) for dx, dy in path)
        pen.polygon(points, stroke=color, line_width=round(width * unit, 2), closed=False)


def tick(pen: Pen, x: float, y: float, size: float, color: str) -> None:
    """A tick in a ring."""
    pen.circle(x + size / 2, y + size / 2, size / 2 - 0.9, stroke=color, line_width=1.8)
    points = ((0.29, 0.52), (0.44, 0.67), (0.72, 0.36))
    pen.polygon(
        tuple((x + dx * size, y + dy * size) for dx, dy in points),
        stroke=color, line_width=2.2, closed=False,
    )  # fmt: skip


def warning(pen: Pen, x: float, y: float, size: float, color: str) -> None:
    """A triangle with an exclamation mark."""
    corners = ((0.5, 0.1), (0.97, 0.9), (0.03, 0.9))
    pen.polygon(
        tuple((x + dx * size, y + dy * size) for dx, dy in corners), stroke=color, line_width=1.8
    )
    middle = x + size / 2
    pen.polygon(
        ((middle, y + size * 0.4), (middle, y + size * 0.62)),
        stroke=color, line_width=2.2, closed=False,
    )  # fmt: skip
    pen.circle(middle, y + size * 0.77, 1.3, fill=color)


def arrow(pen: Pen, x: float, y: float, size: float, color: str, *, down: bool) -> None:
    """A block arrow to the right or down, `size` long."""
    outline = (
        (0.0, 0.38), (0.5, 0.38), (0.5, 0.12), (1.0, 0.5), (0.5, 0.88), (0.5, 0.62), (0.0, 0.62),
    )  # fmt: skip
    pen.polygon(
        tuple(
            (x + (dy if down else dx) * size, y + (dx if down else dy) * size) for dx, dy in outline
        ),
        fill=color,
    )
