"""The bodies a picture can show: build, hair, skin and clothes. A pose knows none of them."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True)
class Body:
    """One person. Numbers are shares of the standard body; bone lengths are the same for all."""

    name: str
    words: str
    skin: str
    hair: str
    top: str
    bottom: str
    hair_style: str
    shoulders: float = 1.0
    hips: float = 1.0
    chest: float = 1.0
    waist: float = 1.0
    belly: float = 0.0
    bust: float = 0.0
    seat: float = 1.0
    limbs: float = 1.0
    neck: float = 1.0
    jaw: float = 1.0
    trousers: str = "leggings"
    lines: bool = False
    beard: bool = False
    glasses: bool = False
    shoe: str = "#f3f5f7"


_PEOPLE: Final = (
    Body(
        "ana", "a woman with a bun", "#efbd98", "#4b3029", "#2a9d9a", "#3d5a80", "bun",
        shoulders=0.95, hips=1.02, chest=0.94, waist=0.93, bust=0.8, limbs=0.95,
        neck=0.88, jaw=0.87,
    ),
    Body(
        "marcus", "a man with short dark hair", "#8d5a3c", "#1f1a1a", "#e3a52f", "#4a5563", "crop",
        shoulders=1.08, hips=0.95, chest=1.04, waist=1.0, limbs=1.04, neck=1.06, jaw=1.05,
        trousers="joggers", seat=0.94, beard=True,
    ),
    Body(
        "ruth", "an older woman with gray hair", "#f2c6a8", "#c9ccd2", "#8a68b0", "#4c5568",
        "waves",
        shoulders=0.95, hips=1.1, chest=1.03, waist=1.12, belly=0.9, bust=1.0, seat=1.08,
        limbs=1.04, neck=0.94, jaw=0.98, trousers="joggers", lines=True, glasses=True,
    ),
    Body(
        "kenji", "a man with black hair", "#e6b48a", "#27252b", "#c8553d", "#37475a", "short",
        shoulders=1.02, hips=0.94, chest=0.98, waist=0.95, limbs=0.98, neck=1.0, seat=0.94,
        trousers="joggers",
    ),
    Body(
        "rosa", "a woman with a fuller build", "#b97a56", "#2b1d1a", "#d0527a", "#3b4a6b",
        "ponytail",
        shoulders=1.04, hips=1.2, chest=1.14, waist=1.24, belly=1.1, bust=1.35, seat=1.2,
        limbs=1.17, neck=1.05, jaw=1.06,
    ),
)  # fmt: skip

BODIES: Final = MappingProxyType({body.name: body for body in _PEOPLE})
DEFAULT_BODY: Final = "ana"
