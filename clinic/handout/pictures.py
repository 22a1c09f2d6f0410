"""The narrow door to the picture engine: a named picture in, something that draws itself out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256

from reportlab.pdfbase.pdfdoc import PDFStream

from clinic.figures import kept, pdf
from clinic.figures.body import DEFAULT_BODY
from clinic.figures.display import DisplayList, Style
from clinic.handout.document import Picture
from clinic.handout.pen import Pen
from clinic.handout.sheet import Figure

START, END = "start", "end"
"""The poses that every movement has."""


@dataclass(frozen=True)
class KeptFigures:
    """The kept pictures of one body."""

    body: str = DEFAULT_BODY

    def figure(self, picture: Picture, *, line_art: bool) -> Figure | None:
        """The kept picture; `None` where none is kept of that movement and pose."""
        return _figure(picture.figure, picture.pose, self.body, picture.side, line_art)


@dataclass(frozen=True)
class FrozenFigures:
    """Pictures out of files kept with a document; `file_of` hands out a movement's.

    A body that the file does not have, because it came later, is drawn as the usual one.
    """

    file_of: Callable[[str], bytes | None]
    body: str = DEFAULT_BODY

    def figure(self, picture: Picture, *, line_art: bool) -> Figure | None:
        """The picture as it was when the document was made."""
        file = self.file_of(picture.figure)
        for body in (self.body, DEFAULT_BODY) if file else ():
            try:
                drawn = kept.figure_in(file or b"", picture.pose, body, picture.side)
            except kept.FigureNotFoundError:
                continue
            return _KeptFigure(drawn, line_art)
        return None


@dataclass(frozen=True)
class _KeptFigure:
    """A display list that draws itself; one unit is a millimeter of the drawn world."""

    picture: DisplayList
    line_art: bool

    @property
    def width(self) -> float:
        return float(self.picture.width)

    @property
    def height(self) -> float:
        return float(self.picture.height)

    def draw(self, pen: Pen, x: float, y: float, scale: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        with pen.own_state() as page:
            bottom = page - y - self.height * scale
            pen.canvas.transform(scale, 0, 0, scale, x, bottom)
            pen.canvas.stamp(self.name, self._form)

    def _form(self) -> PDFStream:
        return pdf.form(self.picture, self._style)

    @property
    def _style(self) -> Style:
        return "line" if self.line_art else "color"

    @cached_property
    def name(self) -> str:
        """The same drawing has the same name everywhere."""
        return pdf.form_name(self.picture, self._style)


@lru_cache(maxsize=512)
def _figure(slug: str, pose: str, body: str, side: str, line_art: bool) -> _KeptFigure | None:
    try:
        return _KeptFigure(kept.figure(slug, pose, body, side), line_art)
    except kept.FigureNotFoundError:
        return None


def poses_of(movement: str) -> tuple[str, ...]:
    """The poses to show: start and end, and further ones where they are kept."""
    try:
        further = (pose for pose in kept.poses(movement) if pose not in (START, END))
        return (START, END, *further)
    except kept.FigureNotFoundError:
        return START, END


def drawings_of(pictures: Iterable[Picture]) -> tuple[tuple[str, str], ...]:
    """The movements of pictures with the SHA-256 of what is kept of each, by name."""
    names = sorted({picture.figure for picture in pictures})
    return tuple((name, digest) for name in names if (digest := _digest(name)))


def _digest(slug: str) -> str:
    try:
        return sha256(kept.file_of(slug)).hexdigest()
    except kept.FigureNotFoundError:
        return ""


def forget() -> None:
    """Drop what was read, after pictures were built anew."""
    _figure.cache_clear()
    kept.forget()


def described(slug: str, pose: str, side: str) -> str:
    """What a kept picture shows, in English; empty where none is kept."""
    figure = _figure(slug, pose, DEFAULT_BODY, side, line_art=False)
    return figure.picture.alt if figure else ""
