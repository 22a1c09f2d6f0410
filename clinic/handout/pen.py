"""Draws on a tagged page, from the top down: every mark is an element's content or an artifact."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cache
from typing import Any, Final

from clinic.handout.canvas import TaggedCanvas
from clinic.handout.fonts import Weight, font
from clinic.handout.scale import Style
from clinic.handout.tagging import Element
from clinic.handout.theme import rgb

_ELSEWHERE: Final = "\N{REPLACEMENT CHARACTER}"
_FIRST_ACCENT: Final = 0x18
"""PDFDocEncoding has accents from here up to the space."""


class Pen:
    """The drawing surface of one file. `y` counts in points from the top of the page."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self._height = canvas.height
        self._element = canvas.tree.root
        self._marked: Element | None = None
        self._artifact = ""
        self._in_artifact = False
        self._codes = {weight: _Codes(font(weight), canvas.document) for weight in Weight}
        self._fill = self._stroke = ""
        self._font: Style | None = None

    def start_page(self) -> None:
        """Begin a page."""
        self.canvas.start_page()
        self._forget()

    def _forget(self) -> None:
        """Nothing is set: not on a new page, and not where the state before came back."""
        self._fill = self._stroke = ""
        self._font = None

    def end_page(self) -> None:
        """End the page."""
        self._close()
        self.canvas.showPage()

    def element(
        self, tag: str, *, alt: str = "", attributes: str = "", resume: Element | None = None
    ) -> AbstractContextManager[Element]:
        """Content drawn inside belongs to a new element, or to `resume`, begun on a page before.

        Inside an artifact there are no elements.
        """
        if self._artifact:
            return nullcontext(Element(tag))
        element = resume
        if element is None:
            element = Element(tag, alt=alt, attributes=attributes)
            self.canvas.tree.add(self._element, element)
        return _Inside(self, element)

    def figure(
        self, alt: str, x: float, y: float, width: float, height: float
    ) -> AbstractContextManager[Element]:
        """Content drawn inside is one picture, in that box on this page."""
        box = f"{x:.2f} {self._height - y - height:.2f} {x + width:.2f} {self._height - y:.2f}"
        layout = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        return self.element("Figure", alt=alt, attributes=layout)

    @contextmanager
    def link(self, url: str, words: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Content drawn inside leads to a URL; `box` is left, top, width, height on this page."""
        left, top, width, height = box
        bottom = self._height - top - height
        with self.element("Link") as element:
            yield
        area = f"{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}"
        self.canvas.link(url, words, area, element)

    def artifact(self, kind: str = "/Layout") -> AbstractContextManager[None]:
        """What is drawn inside is decoration or page furniture, which no reader reads out."""
        return _Decoration(self, kind)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An outline entry that leads to `y` on this page."""
        self.canvas.bookmark(title, level, self._height - y + 6)

    def text(self, x: float, baseline: float, text: str, style: Style, color: str) -> None:
        """One line of printable text, its baseline `baseline` below the page's top."""
        self._mark()
        self._fill_with(color)
        place = f"{x:.2f} {self._height - baseline:.2f} Td"
        codes = self._codes[style.weight]
        shown = f"({text.translate(codes)}) Tj"
        if _ELSEWHERE in shown:
            shown, self._font = codes.in_parts(text, style.size), None
        elif style != self._font:
            shown, self._font = f"{codes.name} {style.size:g} Tf {shown}", style
        self.canvas.operators.append(f"BT {place} {shown} ET")

    def rectangle(
        self, x: float, y: float, width: float, height: float, *,
        fill: str = "", stroke: str = "", line_width: float = 0.75,
    ) -> None:  # fmt: skip
        """A rectangle with its upper left corner at (x, y); a stroke lies inside it."""
        self._mark()
        bottom = self._height - y - height
        if fill:
            self._fill_with(fill)
            self._do(f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")
        if stroke:
            self._stroke_with(stroke)
            half = line_width / 2
            self._do(
                f"{line_width:g} w {x + half:.2f} {bottom + half:.2f} "
                f"{width - line_width:.2f} {height - line_width:.2f} re S"
            )

    def line(
        self, x: float, y: float, to_x: float, to_y: float, color: str, width: float = 0.75
    ) -> None:
        """A straight line."""
        self._mark()
        self._stroke_with(color)
        self._do(
            f"{width:g} w {x:.2f} {self._height - y:.2f} m {to_x:.2f} {self._height - to_y:.2f} l S"
        )

    def polygon(
        self, points: tuple[tuple[float, float], ...], *,
        fill: str = "", stroke: str = "", line_width: float = 1.5, closed: bool = True,
    ) -> None:  # fmt: skip
        """Straight lines through points; round joins."""
        self._mark()
        path = " ".join(
            f"{x:.2f} {self._height - y:.2f} {'l' if place else 'm'}"
            for place, (x, y) in enumerate(points)
        )
        path += " h" if closed else ""
        if fill:
            self._fill_with(fill)
        if stroke:
            self._stroke_with(stroke)
            path = f"1 j 1 J {line_width:g} w {path}"
        self._do(f"{path} {'B' if fill and stroke else 'f' if fill else 'S'}")

    def circle(
        self, x: float, y: float, radius: float, *,
        fill: str = "", stroke: str = "", line_width: float = 1.5,
    ) -> None:  # fmt: skip
        """A circle round (x, y)."""
        self._mark()
        if fill:
            self._fill_with(fill)
        if stroke:
            self._stroke_with(stroke)
            self._do(f"{line_width:g} w")
        self._do(_circle(x, self._height - y, radius))
        self._do("B" if fill and stroke else "f" if fill else "S")

    @contextmanager
    def own_state(self) -> Iterator[float]:
        """Content drawn inside may change the graphics state; hands out the page's height."""
        self._mark()
        self.canvas.saveState()
        yield self._height
        self.canvas.restoreState()
        self._forget()

    def _do(self, operators: str) -> None:
        self.canvas.operators.append(operators)

    def _fill_with(self, color: str) -> None:
        if color != self._fill:
            self._fill = color
            self._do(f"{_channels(color)} rg")

    def _stroke_with(self, color: str) -> None:
        if color != self._stroke:
            self._stroke = color
            self._do(f"{_channels(color)} RG")

    def _mark(self) -> None:
        """Open the marked content that what follows belongs to, where it is not open yet."""
        if self._artifact:
            if not self._in_artifact:
                self._close()
                self._do(f"/Artifact <</Type{self._artifact}>> BDC")
                self._in_artifact = True
            return
        if self._marked is self._element:
            return
        self._close()
        if self._element is self.canvas.tree.root:
            raise RuntimeError("content outside of any element")
        number = self.canvas.tree.content_of(self._element)
        self._do(f"/{self._element.tag} <</MCID {number}>> BDC")
        self._marked = self._element

    def _close(self) -> None:
        if self._marked is not None or self._in_artifact:
            self._do("EMC")
        self._marked, self._in_artifact = None, False


class _Inside:
    """Inside an element. Hundreds to a file: a class is several times as fast as a generator."""

    __slots__ = ("_element", "_outer", "_pen")

    def __init__(self, pen: Pen, element: Element) -> None:
        self._pen, self._element = pen, element

    def __enter__(self) -> Element:
        self._outer, self._pen._element = self._pen._element, self._element
        return self._element

    def __exit__(self, *_: object) -> None:
        self._pen._element = self._outer


class _Decoration:
    """Inside an artifact; a class for the same reason."""

    __slots__ = ("_kind", "_outer", "_pen")

    def __init__(self, pen: Pen, kind: str) -> None:
        self._pen, self._kind = pen, kind

    def __enter__(self) -> None:
        self._outer, self._pen._artifact = self._pen._artifact, self._kind

    def __exit__(self, *_: object) -> None:
        self._pen._artifact = self._outer


class _Codes(dict[int, str]):
    """The code of each character in the first subset of a font, given where it is first used.

    It is written as in a string of a page. A subset holds 256 characters; those beyond are
    `_ELSEWHERE`.
    """

    def __init__(self, typeface: Any, document: Any) -> None:
        super().__init__()
        self._typeface, self._document = typeface, document
        self._name = ""

    @property
    def name(self) -> str:
        """The name of the first subset in the file; asking for it puts the font there."""
        self._name = self._name or self._typeface.getSubsetInternalName(0, self._document)
        return self._name

    def __missing__(self, character: int) -> str:
        ((subset, codes),) = self._typeface.splitString(chr(character), self._document)
        self[character] = _ELSEWHERE if subset else _written(codes[0])
        return self[character]

    def in_parts(self, text: str, size: float) -> str:
        """Operators for a text that needs several subsets."""
        typeface, document = self._typeface, self._document
        return " ".join(
            f"{typeface.getSubsetInternalName(subset, document)} {size:g} Tf <{codes.hex()}> Tj"
            for subset, codes in typeface.splitString(text, document)
        )


def _written(code: int) -> str:
    """A byte in a string of a page, escaped where it means something or has no letter.

    ISO 32000-1, 7.3.4.2; a page's operators are written in PDFDocEncoding.
    """
    plain = code < _FIRST_ACCENT or " " <= chr(code) <= "~"
    return chr(code) if plain and chr(code) not in "\n\r()\\" else f"\\{code:03o}"


@cache
def _channels(color: str) -> str:
    return " ".join(f"{channel:.4g}" for channel in rgb(color))


def _circle(x: float, y: float, radius: float) -> str:
    """Four Bezier quarters, counterclockwise from the right."""
    bend = radius * 0.5523
    path = f"{x + radius:.2f} {y:.2f} m"
    for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        points = (
            (cos * radius - sin * bend, sin * radius + cos * bend),
            (cos * bend - sin * radius, sin * bend + cos * radius),
            (-sin * radius, cos * radius),
        )
        path += " " + " ".join(f"{x + dx:.2f} {y + dy:.2f}" for dx, dy in points) + " c"
    return path
