"""The page on pain: the scale, what is normal, common mistakes, a bad day, whom to call."""

from collections.abc import Callable, Iterator

from clinic.handout.blocks.contacts import contact_lines
from clinic.handout.blocks.grounds import edged
from clinic.handout.blocks.lists import bullets
from clinic.handout.blocks.overview import page_title, section
from clinic.handout.blocks.symbols import phone, stop_cross, tick, warning
from clinic.handout.blocks.tables import Table, head_row, row
from clinic.handout.document import PainZoneAdvice
from clinic.handout.fonts import text_width
from clinic.handout.layout import Block, Columns, Drawing, Heading, Stack, rule, space, text
from clinic.handout.measure import Run
from clinic.handout.pen import Pen
from clinic.handout.scale import COLUMN, GUTTER
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import HAIRLINE, INK, RULE, WHITE, ZONE_DARK, ZONE_GREY

_SCORES = 11
_GROUNDS = (WHITE, ZONE_GREY, ZONE_DARK)
_SIGN = 24.0
_ADDRESS = 1
"""The first contact line alone: page 1 has them all."""
_Sign = Callable[[Pen, float, float, float], None]


def pain_blocks(sheet: Sheet) -> tuple[Iterator[Block], Iterator[Block]]:
    """How pain feels, and what to do: the two halves of the page."""
    return _feelings(sheet), _habits(sheet)


def _feelings(sheet: Sheet) -> Iterator[Block]:
    safety = sheet.document.safety
    yield page_title(sheet, sheet.word("pain_title"))
    yield Stack([
        section(sheet, sheet.word("pain_scale"), 3), space(1),
        sheet.paragraph(safety.scale_ends, sheet.measure), space(4),
        _scale(sheet), space(6), _zones(sheet), space(4),
        text(sheet.label(safety.scale_note), sheet.measure),
    ])  # fmt: skip
    yield from _normal(sheet)


def _habits(sheet: Sheet) -> Iterator[Block]:
    safety = sheet.document.safety
    if safety.mistakes:
        yield _mistakes(sheet)
    if safety.bad_day:
        yield sheet.paragraph(safety.bad_day, sheet.measure, sheet.word("bad_day"))
    yield _contact(sheet)


def _scale(sheet: Sheet) -> Block:
    """Eleven cells; zones differ in ground and by a strong divider."""
    height, cell = sheet.scale.score.leading + 6, sheet.measure / _SCORES
    zones = sheet.document.safety.zones

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            _scale_ground(sheet, pen, x, y, cell, height)
        with pen.element("P"):
            for zone, ground in zip(zones, _GROUNDS, strict=False):
                color = WHITE if ground == ZONE_DARK and not sheet.theme.ink_saver else INK
                for score in range(zone.first, zone.last + 1):
                    _score(sheet, pen, x + score * cell, y + height / 2, cell, score, color)

    return Drawing(height, draw)


def _scale_ground(sheet: Sheet, pen: Pen, x: float, y: float, cell: float, height: float) -> None:
    for zone, ground in zip(sheet.document.safety.zones, _GROUNDS, strict=False):
        if not sheet.theme.ink_saver:
            width = (zone.last - zone.first + 1) * cell
            pen.rectangle(x + zone.first * cell, y, width, height, fill=ground)
    firsts = {zone.first for zone in sheet.document.safety.zones}
    for score in range(1, _SCORES):
        left, strong = x + score * cell, score in firsts
        pen.line(left, y, left, y + height, INK if strong else RULE, 1.5 if strong else 0.75)
    pen.rectangle(x, y, sheet.measure, height, stroke=INK, line_width=1.5)


def _score(
    sheet: Sheet, pen: Pen, x: float, middle: float, cell: float, score: int, color: str
) -> None:
    style, words = sheet.scale.score, str(score)
    left = x + (cell - text_width(words, style.weight, style.size)) / 2
    pen.text(left, middle + 0.33 * style.size, f"{words} ", style, color)


def _zones(sheet: Sheet) -> Block:
    """What each zone means, under its first score; one below the other in large print."""
    signs = _signs(sheet)
    zones = sheet.document.safety.zones
    if sheet.scale.large:
        cells = [_zone(sheet, z, s, sheet.measure) for z, s in zip(zones, signs, strict=False)]
        return Stack(cells, 6)
    cell = sheet.measure / _SCORES
    columns = []
    for zone, sign in zip(zones, signs, strict=False):
        width = (zone.last - zone.first + 1) * cell - 9
        columns.append((zone.first * cell, _zone(sheet, zone, sign, width)))
    return Columns(columns)


def _zone(sheet: Sheet, zone: PainZoneAdvice, sign: _Sign, width: float) -> Block:
    title = text(sheet.lead(zone.title), width - _SIGN - 7)
    top = Columns([(0, _drawn(sign)), (_SIGN + 7, title)], middle=True)
    return Stack([top, space(2), sheet.paragraph(keep_counts(zone.advice), width)])


def _drawn(sign: _Sign) -> Block:
    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            sign(pen, x, y, _SIGN)

    return Drawing(_SIGN, draw)


def _signs(sheet: Sheet) -> tuple[_Sign, _Sign, _Sign]:
    """Tick, warning, stop: zones differ by shape, not by color alone."""
    return (
        lambda pen, x, y, size: tick(pen, x, y, size, INK),
        lambda pen, x, y, size: warning(pen, x, y, size, INK),
        lambda pen, x, y, size: stop_cross(pen, x, y, size, sheet.theme),
    )


def _normal(sheet: Sheet) -> Iterator[Block]:
    """Normal on the left, not normal on the right; below each other in large print."""
    safety, signs = sheet.document.safety, _signs(sheet)
    half = sheet.measure if sheet.scale.large else COLUMN
    other = sheet.measure if sheet.scale.large else sheet.measure - COLUMN - GUTTER
    good = _felt(sheet, sheet.word("normal"), signs[0], safety.normal, half)
    bad = _felt(sheet, sheet.word("not_normal"), signs[2], safety.not_normal, other)
    if sheet.scale.large:
        yield from (good, bad)
    else:
        yield Columns([(0, good), (COLUMN + GUTTER, bad)])


def _felt(sheet: Sheet, words: str, sign: _Sign, feelings: tuple[str, ...], width: float) -> Block:
    strong = Run(words, sheet.scale.section, INK)
    heading = Heading(3, text(strong, width - _SIGN - 9, ""), words)
    return Stack([
        Columns([(0, _drawn(sign)), (_SIGN + 9, heading)], middle=True), space(3),
        rule(width, sheet.theme.line, 1.5), space(5), bullets(sheet, feelings, width, 2),
    ])  # fmt: skip


def _mistakes(sheet: Sheet) -> Block:
    left = COLUMN + GUTTER
    columns = ((0.0, "mistakes", COLUMN), (left, "instead", sheet.measure - left))
    head = head_row([
        (x, text(sheet.heading(sheet.word(key), sheet.scale.section), width, ""))
        for x, key, width in columns
    ])  # fmt: skip
    rows = []
    for mistake in sheet.document.safety.mistakes:
        cells: list[tuple[float, Block]] = [
            (0.0, text(sheet.body(mistake.label), COLUMN, "")),
            (left, text(sheet.lead(mistake.value), sheet.measure - left, "")),
        ]
        rows.append((
            Stack([space(1.5), row(cells), space(1.5)]), rule(sheet.measure, HAIRLINE, 0.5)
        ))  # fmt: skip
    return Table(head, Stack([space(3), rule(sheet.measure, sheet.theme.line, 1.5)]), rows)


def _contact(sheet: Sheet) -> Block:
    """When to call, and all the ways to reach the clinic."""
    clinic, consult = sheet.document.clinic, sheet.document.safety.consult
    size, width = 36.0, sheet.measure - 75
    key = "call_with_phone" if clinic.phone else "call_without_phone"
    words = sheet.word(key, phone=clinic.phone)
    lines: list[Block] = [Heading(3, text(Run(words, sheet.scale.section, INK), width, ""), words)]
    if consult:
        lines.append(bullets(sheet, consult, width))
    lines += [text(sheet.label(line), width) for line in contact_lines(clinic)[:_ADDRESS]]

    def sign(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            phone(pen, x, y, size, INK)

    inside = Columns([(0, Drawing(size, sign)), (size + 12, Stack(lines))])
    return edged(sheet, inside, (15, 5, 10, 6))
