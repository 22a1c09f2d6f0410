"""Named points of the body: the part whose frame they are given in, and where (cm)."""

from typing import Final

LANDMARKS: Final[dict[str, tuple[str, float, float, float]]] = {
    "hips": ("pelvis", 0, 0, 0), "tailbone": ("pelvis", -10, -4, 0), "belly": ("pelvis", 9, 14, 0),
    "chest": ("chest", 10, -6, 0), "c7": ("chest", -5, 8, 0), "low_back": ("pelvis", -9, 14, 0),
    "mid_back": ("chest", -10, -12, 0), "head": ("head", 0, 3, 0), "crown": ("head", 0, 13, 0),
    "nose": ("head", 11, 0, 0), "back_of_head": ("head", -10, 3, 0),
} | {
    f"{name}_{side}": (f"{part}_{side}", *spot)
    for side in "rl"
    for name, part, spot in (
        ("hip", "thigh", (0.0, 0.0, 0.0)), ("knee", "shank", (0.0, 0.0, 0.0)),
        ("ankle", "foot", (0.0, 0.0, 0.0)), ("heel", "foot", (-5.0, -7.0, 0.0)),
        ("toe", "foot", (19.0, -6.5, 0.0)), ("sole", "foot", (6.0, -7.6, 0.0)),
        ("shoulder", "upper_arm", (0.0, 0.0, 0.0)), ("elbow", "forearm", (0.0, 0.0, 0.0)),
        ("wrist", "hand", (0.0, 0.0, 0.0)), ("palm", "hand", (1.5, -6.6, 0.0)),
        ("grip", "hand", (2.6, -8.0, 0.0)), ("fingertip", "hand", (0.0, -16.5, 0.0)),
        ("thigh", "thigh", (0.0, -21.0, 0.0)), ("shin", "shank", (4.0, -20.0, 0.0)),
    )
}  # fmt: skip
