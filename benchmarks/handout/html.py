"""The blocks as one HTML page, for the engines that print HTML."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from html import escape
from pathlib import Path

import font_source_sans_pro

from benchmarks.handout.content import Beside, Block, Break, Bullets, Grid, Words, blocks_of
from benchmarks.handout.sample import picture_svg
from clinic.handout.document import HandoutDocument, Picture

_WEIGHTS = {400: "SourceSansPro", 600: "SourceSansProSemibold", 700: "SourceSansProBold"}

_STYLE = """
@page { size: 612pt 792pt; margin: 38pt 45pt 54pt;
  @bottom-right { content: counter(page); font: 13pt Handout } }
body { font: 15pt/19pt Handout; color: #18202b; margin: 0 }
h1 { font-size: 30pt; line-height: 34pt; margin: 6pt 0 }
h2 { font-size: 20pt; line-height: 24pt; margin: 9pt 0 4pt }
h3 { font-size: 18pt; line-height: 22pt; margin: 6pt 0 2pt }
p, ol, ul { margin: 4pt 0 } b { font-weight: 600 }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; border-bottom: .5pt solid #c3cad2; padding: 4pt }
.break { break-before: page } .left { float: left; width: 236pt } .right { margin-left: 254pt }
.clear { clear: both } figure { margin: 0 0 4pt } figure img { height: 84pt; max-width: 236pt }
figcaption { font-size: 13pt; line-height: 16pt }
"""


def page_of(document: HandoutDocument) -> str:
    """The whole handout."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(document.title_line)}</title><style>{_faces()}{_STYLE}</style></head>"
        f"<body>{_blocks(blocks_of(document))}</body></html>"
    )


@cache
def _faces() -> str:
    return "".join(
        f"@font-face {{ font-family: Handout; font-weight: {weight};"
        f" src: url('{Path(font_source_sans_pro.font_files_ttf[name]).as_uri()}') }}"
        for weight, name in _WEIGHTS.items()
    )


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Words(text, 0, lead):
            return f"<p><b>{escape(lead)}</b> {escape(text)}</p>"
        case Words(text, level, _):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Bullets(entries, numbered):
            tag = "ol" if numbered else "ul"
            inside = "".join(f"<li>{escape(entry)}</li>" for entry in entries)
            return f"<{tag}>{inside}</{tag}>"
        case Grid(head, rows):
            body = "".join(_row("td", cells) for cells in rows)
            return f"<table><thead>{_row('th', head)}</thead><tbody>{body}</tbody></table>"
        case Beside(pictures, blocks):
            left = "".join(map(_figure, pictures))
            return (
                f'<div class="left">{left}</div><div class="right">{_blocks(blocks)}</div>'
                '<div class="clear"></div>'
            )
        case Break():
            return '<div class="break"></div>'


def _row(tag: str, cells: Iterable[str]) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f"<tr>{''.join(f'<{tag}{scope}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"


def _figure(picture: Picture) -> str:
    return (
        f'<figure><img src="{_data_url(picture)}" alt="{escape(picture.alt)}">'
        f"<figcaption><b>{escape(picture.moment)}:</b> {escape(picture.caption)}</figcaption>"
        "</figure>"
    )


@cache
def _data_url(picture: Picture) -> str:
    encoded = b64encode(picture_svg(picture).encode()).decode("ascii")
    return f"data:image/svg+xml;base64,{encoded}"
