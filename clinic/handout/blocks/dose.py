"""The dose of an exercise: a strip that is its sentence, figures strong, and panels for two sides.

The sentence is said once, so that no figure on a page can differ from another.
"""

import re
from collections.abc import Iterator

from clinic.handout.blocks.grounds import edged
from clinic.handout.blocks.pictures import PictureBox
from clinic.handout.document import HandoutExercise, SidePanel
from clinic.handout.layout import Block, Columns, Drawing, Stack, Tagged, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import INK, RULE

_INSIDE = (14.0, 5.0, 10.0, 6.0)
_DAYS = 180.0
"""Width of the days at the right."""
_GAP = 20.0
_PANEL_GAP = 6.0
_PANEL_PICTURE = (100.0, 70.0)
_FIGURE = re.compile(r"(\d+(?:\s\w{4,})?)")
"""A number, and the word after it where that is a unit and not an "of" or "on"."""


def dose_block(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """The strip; above it two panels where the sides differ."""
    strip = edged(sheet, Tagged("P", _sentence(sheet, exercise)), _INSIDE)
    if not exercise.panels:
        return strip
    return Stack([_panels(sheet, exercise), strip], _PANEL_GAP)


def _sentence(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """What to do on the left, on which days at the right; all across in large print."""
    width = sheet.measure - _INSIDE[0] - _INSIDE[2]
    dose = exercise.dose.removesuffix(exercise.days).rstrip()
    runs = list(_emphasized(sheet, dose))
    days = Run(keep_counts(exercise.days), sheet.scale.value, INK)
    if not exercise.days:
        return text(runs, width, "")
    if sheet.scale.large or sheet.scale.compact or natural_width(days) > 2 * _DAYS:
        return text([*runs, days._replace(text=f" {days.text}")], width, "")
    left = width - _DAYS
    row = Columns([(0.0, text(runs, left - _GAP, "")), (left, text(days, _DAYS, ""))], middle=True)

    def divider(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            middle = x + left - _GAP / 2
            pen.line(middle, y + 2, middle, y + row.height - 2, RULE, 0.75)

    return Stack([Drawing(0, divider), row])


def _emphasized(sheet: Sheet, dose: str) -> Iterator[Run]:
    """The dose with its figures strong."""
    for place, part in enumerate(_FIGURE.split(keep_counts(dose))):
        if part:
            yield Run(part, sheet.scale.value if place % 2 else sheet.scale.dose, INK)


def _panels(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """Left on the left, right on the right, words on the outer edges."""
    width = (sheet.measure - _PANEL_GAP) / 2
    left, right = exercise.panels
    blocks = [
        _panel(sheet, exercise, panel, width, right=panel is right) for panel in (left, right)
    ]
    highest = max(block.height for block in blocks)
    even = [
        _panel(sheet, exercise, panel, width, right=panel is right, at_least=highest)
        for panel in (left, right)
    ]
    return Columns([(0, even[0]), (width + _PANEL_GAP, even[1])])


def _panel(
    sheet: Sheet, exercise: HandoutExercise, panel: SidePanel, width: float, *,
    right: bool, at_least: float = 0.0,
) -> Block:  # fmt: skip
    name = sheet.heading(f"{panel.name}\n", sheet.scale.section)
    amount = Run(keep_counts(panel.amount), sheet.scale.value, INK)
    runs = [name, amount]
    for detail in panel.details:
        runs.append(sheet.body(f"\n{detail.label}: "))
        runs.append(sheet.lead(keep_counts(detail.value)))
    picture = _side_picture(sheet, exercise, right)
    taken = _PANEL_PICTURE[0] + 8 if picture else 0.0
    words = text(runs, width - 26 - taken)
    columns: list[tuple[float, Block]] = [(0.0, words)]
    if picture:
        inner = width - 26
        columns = [
            (taken, words) if right else (0.0, words),
            (0.0 if right else inner - _PANEL_PICTURE[0], picture),
        ]
    inside = (12.0, 5.0, 14.0, 6.0) if not right else (10.0, 5.0, 16.0, 6.0)
    return edged(sheet, Columns(columns), inside, width, right=right, at_least=at_least)


def _side_picture(sheet: Sheet, exercise: HandoutExercise, right: bool) -> Block | None:
    """The last picture of the movement with this side working."""
    if not exercise.side_pictures:
        return None
    picture = exercise.side_pictures[1 if right else 0]
    if sheet.figure(picture) is None:
        return None
    return PictureBox(sheet, picture, *_PANEL_PICTURE)
