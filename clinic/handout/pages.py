"""Puts measured blocks on pages: the overview, the exercises, pain, the log."""

from collections.abc import Sequence
from typing import Final

from clinic.handout.blocks.exercise import Arrangement, Room, exercise_block
from clinic.handout.blocks.log import lines_to_write, log_blocks
from clinic.handout.blocks.pain import pain_blocks
from clinic.handout.document import HandoutExercise
from clinic.handout.first_pages import put_first_pages
from clinic.handout.flow import Flow, Page
from clinic.handout.layout import Block, rule
from clinic.handout.sheet import Sheet

PICTURE_ROOM: Final = (
    *(Room(height) for height in (104.0, 92.0, 84.0, 76.0, 68.0, 60.0)),
    *(Room(height, 170.0, 4.0) for height in (76.0, 68.0, 60.0)),
)
"""What pictures may take, most first: the only thing that gives way. Type never shrinks."""
_ALONE: Final = tuple(Room(height) for height in (104.0, 92.0, 84.0, 76.0, 68.0, 60.0, 50.0, 42.0))
"""The same on a page of one exercise, where pictures stand above the steps."""

_BETWEEN_BLOCKS = 7.0
_NO_PICTURES: Final = Room(0)
"""Last resort where the panels of the two sides have pictures already."""
_ABOVE_RULE, _BELOW_RULE = 7.0, 7.0
_NOTES_FROM = 100.0
"""Room in points from which a page of one exercise offers lines for notes."""


def lay_out(sheet: Sheet, per_page: int) -> list[Page]:
    """All pages of the sheet's document, `per_page` exercises on each of theirs at most."""
    flow = Flow(sheet)
    put_first_pages(sheet, flow)
    _exercises(sheet, flow, per_page)
    flow.next_page()
    _put_pain(sheet, flow)
    if sheet.log and sheet.document.log:
        flow.next_page()
        for block in log_blocks(sheet):
            flow.put(block, 8, part=True)
        questions = lines_to_write(sheet, sheet.word("my_questions"), flow.room - 12)
        if flow.fits(questions, 12):
            flow.put(questions, 12)
    flow.close()
    return flow.pages


def _put_pain(sheet: Sheet, flow: Flow) -> None:
    """One page, or two of which neither holds a lone block."""
    feelings, habits = (list(part) for part in pain_blocks(sheet))
    every = [*feelings, *habits]
    whole = sum(block.height for block in every) + _BETWEEN_BLOCKS * (len(every) - 1)
    for block in feelings:
        flow.put(block, _BETWEEN_BLOCKS, part=sheet.scale.large)
    if whole > flow.height and not sheet.scale.large:
        flow.next_page()
    for block in habits:
        flow.put(block, _BETWEEN_BLOCKS)


def _exercises(sheet: Sheet, flow: Flow, per_page: int) -> None:
    """As many exercises to a page as may be and fit; one that is left alone has it to itself."""
    together = Arrangement.COMPACT if sheet.scale.compact else Arrangement.COLUMNS
    waiting = list(sheet.document.exercises)
    while waiting:
        flow.next_page()
        for count in range(min(per_page, len(waiting)), 1, -1):
            blocks = _fitting(sheet, flow, waiting[:count], together)
            if blocks:
                break
        else:
            count, blocks = 1, [_alone(sheet, flow, waiting[0], per_page)]
        for place, block in enumerate(blocks):
            if place:
                flow.put(rule(sheet.measure, sheet.theme.line, 1.5), _ABOVE_RULE)
            flow.put(block, _BELOW_RULE)
        if len(blocks) == 1 and flow.room > _NOTES_FROM:
            flow.put(lines_to_write(sheet, sheet.word("my_notes"), flow.room - 24), 20)
        del waiting[:count]


def _alone(sheet: Sheet, flow: Flow, exercise: HandoutExercise, per_page: int) -> Block:
    """One exercise with the largest pictures that let it fit a page."""
    compact = sheet.scale.compact and per_page > 1
    arrangement = Arrangement.COMPACT if compact else Arrangement.PAGE
    if exercise.side_pictures and not sheet.scale.large and not compact:
        arrangement = Arrangement.COLUMNS  # the panels above have the large pictures
    for room in (*_ALONE, *([_NO_PICTURES] if exercise.side_pictures else [])):
        block = exercise_block(sheet, exercise, room, arrangement)
        if block.height <= flow.height:
            break
    return block


def _fitting(
    sheet: Sheet, flow: Flow, exercises: Sequence[HandoutExercise], arrangement: Arrangement
) -> list[Block]:
    """The blocks of one page with the largest pictures that fit; empty where none do."""
    room_left = flow.height - (_ABOVE_RULE + 1.5 + _BELOW_RULE) * (len(exercises) - 1)
    for place, room in enumerate(PICTURE_ROOM):
        blocks = [exercise_block(sheet, exercise, room, arrangement) for exercise in exercises]
        room_left -= sum(block.height for block in blocks)
        if room_left >= 0:
            return _enlarged(sheet, exercises, blocks, arrangement, room_left, place)
        room_left += sum(block.height for block in blocks)
    return []


def _enlarged(
    sheet: Sheet, exercises: Sequence[HandoutExercise], blocks: list[Block],
    arrangement: Arrangement, room_left: float, place: int,
) -> list[Block]:  # fmt: skip
    """What is left of the page, given to the pictures of one exercise after the other."""
    for number, exercise in enumerate(exercises):
        for room in PICTURE_ROOM[:place]:
            larger = exercise_block(sheet, exercise, room, arrangement)
            grown = larger.height - blocks[number].height
            if grown <= room_left:
                blocks[number], room_left = larger, room_left - grown
                break
    return blocks
