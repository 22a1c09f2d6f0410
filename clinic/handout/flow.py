"""Fills pages with measured blocks, from the top down."""

from collections.abc import Callable
from dataclasses import dataclass, field

from clinic.handout.blocks.footer import footer_height
from clinic.handout.layout import Block, Stack
from clinic.handout.scale import FRAME_TOP
from clinic.handout.sheet import Sheet

_SLACK = 0.01
_ABOVE_FOOT = 10.0


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
        self._used = self._reserved = 0.0
        self._foot: list[tuple[float, Block]] = []

    @property
    def room(self) -> float:
        """What is left of the current page, in points."""
        return self.height - self._used - self._reserved

    @property
    def started(self) -> bool:
        """True where the current page holds something."""
        return bool(self.pages[-1].placed or self._foot)

    def next_page(self) -> None:
        """Go on to an empty page."""
        if self.started:
            self.close()
            self.pages.append(Page())

    def close(self) -> None:
        """Let the current page have what was reserved at its foot, last in reading order."""
        self.pages[-1].placed += self._foot
        self._foot, self._used, self._reserved = [], 0.0, 0.0

    def put(
        self,
        block: Block,
        gap: float = 0.0,
        part: bool = False,
        again: Callable[[], Block] | None = None,
    ) -> None:
        """Place a block below the last, `gap` points away.

        One that does not fit goes whole to the next page, unless it is higher than that or may
        `part` here. `again` makes what is to stand above each part that goes on.
        """
        if self.started:
            if not self.fits(block, gap) and block.height <= self.height and not part:
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
            block = Stack([again(), parts[1]], gap) if again else parts[1]
        self._place(block)

    def reserve(self, block: Block) -> None:
        """Place a block at the foot of the current page; what is put there later stays above it."""
        self._foot.append((self._top + self.height - block.height, block))
        self._reserved = block.height + _ABOVE_FOOT

    def fits(self, block: Block, gap: float = 0.0) -> bool:
        """True where a block fits the current page whole."""
        return block.height + gap <= self.room + _SLACK

    def _place(self, block: Block) -> None:
        self.pages[-1].placed.append((self._top + self._used, block))
        self._used += block.height
