"""The joints a pose may name, their movements in clinical words and the range of each.

Angles are degrees, shoulder-blade travel is centimetres. Ranges are those of a supple adult
(AAOS and Norkin & White normal values, widened a little where cloth and a stylized body hide
the difference): a pose outside them is a mistake in the file, never a patient.
"""

from types import MappingProxyType
from typing import Final

Limits = dict[str, tuple[float, float]]

_CENTRAL: Final[dict[str, Limits]] = {
    "root": {"pitch": (-180, 180), "roll": (-180, 180), "turn": (-180, 180)},
    "pelvis": {"tilt": (-45, 45), "bend": (-30, 30), "turn": (-70, 70)},
    "lumbar": {"flex": (-40, 60), "bend": (-35, 35), "rot": (-20, 20)},
    "thorax": {"flex": (-30, 50), "bend": (-35, 35), "rot": (-45, 45)},
    "neck": {"flex": (-60, 60), "bend": (-45, 45), "rot": (-70, 70)},
    "head": {"flex": (-30, 30), "bend": (-20, 20), "rot": (-45, 45)},
}

_PAIRED: Final[dict[str, Limits]] = {
    "scapula": {"forward": (-3, 7), "up": (-3, 6)},
    "hip": {"flex": (-30, 140), "abd": (-30, 60), "rot": (-50, 60)},
    "knee": {"flex": (-5, 160)},
    "ankle": {"flex": (-70, 35), "turn": (-35, 35)},
    "toes": {"flex": (-70, 30)},
    "shoulder": {"flex": (-60, 185), "abd": (-60, 185), "rot": (-95, 100)},
    "elbow": {"flex": (-5, 155)},
    "forearm": {"rot": (-95, 95)},
    "wrist": {"flex": (-90, 90), "dev": (-30, 40)},
}

SIDES: Final = ("r", "l")

LIMITS: Final = MappingProxyType(
    _CENTRAL | {f"{joint}_{side}": axes for joint, axes in _PAIRED.items() for side in SIDES}
)

LIMBS: Final = tuple(f"{limb}_{side}" for limb in ("hand", "foot") for side in SIDES)
