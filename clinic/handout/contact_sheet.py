"""A contact sheet: the movements of the library, their pictures side by side, on Letter pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from clinic.figures.display import DisplayList, Style
from clinic.figures.pdf import draw_figure
from clinic.handout.fonts import Weight, font
from clinic.handout.theme import HAIRLINE, INK, PINE, SECONDARY

_MARGIN: Final = 40.0
_HEAD: Final = 34.0
_FOOT: Final = 22.0
_COLUMNS: Final = 2
_ROWS: Final = 5
_GUTTER: Final = 22.0
_BETWEEN: Final = 6.0  # points between the pictures of one movement
_NAME: Final = 11.0
_CAPTION: Final = 7.5


@dataclass(frozen=True)
class Row:
    """A movement on the sheet: its name and its pictures in order."""

    name: str
    pictures: Sequence[DisplayList]


def contact_sheet(path: Path, title: str, rows: Sequence[Row], style: Style = "color") -> int:
    """Write the sheet to a PDF file; the number of its pages."""
    for weight in Weight:
        font(weight)
    canvas = Canvas(str(path), pagesize=LETTER, pageCompression=1, invariant=1, lang="en-US")
    canvas.setTitle(title)
    each = _COLUMNS * _ROWS
    pages = max(1, -(-len(rows) // each))
    for number in range(pages):
        _frame(canvas, title, len(rows), number + 1, pages)
        for place, row in enumerate(rows[number * each : (number + 1) * each]):
            _cell(canvas, row, *_place(place), style)
        canvas.showPage()
    canvas.save()
    return pages


def _size() -> tuple[float, float]:
    """Width and height of a cell."""
    width, height = LETTER
    across = (width - 2 * _MARGIN - (_COLUMNS - 1) * _GUTTER) / _COLUMNS
    return across, (height - 2 * _MARGIN - _HEAD - _FOOT) / _ROWS


def _place(number: int) -> tuple[float, float]:
    """Left edge and top of a cell, read along the rows."""
    across, down = _size()
    row, column = divmod(number, _COLUMNS)
    return _MARGIN + column * (across + _GUTTER), LETTER[1] - _MARGIN - _HEAD - row * down


def _frame(canvas: Any, title: str, movements: int, page: int, pages: int) -> None:
    width, height = LETTER
    top = height - _MARGIN
    _text(canvas, _MARGIN, top - 14, title, Weight.BOLD, 16, PINE)
    count = f"{movements} movement" + ("s" if movements != 1 else "")
    _text(canvas, width - _MARGIN, top - 14, count, Weight.REGULAR, 9, SECONDARY, end=True)
    _rule(canvas, top - 22)
    _text(canvas, width - _MARGIN, _MARGIN, f"Page {page} of {pages}", Weight.REGULAR, 9,
          SECONDARY, end=True)  # fmt: skip


def _cell(canvas: Any, row: Row, left: float, top: float, style: Style) -> None:
    across, down = _size()
    _text(canvas, left, top - _NAME - 4, row.name, Weight.SEMIBOLD, _NAME, INK)
    count = len(row.pictures)
    width = (across - (count - 1) * _BETWEEN) / count
    low, high = top - down + _CAPTION + 12, top - _NAME - 12
    for number, picture in enumerate(row.pictures):
        x = left + number * (width + _BETWEEN)
        draw_figure(canvas, picture, x, low, width, high - low, style)
        for line, words in enumerate(_lines(_words(picture), width)):
            baseline = low - (line + 1) * (_CAPTION + 1.5)
            _text(canvas, x + width / 2, baseline, words, Weight.REGULAR, _CAPTION, SECONDARY,
                  middle=True)  # fmt: skip


def _words(picture: DisplayList) -> str:
    return f"{picture.moment}: {picture.caption}" if picture.moment else picture.caption


def _lines(words: str, width: float) -> list[str]:
    """The words broken into lines no wider than `width`."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and stringWidth(longer, Weight.REGULAR.value, _CAPTION) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _rule(canvas: Any, y: float) -> None:
    canvas.setStrokeColor(HAIRLINE)
    canvas.setLineWidth(0.6)
    canvas.line(_MARGIN, y, LETTER[0] - _MARGIN, y)


def _text(
    canvas: Any, x: float, y: float, words: str, weight: Weight, size: float, color: str,
    *, end: bool = False, middle: bool = False,
) -> None:  # fmt: skip
    canvas.setFillColor(color)
    canvas.setFont(weight.value, size)
    draw = canvas.drawRightString if end else canvas.drawString
    (canvas.drawCentredString if middle else draw)(x, y, words)
