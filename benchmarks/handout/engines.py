"""The engines: each is prepared once, then makes the handout of one patient after the other.

What an engine can keep between two files it keeps: fonts, pictures, a running browser.
"""

import importlib.util
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import font_source_sans_pro

from benchmarks.handout import floor
from benchmarks.handout.html import page_of
from benchmarks.handout.sample import for_patient
from clinic.handout.document import HandoutDocument
from clinic.handout.render import render_handout

Make = Callable[[int], bytes]
"""Makes the file of patient number n."""

_FONTS = Path(font_source_sans_pro.font_files_ttf["SourceSansPro"]).parent
_CHROMIUM_QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip


def product(document: HandoutDocument) -> Make:
    """This product."""
    return lambda number: render_handout(for_patient(document, number))


def raw_canvas(document: HandoutDocument) -> Make:
    """The floor."""
    draw = floor.prepare(document)
    return lambda number: draw(f"Patient {number}")


def typst(document: HandoutDocument) -> Make:
    """Typst, PDF/UA-1; the compiler is kept, and with it what it remembers."""
    import typst as engine  # noqa: PLC0415 - optional

    from benchmarks.handout.typst_markup import Pictures, markup_of  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="clinic-bench-"))
    pictures = Pictures(folder)
    main = folder / "main.typ"
    main.write_text(markup_of(document, pictures))
    compiler = engine.Compiler(root=folder, font_paths=[_FONTS], ignore_system_fonts=True)

    def make(number: int) -> bytes:
        main.write_text(markup_of(for_patient(document, number), pictures))
        made: Any = compiler.compile(input=main, format="pdf", pdf_standards="ua-1")
        return bytes(made)

    return make


def weasyprint(document: HandoutDocument) -> Make:
    """WeasyPrint, PDF/UA-1; fonts and pictures are kept."""
    from weasyprint import HTML  # noqa: PLC0415 - optional
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts, pictures = FontConfiguration(), {}  # type: ignore[var-annotated]

    def make(number: int) -> bytes:
        page = HTML(string=page_of(for_patient(document, number)), base_url="/")
        made: Any = page.write_pdf(font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1")
        return bytes(made)

    return make


def chromium(document: HandoutDocument) -> Make:
    """Chromium, tagged, with an outline; browser and page are kept."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - optional

    browser = (
        sync_playwright()
        .start()
        .chromium.launch(executable_path=shutil.which("chromium"), args=list(_CHROMIUM_QUIET))
    )
    page = browser.new_page()
    folder = Path(tempfile.mkdtemp(prefix="clinic-bench-"))
    file = folder / "handout.html"

    def make(number: int) -> bytes:
        file.write_text(page_of(for_patient(document, number)))
        page.goto(file.as_uri())
        page.evaluate("document.fonts.ready")
        return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

    return make


def fpdf2(document: HandoutDocument) -> Make:
    """fpdf2, which writes no tags; its pictures are read once."""
    from benchmarks.handout.fpdf_pages import Pages  # noqa: PLC0415 - optional

    pages = Pages()
    return lambda number: pages.draw(for_patient(document, number))


ENGINES: dict[str, tuple[Callable[[HandoutDocument], Make], str]] = {
    "floor": (raw_canvas, ""),
    "product": (product, ""),
    "typst": (typst, "typst"),
    "weasyprint": (weasyprint, "weasyprint"),
    "chromium": (chromium, "playwright"),
    "fpdf2": (fpdf2, "fpdf"),
}
"""By name: how it is prepared, and the package it needs."""


def missing(name: str) -> str:
    """What has to be installed before an engine can run; empty where all is there."""
    package = ENGINES[name][1]
    if package and importlib.util.find_spec(package) is None:
        return "pip install .[bench]"
    if name == "chromium" and shutil.which("chromium") is None:
        return "Debian package chromium"
    return ""
