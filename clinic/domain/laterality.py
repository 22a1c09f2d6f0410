"""Which side of the body an exercise is done on."""

from enum import StrEnum


class Laterality(StrEnum):
    """For `EACH_SIDE` all repetitions of one side come first; `ALTERNATING` changes every time."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    EACH_SIDE = "each_side"
    ALTERNATING = "alternating"

    @property
    def two_sided(self) -> bool:
        """True where both sides work in turn, so that their doses may differ."""
        return self in (Laterality.EACH_SIDE, Laterality.ALTERNATING)

    @property
    def one_side(self) -> str:
        """ "left" or "right" where only that side works, so that pictures show it; else empty."""
        return self.value if self in (Laterality.LEFT, Laterality.RIGHT) else ""
