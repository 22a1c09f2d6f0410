"""What page 1 opens with: title, goal, facts, the main message, how to use the program."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clinic.handout.blocks.grounds import edged
from clinic.handout.blocks.lists import bullets, numbered
from clinic.handout.document import Fact
from clinic.handout.layout import Block, Columns, Heading, Stack, Text, rule, space, text
from clinic.handout.measure import Run, natural_width, wrap
from clinic.handout.scale import GUTTER
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts, keep_last
from clinic.handout.theme import INK, RULE, SECONDARY


def title(sheet: Sheet) -> Block:
    """The title, and below it what the program is for and the patient's goal."""
    document = sheet.document
    head = Heading(
        1, text(Run(document.title, sheet.scale.title, INK), sheet.measure, ""), document.title
    )
    purpose = [text(runs, sheet.measure) for runs in _purpose(sheet)]
    return Stack([Stack([head, *purpose]), space(6)])


def _purpose(sheet: Sheet) -> list[list[Run]]:
    """What it is for and the goal, on one line where they fit."""
    document, style = sheet.document, sheet.scale.subtitle
    subject = [Run(document.subject, style, INK)] if document.subject else []
    if not document.goal:
        return [subject] if subject else []
    bold = style._replace(weight=sheet.scale.lead.weight)
    goal = [
        Run(sheet.word("goal") + " ", bold, INK),
        Run(sheet.word("goal_quoted", goal=document.goal), style, INK),
    ]
    if not subject:
        return [goal]
    ended = document.subject if document.subject[-1] in ".!?" else f"{document.subject}."
    joined = [Run(f"{ended} ", style, INK), *goal]
    fits = sum(map(natural_width, joined)) <= sheet.measure
    return [joined] if fits else [subject, goal]


def facts(sheet: Sheet) -> Block:
    """Cells between two rules, in one row where they fit, else in several."""
    cells = sheet.document.facts
    if not _fit(sheet, cells, len(cells)):
        cells = tuple(replace(cell, value=cell.short or cell.value) for cell in cells)
    rows = _rows(sheet, cells)
    lines: list[Block] = [rule(sheet.measure, RULE), space(6)]
    for place, row in enumerate(rows):
        lines += [row, space(6 if place == len(rows) - 1 else 4)]
    return Stack([*lines, rule(sheet.measure, RULE), space(8)])


def _rows(sheet: Sheet, cells: Sequence[Fact]) -> list[Block]:
    half = -(-len(cells) // 2)
    across = next(n for n in (len(cells), half, 2, 1) if n <= 1 or _fit(sheet, cells, n))
    across = max(1, across)
    starts = _starts(sheet, cells, across)
    rows: list[Block] = []
    for first in range(0, len(cells), across):
        row = cells[first : first + across]
        ends = [*starts[1:], sheet.measure + GUTTER]
        columns = [
            (start, _cell(sheet, cell, end - start - GUTTER))
            for cell, start, end in zip(row, starts, ends, strict=False)
        ]
        rows.append(Columns(columns))
    return rows


def _widths(sheet: Sheet, cells: Sequence[Fact], across: int) -> list[float]:
    """The natural width of each column."""
    return [
        max(
            max(natural_width(run) for run in _cell_runs(sheet, cell))
            for cell in cells[column::across]
        )
        for column in range(across)
    ]


def _fit(sheet: Sheet, cells: Sequence[Fact], across: int) -> bool:
    return sum(_widths(sheet, cells, across)) + GUTTER * (across - 1) <= sheet.measure


def _starts(sheet: Sheet, cells: Sequence[Fact], across: int) -> list[float]:
    """Where each column begins: natural widths, what is left over shared out between them."""
    if across == 1:
        return [0.0]
    widths = _widths(sheet, cells, across)
    gap = min(60.0, (sheet.measure - sum(widths)) / (across - 1))
    starts = [0.0]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + gap)
    return starts


def _cell(sheet: Sheet, cell: Fact, width: float) -> Block:
    label, value = _cell_runs(sheet, cell)
    return text([label._replace(text=f"{label.text}\n"), value], width)


def _cell_runs(sheet: Sheet, cell: Fact) -> tuple[Run, Run]:
    return (
        Run(cell.label, sheet.scale.label, SECONDARY),
        Run(keep_last(keep_counts(cell.value)), sheet.scale.lead, INK),
    )


def message(sheet: Sheet) -> Block:
    """The one thing to remember, on the brand's tint, with what to expect below."""
    width = sheet.measure - 30
    lines: list[Block] = [
        text(Run(keep_counts(sheet.document.message), sheet.scale.message, INK), width)
    ]
    if not sheet.scale.large:
        lines.append(sheet.paragraph(sheet.document.safety.benefit_and_limit, width))
    return edged(sheet, Stack(lines, 1), (15, 7, 15, 8))


def how_to_use(sheet: Sheet) -> Iterator[Block]:
    """Numbered advice, where the plan has a page of its own: roomy, then tighter."""
    advice = sheet.document.how_to_use
    if sheet.log:
        advice = (*advice, sheet.word("how_log"))
    for style, gap in ((sheet.scale.subtitle, 7), (sheet.scale.subtitle, 3), (sheet.scale.body, 2)):
        heading = section(sheet, sheet.word("how_to_use"))
        yield Stack([heading, space(gap), numbered(sheet, advice, sheet.measure, gap, style)])


def changes(sheet: Sheet) -> Block | None:
    """What is new since the handout before, where something is."""
    if not sheet.document.changes:
        return None
    return Stack([
        section(sheet, sheet.word("changes")),
        bullets(sheet, sheet.document.changes, sheet.measure, 2),
        space(9),
    ])  # fmt: skip


def section(sheet: Sheet, words: str, level: int = 2, width: float = 0.0) -> Block:
    """A section's heading in the brand's color."""
    run = sheet.heading(words, sheet.scale.section)
    return Heading(level, Text(wrap((run,), width or sheet.measure)), words)


def section_beside(sheet: Sheet, words: str, beside: str) -> Block:
    """A section's heading with a line of body text at the right margin."""
    right = sheet.body(beside)
    width = natural_width(right)
    heading = section(sheet, words, width=sheet.measure - width - GUTTER)
    return Columns([(0, heading), (sheet.measure - width, text(right, width + 1))], middle=True)


def page_title(sheet: Sheet, words: str) -> Block:
    """The heading of a page that is a part of its own."""
    return Heading(2, Text(wrap((Run(words, sheet.scale.title, INK),), sheet.measure)), words)
