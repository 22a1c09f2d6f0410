"""A display list as PDF operators on a ReportLab canvas. Imports neither numpy nor shapely.

A picture becomes one raw content-stream fragment, kept as a Form XObject: used twice in a document
it is stored once. The form's dictionary holds only what the format asks for, and coordinates are
small whole numbers, for every picture adds its bytes to every handout.
"""

import zlib
from functools import lru_cache
from itertools import compress
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, xObjectName

from clinic.figures.display import DisplayList, Op, Style, Subpath
from clinic.figures.palette import line_fill, line_stroke, resolve

Canvas = Any  # reportlab carries no types
# Millimeters of the drawn world to a step: 0.1 mm on paper, and a quarter fewer bytes than at 1.
_GRID: Final = 2
_LEVEL: Final = 5  # of compression: a third of the time of the highest for 1 % more bytes


def figure_size(picture: DisplayList) -> tuple[float, float]:
    """Width and height of the picture in mm of the drawn world: their ratio counts."""
    return float(picture.width), float(picture.height)


def draw_figure(
    canvas: Canvas,
    picture: DisplayList,
    x: float,
    y: float,
    width: float,
    height: float,
    style: Style = "color",
) -> None:
    """Draw the picture in a box (points, lower left corner x, y), centered, never stretched."""
    w, h = figure_size(picture)
    scale = min(width / w, height / h)
    name = form_name(picture, style)
    if not canvas.hasForm(name):
        canvas._doc.Reference(form(picture, style), xObjectName(name))  # as the canvas's own forms
    canvas.saveState()
    left, low = x + (width - w * scale) / 2, y + (height - h * scale) / 2
    canvas.transform(scale, 0, 0, scale, left, low)
    canvas.doForm(name)
    canvas.restoreState()


def form(picture: DisplayList, style: Style) -> PDFStream:
    """The picture as a form, one unit a millimeter of the drawn world.

    A stream with a box and nothing else: no fonts, no images, no matrix. Compressed once for all
    documents it is in.
    """
    w, h = figure_size(picture)
    dictionary = PDFDictionary(
        {"Type": "/XObject", "Subtype": "/Form", "BBox": f"[0 0 {w:g} {h:g}]", "Resources": "<<>>",
         "Filter": "/FlateDecode"}
    )  # fmt: skip
    return PDFStream(dictionary, _compressed(picture, style))


def form_name(picture: DisplayList, style: Style) -> str:
    """The form's name: the same picture has the same name everywhere."""
    return f"{picture.key}{style[0]}"


@lru_cache(maxsize=512)
def _compressed(picture: DisplayList, style: Style) -> bytes:
    return zlib.compress(fragment(picture, style).encode(), _LEVEL)


def forget() -> None:
    """Drop the drawings kept in memory."""
    _compressed.cache_clear()


def fragment(picture: DisplayList, style: Style = "color") -> str:
    """The picture as PDF operators in a box from 0, 0 to its size, y up."""
    x, y, _, h = picture.box
    colors = dict(picture.colors)
    lines = [f"{_GRID} 0 0 {_GRID} 0 0 cm 1 j 1 J"]
    steps = _texts(max(picture.box[2:]))
    now = ("", "", -1)
    for op in picture.ops:
        fill, stroke = _paints(op, colors, style)
        if fill == stroke == "":
            continue
        wanted = (fill or now[0], stroke or now[1], op.width if stroke else now[2])
        if wanted[0] != now[0]:
            lines.append(f"{_color(wanted[0])} rg")
        if wanted[1] != now[1]:
            lines.append(f"{_color(wanted[1])} RG")
        if wanted[2] != now[2]:
            lines.append(f"{op.width / 10 / _GRID:g} w")
        now = wanted
        lines += [_path(path, x, y + h, steps) for path in op.paths]
        lines.append("f*" if fill else "S")
    return "\n".join(lines)


def _paints(op: Op, colors: dict[str, str], style: Style) -> tuple[str, str]:
    if style == "line":
        return (line_fill(op.fill) or "") if op.fill else "", line_stroke(
            op.stroke
        ) if op.stroke else ""
    fill = resolve(op.fill, colors) if op.fill else ""
    return fill, resolve(op.stroke, colors) if op.stroke else ""


@lru_cache(maxsize=512)
def _color(color: str) -> str:
    parts = (f"{int(color[i : i + 2], 16) / 255:.2f}" for i in (1, 3, 5))
    return " ".join(part.rstrip("0").removeprefix("0").rstrip(".") or "0" for part in parts)


@lru_cache(maxsize=64)
def _texts(size: int) -> list[str]:
    """Lengths from 0 to `size` mm as text in steps: looked up, not formatted for each point."""
    return [str(length // _GRID) for length in range(size + 1)]


def _path(path: Subpath, left: int, low: int, steps: list[str]) -> str:
    """The points that stay on paper."""
    xs, ys = path.points[::2], path.points[1::2]
    if path.paper != -1:
        stays = [bit == "1" for bit in reversed(f"{path.paper:b}")]
        xs, ys = tuple(compress(xs, stays)), tuple(compress(ys, stays))
    lines = [f"{steps[x - left]} {steps[low - y]} l" for x, y in zip(xs, ys, strict=True)]
    lines[0] = f"{lines[0][:-1]}m"
    if path.closed:
        lines.append("h")
    return "\n".join(lines)
