"""The words a pose file may use: postures, landmarks, supports, hand shapes, props, regions."""

from typing import Final

from clinic.figures.hands import SHAPES
from clinic.figures.landmarks import LANDMARKS as _LANDMARKS
from clinic.figures.muscles import REGIONS as _MUSCLES
from clinic.figures.skeleton import FACINGS as _FACINGS
from clinic.figures.solve import SUPPORTS as _SUPPORTS

FACINGS: Final = tuple(_FACINGS)
LANDMARKS: Final = tuple(sorted(_LANDMARKS))
SUPPORTS: Final = _SUPPORTS
HANDS: Final = tuple(SHAPES)
REGIONS: Final = tuple(sorted(_MUSCLES))
_BONES: Final = tuple(
    f"{bone}_{side}" for bone in ("thigh", "shank", "upper_arm", "forearm") for side in "rl"
)
TOUCHED: Final = ("trunk", *_BONES)
PARTS: Final = (
    "root", "pelvis", "chest", "head", *_BONES, "hand_r", "hand_l", "foot_r", "foot_l",
)  # fmt: skip

# Per kind of prop its keys: how many numbers each takes (0: the name of a landmark).
_TIED: Final = {"from": 0, "via": 0, "to": 0, "width": 1}
_BLOCK: Final = {"x": 2, "z": 2, "height": 1}
PROPS: Final[dict[str, dict[str, int]]] = {
    "mat": {"x": 2, "z": 2},
    "chair": {"at": 2, "height": 1, "turn": 1},
    "wall": _BLOCK,
    "table": _BLOCK,
    "step": _BLOCK,
    "pillow": {"at": 3, "size": 3, "turn": 1},
    "bolster": {"at": 3, "size": 2, "turn": 1},
    "strap": _TIED,
    "towel": _TIED,
    "band": _TIED,
}
