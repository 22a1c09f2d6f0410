"""The blocks as a Typst document."""

import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.handout.content import Beside, Block, Break, Bullets, Grid, Words, blocks_of
from benchmarks.handout.sample import picture_svg
from clinic.handout.document import HandoutDocument, Picture

_HEAD = """#set document(title: {title})
#set text(lang: "en", font: "Source Sans Pro", size: 15pt, fill: rgb("#18202b"))
#set page(width: 612pt, height: 792pt, margin: (x: 45pt, top: 38pt, bottom: 54pt), numbering: "1")
#set par(leading: 5pt, spacing: 8pt)
#show heading.where(level: 1): set text(size: 30pt)
#show heading.where(level: 2): set text(size: 20pt)
#show heading.where(level: 3): set text(size: 18pt)
"""


class Pictures:
    """Writes the pictures of a document into a folder, each once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[Picture, str] = {}

    def name(self, picture: Picture) -> str:
        """The file name of a picture, from the folder."""
        if picture not in self._names:
            self._names[picture] = f"{len(self._names)}.svg"
            (self._folder / self._names[picture]).write_text(picture_svg(picture))
        return self._names[picture]


def markup_of(document: HandoutDocument, pictures: Pictures) -> str:
    """The whole handout."""
    head = _HEAD.format(title=_text(document.title_line))
    return head + "\n".join(_block(block, pictures) for block in blocks_of(document))


def _text(words: str) -> str:
    """A string of Typst, which has the escapes of JSON that occur here."""
    return json.dumps(words, ensure_ascii=False)


def _block(block: Block, pictures: Pictures) -> str:
    return f"#{_code(block, pictures)}\n"


def _code(block: Block, pictures: Pictures) -> str:
    match block:
        case Words(text, 0, lead):
            return f"par[#strong({_text(lead)}) #{_text(text)}]"
        case Words(text, level, _):
            return f"heading(level: {level}, {_text(text)})"
        case Bullets(entries, numbered):
            return f"{'enum' if numbered else 'list'}({_texts(entries)})"
        case Grid(head, rows):
            cells = _texts(cell for row in rows for cell in row)
            return (
                f'table(columns: {len(head)}, stroke: (bottom: 0.5pt + rgb("#c3cad2")), '
                f"table.header({_texts(head)}), {cells})"
            )
        case Beside(shown, blocks):
            left = "\n".join(f"#{_figure(picture, pictures)}" for picture in shown)
            right = "\n".join(_block(block, pictures) for block in blocks)
            return f"grid(columns: (236pt, 1fr), gutter: 18pt, [{left}], [{right}])"
        case Break():
            return "pagebreak(weak: true)"


def _texts(texts: Iterable[str]) -> str:
    return ", ".join(map(_text, texts))


def _figure(picture: Picture, pictures: Pictures) -> str:
    name, alt = _text(pictures.name(picture)), _text(picture.alt)
    caption = f"par[#strong({_text(picture.moment)}): #{_text(picture.caption)}]"
    return f"[#image({name}, height: 84pt, alt: {alt})\n#{caption}]"
