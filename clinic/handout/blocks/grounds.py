"""Grounds that blocks stand on: the brand's tint with a strong edge, the stop box's frame."""

from clinic.handout.layout import Block, Ground
from clinic.handout.pen import Pen
from clinic.handout.sheet import Sheet

EDGE = 4.0
"""Width of the strong edge of a tinted ground."""


def edged(
    sheet: Sheet, block: Block, inside: tuple[float, float, float, float],
    width: float = 0.0, right: bool = False, at_least: float = 0.0,
) -> Block:  # fmt: skip
    """On the tint, with a strong edge at the left (or right); ink-saver draws a thin frame."""
    across = width or sheet.measure

    def ground(pen: Pen, x: float, y: float, height: float) -> None:
        if sheet.theme.tint:
            pen.rectangle(x, y, across, height, fill=sheet.theme.tint)
        else:
            pen.rectangle(x, y, across, height, stroke=sheet.theme.line, line_width=1)
        edge = x + across - EDGE if right else x
        pen.rectangle(edge, y, EDGE, height, fill=sheet.theme.line)

    return Ground(block, inside, ground, at_least)


def marked(sheet: Sheet, block: Block) -> Block:
    """With the strong edge alone: a note in the therapist's own words."""

    def ground(pen: Pen, x: float, y: float, height: float) -> None:
        pen.rectangle(x, y, EDGE, height, fill=sheet.theme.line)

    return Ground(block, (13, 0, 0, 0), ground)
