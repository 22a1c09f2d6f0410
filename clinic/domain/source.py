"""Where a fact or a sentence comes from: every figure in the library can answer that question."""

from dataclasses import dataclass

ARTICLE = "article"
"""Key of the article that the seed library was made from; its sources carry line numbers."""

CLINIC_DEFAULT = "clinic default"
"""Says that no source gives the figure: the clinic's own starting point, open to review."""

OWN = "the clinic's own"
"""Key of what a clinic wrote itself."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A work that can be cited.

    `where` is a DOI, an address or a place in print; `lines` is how many numbered lines it has,
    0 where it is not cited by line.
    """

    key: str
    title: str
    where: str = ""
    note: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """What one statement rests on: `key` of a `Citation`, with lines where the work is numbered."""

    key: str
    lines: tuple[int, ...] = ()

    @property
    def is_default(self) -> bool:
        """True where nobody but the clinic stands behind it."""
        return self.key == CLINIC_DEFAULT

    def __str__(self) -> str:
        if not self.lines:
            return self.key
        word = "line" if len(self.lines) == 1 else "lines"
        return f"{self.key}, {word} {', '.join(str(line) for line in self.lines)}"
