"""A table that goes on over pages with its head repeated."""

from collections.abc import Sequence

from clinic.handout.layout import Block, Columns, Tagged, space
from clinic.handout.pen import Pen
from clinic.handout.tagging import Element

_SCOPE = "/A<</O/Table/Scope/Column>>"


def head_row(cells: Sequence[tuple[float, Block]]) -> Block:
    """A row of column heads, each at its offset."""
    heads = [(offset, Tagged("TH", cell, attributes=_SCOPE)) for offset, cell in cells]
    return Tagged("TR", Columns(heads))


def row(cells: Sequence[tuple[float, Block]], middle: bool = True) -> Block:
    """A row of cells, each at its offset."""
    return Tagged("TR", Columns([(x, Tagged("TD", cell)) for x, cell in cells], middle))


class Table(Block):
    """A head and rows; `below_head` and `between` are drawn under the head and each row."""

    def __init__(
        self, head: Block, below_head: Block, rows: Sequence[tuple[Block, Block]],
        before: "Table | None" = None,
    ) -> None:  # fmt: skip
        self._head, self._below_head, self._rows = head, below_head, tuple(rows)
        self._before = before
        self._drawn: Element | None = None
        inside = sum(line.height + below.height for line, below in self._rows)
        super().__init__(head.height + below_head.height + inside)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Head (an artifact where it is repeated), then the rows."""
        resume = self._before._drawn if self._before else None
        with pen.element("Table", resume=resume) as element:
            self._drawn = element
            if self._before:
                with pen.artifact():
                    self._head.draw(pen, x, y)
            else:
                self._head.draw(pen, x, y)
            y += self._head.height
            self._below_head.draw(pen, x, y)
            y += self._below_head.height
            for line, below in self._rows:
                line.draw(pen, x, y)
                y += line.height
                below.draw(pen, x, y)
                y += below.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Between rows; in a row only where it is the first and higher than the room."""
        used = self._head.height + self._below_head.height
        for place, (line, below) in enumerate(self._rows):
            if used + line.height + below.height > room:
                above, under = list(self._rows[:place]), list(self._rows[place:])
                if not above:
                    parts = line.split(room - used)
                    if parts is None:
                        return None
                    above, under = [(parts[0], space(0))], [(parts[1], below), *under[1:]]
                first = Table(self._head, self._below_head, above, self._before)
                return first, Table(self._head, self._below_head, under, first)
            used += line.height + below.height
        return None
