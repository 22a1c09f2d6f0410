"""The typeface on paper: Source Sans Pro in three weights, read once and registered by name."""

from enum import StrEnum
from functools import cache
from threading import Lock
from typing import Any, Final

import font_source_sans_pro
from reportlab.pdfbase import pdfmetrics, ttfonts


class Weight(StrEnum):
    """A weight of the typeface; the value is its registered name."""

    REGULAR = "HandoutSans"
    SEMIBOLD = "HandoutSans-Semibold"
    BOLD = "HandoutSans-Bold"


_FILES: Final = {
    Weight.REGULAR: "SourceSansPro",
    Weight.SEMIBOLD: "SourceSansProSemibold",
    Weight.BOLD: "SourceSansProBold",
}
_EM = 1000
_LOCK = Lock()


class _Font(ttfonts.TTFont):
    """A font whose ToUnicode map leaves out the empty glyph.

    The library maps its code 0 to U+0000, which a tagged PDF must not do.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - ReportLab's name
        super().addObjects(doc)
        for number, entry in list(doc.idToObject.items()):
            if str(number).startswith("toUnicodeCMap:"):
                entry.content = _without_zero(entry.content)


def _without_zero(cmap: str) -> str:
    lines = cmap.split("\n")
    kept = [line for line in lines if not line.endswith("> <0000>")]
    dropped = len(lines) - len(kept)
    if not dropped:
        return cmap
    counted = [line for line in kept if line.endswith(" beginbfchar")]
    count = int(counted[0].split()[0]) - dropped
    return "\n".join(kept).replace(counted[0], f"{count} beginbfchar")


@cache
def _load() -> dict[Weight, _Font]:
    fonts = {}
    for weight, name in _FILES.items():
        path = font_source_sans_pro.font_files_ttf[name]
        font = _Font(weight.value, path, asciiReadable=False, shapable=False)
        pdfmetrics.registerFont(font)
        fonts[weight] = font
    return fonts


def font(weight: Weight) -> Any:
    """The font of a weight, registered with ReportLab."""
    with _LOCK:
        return _load()[weight]


@cache
def widths(weight: Weight) -> dict[int, int]:
    """Advance widths by code point, in thousandths of the type size."""
    known = dict(font(weight).face.charWidths)
    known[0xA0] = known[0x20]
    return known


@cache
def _covered() -> frozenset[int]:
    """Code points that every weight has a glyph for."""
    glyphs = [set(font(weight).face.charToGlyph) for weight in Weight]
    return frozenset(set.intersection(*glyphs)) | {0xA0}


def uncovered(text: str) -> tuple[str, ...]:
    """The characters of a printable text that the typeface lacks, each once, in order."""
    if text.isascii():
        return tuple(dict.fromkeys(c for c in text if c < " " and c != "\n"))
    covered = _covered()
    return tuple(dict.fromkeys(c for c in text if c != "\n" and ord(c) not in covered))


def text_width(text: str, weight: Weight, size: float) -> float:
    """The width of one line of text in points."""
    table = widths(weight)
    return sum(map(table.__getitem__, map(ord, text))) * size / _EM
