"""The mark of the demo clinic, drawn by us: a sun over waves on a deep blue square."""

import io
import math

from PIL import Image, ImageDraw

DEEP_BLUE = "#0b4f6c"
_SUN = "#f7c55b"
_WAVES = ("#ffffff", "#8fd0dc")
_SIDE = 480
_FINER = 4
"""Drawn this much larger and scaled down, for smooth edges."""


def draw_logo() -> bytes:
    """The mark as a PNG with clear corners, 480 pixels a side; the same bytes every time."""
    side = _SIDE * _FINER
    picture = Image.new("RGBA", (side, side), DEEP_BLUE)
    pen = ImageDraw.Draw(picture)
    _sun(pen, side)
    for place, color in enumerate(_WAVES):
        _wave(pen, side, 0.60 + 0.17 * place, color)
    picture.putalpha(_rounded(side))
    out = io.BytesIO()
    picture.resize((_SIDE, _SIDE), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


def _sun(pen: ImageDraw.ImageDraw, side: int) -> None:
    x, y, radius = side * 0.5, side * 0.41, side * 0.22
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_SUN)


def _wave(pen: ImageDraw.ImageDraw, side: int, height: float, color: str) -> None:
    """A band whose middle runs at `height` of the side, with a crest under the sun."""
    thick, swing = side * 0.085, side * 0.035

    def edge(x: int) -> float:
        return side * height - swing * math.cos(3 * math.pi * (x / side - 0.5))

    top = [(x, edge(x)) for x in range(0, side + 1, _FINER)]
    bottom = [(x, y + thick) for x, y in reversed(top)]
    pen.polygon([*top, *bottom], fill=color)


def _rounded(side: int) -> Image.Image:
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side - 1, side - 1), side * 0.2, fill=255)
    return mask
