"""Colors on paper: roles worked out from one brand color, so that any color can be read.

Contrasts are the ratios of WCAG 2.1 (relative luminance, https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

PINE: Final = "#0a5953"
"""The product's green, where a clinic has no color of its own."""

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
INK: Final = "#18202b"
SECONDARY: Final = "#414c59"
RULE: Final = "#7d8894"
HAIRLINE: Final = "#c3cad2"
ALERT: Final = "#a3121b"
ZONE_GREY: Final = "#e4e7eb"
ZONE_DARK: Final = "#3a4450"

_TEXT_CONTRAST = 7.0
_ON_SOLID_CONTRAST = 4.5
_GRAPHIC_CONTRAST = 3.0
_INK_ON_TINT = 12.5
_TINT, _PALE_TINT = 0.085, 0.30
_STEP = 0.01
_LINEAR_BELOW = 0.04045
"""Of sRGB: darker channels are proportional to light."""

_Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """The color of each role, all as `#rrggbb`; an empty `fill` or `tint` paints nothing.

    `solid` is the brand's own color, `on_solid` what stands on it, `text` headings and numbers,
    `line` rules and edges, `tint` the ground of the dose strip; `outlined` asks for an ink line
    round every solid; `ink_saver` says that nothing is filled.
    """

    solid: str
    on_solid: str
    text: str
    line: str
    tint: str
    outlined: bool
    alert: str = ALERT
    ink_saver: bool = False


@cache
def theme_of(brand_color: str = "", *, ink_saver: bool = False) -> Theme:
    """The roles of a brand color `#rrggbb`; empty is the product's green."""
    if ink_saver:
        return Theme(
            solid="", on_solid=BLACK, text=BLACK, line=BLACK, tint="", outlined=True,
            alert=BLACK, ink_saver=True,
        )  # fmt: skip
    brand = (brand_color or PINE).lower()
    on_white = contrast(brand, WHITE)
    strong = on_white >= _GRAPHIC_CONTRAST
    return Theme(
        solid=brand,
        on_solid=WHITE if on_white >= _ON_SOLID_CONTRAST else BLACK,
        text=_text(brand, on_white),
        line=brand if strong else INK,
        tint=_tint(brand, _TINT if strong else _PALE_TINT),
        outlined=not strong,
    )


def _text(brand: str, on_white: float) -> str:
    """The brand where it can be read, darkened until it can, or ink where it would be mud."""
    if on_white < _GRAPHIC_CONTRAST:
        return INK
    share = 0.0
    while contrast(_mix(brand, BLACK, share), WHITE) < _TEXT_CONTRAST:
        share += _STEP
    return _mix(brand, BLACK, share)


def _tint(brand: str, share: float) -> str:
    """A ground on which both inks keep their contrast."""
    while (
        contrast(INK, _mix(WHITE, brand, share)) < _INK_ON_TINT
        or contrast(SECONDARY, _mix(WHITE, brand, share)) < _TEXT_CONTRAST
    ):
        share -= _STEP
    return _mix(WHITE, brand, share)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(channel) for channel in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4


def _mix(base: str, other: str, share: float) -> str:
    mixed = (a + (b - a) * share for a, b in zip(rgb(base), rgb(other), strict=True))
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in mixed)


@cache
def rgb(color: str) -> _Rgb:
    """Red, green and blue from 0 to 1 of `#rrggbb`."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
