"""Puts measured blocks on pages: the overview, the exercises, pain, the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from clinic.handout.blocks.exercise import Arrangement, exercise_block
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
from clinic.handout.layout import Block, Stack, rule, space
from clinic.handout.scale import FRAME_TOP
from clinic.handout.sheet import Sheet

PICTURE_STEPS: Final = (104.0, 92.0, 84.0, 76.0, 68.0, 60.0)
"""Heights a picture may take in points, largest first: the only thing that gives way."""

_BETWEEN_BLOCKS = 14.0
_SLACK = 0.01


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
    arrangement = _arrangement(sheet, per_page)
    waiting = list(sheet.document.exercises)
    while waiting:
        flow.next_page()
        count = min(per_page, len(waiting))
        blocks: Sequence[Block] = ()
        while count and not blocks:
            blocks = next(_fitting(sheet, flow, waiting[:count], arrangement), ())
            count -= 0 if blocks else 1
        if not blocks:
            blocks = [exercise_block(sheet, waiting[0], PICTURE_STEPS[-1], arrangement)]
            count = 1
        for place, block in enumerate(blocks):
            if place:
                flow.put(_divider(sheet), 9)
            flow.put(block, 10)
        del waiting[:count]


def _arrangement(sheet: Sheet, per_page: int) -> Arrangement:
    if per_page == 1:
        return Arrangement.PAGE
    compact = sheet.scale.label.size == sheet.scale.body.size
    return Arrangement.COMPACT if compact else Arrangement.COLUMNS


def _fitting(
    sheet: Sheet, flow: Flow, exercises: Sequence[object], arrangement: Arrangement
) -> Iterator[list[Block]]:
    """The blocks of one page with the largest pictures that fit, then with smaller ones."""
    between = 19 + 1.5
    for step in PICTURE_STEPS:
        blocks = [exercise_block(sheet, e, step, arrangement) for e in exercises]  # type: ignore[arg-type]
        height = sum(block.height for block in blocks) + between * (len(blocks) - 1)
        if height <= flow.height:
            yield blocks


def _divider(sheet: Sheet) -> Block:
    return rule(sheet.measure, sheet.theme.line, 1.5)
