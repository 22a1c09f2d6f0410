"""How to reach the clinic, at the right of the letterhead; addresses can be tapped on a screen."""

from typing import NamedTuple

from clinic.handout.document import Letterhead
from clinic.handout.layout import Block, Columns, Linked, Stack, Tagged, text
from clinic.handout.links import link_to_email, link_to_phone, link_to_website
from clinic.handout.measure import Run, natural_width
from clinic.handout.sheet import Sheet
from clinic.handout.theme import INK, SECONDARY

_DOT = " · "


class _Part(NamedTuple):
    """A piece of a line and where it leads; an empty `url` leads nowhere."""

    run: Run
    url: str = ""


class Contacts(Stack):
    """Contact lines that end at the right margin, with the width they take in points."""

    def __init__(self, sheet: Sheet, room: float) -> None:
        lines = _lines(sheet, room)
        self.width = min(room, max(map(_width, lines), default=0.0) + 0.5)
        super().__init__([_drawn(line, self.width) for line in lines])


def contact_lines(clinic: Letterhead) -> list[str]:
    """The address on one line, email and website on another; what is missing is left out."""
    lines = (", ".join(clinic.address), _DOT.join(filter(None, (clinic.email, clinic.website))))
    return [line for line in lines if line]


def _lines(sheet: Sheet, room: float) -> list[list[_Part]]:
    """Phone, address, then email and website; large print keeps the phone alone up here."""
    clinic = sheet.document.clinic
    lines = []
    if clinic.phone:
        lines.append([_Part(Run(clinic.phone, sheet.scale.lead, INK), link_to_phone(clinic.phone))])
    if sheet.scale.large:
        return lines
    if clinic.address:
        lines.append([_Part(_small(sheet, ", ".join(clinic.address)))])
    online = [
        _Part(_small(sheet, words), url)
        for words, url in (
            (clinic.email, link_to_email(clinic.email)),
            (clinic.website, link_to_website(clinic.website)),
        )
        if words
    ]
    joined = _joined(sheet, online)
    if joined and _width(joined) <= room:
        return [*lines, joined]
    return [*lines, *([part] for part in online)]


def _joined(sheet: Sheet, parts: list[_Part]) -> list[_Part]:
    """The parts on one line with dots between them."""
    joined: list[_Part] = []
    for part in parts:
        if joined:
            joined.append(_Part(_small(sheet, _DOT)))
        joined.append(part)
    return joined


def _small(sheet: Sheet, words: str) -> Run:
    return Run(words, sheet.scale.label, SECONDARY)


def _width(line: list[_Part]) -> float:
    return sum(natural_width(part.run) for part in line)


def _drawn(line: list[_Part], width: float) -> Block:
    """One paragraph that ends at the margin; a part that has to be broken starts at the left."""
    left = max(0.0, width - _width(line) - 0.5)
    columns: list[tuple[float, Block]] = []
    for part in line:
        own = natural_width(part.run)
        fits = own <= width
        block: Block = text(part.run, own + 0.5 if fits else width, "")
        if part.url and fits:
            block = Linked(block, part.url, part.run.text, own)
        columns.append((left, block))
        left += own
    return Tagged("P", Columns(columns))
