"""Puts measured blocks on pages: the overview, the exercises, pain, the log."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from clinic.handout.blocks.exercise import Arrangement, Room, exercise_block
from clinic.handout.blocks.footer import footer_height
from clinic.handout.blocks.letterhead import letterhead
from clinic.handout.blocks.log import log_blocks
from clinic.handout.blocks.overview import (
    changes,
    facts,
    how_to_use,
    message,
    page_title,
    section,
    title,
)
from clinic.handout.blocks.pain import pain_blocks
from clinic.handout.blocks.plan import plan_table, sets_note
from clinic.handout.blocks.stop_box import stop_box
from clinic.handout.document import HandoutExercise
from clinic.handout.layout import Block, Stack, rule, space
from clinic.handout.scale import FRAME_TOP
from clinic.handout.sheet import Sheet

PICTURE_ROOM: Final = (
    *(Room(height) for height in (104.0, 92.0, 84.0, 76.0, 68.0, 60.0)),
    *(Room(height, 170.0) for height in (76.0, 68.0, 60.0)),
)
"""What pictures may take, most first: the only thing that gives way. Type never shrinks."""
_ALONE: Final = tuple(Room(height) for height in (104.0, 92.0, 84.0, 76.0, 68.0, 60.0))
"""The same on a page of one exercise, where pictures stand above the steps."""

_BETWEEN_BLOCKS = 9.0
_SLACK = 0.01
_ABOVE_RULE, _BELOW_RULE = 8.0, 8.0


@dataclass
class Page:
    """Blocks with the height they are placed at, from the top of the paper."""

    placed: list[tuple[float, Block]] = field(default_factory=list)


class Flow:
    """Fills pages from the top; a block that fits no page is parted where its lines part."""

    def __init__(self, sheet: Sheet) -> None:
        self.pages = [Page()]
        self._top = FRAME_TOP
        self.height = sheet.paper[1] - FRAME_TOP - footer_height(sheet)
        self._used = 0.0

    @property
    def room(self) -> float:
        """What is left of the current page, in points."""
        return self.height - self._used

    @property
    def started(self) -> bool:
        """True where the current page holds something."""
        return bool(self.pages[-1].placed)

    def next_page(self) -> None:
        """Go on to an empty page."""
        if self.started:
            self.pages.append(Page())
            self._used = 0.0

    def put(self, block: Block, gap: float = 0.0) -> None:
        """Place a block below the last, `gap` points away, whole on the next page if it must."""
        if self.started:
            if block.height + gap > self.room + _SLACK and block.height <= self.height:
                self.next_page()
            else:
                self._used += gap
        while block.height > self.room + _SLACK:
            parts = block.split(self.room)
            if parts is None and self.started:
                self.next_page()
                continue
            if parts is None:
                break
            self._place(parts[0])
            self.next_page()
            block = parts[1]
        self._place(block)

    def put_at_bottom(self, block: Block) -> None:
        """Place a block at the foot of the current page."""
        self.pages[-1].placed.append((self._top + self.height - block.height, block))
        self._used = self.height

    def _place(self, block: Block) -> None:
        self.pages[-1].placed.append((self._top + self._used, block))
        self._used += block.height


def lay_out(sheet: Sheet, per_page: int, log: bool = True) -> list[Page]:
    """All pages of the sheet's document, `per_page` exercises on each of theirs at most."""
    flow = Flow(sheet)
    _overview(sheet, flow)
    _exercises(sheet, flow, per_page)
    flow.next_page()
    for block in pain_blocks(sheet):
        flow.put(block, _BETWEEN_BLOCKS)
    if log and sheet.document.log:
        flow.next_page()
        for block in log_blocks(sheet):
            flow.put(block, 8)
    return flow.pages


def _overview(sheet: Sheet, flow: Flow) -> None:
    """Page 1, and page 2 where the plan needs one of its own."""
    opening = [letterhead(sheet), title(sheet), facts(sheet), message(sheet)]
    new = changes(sheet)
    if new:
        opening.append(Stack([space(9), new]))
    stop = stop_box(sheet)
    plan = _plan(sheet)
    opened = sum(block.height for block in opening)
    beside = flow.height - stop.height - 10 - opened
    for block in opening:
        if block.height > flow.room - stop.height - 10:
            break
        flow.put(block)
    rest = opening[sum(len(page.placed) for page in flow.pages) :]
    if not rest and not sheet.scale.large and plan[0].height + 12 <= beside:
        flow.put(plan[0], 12)
        if plan[0].height + plan[1].height + 18 <= beside:
            flow.put(plan[1], 4)
        flow.put_at_bottom(stop)
        return
    advice = how_to_use(sheet)
    if not rest and not sheet.scale.large and advice.height + 12 <= beside:
        flow.put(advice, 18)
    flow.put_at_bottom(stop)
    flow.next_page()
    for block in rest:
        flow.put(block)
    flow.put(_plan_alone(sheet), 12)
    flow.put(sets_note(sheet), 4)


def _plan(sheet: Sheet) -> tuple[Block, Block]:
    """The table with its heading, and the line that explains it."""
    heading = section(sheet, sheet.word("plan"))
    return Stack([heading, space(4), plan_table(sheet)]), sets_note(sheet)


def _plan_alone(sheet: Sheet) -> Block:
    heading = page_title(sheet, sheet.word("plan"))
    return Stack([heading, space(8), plan_table(sheet, alone=True)])


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
        del waiting[:count]


def _alone(sheet: Sheet, flow: Flow, exercise: HandoutExercise, per_page: int) -> Block:
    """One exercise with the largest pictures that let it fit a page."""
    compact = sheet.scale.compact and per_page > 1
    arrangement = Arrangement.COMPACT if compact else Arrangement.PAGE
    for room in _ALONE:
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
