"""The foot of every page: clinic, phone, patient, date, page number. All of it page furniture."""

from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.scale import BOTTOM, MARGIN
from clinic.handout.sheet import Sheet
from clinic.handout.text import printable
from clinic.handout.theme import INK, RULE, SECONDARY

_ABOVE_WORDS = 6.0
_ELLIPSIS = "…"
_DOT = " · "


def footer_height(sheet: Sheet) -> float:
    """Rule, words and the margin below, in points."""
    return BOTTOM + _ABOVE_WORDS + sheet.scale.label.leading * _line_count(sheet) + 8


def _line_count(sheet: Sheet) -> int:
    return 1 if _on_one_line(sheet) else 2


def _on_one_line(sheet: Sheet) -> bool:
    room = sheet.measure - _page_width(sheet) - 12
    return (
        not sheet.scale.large
        and natural_width(_name(sheet)) + 8 + natural_width(_about(sheet)) <= room
    )


def _name(sheet: Sheet) -> Run:
    return Run(sheet.document.clinic.name, sheet.scale.label_strong, INK)


def _about(sheet: Sheet) -> Run:
    document = sheet.document
    parts = filter(None, (document.clinic.phone, document.patient, document.issued_short))
    return Run(_DOT.join(parts), sheet.scale.label, SECONDARY)


def _page_width(sheet: Sheet) -> float:
    widest = sheet.word("page", n=88, total=88)
    return natural_width(Run(widest, sheet.scale.label_strong, INK))


def draw_footer(sheet: Sheet, pen: Pen, number: int, total: int) -> None:
    """Draw it on the current page as an artifact."""
    leading, size = sheet.scale.label.leading, sheet.scale.label.size
    lines = _line_count(sheet)
    top = sheet.paper[1] - BOTTOM - lines * leading
    right = MARGIN + sheet.measure
    with pen.artifact("/Pagination/Subtype/Footer"):
        pen.line(MARGIN, top - _ABOVE_WORDS, right, top - _ABOVE_WORDS, RULE)
        baseline = top + leading / 2 + 0.33 * size
        page = Run(sheet.word("page", n=number, total=total), sheet.scale.label_strong, INK)
        _draw(pen, right - natural_width(page), baseline, page)
        name, about = _name(sheet), _about(sheet)
        if lines == 1:
            _draw(pen, MARGIN, baseline, name)
            _draw(pen, MARGIN + natural_width(name) + 8, baseline, about)
            return
        _draw(pen, MARGIN, baseline, _shortened(name, sheet.measure - _page_width(sheet) - 18))
        _draw(pen, MARGIN, baseline + leading, _shortened(about, sheet.measure))


def _draw(pen: Pen, x: float, baseline: float, run: Run) -> None:
    pen.text(x, baseline, printable(run.text).replace("\n", " ") + " ", run.style, run.color)


def _shortened(run: Run, room: float) -> Run:
    """What fits, ending in an ellipsis: page 1 has the names whole."""
    words = printable(run.text).replace("\n", " ")
    if natural_width(run._replace(text=words)) <= room:
        return run._replace(text=words)
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        fits = natural_width(run._replace(text=words[:middle].rstrip() + _ELLIPSIS)) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return run._replace(text=words[:low].rstrip() + _ELLIPSIS)
