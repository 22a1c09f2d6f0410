"""Sizes on paper: type by role, margins and gaps, for each size a patient can ask for."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, NamedTuple

from clinic.handout.fonts import Weight


class Size(StrEnum):
    """How large the words are printed."""

    STANDARD = "standard"
    LARGE = "large"
    COMPACT = "compact"


class Paper(StrEnum):
    """The sheet."""

    LETTER = "letter"
    A4 = "a4"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, whole ones for Letter."""
        return (612.0, 792.0) if self is Paper.LETTER else (595.28, 841.89)


class Style(NamedTuple):
    """How a run of text is set: weight, size and line height in points."""

    weight: Weight
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The styles of one size by role. `number_square` and `hang` are widths in points."""

    title: Style
    subtitle: Style
    section: Style
    name: Style
    dose: Style
    value: Style
    message: Style
    body: Style
    lead: Style
    label: Style
    label_strong: Style
    score: Style
    number_square: float
    hang: float
    large: bool = False
    compact: bool = False


def _style(weight: Weight, size: float, leading: float) -> Style:
    return Style(weight, size, leading)


_R, _S, _B = Weight.REGULAR, Weight.SEMIBOLD, Weight.BOLD

STANDARD: Final = Scale(
    title=_style(_B, 30, 34),
    subtitle=_style(_R, 17, 22),
    section=_style(_B, 18, 22),
    name=_style(_B, 20, 24),
    dose=_style(_R, 16, 22),
    value=_style(_B, 17, 22),
    message=_style(_B, 19, 24),
    body=_style(_R, 15, 19),
    lead=_style(_S, 15, 19),
    label=_style(_R, 13, 16),
    label_strong=_style(_S, 13, 16),
    score=_style(_B, 20, 24),
    number_square=24,
    hang=20,
)

COMPACT: Final = replace(
    STANDARD,
    title=_style(_B, 26, 30),
    subtitle=_style(_R, 15, 19),
    section=_style(_B, 16, 20),
    name=_style(_B, 17, 21),
    dose=_style(_R, 13, 17),
    value=_style(_B, 14, 17),
    message=_style(_B, 16, 20),
    body=_style(_R, 13, 16),
    lead=_style(_S, 13, 16),
    number_square=21,
    hang=18,
    compact=True,
)

LARGE: Final = Scale(
    title=_style(_B, 32, 36),
    subtitle=_style(_R, 20, 26),
    section=_style(_B, 22, 27),
    name=_style(_B, 26, 30),
    dose=_style(_R, 21, 29),
    value=_style(_B, 23, 29),
    message=_style(_B, 24, 30),
    body=_style(_R, 20, 26),
    lead=_style(_S, 20, 26),
    label=_style(_R, 17, 22),
    label_strong=_style(_S, 17, 22),
    score=_style(_B, 22, 27),
    number_square=33,
    hang=28,
    large=True,
)

SCALES: Final = {Size.STANDARD: STANDARD, Size.LARGE: LARGE, Size.COMPACT: COMPACT}

MARGIN: Final = 45.0
BAR_TOP, BAR_HEIGHT = 26.0, 4.0
FRAME_TOP: Final = 38.0
BOTTOM: Final = 24.0
COLUMN: Final = 236.0
"""Width of the picture column."""
GUTTER: Final = 18.0
