"""The head of page 1: logo, name and contacts of the clinic."""

import io
from base64 import b64decode
from functools import lru_cache
from typing import NamedTuple
from zlib import compress

from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream

from clinic.handout.blocks.contacts import Contacts
from clinic.handout.layout import Block, Columns, Drawing, Stack, rule, space, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.scale import GUTTER, Style
from clinic.handout.sheet import Sheet
from clinic.handout.theme import RULE

_LOGO_HEIGHT, _LOGO_WIDTH = 34.0, 120.0
_LONG_NAME = 45
_CONTACTS_SHARE = 0.42
"""Of the measure: what contacts may take beside a long name."""


def letterhead(sheet: Sheet) -> Block:
    """Logo and name on the left, contacts on the right, a rule below."""
    logo = _logo(sheet)
    beside = _logo_size(sheet.document.clinic.logo)[0] + 10 if logo else 0.0
    taken = natural_width(_name(sheet)) + beside + GUTTER
    contacts = Contacts(sheet, max(sheet.measure - taken, sheet.measure * _CONTACTS_SHARE))
    right = sheet.measure - contacts.width if contacts.height else sheet.measure
    name = text(_name(sheet), right - beside - GUTTER)
    columns: list[tuple[float, Block]] = [(beside, name), (right, contacts)]
    if logo:
        columns.insert(0, (0, logo))
    return Stack(
        [space(4), Columns(columns, middle=True), space(6), rule(sheet.measure, RULE), space(6)]
    )


def _name(sheet: Sheet) -> Run:
    name, section = sheet.document.clinic.name, sheet.scale.section
    if len(name) > _LONG_NAME:
        section = Style(section.weight, sheet.scale.body.size, sheet.scale.body.leading - 1)
    return sheet.heading(name, section)


def _logo(sheet: Sheet) -> Block | None:
    encoded = sheet.document.clinic.logo
    if not encoded:
        return None
    width, height = _logo_size(encoded)

    def draw(pen: Pen, x: float, y: float) -> None:
        alt = sheet.word("logo", name=sheet.document.clinic.name)
        with pen.figure(alt, x, y, width, height), pen.own_state() as page:
            pen.canvas.transform(width, 0, 0, height, x, page - y - height)
            pen.canvas.stamp("logo", lambda: _image(encoded))

    return Drawing(height, draw)


def _logo_size(encoded: str) -> tuple[float, float]:
    """Width and height on paper, in points."""
    if not encoded:
        return 0.0, 0.0
    wide, high, _, _ = _pixels(encoded)
    scale = min(_LOGO_WIDTH / wide, _LOGO_HEIGHT / high)
    return wide * scale, high * scale


def _image(encoded: str) -> PDFStream:
    """The logo as an image of a file, one unit wide and high."""
    pixels = _pixels(encoded)
    about = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": pixels.wide,
        "Height": pixels.high,
        "ColorSpace": "/DeviceRGB",
        "BitsPerComponent": 8,
        "Filter": pixels.packing,
    }
    return PDFStream(PDFDictionary(about), pixels.packed)


class _Pixels(NamedTuple):
    """A picture as a file holds it."""

    wide: int
    high: int
    packing: str
    packed: bytes


@lru_cache(maxsize=16)
def _pixels(encoded: str) -> _Pixels:
    """The logo packed once; clinics print the same one all day. A photograph stays a JPEG."""
    kept = b64decode(encoded)
    with Image.open(io.BytesIO(kept)) as opened:
        if opened.format == "JPEG" and opened.mode == "RGB":
            return _Pixels(*opened.size, "/DCTDecode", kept)
        colors = opened.convert("RGB")
    return _Pixels(*colors.size, "/FlateDecode", compress(colors.tobytes(), 9))
