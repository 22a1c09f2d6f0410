"""The narrow door to the picture engine: a named picture in, something that draws itself out."""

from typing import Final

from clinic.handout.document import Picture
from clinic.handout.sheet import Figure, FigureSource


class NoFigures:
    """A source without pictures: pages are laid out without them."""

    def figure(self, picture: Picture, *, line_art: bool) -> Figure | None:
        """Always `None`."""
        del picture, line_art
        return None


NO_FIGURES: Final[FigureSource] = NoFigures()
