"""A display list as SVG. Imports neither numpy nor shapely.

Presentation attributes only (no inline style, no ids), so it may stand inline under a strict
content security policy.
"""

from html import escape

from clinic.figures.display import DisplayList, Op, Style, Subpath
from clinic.figures.palette import line_fill, line_stroke, resolve


def svg(picture: DisplayList, style: Style = "color", *, standalone: bool = True) -> str:
    """The picture as an SVG element.

    Standalone it carries its alt text as `<title>` and `role="img"`; inline it is hidden from
    assistive technology, for the page then names the picture itself.
    """
    x, y, w, h = picture.box
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {w} {h}"'
    if standalone:
        words = escape(picture.alt, quote=True)
        head += f' role="img" aria-label="{words}"><title>{words}</title>'
    else:
        head += ' aria-hidden="true" focusable="false">'
    colors = dict(picture.colors)
    body = "".join(_op(op, colors, style) for op in picture.ops)
    return f'{head}<g fill="none" stroke-linecap="round" stroke-linejoin="round">{body}</g></svg>'


def _op(op: Op, colors: dict[str, str], style: Style) -> str:
    fill = _fill(op.fill, colors, style)
    stroke = _stroke(op.stroke, colors, style)
    if not fill and not stroke:
        return ""
    paint = f' fill="{fill}"' if fill else ""
    if stroke:
        paint += f' stroke="{stroke}" stroke-width="{op.width / 10:g}"'
    return f'<path{paint} d="{"".join(map(_path, op.paths))}"/>'


def _fill(role: str, colors: dict[str, str], style: Style) -> str:
    if not role:
        return ""
    return (line_fill(role) or "") if style == "line" else resolve(role, colors)


def _stroke(role: str, colors: dict[str, str], style: Style) -> str:
    if not role:
        return ""
    return line_stroke(role) if style == "line" else resolve(role, colors)


def _path(path: Subpath) -> str:
    p = path.points
    text = ""
    for i in range(2, len(p)):
        step = str(p[i] - p[i - 2])
        text += step if not text or step[0] == "-" else f" {step}"
    return f"M{p[0]} {p[1]}l{text}{'z' if path.closed else ''}"
