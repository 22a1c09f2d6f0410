"""The log: one row a day, a numbered box for each exercise due that day, pain, notes."""

from collections.abc import Iterator

from clinic.handout.blocks.overview import page_title
from clinic.handout.blocks.tables import Table, head_row, row
from clinic.handout.document import LogDay
from clinic.handout.layout import Block, Drawing, Stack, rule, space, text
from clinic.handout.measure import Run
from clinic.handout.pen import Pen
from clinic.handout.scale import Style
from clinic.handout.sheet import Sheet
from clinic.handout.theme import HAIRLINE, INK, RULE, SECONDARY

_WEEK = 7
_BOXES_A_LINE = 8
_MOST_BOXES = 16
_BOX = 17.0
_BETWEEN_LINES = 4.0
_NARROW = 80.0
_LINE, _MOST_LINES = 26.0, 4


def log_blocks(sheet: Sheet) -> Iterator[Block]:
    """Title, how to use it, and the table."""
    document = sheet.document
    yield page_title(sheet, sheet.word("log_title"))
    yield sheet.paragraph(sheet.word("log_how"), sheet.measure, sheet.word("log_lead"))
    yield _table(sheet, document.log)


def _offsets(sheet: Sheet) -> tuple[float, float, float, float, float]:
    """Where day, boxes, pain before, pain after and notes begin."""
    if sheet.scale.large:
        return 0.0, 118.0, sheet.measure - 150, sheet.measure - 72, sheet.measure
    return 0.0, 86.0, sheet.measure - 184, sheet.measure - 134, sheet.measure - 74


def _table(sheet: Sheet, days: tuple[LogDay, ...]) -> Block:
    offsets = _offsets(sheet)
    keys = ("log_day", "log_done", "log_before", "log_after", "log_notes")
    ends = (*offsets[1:], sheet.measure)
    head = head_row([
        (x, text(Run(_in_lines(sheet.word(key), end - x), sheet.scale.label_strong, SECONDARY),
                 end - x - 4, ""))
        for x, end, key in zip(offsets, ends, keys, strict=True)
        if end > x
    ])  # fmt: skip
    rows = []
    for number, day in enumerate(days, 1):
        last = number % _WEEK == 0
        below = rule(sheet.measure, sheet.theme.line if last else HAIRLINE, 1.5 if last else 0.5)
        rows.append((_day(sheet, day, offsets), below))
    return Table(head, Stack([space(3), rule(sheet.measure, sheet.theme.line, 1.5)]), rows)


def _in_lines(words: str, width: float) -> str:
    """The words of a narrow column's head, one on each line, so that neighbors look alike."""
    return words.replace(" ", "\n") if width < _NARROW else words


def _day(sheet: Sheet, day: LogDay, offsets: tuple[float, ...]) -> Block:
    words = (
        [sheet.lead(f"{day.weekday} "), sheet.body(day.day)]
        if day.day
        else [sheet.lead(day.weekday)]
    )
    boxes = _boxes(sheet, day.due, offsets[2] - offsets[1] - 6)
    cells: list[tuple[float, Block]] = [
        (0.0, text(words, offsets[1] - 4, "")),
        (offsets[1], boxes),
        (offsets[2], _blank(42)),
        (offsets[3], _blank(42)),
    ]
    if offsets[4] < sheet.measure:
        remark = Run(day.remark, sheet.scale.label_strong, INK)
        cells.append((offsets[4], text(remark, sheet.measure - offsets[4], "")))
    roomy = len(day.due) <= _BOXES_A_LINE and not sheet.scale.large
    pad = 12.0 if roomy else 6.0
    line = row(cells)
    return Stack([space(pad / 2), line, space(pad / 2)])


def _boxes(sheet: Sheet, due: tuple[int, ...], width: float) -> Block:
    """A box to tick and its number for each exercise that is due, in a fixed place each day."""
    count = len(sheet.document.exercises)
    if count > _MOST_BOXES:
        return _plain_boxes(sheet, due, width)
    across = min(_BOXES_A_LINE, max(count, 1))
    step = min(44.0, width / across)
    style = Style(sheet.scale.lead.weight, sheet.scale.label.size, 0)
    lines = 1 if count <= _BOXES_A_LINE else 2
    box = _BOX if lines == 1 else _BOX - 2
    height = lines * (box + _BETWEEN_LINES) - _BETWEEN_LINES

    def draw(pen: Pen, x: float, y: float) -> None:
        for number in due:
            left = x + (number - 1) % _BOXES_A_LINE * step
            top = y + (number - 1) // _BOXES_A_LINE * (box + _BETWEEN_LINES)
            with pen.artifact():
                pen.rectangle(left, top, box, box, stroke=INK, line_width=1)
            pen.text(left + box + 3, top + 0.76 * box, f"{number} ", style, INK)

    return Drawing(height, draw)


def _plain_boxes(sheet: Sheet, due: tuple[int, ...], width: float) -> Block:
    """One box for each part of the session that has something due."""
    parts = dict.fromkeys(
        exercise.part for exercise in sheet.document.exercises if exercise.number in due
    )
    words = text([sheet.label(part + "\n") for part in parts], width - _BOX - 6, "")

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            for place in range(len(parts)):
                top = y + place * sheet.scale.label.leading + 1.5
                pen.rectangle(x, top, _BOX - 4, _BOX - 4, stroke=INK, line_width=1)
        words.draw(pen, x + _BOX + 2, y)

    return Drawing(words.height, draw)


def _blank(width: float) -> Block:
    """A line to write on; the cell itself holds no words."""

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            pen.line(x, y + 15, x + width, y + 15, RULE, 0.75)

    return Drawing(_BOX, draw)


def lines_to_write(sheet: Sheet, words: str, height: float) -> Block:
    """Words and empty lines below, as many as the height takes but no more than a few."""
    lines: list[Block] = [text(sheet.lead(words), sheet.measure)]
    count = int((height - sheet.scale.lead.leading) // (_LINE + 1))
    for _ in range(max(1, min(count, _MOST_LINES))):
        lines += [space(_LINE), rule(sheet.measure, RULE)]
    return Stack(lines)
