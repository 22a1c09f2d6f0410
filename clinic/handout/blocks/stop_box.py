"""The stop box: when to call the emergency number, when to call the clinic."""

from clinic.handout.blocks.lists import bullets
from clinic.handout.blocks.symbols import octagon, phone
from clinic.handout.document import RedFlagBox
from clinic.handout.layout import Block, Columns, Drawing, Ground, Heading, Stack, space, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.scale import Style
from clinic.handout.sheet import Sheet
from clinic.handout.theme import INK, WHITE

_FRAME = 2.0
_LONGEST_PHONE = 60
_PAD = 7.0
_LEFT_SHARE = 0.5735
_STOP_SHARE = 0.29
"""Type size of STOP as a share of the octagon's width."""


def stop_box(sheet: Sheet) -> Block:
    """Both tiers, side by side; one above the other in large print."""
    large = sheet.scale.large
    inner = sheet.measure - 2 * _FRAME
    left = inner if large else inner * _LEFT_SHARE
    emergency = _tier(sheet, sheet.document.safety.emergency, left, emergency=True)
    call = _tier(sheet, sheet.document.safety.call_us, inner if large else inner - left)
    if large:
        return _framed(sheet, Stack([emergency, space(2 * _PAD), call]), emergency.height + _PAD)
    return _framed(sheet, Columns([(0, emergency), (left, call)]), 0, left)


def _framed(sheet: Sheet, tiers: Block, across: float, down: float = 0.0) -> Block:
    color = sheet.theme.alert

    def ground(pen: Pen, x: float, y: float, height: float) -> None:
        pen.rectangle(x, y, sheet.measure, height, stroke=color, line_width=_FRAME)
        if across:
            level = y + _FRAME + _PAD + across
            pen.line(x + _FRAME, level, x + sheet.measure - _FRAME, level, color, 1)
        if down:
            left = x + _FRAME + down
            pen.line(left, y + _FRAME, left, y + height - _FRAME, color, 1)

    return Ground(tiers, (_FRAME, _FRAME + 6, _FRAME, _FRAME + 7), ground)


def _tier(sheet: Sheet, box: RedFlagBox, width: float, *, emergency: bool = False) -> Block:
    size = (38.0 if emergency else 32.0) * (1.25 if sheet.scale.large else 1)
    sign = Drawing(size, lambda pen, x, y: _sign(sheet, emergency, size, pen, x, y))
    left = _PAD + size + 6
    room = width - left - (5 if emergency else 3)
    color = sheet.theme.alert if emergency else INK
    number = "" if emergency else sheet.document.clinic.phone
    if len(number) > _LONGEST_PHONE:
        number = ""  # no phone number: page 1 and the page on pain have the words whole
    words = box.heading
    if number and sheet.scale.large:
        words, number = sheet.word("stop_call_phone", phone=number), ""
    heading = text(Run(words, sheet.scale.section, color), room, "")
    parts: list[Block] = [Heading(2, heading, words), space(1)]
    parts.append(bullets(sheet, box.signs, room))
    if number:
        parts.append(text(sheet.lead(number), room))
    return Columns([(_PAD, Stack([space(2), sign])), (left, Stack(parts))])


def _sign(sheet: Sheet, emergency: bool, size: float, pen: Pen, x: float, y: float) -> None:
    with pen.artifact():
        if not emergency:
            phone(pen, x, y, size, INK)
            return
        octagon(pen, x, y, size, sheet.theme)
        style = Style(sheet.scale.name.weight, size * _STOP_SHARE, size)
        word = Run(sheet.word("stop"), style, sheet.theme.alert if sheet.theme.ink_saver else WHITE)
        width = natural_width(word)
        if width > size * 0.84:
            style = Style(style.weight, style.size * size * 0.84 / width, size)
            width = size * 0.84
        baseline = y + size / 2 + 0.33 * style.size
        pen.text(x + (size - width) / 2, baseline, word.text, style, word.color)
