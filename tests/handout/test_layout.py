"""Blocks know their height before they are drawn, and part only where lines and blocks do."""

from typing import Any

import pytest

from clinic.handout.blocks.tables import Table, head_row, row
from clinic.handout.layout import (
    Block,
    Columns,
    Drawing,
    Heading,
    Stack,
    Tagged,
    Text,
    rule,
    space,
    text,
)
from clinic.handout.measure import Run
from clinic.handout.scale import STANDARD
from clinic.handout.theme import INK

LEADING = STANDARD.body.leading


def lines(count: int) -> Text:
    """A paragraph of so many lines."""
    return text(Run("\n".join("word" for _ in range(count)), STANDARD.body, INK), 200)


def heights(parts: Any) -> tuple[float, float]:
    assert parts is not None
    return parts[0].height, parts[1].height


def test_a_paragraph_is_as_high_as_its_lines() -> None:
    assert lines(4).height == 4 * LEADING


def test_a_paragraph_parts_after_the_lines_that_fit() -> None:
    assert heights(lines(10).split(6.5 * LEADING)) == (6 * LEADING, 4 * LEADING)


def test_no_line_is_left_alone() -> None:
    assert heights(lines(10).split(9.5 * LEADING)) == (8 * LEADING, 2 * LEADING)
    assert lines(10).split(1.5 * LEADING) is None
    assert lines(3).split(2.5 * LEADING) is None


def test_a_stack_parts_between_its_blocks_and_inside_one_that_can() -> None:
    stack = Stack([Drawing(30, _nothing), Drawing(30, _nothing), lines(6)], 10)
    assert heights(stack.split(75)) == (70, 6 * LEADING)
    above, below = heights(stack.split(80 + 4.5 * LEADING))
    assert (above, below) == (80 + 4 * LEADING, 2 * LEADING)


@pytest.mark.parametrize("lead", [space(5), rule(100, INK)])
def test_a_heading_goes_with_what_it_heads(lead: Block) -> None:
    heading = Heading(2, lines(1), "Heading")
    stack = Stack([Drawing(50, _nothing), heading, lead, Drawing(60, _nothing)])
    above, _ = heights(stack.split(50 + LEADING + lead.height + 10))
    assert above <= 50 + LEADING + (lead.height if not lead.leads else 0)
    if lead.leads:
        assert above == 50


def test_columns_part_where_every_column_parts() -> None:
    columns = Columns([(0, lines(8)), (100, lines(2))])
    assert heights(columns.split(4 * LEADING)) == (4 * LEADING, 4 * LEADING)
    assert Columns([(0, Drawing(200, _nothing)), (100, lines(8))]).split(100) is None


def test_a_table_parts_between_rows_and_repeats_its_head() -> None:
    rows = [(row([(0.0, Drawing(40, _nothing))]), rule(100, INK)) for _ in range(6)]
    table = Table(head_row([(0.0, Drawing(20, _nothing))]), space(2), rows)
    whole = 22 + 6 * 40.75
    assert table.height == pytest.approx(whole)
    above, below = heights(table.split(150))
    assert above == pytest.approx(22 + 3 * 40.75)
    assert below == pytest.approx(22 + 3 * 40.75)


def test_a_row_higher_than_the_page_parts_inside() -> None:
    rows = [(row([(0.0, Tagged("P", lines(20)))]), space(0))]
    table = Table(head_row([(0.0, Drawing(20, _nothing))]), space(2), rows)
    above, below = heights(table.split(22 + 10 * LEADING))
    assert above == 22 + 10 * LEADING
    assert below == 22 + 10 * LEADING


def _nothing(pen: Any, x: float, y: float) -> None:
    """Draw nothing."""
