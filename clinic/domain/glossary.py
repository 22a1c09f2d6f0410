"""Plain words for clinical terms."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A clinical term and what to say to a patient. `muscle` marks the names of muscles."""

    code: str
    term: str
    plain: str
    muscle: bool = False
