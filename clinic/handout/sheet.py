"""What every block is laid out on: the document, its colors and sizes, and the paper."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from clinic.handout.document import HandoutDocument, Picture
from clinic.handout.layout import Text, text
from clinic.handout.measure import Run
from clinic.handout.pen import Pen
from clinic.handout.scale import MARGIN, Scale, Style
from clinic.handout.theme import INK, SECONDARY, Theme

_Measured = TypeVar("_Measured")


class Figure(Protocol):
    """A drawn picture: `width` and `height` in its own units."""

    @property
    def width(self) -> float: ...
    @property
    def height(self) -> float: ...
    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw with the upper left corner at (x, y), `scale` points a unit."""


class FigureSource(Protocol):
    """Where pictures come from."""

    def figure(self, picture: Picture, *, line_art: bool) -> Figure | None:
        """The picture drawn, in line art for an ink-saver; `None` where there is none."""


@dataclass(frozen=True)
class Sheet:
    """A document on its way to one paper in one size. Lengths are points."""

    document: HandoutDocument
    theme: Theme
    scale: Scale
    paper: tuple[float, float]
    figures: FigureSource
    log: bool = True
    _measured: dict[object, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, key: Hashable, measure: Callable[[], _Measured]) -> _Measured:
        """What `measure` gives, asked only the first time: pages are tried with many pictures."""
        if key not in self._measured:
            self._measured[key] = measure()
        kept: _Measured = self._measured[key]
        return kept

    @property
    def measure(self) -> float:
        """Width between the margins."""
        return self.paper[0] - 2 * MARGIN

    def word(self, key: str, **values: object) -> str:
        """A fixed word of the document."""
        return self.document.word(key, **values)

    def figure(self, picture: Picture) -> Figure | None:
        """A picture in the manner of this print."""
        return self.figures.figure(picture, line_art=self.theme.ink_saver)

    def heading(self, words: str, style: Style) -> Run:
        """A run in the brand's text color."""
        return Run(words, style, self.theme.text)

    def body(self, words: str) -> Run:
        """A run of body text."""
        return Run(words, self.scale.body, INK)

    def lead(self, words: str) -> Run:
        """A strong run of body text."""
        return Run(words, self.scale.lead, INK)

    def label(self, words: str) -> Run:
        """A small run in the second color."""
        return Run(words, self.scale.label, SECONDARY)

    def paragraph(self, words: str, width: float, lead: str = "") -> Text:
        """Body text, with a strong lead-in where one is given."""
        runs = [self.lead(f"{lead} ")] if lead else []
        return text([*runs, self.body(words)], width)
