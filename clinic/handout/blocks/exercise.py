"""An exercise: number and name, why, dose, pictures and steps, the therapist's note, options."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clinic.handout.blocks.dose import dose_block
from clinic.handout.blocks.grounds import marked
from clinic.handout.blocks.lists import numbered
from clinic.handout.blocks.pictures import has_pictures, picture_column, picture_row
from clinic.handout.document import HandoutExercise
from clinic.handout.layout import (
    Block,
    Columns,
    Drawing,
    Heading,
    Stack,
    rule,
    space,
    text,
)
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.scale import COLUMN, GUTTER, Style
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import BLACK, INK, RULE

_CAP = 0.33


class Arrangement(StrEnum):
    """How an exercise is laid out."""

    COLUMNS = "columns"
    """Pictures beside the steps: two a page."""
    PAGE = "page"
    """Large pictures above the steps: one a page."""
    COMPACT = "compact"
    """The dose on one line, no why and no options: up to four a page."""


@dataclass(frozen=True, slots=True)
class Room:
    """What pictures may take, in points: the height of one, and the width of their column.

    `gap` is the space between the parts of the block.
    """

    height: float
    column: float = COLUMN
    gap: float = 6.0


def exercise_block(
    sheet: Sheet, exercise: HandoutExercise, room: Room, arrangement: Arrangement
) -> Block:
    """The whole block with its pictures in the room they may take."""
    compact, number = arrangement is Arrangement.COMPACT, exercise.number
    parts = [sheet.once((number, "head"), lambda: _head(sheet, exercise))]
    if exercise.why and not compact:
        why = sheet.once((number, "why"), lambda: sheet.paragraph(exercise.why, sheet.measure))
        parts = [Stack([*parts, why], room.gap / 2)]
    parts.append(sheet.once((number, "dose"), lambda: dose_block(sheet, exercise)))
    if arrangement is Arrangement.PAGE:
        parts += _page_body(sheet, exercise, room.height)
    else:
        parts.append(_columns_body(sheet, exercise, room))
    if exercise.note:
        parts.append(sheet.once((number, "note"), lambda: _note(sheet, exercise)))
    if not compact and (exercise.easier or exercise.harder):
        parts.append(sheet.once((number, "options"), lambda: _options(sheet, exercise)))
    return Stack(parts, 4 if compact else room.gap)


def _head(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """The number on a square, the name, and the part of the session at the right."""
    scale, side = sheet.scale, sheet.scale.number_square
    part = sheet.label(exercise.part)
    part_width = natural_width(part)
    width = sheet.measure - side - 10 - part_width - GUTTER
    name = text(Run(exercise.name, scale.name, INK), width, "")
    number = Drawing(side, lambda pen, x, y: _number(sheet, exercise.number, pen, x, y))
    heading = Heading(
        2, Columns([(0, number), (side + 10, name)], middle=True),
        f"{exercise.number} {exercise.name}",
    )  # fmt: skip
    right = text(part, part_width + 1)
    return Columns([(0, heading), (sheet.measure - part_width, right)], middle=True)


def _number(sheet: Sheet, number: int, pen: Pen, x: float, y: float) -> None:
    theme, side = sheet.theme, sheet.scale.number_square
    with pen.artifact():
        stroke = (BLACK if theme.ink_saver else INK) if theme.outlined else ""
        pen.rectangle(x, y, side, side, fill=theme.solid, stroke=stroke)
    style = Style(sheet.scale.name.weight, side * 0.7, side)
    width = natural_width(Run(str(number), style, INK))
    if width > side - 4:
        style = Style(style.weight, style.size * (side - 4) / width, side)
        width = side - 4
    baseline = y + side / 2 + _CAP * style.size
    pen.text(x + (side - width) / 2, baseline, f"{number} ", style, theme.on_solid)


def _columns_body(sheet: Sheet, exercise: HandoutExercise, room: Room) -> Block:
    """Pictures on the left, steps on the right; steps alone take the whole measure.

    What else is to be said goes under the steps, under the pictures or across, whichever is the
    lowest: that leaves the most room for pictures.
    """
    style, measure = sheet.scale.body, sheet.measure
    if not has_pictures(sheet, exercise):
        words = (part(sheet, exercise, measure, style) for part in (_steps, _cautions))
        return Stack([block for blocks in words for block in blocks], 4)
    left = room.column + GUTTER
    right = measure - left
    pictures = picture_column(sheet, exercise, room.column, room.height)
    steps = Stack(_steps(sheet, exercise, right, style))
    beside, below = (_cautions(sheet, exercise, width, style) for width in (right, room.column))
    across = Stack(_cautions(sheet, exercise, measure, style), 3)

    def height(added: Sequence[Block], to: Block) -> float:
        return to.height + sum(block.height + 4 for block in added)

    heights = {
        "beside": max(pictures.height, height(beside, steps)),
        "across": max(pictures.height, steps.height) + 5 + across.height,
        "below": max(steps.height, height(below, pictures)),
    }
    lowest = min(heights, key=lambda where: heights[where])
    if lowest == "beside":
        return Columns([(0, pictures), (left, Stack([steps, *beside], 4))])
    if lowest == "across":
        return Stack([Columns([(0, pictures), (left, steps)]), across], 5)
    return Columns([(left, steps), (0, Stack([pictures, *below], 4))])


def _page_body(sheet: Sheet, exercise: HandoutExercise, step: float) -> Iterator[Block]:
    if step and has_pictures(sheet, exercise):
        yield picture_row(sheet, exercise, 2 * step)
        yield space(2)
    style = sheet.scale.body if sheet.scale.large else _roomy(sheet)
    yield from _steps(sheet, exercise, sheet.measure, style, 7)
    yield Stack(_cautions(sheet, exercise, sheet.measure, style), 5)


def _roomy(sheet: Sheet) -> Style:
    return sheet.scale.body._replace(size=sheet.scale.body.size + 2, leading=22)


def _steps(
    sheet: Sheet, exercise: HandoutExercise, width: float, style: Style, gap: float = 4
) -> list[Block]:
    """The numbered steps, where there are any."""
    if not exercise.steps:
        return []
    key = (exercise.number, "steps", width, style)
    return [sheet.once(key, lambda: numbered(sheet, exercise.steps, width, gap, style))]


def _cautions(sheet: Sheet, exercise: HandoutExercise, width: float, style: Style) -> list[Block]:
    """What to take care of, what to keep in mind, other ways."""
    key = (exercise.number, "cautions", width, style)
    return sheet.once(key, lambda: list(_caution_texts(sheet, exercise, width, style)))


def _caution_texts(
    sheet: Sheet, exercise: HandoutExercise, width: float, style: Style
) -> Iterator[Block]:
    for key, sentences in (
        ("take_care", (exercise.take_care,) if exercise.take_care else ()),
        ("key_points", exercise.key_points),
        ("other_ways", exercise.modifications),
    ):
        if sentences:
            strong = style._replace(weight=sheet.scale.lead.weight)
            words = keep_counts(" ".join(sentences))
            yield text([Run(f"{sheet.word(key)} ", strong, INK), Run(words, style, INK)], width)


def _note(sheet: Sheet, exercise: HandoutExercise) -> Block:
    width = sheet.measure - 13
    return marked(
        sheet, sheet.paragraph(keep_counts(exercise.note), width, sheet.document.note_from)
    )


def _options(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """What to do where it is too hard or too easy; the pain rule is the label."""
    options = (("easier", exercise.easier), ("harder", exercise.harder))
    left = COLUMN + GUTTER
    if sheet.scale.large:
        cells = [_option(sheet, key, words, sheet.measure) for key, words in options if words]
        return Stack([rule(sheet.measure, RULE), space(4), Stack(cells, 2)])
    columns = [
        (place * left, _option(sheet, key, words, sheet.measure - left if place else COLUMN))
        for place, (key, words) in enumerate(options)
        if words
    ]
    return Stack([rule(sheet.measure, RULE), space(4), Columns(columns)])


def _option(sheet: Sheet, key: str, words: str, width: float) -> Block:
    glue = " " if sheet.scale.large else "\n"
    return text([sheet.lead(f"{sheet.word(key)}{glue}"), sheet.body(keep_counts(words))], width)
