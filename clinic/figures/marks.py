"""The hold mark: a small stopwatch in a free place beside the body."""

from typing import Final

import numpy as np

from clinic.figures.emit import Sheet
from clinic.figures.planar import Shape, disc, line, polygon, union

_RADIUS: Final = 5.2
_CROWN: Final = 3.0  # how far (cm) the button stands over the rim
_WIDTH: Final = 1.0


def hold_mark(sheet: Sheet, box: tuple[int, int, int, int], covered: Shape) -> None:
    """Draw the mark where it hides nothing: beside the body, right or left, else in a corner."""
    x, y, w, h = (value / 10 for value in box)
    inset = _RADIUS + 1.5
    top, low = -y - inset - _CROWN, -y - h + inset
    # Level with the top of what is drawn: beside a low body, not far above it.
    beside = min(top, float(covered.bounds[3]) - _RADIUS)
    corners = [np.array([cx, cy]) for cy in (beside, top, low) for cx in (x + w - inset, x + inset)]
    drawn = [c for c in corners if not disc(c, _RADIUS + 3.5).intersects(covered)]
    if not drawn:
        return
    middle = drawn[0]
    hands = line(middle + np.array([(0.0, 3.0), (0.0, 0.0), (2.1, -1.2)]))
    sheet.stroke("mark", _WIDTH, union([disc(middle, _RADIUS).boundary, hands]))
    foot, top = _RADIUS + 0.2, _RADIUS + _CROWN
    sheet.fill("mark", polygon(middle + np.array([
        (-0.6, foot), (-0.6, top - 1.2), (-1.8, top - 1.2), (-1.8, top), (1.8, top),
        (1.8, top - 1.2), (0.6, top - 1.2), (0.6, foot),
    ])))  # fmt: skip
