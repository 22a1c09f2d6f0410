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
from clinic.handout.blocks.plan import PICTURES_ALONE, plan_table, sets_note
from clinic.handout.blocks.stop_box import stop_box
from clinic.handout.flow import Flow
from clinic.handout.layout import Block, Stack, space, text
from clinic.handout.sheet import Sheet


def put_first_pages(sheet: Sheet, flow: Flow) -> None:
    """Page 1 with the stop box at its foot, and a page for the plan where it needs one."""
    flow.reserve(stop_box(sheet))
    for block, gap in _opening(sheet):
        flow.put(block, gap)
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
    """Blocks of page 1 with the gap above each."""
    yield letterhead(sheet), 0
    yield title(sheet), 0
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
    below = note.height + 4 if note else 0
    for size in PICTURES_ALONE:
        session = [text(sheet.body(sheet.document.session), sheet.measure)]
        plan = Stack(
            [page_title(sheet, sheet.word("plan")), *session, space(8), plan_table(sheet, size)]
        )
        if plan.height + below <= flow.height:
            break
    flow.put(plan)
    if note:
        flow.put(note, 4)
