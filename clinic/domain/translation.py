"""Who stands behind words that were translated."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Translation:
    """Says that words are a translation, and which qualified translator has reviewed it when.

    `reviewed_by` and `reviewed_on` are set together; both empty is not yet reviewed. `outdated`
    words were translated from others than those that stand now: nobody has looked at them since.
    """

    reviewed_by: str = ""
    reviewed_on: date | None = None
    outdated: bool = False

    def __post_init__(self) -> None:
        if bool(self.reviewed_by) != (self.reviewed_on is not None):
            raise ValueError("reviewed_by and reviewed_on belong together; give both or neither")

    @property
    def reviewed(self) -> bool:
        """True once a named translator has stood up for it."""
        return bool(self.reviewed_by)
