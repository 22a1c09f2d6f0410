"""The hold mark: a small pause sign in a free corner of the picture."""

from typing import Final

import numpy as np

from clinic.figures.emit import Sheet
from clinic.figures.planar import Shape, disc, polygon, union

_RADIUS: Final = 5.5
_BAR: Final = (0.85, 2.4)  # half-width and half-height of a bar


def hold_mark(sheet: Sheet, box: tuple[int, int, int, int], covered: Shape) -> None:
    """Draw the mark where it hides nothing of the body: upper right, else upper left, else low."""
    x, y, w, h = (value / 10 for value in box)
    inset = _RADIUS + 1.5
    corners = [
        np.array([cx, -cy])
        for cy in (y + inset, y + h - inset)
        for cx in (x + w - inset, x + inset)
    ]
    drawn = [c for c in corners if not disc(c, _RADIUS + 2.5).intersects(covered)]
    if not drawn:
        return
    middle = drawn[0]
    sheet.stroke("mark", 0.9, disc(middle, _RADIUS).boundary)
    wide, tall = _BAR
    sheet.fill("mark", union([
        polygon(middle + np.array([(s * 1.8 - wide, -tall), (s * 1.8 + wide, -tall),
                                   (s * 1.8 + wide, tall), (s * 1.8 - wide, tall)]))
        for s in (-1, 1)
    ]))  # fmt: skip
