"""The pages before the exercises: who, what for, the plan at a glance, the stop box."""

from collections.abc import Iterator

from clinic.handout.blocks.letterhead import letterhead
from clinic.handout.blocks.overview import (
    changes,
    facts,
    how_to_use,
    message,
    page_title,
    section_beside,
    title,
)
from clinic.handout.blocks.plan import PICTURES_ALONE, plan_list, plan_table, sets_note
from clinic.handout.blocks.stop_box import stop_box
from clinic.handout.flow import Flow
from clinic.handout.layout import Block, Stack, space, text
from clinic.handout.sheet import Sheet

_TALL_HEAD = 150.0


def put_first_pages(sheet: Sheet, flow: Flow) -> None:
    """Page 1 with the stop box at its foot, and a page for the plan where it needs one."""
    flow.reserve(stop_box(sheet))
    for block, gap in _opening(sheet):
        flow.put(block, gap, part=True)
    if len(flow.pages) > 1:
        _put_plan_alone(sheet, flow)
        return
    plan = _plan(sheet)
    if not sheet.scale.large and flow.fits(plan, 10):
        flow.put(plan, 10)
        note = sets_note(sheet)
        if note and flow.fits(note, 4):
            flow.put(note, 4)
    else:
        advice = next((a for a in how_to_use(sheet) if flow.fits(a, 14)), None)
        if advice:
            flow.put(advice, 14)
        flow.next_page()
        _put_plan_alone(sheet, flow)


def _opening(sheet: Sheet) -> Iterator[tuple[Block, float]]:
    """Blocks of page 1 with the gap above each; a head as long as a page comes after the title."""
    head = letterhead(sheet)
    if head.height <= _TALL_HEAD:
        yield head, 0
    yield title(sheet), 0
    if head.height > _TALL_HEAD:
        yield head, 0
    yield facts(sheet), 0
    yield message(sheet), 0
    new = changes(sheet)
    if new:
        yield new, 10


def _plan(sheet: Sheet) -> Block:
    heading = section_beside(sheet, sheet.word("plan"), sheet.document.session)
    return Stack([heading, space(4), plan_table(sheet)])


def _put_plan_alone(sheet: Sheet, flow: Flow) -> None:
    """The plan on a page of its own, with the largest pictures that keep it on one page."""
    note = sets_note(sheet)
    for size in PICTURES_ALONE:
        table = plan_list(sheet, size) if sheet.scale.large else plan_table(sheet, size)
        plan = Stack([
            page_title(sheet, sheet.word("plan")),
            text(sheet.body(sheet.document.session), sheet.measure),
            *([note] if note else []), space(8), table,
        ])  # fmt: skip
        if flow.fits(plan, 12):
            break
    flow.put(plan, 12, part=sheet.scale.large)
