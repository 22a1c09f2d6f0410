"""The head of page 1: logo, name and contacts of the clinic."""

import io
from base64 import b64decode
from functools import lru_cache

from reportlab.lib.utils import ImageReader

from clinic.handout.document import Letterhead
from clinic.handout.layout import Block, Columns, Drawing, Stack, rule, space, text
from clinic.handout.measure import Run, natural_width
from clinic.handout.pen import Pen
from clinic.handout.scale import GUTTER, Style
from clinic.handout.sheet import Sheet
from clinic.handout.theme import INK, RULE, SECONDARY

_LOGO_HEIGHT, _LOGO_WIDTH = 34.0, 120.0
_LONG_NAME = 45
_CONTACTS_SHARE = 0.42
"""Of the measure: what contacts may take beside a long name."""


def letterhead(sheet: Sheet) -> Block:
    """Logo and name on the left, contacts on the right, a rule below."""
    contacts = _contacts(sheet)
    logo = _logo(sheet)
    beside = _logo_size(sheet.document.clinic.logo)[0] + 10 if logo else 0.0
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


class _Contacts(Stack):
    """Contact lines with the width they take."""

    def __init__(self, lines: list[Run], most: float) -> None:
        self.width = min(most, max(map(natural_width, lines), default=0.0) + 0.5)
        super().__init__([_at_right(line, self.width) for line in lines])


def _at_right(line: Run, width: float) -> Block:
    """A line that ends at the margin; one that has to be broken starts at the left."""
    slack = max(0.0, width - natural_width(line) - 0.5)
    return Columns([(slack, text(line, width - slack))])


def _contacts(sheet: Sheet) -> _Contacts:
    """Phone, address, then email and website; large print keeps the phone alone up here."""
    clinic = sheet.document.clinic
    logo = _logo_size(clinic.logo)[0]
    name = natural_width(_name(sheet)) + (logo + 10 if logo else 0) + GUTTER
    room = max(sheet.measure - name, sheet.measure * _CONTACTS_SHARE)
    lines = [Run(clinic.phone, sheet.scale.lead, INK)] if clinic.phone else []
    if not sheet.scale.large:
        lines += _small_contacts(sheet, room)
    return _Contacts(lines, room)


def _small_contacts(sheet: Sheet, room: float) -> list[Run]:
    """Address, email and website in as few lines as the room allows."""
    clinic = sheet.document.clinic
    small = [Run(words, sheet.scale.label, SECONDARY) for words in contact_lines(clinic)]
    if all(natural_width(line) <= room for line in small):
        return small
    apart = (", ".join(clinic.address), clinic.email, clinic.website)
    return [Run(words, sheet.scale.label, SECONDARY) for words in apart if words]


def contact_lines(clinic: Letterhead) -> list[str]:
    """The address on one line, email and website on another; what is missing is left out."""
    lines = (", ".join(clinic.address), " · ".join(filter(None, (clinic.email, clinic.website))))
    return [line for line in lines if line]


def _logo(sheet: Sheet) -> Block | None:
    encoded = sheet.document.clinic.logo
    if not encoded:
        return None
    width, height = _logo_size(encoded)

    def draw(pen: Pen, x: float, y: float) -> None:
        alt = sheet.word("logo", name=sheet.document.clinic.name)
        with pen.figure(alt, x, y, width, height), pen.own_state() as page:
            pen.canvas.drawImage(_picture(encoded), x, page - y - height, width, height)

    return Drawing(height, draw)


def _logo_size(encoded: str) -> tuple[float, float]:
    """Width and height on paper, in points."""
    if not encoded:
        return 0.0, 0.0
    wide, high = _picture(encoded).getSize()
    scale = min(_LOGO_WIDTH / wide, _LOGO_HEIGHT / high)
    return wide * scale, high * scale


@lru_cache(maxsize=16)
def _picture(encoded: str) -> ImageReader:
    """The logo, decoded once; clinics print the same one all day."""
    return ImageReader(io.BytesIO(b64decode(encoded)))
