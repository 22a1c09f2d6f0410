"""The plan at a glance: every exercise with its dose and days in one table."""

from clinic.handout.blocks.pictures import PictureBox
from clinic.handout.blocks.tables import Table, head_row, row
from clinic.handout.document import HandoutExercise
from clinic.handout.layout import Block, Columns, Stack, rule, space, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.scale import Style
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import HAIRLINE, INK, SECONDARY

_ROW = 41.0
_PICTURE = (66.0, 36.0, 44.0)
"""Width, height and the height of standing figures, on page 1."""
_PICTURE_ALONE = (84.0, 54.0, 70.0)
"""The same where the table has a page of its own."""
_GAP = 9.0


def plan_table(sheet: Sheet, alone: bool = False) -> Block:
    """The table; `alone` on a page of its own has room for larger pictures."""
    size = _PICTURE_ALONE if alone else _PICTURE
    pictured = any(sheet.figure(e.pictures[-1]) for e in sheet.document.exercises if e.pictures)
    offsets = _offsets(sheet, size[0] if pictured else 0.0)
    words = ("exercise", "dose", "days")
    starts = (0.0, offsets[1], offsets[2])
    head = head_row([
        (x, text(Run(sheet.word(key), sheet.scale.label_strong, SECONDARY), 200, ""))
        for x, key in zip(starts, words, strict=True)
    ])  # fmt: skip
    rows = []
    for exercise in sheet.document.exercises:
        line = _line(sheet, exercise, offsets, size if pictured else None)
        pad = max(6.0, _ROW - line.height) if not alone else max(10.0, 54.0 - line.height)
        rows.append((
            Stack([space(pad / 2), line, space(pad / 2)]), rule(sheet.measure, HAIRLINE, 0.5)
        ))  # fmt: skip
    below_head = Stack([space(3), rule(sheet.measure, sheet.theme.line, 1.5)])
    return Table(head, below_head, rows)


def sets_note(sheet: Sheet) -> Block:
    """What "set" means, under the table."""
    return text(sheet.label(sheet.word("sets_note")), sheet.measure)


def _offsets(sheet: Sheet, picture: float) -> tuple[float, float, float]:
    """Where name, dose and days begin."""
    name = picture + 10 if picture else 0.0
    rest = sheet.measure - name
    return name, name + rest * 0.33, name + rest * 0.71


def _line(
    sheet: Sheet, exercise: HandoutExercise, offsets: tuple[float, float, float],
    size: tuple[float, float, float] | None,
) -> Block:  # fmt: skip
    name, dose, days = offsets
    cells: list[tuple[float, Block]] = [(0.0, _named(sheet, exercise, dose - _GAP, name, size))]
    cells.append((dose, _paragraph(sheet, exercise.dose_in_plan, days - dose - _GAP)))
    cells.append((days, _paragraph(sheet, exercise.days, sheet.measure - days)))
    return row(cells)


def _paragraph(sheet: Sheet, words: str, width: float) -> Block:
    return text(sheet.body(keep_counts(words)), width, "")


def _named(
    sheet: Sheet, exercise: HandoutExercise, width: float, left: float,
    size: tuple[float, float, float] | None,
) -> Block:  # fmt: skip
    lead = sheet.scale.lead
    bold = Style(sheet.scale.name.weight, lead.size, lead.leading)
    number = Run(f"{exercise.number}\N{NO-BREAK SPACE}", bold, sheet.theme.text)
    hang = max(18.0, natural_width(number) + 4)
    words = text(Run(exercise.name, lead, INK), width - left - hang, "")
    columns: list[tuple[float, Block]] = [(left, text(number, hang + 4, "")), (left + hang, words)]
    if size and exercise.pictures:
        picture = PictureBox(sheet, exercise.pictures[-1], size[0], size[1], size[2])
        columns.insert(0, (0.0, picture))
    return Columns(columns, middle=True)
