"""The dose of an exercise: strip of figures, two panels where the sides differ, sentence."""

from collections.abc import Iterator, Sequence

from clinic.handout.blocks.grounds import edged
from clinic.handout.blocks.pictures import PictureBox
from clinic.handout.document import Fact, HandoutExercise, SidePanel
from clinic.handout.layout import Block, Columns, Drawing, Stack, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import HAIRLINE, INK, SECONDARY

_INSIDE = (15.0, 5.0, 10.0, 7.0)
_BETWEEN_CELLS = 22.0
_PANEL_GAP = 6.0
_PANEL_PICTURE = (120.0, 84.0)


def dose_block(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """Strip or panels, and the sentence that says the same in words."""
    width = sheet.measure - _INSIDE[0] - _INSIDE[2]
    sentence = text(sheet.body(keep_counts(exercise.dose)), width)
    strip = list(_strip_rows(sheet, exercise.strip, width)) if not exercise.panels else []
    under = edged(sheet, Stack([*strip, sentence], 3), _INSIDE)
    if not exercise.panels:
        return under
    return Stack([_panels(sheet, exercise), under], _PANEL_GAP)


def dose_line(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """The sentence alone, strong, as compact pages have it."""
    width = sheet.measure - _INSIDE[0] - _INSIDE[2]
    return edged(sheet, text(sheet.lead(keep_counts(exercise.dose)), width), (12, 3, 8, 4))


def _strip_rows(sheet: Sheet, cells: Sequence[Fact], width: float) -> Iterator[Block]:
    """The cells in as many rows as they need."""
    row: list[Fact] = []
    used = 0.0
    for cell in cells:
        needed = _cell_width(sheet, cell) + (_BETWEEN_CELLS if row else 0)
        if row and used + needed > width:
            yield _strip_row(sheet, row, width)
            row, used, needed = [], 0.0, _cell_width(sheet, cell)
        row.append(cell)
        used += needed
    if row:
        yield _strip_row(sheet, row, width)


def _strip_row(sheet: Sheet, cells: Sequence[Fact], width: float) -> Block:
    """Cells spread over the width, so that two fill it as well as five."""
    widths = [_cell_width(sheet, cell) for cell in cells]
    spare = (width - sum(widths)) / len(cells)
    starts = [sum(widths[:n]) + spare * n for n in range(len(cells))]
    columns: list[tuple[float, Block]] = []
    for cell, start, own in zip(cells, starts, widths, strict=True):
        label, value = _cell_runs(sheet, cell)
        columns.append((start, text([label, value], min(own + 1, width))))
    height = max(block.height for _, block in columns)

    def dividers(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            for start in starts[1:]:
                left = x + start - _BETWEEN_CELLS / 2
                pen.line(left, y + 1, left, y + height - 1, _divider(sheet), 0.75)

    return Stack([Drawing(0, dividers), Columns(columns)])


def _divider(sheet: Sheet) -> str:
    return INK if sheet.theme.ink_saver else HAIRLINE


def _cell_width(sheet: Sheet, cell: Fact) -> float:
    return max(natural_width(run) for run in _cell_runs(sheet, cell))


def _cell_runs(sheet: Sheet, cell: Fact) -> tuple[Run, Run]:
    return (
        Run(f"{cell.label}\n", sheet.scale.label, SECONDARY),
        Run(keep_counts(cell.value), sheet.scale.value, INK),
    )


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
    inside = (12, 6, 14, 8) if not right else (10, 6, 16, 8)
    return edged(sheet, Columns(columns), inside, width, right=right, at_least=at_least)


def _side_picture(sheet: Sheet, exercise: HandoutExercise, right: bool) -> Block | None:
    """The last picture of the movement with this side working."""
    if not exercise.side_pictures:
        return None
    picture = exercise.side_pictures[1 if right else 0]
    if sheet.figure(picture) is None:
        return None
    return PictureBox(sheet, picture, *_PANEL_PICTURE)
