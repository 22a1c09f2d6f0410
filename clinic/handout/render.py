"""A handout document to the bytes of a tagged PDF: the same document gives the same bytes."""

from dataclasses import dataclass
from threading import Lock
from typing import Final

from clinic.figures.body import BODIES, DEFAULT_BODY
from clinic.handout.blocks.footer import draw_footer
from clinic.handout.canvas import TaggedCanvas
from clinic.handout.coverage import require_coverage
from clinic.handout.document import HandoutDocument
from clinic.handout.embedded import PROGRAM_NAME
from clinic.handout.flow import Page
from clinic.handout.pages import lay_out
from clinic.handout.pen import Pen
from clinic.handout.pictures import KeptFigures
from clinic.handout.scale import BAR_HEIGHT, BAR_TOP, MARGIN, SCALES, Paper, Size
from clinic.handout.sheet import FigureSource, Sheet
from clinic.handout.theme import INK, theme_of

PER_PAGE: Final = {Size.STANDARD: (2, 1), Size.LARGE: (1,), Size.COMPACT: (4, 2)}
"""Exercises a page that a size allows, the usual first."""

_ONE_AT_A_TIME = Lock()
"""ReportLab's fonts keep their place in the font file while they are cut down to a subset."""


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a document is put on paper. `per_page` of 0 is what the size usually has.

    Raises:
        ValueError: the size does not allow that many exercises a page, or there is no such body.
    """

    paper: Paper = Paper.LETTER
    size: Size = Size.STANDARD
    per_page: int = 0
    ink_saver: bool = False
    log: bool = True
    body: str = DEFAULT_BODY

    def __post_init__(self) -> None:
        if self.body not in BODIES:
            raise ValueError(f"no body {self.body!r}; there are {', '.join(BODIES)}")
        if self.per_page and self.per_page not in PER_PAGE[self.size]:
            allowed = " or ".join(map(str, sorted(PER_PAGE[self.size])))
            raise ValueError(
                f"{self.size} print takes {allowed} exercises a page, not {self.per_page}"
            )

    @property
    def exercises_a_page(self) -> int:
        """The number asked for, or the usual one."""
        return self.per_page or PER_PAGE[self.size][0]


@dataclass(frozen=True, slots=True)
class Rendering:
    """A finished file and how many pages it has."""

    pdf: bytes
    pages: int


def render_handout(document: HandoutDocument, options: RenderOptions = RenderOptions()) -> bytes:
    """The PDF of a document.

    Raises:
        UncoveredTextError: a text holds characters that no font here has.
    """
    return render(document, options).pdf


def render(
    document: HandoutDocument,
    options: RenderOptions = RenderOptions(),
    figures: FigureSource | None = None,
) -> Rendering:
    """The PDF of a document with its number of pages; raises as `render_handout` does.

    `figures` are the kept pictures of `options.body` unless given.
    """
    require_coverage(document)
    with _ONE_AT_A_TIME:
        sheet = Sheet(
            document=document,
            theme=theme_of(document.clinic.brand_color, ink_saver=options.ink_saver),
            scale=SCALES[options.size],
            paper=options.paper.points,
            figures=figures or KeptFigures(options.body),
            log=options.log,
        )
        pages = lay_out(sheet, options.exercises_a_page)
        return Rendering(_draw(sheet, pages), len(pages))


def _draw(sheet: Sheet, pages: list[Page]) -> bytes:
    document = sheet.document
    canvas = TaggedCanvas(sheet.paper, document.locale, document.title_line, document.clinic.name)
    pen = Pen(canvas)
    for number, page in enumerate(pages, 1):
        pen.start_page()
        with pen.artifact("/Pagination"):
            _draw_bar(sheet, pen)
        for top, block in page.placed:
            block.draw(pen, MARGIN, top)
        draw_footer(sheet, pen, number, len(pages))
        pen.end_page()
    if document.program:
        canvas.attach(PROGRAM_NAME, document.program.encode(), document.title)
    return canvas.finish()


def _draw_bar(sheet: Sheet, pen: Pen) -> None:
    theme = sheet.theme
    if theme.ink_saver:
        pen.rectangle(MARGIN, BAR_TOP, sheet.measure, 2, fill=theme.line)
        return
    outline = INK if theme.outlined else ""
    pen.rectangle(MARGIN, BAR_TOP, sheet.measure, BAR_HEIGHT, fill=theme.solid, stroke=outline)
