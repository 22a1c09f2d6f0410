"""Puts measured blocks on pages: the overview, the exercises, pain, the log."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from clinic.handout.blocks.exercise import Arrangement, Room, exercise_block
from clinic.handout.blocks.log import lines_to_write, log_blocks
from clinic.handout.blocks.pain import pain_blocks
from clinic.handout.document import HandoutExercise
from clinic.handout.first_pages import put_first_pages
from clinic.handout.flow import Flow, Page
from clinic.handout.layout import Block, rule, text
from clinic.handout.sheet import Sheet

PICTURE_ROOM: Final = (
    *(Room(height) for height in (104.0, 92.0, 84.0, 76.0, 68.0, 60.0)),
    *(Room(height, 170.0, 4.0) for height in (76.0, 68.0, 60.0)),
)
"""What pictures may take, most first: the only thing that gives way. Type never shrinks."""
_SMALLEST: Final = (Room(60.0), PICTURE_ROOM[-1])
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
    pages = _ExercisePages(sheet, flow.height, together)
    waiting = list(sheet.document.exercises)
    while waiting:
        flow.next_page()
        for count in range(min(per_page, len(waiting)), 1, -1):
            blocks = pages.fitting(waiting[:count])
            if blocks:
                break
        else:
            count, blocks = 1, [pages.alone(waiting[0], per_page)]
        for place, block in enumerate(blocks):
            if place:
                flow.put(rule(sheet.measure, sheet.theme.line, 1.5), _ABOVE_RULE)
            again = partial(_continued, sheet, waiting[place])
            flow.put(block, _BELOW_RULE, again=again)
        if len(blocks) == 1 and flow.room > _NOTES_FROM:
            flow.put(lines_to_write(sheet, sheet.word("my_notes"), flow.room - 24), 20)
        del waiting[:count]


def _continued(sheet: Sheet, exercise: HandoutExercise) -> Block:
    """The name once more, above what goes on."""
    words = text(sheet.lead(sheet.word("continued", name=exercise.name)), sheet.measure)
    words.leads = True
    return words


class _ExercisePages:
    """Tries exercises on pages of a height; what was measured once is not measured again."""

    def __init__(self, sheet: Sheet, height: float, together: Arrangement) -> None:
        self._sheet, self._height, self._together = sheet, height, together
        self._measured: dict[tuple[int, Room, Arrangement], Block] = {}

    def _block(self, exercise: HandoutExercise, room: Room, arrangement: Arrangement) -> Block:
        key = (exercise.number, room, arrangement)
        if key not in self._measured:
            self._measured[key] = exercise_block(self._sheet, exercise, room, arrangement)
        return self._measured[key]

    def alone(self, exercise: HandoutExercise, per_page: int) -> Block:
        """One exercise with the largest pictures that let it fit a page."""
        scale = self._sheet.scale
        compact = scale.compact and per_page > 1
        arrangement = Arrangement.COMPACT if compact else Arrangement.PAGE
        if exercise.side_pictures and not scale.large and not compact:
            arrangement = Arrangement.COLUMNS  # the panels above have the large pictures
        for room in (*_ALONE, *([_NO_PICTURES] if exercise.side_pictures else [])):
            block = self._block(exercise, room, arrangement)
            if block.height <= self._height:
                break
        return block

    def fitting(self, exercises: Sequence[HandoutExercise]) -> list[Block]:
        """The blocks of one page with the largest pictures that fit; empty where none do."""
        height = self._height - (_ABOVE_RULE + 1.5 + _BELOW_RULE) * (len(exercises) - 1)
        if sum(map(self._lowest, exercises)) > height:
            return []
        for place, room in enumerate(PICTURE_ROOM):
            blocks = [self._block(exercise, room, self._together) for exercise in exercises]
            left = height - sum(block.height for block in blocks)
            if left >= 0:
                return self._enlarged(exercises, blocks, left, place)
        return []

    def _lowest(self, exercise: HandoutExercise) -> float:
        """The least height a block can have: of the smallest pictures in either column width."""
        return min(self._block(exercise, room, self._together).height for room in _SMALLEST)

    def _enlarged(
        self, exercises: Sequence[HandoutExercise], blocks: list[Block], left: float, place: int
    ) -> list[Block]:
        """What is left of the page, given to the pictures of one exercise after the other."""
        for number, exercise in enumerate(exercises):
            for room in PICTURE_ROOM[:place]:
                larger = self._block(exercise, room, self._together)
                grown = larger.height - blocks[number].height
                if grown <= left:
                    blocks[number], left = larger, left - grown
                    break
        return blocks
