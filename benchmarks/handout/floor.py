"""The floor: the very marks of the product's pages put on a plain ReportLab canvas.

Same words, same line breaks, same places, same pictures; no layout, no tags, no checks. What it
draws is recorded once and not timed: less work than this is no handout.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfgen.canvas import Canvas

from clinic.handout import render as rendering
from clinic.handout.canvas import TaggedCanvas
from clinic.handout.document import HandoutDocument
from clinic.handout.pen import Pen
from clinic.handout.scale import Style
from clinic.handout.theme import rgb

Mark = Callable[["_Plain"], None]
Points = tuple[tuple[float, float], ...]


class _Plain:
    """A plain canvas that sets a font or a color only where it changes."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._font: tuple[str, float] | None = None
        self._fill = self._stroke = ""

    def forget(self) -> None:
        """After a page's end or a restored state nothing is set."""
        self._font, self._fill, self._stroke = None, "", ""

    def text(self, x: float, y: float, text: str, style: Style, color: str) -> None:
        self.paint(color, "")
        font = (style.weight.value, style.size)
        if font != self._font:
            self.canvas.setFont(*font)
            self._font = font
        self.canvas.drawString(x, y, text)

    def paint(self, fill: str, stroke: str, width: float = 0.0) -> None:
        if fill and fill != self._fill:
            self.canvas.setFillColorRGB(*rgb(fill))
            self._fill = fill
        if stroke:
            self.canvas.setLineWidth(width)
            if stroke != self._stroke:
                self.canvas.setStrokeColorRGB(*rgb(stroke))
                self._stroke = stroke

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str, line: float
    ) -> None:
        self.paint(fill, stroke, line)
        self.canvas.rect(x, y, width, height, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def line(self, ends: tuple[float, float, float, float], color: str, width: float) -> None:
        self.paint("", color, width)
        self.canvas.line(*ends)

    def shape(self, points: Points, fill: str, stroke: str, width: float, closed: bool) -> None:
        self.paint(fill, stroke, width)
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if closed:
            path.close()
        self.canvas.drawPath(path, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def disc(self, x: float, y: float, radius: float, fill: str, stroke: str, width: float) -> None:
        self.paint(fill, stroke, width)
        self.canvas.circle(x, y, radius, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def form(self, matrix: tuple[float, ...], name: str, make: Callable[[], PDFStream]) -> None:
        document: Any = self.canvas._doc
        if not document.hasForm(name):
            document.addForm(name, make())
        self.canvas.saveState()
        self.canvas.transform(*matrix)
        self.canvas.doForm(name)
        self.canvas.restoreState()
        self.forget()

    def image(self, picture: ImageReader, box: tuple[float, float, float, float]) -> None:
        self.canvas.drawImage(picture, *box)

    def end_page(self) -> None:
        self.canvas.showPage()
        self.forget()


class _RecordingCanvas(TaggedCanvas):
    """Notes forms and images."""

    marks: list[Mark]
    _matrix: tuple[float, ...] = ()

    def transform(self, *matrix: float) -> None:
        self._matrix = matrix
        super().transform(*matrix)

    def stamp(self, name: str, form: Callable[[], PDFStream]) -> None:
        super().stamp(name, form)
        matrix = self._matrix
        self.marks.append(lambda plain: plain.form(matrix, name, form))

    def drawImage(self, picture: Any, *box: Any, **options: Any) -> Any:  # noqa: N802
        self.marks.append(lambda plain: plain.image(picture, box))
        return super().drawImage(picture, *box, **options)


class _RecordingPen(Pen):
    """Notes what is drawn, in places counted from the bottom of the page."""

    marks: list[Mark]

    def text(self, x: float, baseline: float, text: str, style: Style, color: str) -> None:
        super().text(x, baseline, text, style, color)
        place = (x, self._height - baseline)
        self.marks.append(lambda plain: plain.text(*place, text, style, color))

    def rectangle(
        self, x: float, y: float, width: float, height: float, *,
        fill: str = "", stroke: str = "", line_width: float = 0.75,
    ) -> None:  # fmt: skip
        super().rectangle(x, y, width, height, fill=fill, stroke=stroke, line_width=line_width)
        half = line_width / 2 if stroke else 0.0
        box = (x + half, self._height - y - height + half, width - 2 * half, height - 2 * half)
        self.marks.append(lambda plain: plain.box(*box, fill, stroke, line_width))

    def line(
        self, x: float, y: float, to_x: float, to_y: float, color: str, width: float = 0.75
    ) -> None:
        super().line(x, y, to_x, to_y, color, width)
        ends = (x, self._height - y, to_x, self._height - to_y)
        self.marks.append(lambda plain: plain.line(ends, color, width))

    def polygon(
        self, points: Points, *,
        fill: str = "", stroke: str = "", line_width: float = 1.5, closed: bool = True,
    ) -> None:  # fmt: skip
        super().polygon(points, fill=fill, stroke=stroke, line_width=line_width, closed=closed)
        raised = tuple((x, self._height - y) for x, y in points)
        self.marks.append(lambda plain: plain.shape(raised, fill, stroke, line_width, closed))

    def circle(
        self, x: float, y: float, radius: float, *,
        fill: str = "", stroke: str = "", line_width: float = 1.5,
    ) -> None:  # fmt: skip
        super().circle(x, y, radius, fill=fill, stroke=stroke, line_width=line_width)
        middle = (x, self._height - y)
        self.marks.append(lambda plain: plain.disc(*middle, radius, fill, stroke, line_width))

    def end_page(self) -> None:
        super().end_page()
        self.marks.append(_Plain.end_page)


@contextmanager
def _recording(marks: list[Mark]) -> Iterator[None]:
    """While it lasts the product draws with a pen and a canvas that take notes."""
    kept = rendering.Pen, rendering.TaggedCanvas
    pen = type("_Pen", (_RecordingPen,), {"marks": marks})
    canvas = type("_Canvas", (_RecordingCanvas,), {"marks": marks})
    rendering.Pen, rendering.TaggedCanvas = pen, canvas  # type: ignore[misc]
    try:
        yield
    finally:
        rendering.Pen, rendering.TaggedCanvas = kept  # type: ignore[misc]


def prepare(document: HandoutDocument) -> Callable[[str], bytes]:
    """A function that puts the document's marks on paper, under a title."""
    marks: list[Mark] = []
    with _recording(marks):
        rendering.render(document)
    return partial(_draw, marks)


def _draw(marks: list[Mark], title: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(612, 792), pageCompression=1, invariant=1, lang="en")
    canvas.setTitle(title)
    plain = _Plain(canvas)
    for mark in marks:
        mark(plain)
    canvas.save()
    return file.getvalue()
