"""The blocks drawn with fpdf2."""

import logging
from collections.abc import Iterable

import font_source_sans_pro
from fpdf import FPDF
from fpdf.svg import SVGObject

from benchmarks.handout.content import Beside, Block, Break, Bullets, Grid, Words, blocks_of
from benchmarks.handout.sample import picture_svg
from clinic.handout.document import HandoutDocument, Picture

logging.getLogger("fpdf").setLevel(logging.ERROR)  # a picture's title is no mark

_WEIGHTS = {"": "SourceSansPro", "B": "SourceSansProSemibold"}
_SIZES = {0: (15, 19), 1: (30, 34), 2: (20, 24), 3: (18, 22)}
_COLUMN, _GUTTER, _PICTURE = 236.0, 18.0, 84.0


class Pages:
    """Makes files; pictures are read from SVG once."""

    def __init__(self) -> None:
        self._pictures: dict[Picture, SVGObject] = {}

    def draw(self, document: HandoutDocument) -> bytes:
        """The whole handout."""
        pdf = FPDF(unit="pt", format="letter")
        pdf.set_margins(45, 38, 45)
        pdf.set_auto_page_break(True, 54)
        for style, name in _WEIGHTS.items():
            pdf.add_font("Handout", style, font_source_sans_pro.font_files_ttf[name])
        pdf.set_title(document.title_line)
        pdf.set_lang("en")
        pdf.add_page()
        self._all(pdf, blocks_of(document))
        return bytes(pdf.output())

    def _all(self, pdf: FPDF, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._draw(pdf, block)

    def _draw(self, pdf: FPDF, block: Block) -> None:
        match block:
            case Words(text, level, lead):
                _write(pdf, text, level, lead)
            case Bullets(entries, numbered):
                for number, entry in enumerate(entries, 1):
                    _write(pdf, entry, 0, f"{number}" if numbered else "-")
            case Grid(head, rows):
                pdf.set_font("Handout", "", 15)
                with pdf.table(borders_layout="HORIZONTAL_LINES", line_height=19) as table:
                    for cells in (head, *rows):
                        table.row(cells)
            case Beside(pictures, blocks):
                self._beside(pdf, pictures, blocks)
            case Break():
                pdf.add_page()

    def _beside(self, pdf: FPDF, pictures: tuple[Picture, ...], blocks: tuple[Block, ...]) -> None:
        top, page = pdf.y, pdf.page
        for picture in pictures:
            self._picture(pdf, picture)
            pdf.set_font("Handout", "", 13)
            caption = f"{picture.moment}: {picture.caption}"
            pdf.multi_cell(_COLUMN, 16, caption, align="L", new_x="LMARGIN", new_y="NEXT")
        below = pdf.y
        if pdf.page == page:
            pdf.set_y(top)
        pdf.set_left_margin(45 + _COLUMN + _GUTTER)
        self._all(pdf, blocks)
        pdf.set_left_margin(45)
        pdf.set_y(max(below, pdf.y))

    def _picture(self, pdf: FPDF, picture: Picture) -> None:
        if pdf.y + _PICTURE > pdf.page_break_trigger:
            pdf.add_page()
        if picture not in self._pictures:
            self._pictures[picture] = SVGObject(picture_svg(picture))
        width, height, paths = self._pictures[picture].transform_to_rect_viewport(
            1, _COLUMN, _PICTURE, ignore_svg_top_attrs=True
        )
        with pdf.local_context():
            paths.transform = paths.transform.translate(pdf.x, pdf.y)
            pdf.draw_path(paths)
        pdf.set_y(pdf.y + height)
        del width


def _write(pdf: FPDF, text: str, level: int, lead: str) -> None:
    size, leading = _SIZES[level]
    pdf.set_font("Handout", "B" if level else "", size)
    marked = f"**{lead}** {text}" if lead else text
    pdf.multi_cell(0, leading, marked, align="L", markdown=bool(lead),
                   new_x="LMARGIN", new_y="NEXT")  # fmt: skip
