"""Measured blocks: each knows its height before anything is drawn, and may part where lines do."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

from clinic.handout.measure import Lines, Run, wrap
from clinic.handout.pen import Pen
from clinic.handout.tagging import Element

_FEWEST_LINES = 2
"""Lines of a paragraph that may stand alone on a page."""

_CAP_MIDDLE: Final = 0.33
"""Half the height of a capital, as a share of the type size: lines are centered on it."""


class Block:
    """Something of a known height that can be drawn at a place. The base draws nothing.

    One that `leads` belongs to what comes after it and does not end a page.
    """

    leads = False

    def __init__(self, height: float) -> None:
        self.height = height

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """Two blocks, the first at most `room` high; `None` where it must stay whole."""
        del room
        return None


class _Space(Block):
    """Empty room, which belongs to what comes after it."""

    leads = True


def space(height: float) -> Block:
    """Empty room."""
    return _Space(height)


class Drawing(Block):
    """A block of fixed height drawn by a function of (pen, x, y)."""

    def __init__(self, height: float, draw: Callable[[Pen, float, float], None]) -> None:
        super().__init__(height)
        self._draw = draw

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Call the function."""
        self._draw(pen, x, y)


def rule(width: float, color: str, thickness: float = 0.75) -> Block:
    """A rule across, as an artifact, as high as it is thick."""

    def draw(pen: Pen, x: float, y: float) -> None:
        with pen.artifact():
            middle = y + thickness / 2
            pen.line(x, middle, x + width, middle, color, thickness)

    return Drawing(thickness, draw)


class Text(Block):
    """Broken lines. Where `tag` is given they are an element, else content of the one around."""

    def __init__(self, lines: Lines, tag: str = "") -> None:
        super().__init__(lines.height)
        self._lines = lines
        self._tag = tag
        self._drawn: Element | None = None
        self._before: Text | None = None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw line by line; a part after a page's end goes on in the same element."""
        if not self._tag:
            self._draw_lines(pen, x, y)
            return
        resume = self._before._drawn if self._before else None
        with pen.element(self._tag, resume=resume) as element:
            self._drawn = element
            self._draw_lines(pen, x, y)

    def _draw_lines(self, pen: Pen, x: float, y: float) -> None:
        lines = self._lines
        for pieces, height, size in zip(lines.lines, lines.heights, lines.sizes, strict=True):
            baseline = y + height / 2 + _CAP_MIDDLE * size
            for piece_x, words, style, color in pieces:
                pen.text(x + piece_x, baseline, words, style, color)
            y += height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """After as many lines as fit, never leaving one line alone on either side."""
        count = len(self._lines.lines)
        fitting = sum(1 for below in accumulate(self._lines.heights) if below <= room)
        fitting = min(fitting, count - _FEWEST_LINES)
        if fitting < _FEWEST_LINES:
            return None
        cut = (self._lines.lines[:fitting], self._lines.lines[fitting:])
        parts = [Text(Lines.of(part, self._lines.width), self._tag) for part in cut]
        parts[0]._before, parts[1]._before = self._before, parts[0]
        return parts[0], parts[1]


def text(runs: Run | Sequence[Run], width: float, tag: str = "P") -> Text:
    """A paragraph of one or more runs, broken at `width`."""
    return Text(wrap((runs,) if isinstance(runs, Run) else tuple(runs), width), tag)


class Stack(Block):
    """Blocks one below the other, `gap` points apart."""

    def __init__(self, blocks: Sequence[Block], gap: float = 0.0) -> None:
        self.blocks = tuple(blocks)
        self._gap = gap
        super().__init__(
            sum(block.height for block in self.blocks) + gap * max(0, len(self.blocks) - 1)
        )

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """From the top down."""
        for block in self.blocks:
            block.draw(pen, x, y)
            y += block.height + self._gap

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Before the block that does not fit, or in it where it can part."""
        used = 0.0
        for place, block in enumerate(self.blocks):
            if used + block.height > room:
                before, after = self.blocks[:place], self.blocks[place:]
                parts = block.split(room - used)
                if parts:
                    before, after = (*before, parts[0]), (parts[1], *after[1:])
                while before and before[-1].leads:
                    before, after = before[:-1], (before[-1], *after)
                if not before:
                    return None
                return Stack(before, self._gap), Stack(after, self._gap)
            used += block.height + self._gap
        return None


class Columns(Block):
    """Blocks side by side, each at an offset from the left; aligned at the top."""

    def __init__(self, columns: Sequence[tuple[float, Block]], middle: bool = False) -> None:
        self._columns = tuple(columns)
        self._middle = middle
        super().__init__(max((block.height for _, block in self._columns), default=0.0))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """From left to right, which is the reading order."""
        for offset, block in self._columns:
            drop = (self.height - block.height) / 2 if self._middle else 0.0
            block.draw(pen, x + offset, y + drop)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Each column where it parts; a column that fits stays above."""
        above, below = [], []
        for offset, block in self._columns:
            parts = (block, space(0)) if block.height <= room else block.split(room)
            if parts is None:
                return None
            above.append((offset, parts[0]))
            below.append((offset, parts[1]))
        return Columns(above), Columns(below)


class Tagged(Block):
    """A block inside an element of its own, which goes on where the block is split."""

    def __init__(
        self, tag: str, block: Block, *, alt: str = "", attributes: str = "",
        before: "Tagged | None" = None,
    ) -> None:  # fmt: skip
        super().__init__(block.height)
        self._tag, self._block = tag, block
        self._alt, self._attributes = alt, attributes
        self._before = before
        self._drawn: Element | None = None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw as content of the element."""
        resume = self._before._drawn if self._before else None
        with pen.element(
            self._tag, alt=self._alt, attributes=self._attributes, resume=resume
        ) as element:
            self._drawn = element
            self._block.draw(pen, x, y)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Where the block parts."""
        parts = self._block.split(room)
        if parts is None:
            return None
        about = {"alt": self._alt, "attributes": self._attributes}
        first = Tagged(self._tag, parts[0], before=self._before, **about)
        return first, Tagged(self._tag, parts[1], before=first, **about)


class Linked(Block):
    """A block that leads to a URL when it is tapped; `words` are what it says, `width` its own."""

    def __init__(self, block: Block, url: str, words: str, width: float) -> None:
        super().__init__(block.height)
        self._block, self._url, self._words, self._width = block, url, words, width

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw inside a link."""
        with pen.link(self._url, self._words, (x, y, self._width, self.height)):
            self._block.draw(pen, x, y)


class Heading(Block):
    """A heading with its bookmark. `level` is 1 to 6."""

    leads = True

    def __init__(self, level: int, block: Block, title: str, bookmark: bool = True) -> None:
        super().__init__(block.height)
        self._level, self._block, self._title = level, block, title
        self._bookmark = bookmark

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw as `H1` to `H6`."""
        if self._bookmark:
            pen.bookmark(self._title, self._level - 1, y)
        with pen.element(f"H{self._level}"):
            self._block.draw(pen, x, y)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Only a very long heading parts; what follows is a paragraph."""
        parts = self._block.split(room)
        if parts is None:
            return None
        return (
            Heading(self._level, parts[0], self._title, self._bookmark),
            Tagged("P", parts[1]),
        )


class Ground(Block):
    """A block on a drawn ground, with room inside its edges (left, top, right, bottom)."""

    def __init__(
        self,
        block: Block,
        inside: tuple[float, float, float, float],
        ground: Callable[[Pen, float, float, float], None],
        at_least: float = 0.0,
    ) -> None:
        super().__init__(max(block.height + inside[1] + inside[3], at_least))
        self._block, self._inside, self._ground = block, inside, ground

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """The ground as an artifact, then the block on it."""
        with pen.artifact():
            self._ground(pen, x, y, self.height)
        left, top, _, bottom = self._inside
        slack = self.height - top - bottom - self._block.height
        self._block.draw(pen, x + left, y + top + slack / 2)

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Two grounds."""
        parts = self._block.split(room - self._inside[1] - self._inside[3])
        if parts is None:
            return None
        return (
            Ground(parts[0], self._inside, self._ground),
            Ground(parts[1], self._inside, self._ground),
        )
