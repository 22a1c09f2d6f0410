"""Draws on a tagged page, from the top down: every mark is an element's content or an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from clinic.handout.canvas import TaggedCanvas
from clinic.handout.fonts import font
from clinic.handout.scale import Style
from clinic.handout.tagging import Element
from clinic.handout.theme import rgb


class Pen:
    """The drawing surface of one file. `y` counts in points from the top of the page."""

    def __init__(self, canvas: TaggedCanvas) -> None:
        self.canvas = canvas
        self._height = canvas.height
        self._element = canvas.tree.root
        self._marked: Element | None = None
        self._artifact = ""
        self._in_artifact = False
        self._fill = self._stroke = ""

    def start_page(self) -> None:
        """Begin a page."""
        self.canvas.start_page()
        self._fill = self._stroke = ""

    def end_page(self) -> None:
        """End the page."""
        self._close()
        self.canvas.showPage()

    @contextmanager
    def element(
        self, tag: str, *, alt: str = "", attributes: str = "", resume: Element | None = None
    ) -> Iterator[Element]:
        """Content drawn inside belongs to a new element, or to `resume`, begun on a page before.

        Inside an artifact there are no elements.
        """
        if self._artifact:
            yield Element(tag)
            return
        outer = self._element
        element = resume
        if element is None:
            element = self.canvas.tree.add(outer, Element(tag, alt=alt, attributes=attributes))
        self._element = element
        yield element
        self._element = outer

    @contextmanager
    def figure(
        self, alt: str, x: float, y: float, width: float, height: float
    ) -> Iterator[Element]:
        """Content drawn inside is one picture, in that box on this page."""
        box = f"{x:.2f} {self._height - y - height:.2f} {x + width:.2f} {self._height - y:.2f}"
        layout = f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        with self.element("Figure", alt=alt, attributes=layout) as element:
            yield element

    @contextmanager
    def link(self, url: str, words: str, box: tuple[float, float, float, float]) -> Iterator[None]:
        """Content drawn inside leads to a URL; `box` is left, top, width, height on this page."""
        left, top, width, height = box
        bottom = self._height - top - height
        with self.element("Link") as element:
            yield
        area = f"{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}"
        self.canvas.link(url, words, area, element)

    @contextmanager
    def artifact(self, kind: str = "/Layout") -> Iterator[None]:
        """What is drawn inside is decoration or page furniture, which no reader reads out."""
        outer, self._artifact = self._artifact, kind
        yield
        self._artifact = outer

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An outline entry that leads to `y` on this page."""
        self.canvas.bookmark(title, level, self._height - y + 6)

    def text(self, x: float, baseline: float, text: str, style: Style, color: str) -> None:
        """One line of printable text, its baseline `baseline` below the page's top."""
        self._mark()
        self._fill_with(color)
        typeface = font(style.weight)
        document = self.canvas.document
        parts = []
        for subset, codes in typeface.splitString(text, document):
            name = typeface.getSubsetInternalName(subset, document)
            parts.append(f"{name} {style.size:g} Tf <{codes.hex()}> Tj")
        place = f"1 0 0 1 {x:.2f} {self._height - baseline:.2f} Tm"
        self.canvas.operators.append(f"BT {place} {' '.join(parts)} ET")

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
        self._fill = self._stroke = ""

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
