"""Colors by role, in color and as line art. Needs nothing but the standard library."""

from functools import cache
from typing import Final

HAZE: Final = "#dfe9ec"
_FIXED: Final = {
    "ink": "#22303c", "hem": "#22303c", "feature": "#7a4a3a", "lid": "#22303c", "eye": "#22303c",
    "crease": "#a8705a", "glasses": "#22303c", "sole": "#b9c6cf", "sock": "#e3e8eb",
    "mat": "#c9dfe0", "mat-edge": "#9cbfc2", "mat-line": "#86aeb3", "mat-shadow": "#aecbce",
    "mat-contact": "#8fb3b8",
    "floor": "#f1f4f5", "floor-shadow": "#dde3e6", "floor-contact": "#b4bfc7",
    "wood": "#dcb88a", "wood-top": "#ecd0a6",
    "wood-side": "#b98f5f", "prop-ink": "#5d4a38",
    "wall": "#e6ebee", "wall-top": "#f1f4f6", "wall-side": "#ccd5da",
    "wall-ink": "#7d8c96", "pillow": "#f4ead2", "strap": "#6a4c93", "work": "#e0533d",
    "work-rim": "#ffffff", "stretch": "#ef8354", "fiber": "#ffffff", "arrow": "#d9481c",
    "casing": "#ffffff", "mark": "#46586a",
}  # fmt: skip
_LINE_FILL: Final = {
    "mark": "#000000",
    "eye": "#000000",
    "hair": "#333333",
    "arrow": "#000000",
    "brow": "#000000",
}
_LINE_STROKE: Final = {
    "work-rim": "#000000", "fiber": "#000000", "casing": "#ffffff", "mat-line": "#777777",
    "hair-line": "#ffffff", "gray-line": "#000000", "wall-ink": "#555555",
}  # fmt: skip
_NO_FILL_IN_LINE: Final = ("shadow", "contact", "blush")


def mix(a: str, b: str, share: float) -> str:
    """The color a `share` of the way from `a` to `b` (both #rrggbb)."""
    pairs = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)


def hair_role(hair: str) -> str:
    """Dark hair is painted as `hair`, black in line art too; pale hair as `gray`."""
    return "hair" if sum(int(hair[i : i + 2], 16) for i in (1, 3, 5)) < 260 else "gray"


def palette(skin: str, hair: str, top: str, bottom: str, shoe: str) -> dict[str, str]:
    """Every role's color for a person of these colors."""
    own = {
        "skin": skin, "hair": hair, "top": top, "bottom": bottom, "shoe": shoe,
        "blush": mix(skin, "#d8543f", 0.2), "lip": mix(mix(skin, "#8c2f2b", 0.7), "#22303c", 0.2),
        "brow": mix(hair, "#22303c", 0.3), "beard": mix(skin, hair, 0.72),
        "hair-line": mix(hair, "#ffffff", 0.3),
        "gray": hair, "gray-line": mix(hair, "#22303c", 0.35),
        "feature": mix(skin, "#3a1c14", 0.6),
    }  # fmt: skip
    return _FIXED | own


@cache
def shaded(color: str) -> str:
    """The color out of the light."""
    return mix(color, "#1b2a4a", 0.2)


@cache
def paint(base: str, tint: int, shade: bool) -> str:
    """A color with its tint toward haze (0 to 2) and its shade."""
    color = shaded(base) if shade else base
    return mix(color, HAZE, 0.14 * tint) if tint else color


def resolve(role: str, colors: dict[str, str]) -> str:
    """The color of a role such as `skin`, `skin-s` (in shade) or `top-s/2` (and far)."""
    name, _, tint = role.partition("/")
    shade = name.endswith("-s")
    return paint(colors[name.removesuffix("-s")], int(tint or 0), shade)


def line_fill(role: str) -> str | None:
    """Line art: the fill of a role, or None where nothing is painted."""
    name = role.partition("/")[0]
    if name.endswith("-s") or any(word in name for word in _NO_FILL_IN_LINE):
        return None
    return _LINE_FILL.get(name, "#ffffff")


def line_stroke(role: str) -> str:
    """Line art: the color of a stroke."""
    return _LINE_STROKE.get(role.partition("/")[0], "#000000")
