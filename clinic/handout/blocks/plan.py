"""The plan at a glance: every exercise with its dose and days in one table."""

import re
from dataclasses import dataclass

from clinic.handout.blocks.pictures import PictureBox
from clinic.handout.blocks.tables import Table, head_row, row
from clinic.handout.document import HandoutExercise
from clinic.handout.layout import Block, Columns, Stack, Tagged, Text, rule, space, text
from clinic.handout.measure import Run, natural_width, wrap
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import HAIRLINE, INK, SECONDARY


@dataclass(frozen=True, slots=True)
class PictureSize:
    """Room for a picture in a row, in points: width, height, height of a standing figure."""

    width: float
    height: float
    standing: float
    row: float


_ON_PAGE_1 = PictureSize(66, 36, 44, 41)
PICTURES_ALONE = (
    PictureSize(96, 60, 78, 72),
    PictureSize(84, 54, 70, 62),
    PictureSize(70, 42, 52, 48),
)
"""Where the table has a page of its own, largest first."""

_GAP = 9.0
_NUMBER = 18.0
"""Width of an exercise's number before its name."""
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


def plan_table(sheet: Sheet, size: PictureSize = _ON_PAGE_1) -> Block:
    """The table, with a picture of how each exercise ends."""
    pictured = any(sheet.figure(e.finish) for e in sheet.document.exercises if e.finish)
    offsets = _offsets(sheet, size.width if pictured else 0.0)
    words = ("exercise", "dose", "days")
    starts = (0.0, offsets[1], offsets[2])
    head = head_row([
        (x, text(Run(sheet.word(key), sheet.scale.label_strong, SECONDARY), 200, ""))
        for x, key in zip(starts, words, strict=True)
    ])  # fmt: skip
    rows = []
    for exercise in sheet.document.exercises:
        line = _line(sheet, exercise, offsets, size if pictured else None)
        pad = max(4.0, size.row - line.height)
        rows.append((
            Stack([space(pad / 2), line, space(pad / 2)]), rule(sheet.measure, HAIRLINE, 0.5)
        ))  # fmt: skip
    below_head = Stack([space(3), rule(sheet.measure, sheet.theme.line, 1.5)])
    return Table(head, below_head, rows)


def plan_list(sheet: Sheet, size: PictureSize) -> Block:
    """The plan in large print: a list, with dose and days below each name."""
    pictured = any(sheet.figure(e.finish) for e in sheet.document.exercises if e.finish)
    left = size.width + 12 if pictured else 0.0
    entries: list[Block] = []
    for exercise in sheet.document.exercises:
        entry = Tagged("LI", _entry(sheet, exercise, left, size))
        entries += [entry, space(4), rule(sheet.measure, HAIRLINE, 0.75), space(4)]
    return Tagged("L", Stack(entries))


def _entry(sheet: Sheet, exercise: HandoutExercise, left: float, size: PictureSize) -> Block:
    """Number, then picture and words: the number stands before the name, beside the picture."""
    number = sheet.heading(str(exercise.number), sheet.scale.lead)
    hang = natural_width(number) + 4
    width = sheet.measure - left - hang
    words: list[Block] = [
        text(sheet.lead(exercise.name), width),
        text(sheet.body(keep_counts(exercise.dose_in_plan)), width),
    ]
    if exercise.days:
        words.append(text(sheet.lead(keep_counts(exercise.days)), width))
    columns: list[tuple[float, Block]] = [(left + hang, Stack(words))]
    if left and exercise.finish:
        height = min(size.standing, 3 * sheet.scale.body.leading)
        columns.insert(0, (0.0, PictureBox(sheet, exercise.finish, size.width, height)))
    return Columns([
        (left, Text(wrap((number,), hang + 8), "Lbl")), (0.0, Tagged("LBody", Columns(columns))),
    ])  # fmt: skip


def sets_note(sheet: Sheet) -> Block | None:
    """What "set" means, under the table, where there is one."""
    note = sheet.document.sets_note
    return text(sheet.label(note), sheet.measure) if note else None


def _offsets(sheet: Sheet, picture: float) -> tuple[float, float, float]:
    """Where name, dose and days begin; the widest word of a name is not broken."""
    name = picture + 10 if picture else 0.0
    rest = sheet.measure - name
    words = {word for exercise in sheet.document.exercises for word in exercise.name.split()}
    widest = max((natural_width(sheet.lead(word)) for word in words), default=0.0)
    names = min(max(rest * 0.26, widest + _number_width(sheet) + _GAP + 2), rest * 0.4)
    return name, name + names, name + names + (rest - names) * 0.56


def _number_width(sheet: Sheet) -> float:
    """Room for the widest number and the space after it, the same in every row."""
    lead = sheet.scale.lead
    widest = Run(
        f"{len(sheet.document.exercises)}", lead._replace(weight=sheet.scale.name.weight), ""
    )
    return max(_NUMBER, natural_width(widest) + 7)


def _line(
    sheet: Sheet, exercise: HandoutExercise, offsets: tuple[float, float, float],
    size: PictureSize | None,
) -> Block:  # fmt: skip
    name, dose, days = offsets
    cells: list[tuple[float, Block]] = [(0.0, _named(sheet, exercise, dose - _GAP, name, size))]
    sentences = _SENTENCE_END.sub("\n", exercise.dose_in_plan)
    cells.append((dose, _paragraph(sheet, sentences, days - dose - _GAP)))
    cells.append((days, _paragraph(sheet, exercise.days, sheet.measure - days)))
    return row(cells)


def _paragraph(sheet: Sheet, words: str, width: float) -> Block:
    return text(sheet.body(keep_counts(words)), width, "")


def _named(
    sheet: Sheet, exercise: HandoutExercise, width: float, left: float,
    size: PictureSize | None,
) -> Block:  # fmt: skip
    lead = sheet.scale.lead
    bold = lead._replace(weight=sheet.scale.name.weight)
    number = Run(str(exercise.number), bold, sheet.theme.text)
    hang = _number_width(sheet)
    words = text(Run(exercise.name, lead, INK), width - left - hang, "")
    columns: list[tuple[float, Block]] = [(left, text(number, hang + 4, "")), (left + hang, words)]
    if size and exercise.finish:
        picture = PictureBox(sheet, exercise.finish, size.width, size.height, size.standing)
        columns.insert(0, (0.0, picture))
    return Columns(columns, middle=True)
