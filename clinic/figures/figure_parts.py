"""Trunk, neck, limbs, hands and feet as parts of the picture."""

from typing import Final

import numpy as np

from clinic.figures import volumes
from clinic.figures.camera import View
from clinic.figures.clothing import dress_limb, dress_trunk
from clinic.figures.depth import cloud
from clinic.figures.face import head_part
from clinic.figures.feet import Foot
from clinic.figures.hands import Hand
from clinic.figures.head import Head
from clinic.figures.parts import Joint, Line, Part
from clinic.figures.planar import Shape, disc, polygon, silhouette, union
from clinic.figures.skeleton import HIP
from clinic.figures.solve import Solved
from clinic.figures.tubes import Tube

# Depth (cm) that a part is drawn nearer than it lies, so that joined parts sort as cloth does.
_OVER: Final = {"neck": {"trunk": 9.0}, "head": {"neck": 9.0}, "foot": {"shank": 3.0},
                "hand": {"forearm": 1.0}, "thigh": {"trunk": 1.5}}  # fmt: skip


def body_parts(solved: Solved, view: View) -> list[Part]:
    """All parts of the body, in no order."""
    parts = [_trunk(solved, view), _neck(solved, view), _head(solved, view)]
    for side in "rl":
        parts += [
            _bone(solved, view, kind, side) for kind in ("thigh", "shank", "upper_arm", "forearm")
        ]
        parts += [_hand(solved, view, side), _foot(solved, view, side)]
    _tint(solved, view, parts)
    return parts


def _joint(solved: Solved, view: View, frame: str, radius: float, *neighbors: str) -> Joint:
    return Joint(view.see(solved.frames[frame].origin)[:2], radius, neighbors)


def _trunk(solved: Solved, view: View) -> Part:
    tube = solved.tube("trunk")
    shoulders = {side: solved.frames[f"upper_arm_{side}"].origin for side in "rl"}
    slopes = volumes.shoulder_slopes(solved.chain, shoulders, solved.body)
    bust = volumes.bust(solved.chain, solved.body)
    outline, fills, lines = dress_trunk(tube, slopes, bust, view)
    part = Part("trunk", outline, cloud(view, tube, *slopes), fills, lines, relief=2.6)
    for side in "rl":
        part.joints.append(
            _joint(solved, view, f"thigh_{side}", _hip_disc(solved, side), f"thigh_{side}")
        )
        part.joints.append(_joint(solved, view, f"upper_arm_{side}", 8.6, f"upper_arm_{side}"))
    return part


def _neck(solved: Solved, view: View) -> Part:
    tube = volumes.neck(solved.chain, solved.frames["head"], solved.body)
    outline = silhouette(view, tube)
    part = Part("neck", outline, cloud(view, tube), [("skin", outline)], relief=1.4)
    part.lines.append(Line("hem", 0.34, _collar(tube, view)))
    part.joints.append(Joint(view.see(tube.points[0].mean(axis=0))[:2], 9.5, ("trunk",)))
    part.over = dict(_OVER["neck"])
    return part


def _collar(tube: Tube, view: View) -> Shape:
    """The visible half of the collar: the lower edge of the neck's first rings."""
    rim = polygon(view.see(tube.points[0])).convex_hull
    rings = silhouette(view, tube.between(0.0, 0.21))
    return rim.boundary.intersection(rings.boundary.buffer(0.05))


def _head(solved: Solved, view: View) -> Part:
    part = head_part(Head(solved.frames["head"], solved.body), view)
    # No line from ear to chin where the cheek goes on into the neck; the chin keeps its own.
    jaw = solved.frames["head"].at(-2.5, -4.0, 0)
    part.joints.append(Joint(view.see(jaw)[:2], 6.2, ("neck",)))
    part.over = dict(_OVER["head"])
    return part


_RADII: Final = {
    "thigh": (13.0, 6.6),
    "shank": (6.6, 4.6),
    "upper_arm": (8.6, 5.0),
    "forearm": (5.0, 3.6),
}
_NEXT: Final = {"thigh": ("trunk", "shank"), "shank": ("thigh", "foot"),
                "upper_arm": ("trunk", "forearm"), "forearm": ("upper_arm", "hand")}  # fmt: skip
_RELIEF: Final = {"thigh": 2.2, "shank": 1.6, "upper_arm": 1.4, "forearm": 1.1}


def _bone(solved: Solved, view: View, kind: str, side: str) -> Part:
    name = f"{kind}_{side}"
    tube = solved.tube(name)
    outline, fills, lines = dress_limb(kind, tube, solved.body, view)
    part = Part(name, outline, cloud(view, tube), fills, lines, relief=_RELIEF[kind])
    before, after = _NEXT[kind]
    before = before if before == "trunk" else f"{before}_{side}"
    part.joints = [
        _joint(
            solved,
            view,
            name,
            _hip_disc(solved, side) if kind == "thigh" else _RADII[kind][0],
            before,
        ),
        _joint(solved, view, f"{after}_{side}", _RADII[kind][1], f"{after}_{side}"),
    ]
    part.over = dict(_OVER.get(kind, {}))
    return part


def _hip_disc(solved: Solved, side: str) -> float:
    """How far the hip's seam is open: less in a bent hip, where the groin folds."""
    down = solved.frames["pelvis"].axes[:, 1] @ solved.frames[f"thigh_{side}"].axes[:, 1]
    return float(np.interp(down, [0.1, 0.8], [10.0, 13.5]))


def _hand(solved: Solved, view: View, side: str) -> Part:
    hand = solved.hand(side)
    outline = silhouette(view, *hand.tubes)
    part = Part(f"hand_{side}", outline, cloud(view, *hand.tubes), [("skin", outline)], relief=0.7)
    part.lines.append(Line("feature", 0.32, finger_lines(hand, outline, view)))
    part.joints.append(_joint(solved, view, f"hand_{side}", 3.6, f"forearm_{side}"))
    part.weight = 0.5
    part.over = {f"forearm_{side}": 1.0}
    return part


def finger_lines(hand: Hand, outline: Shape, view: View) -> Shape:
    """The edges of fingers and thumb where they cross the hand: nearer ones hide farther ones."""
    digits = [(tube, silhouette(view, tube)) for tube in (*hand.fingers, hand.thumb)]
    digits.sort(key=lambda pair: -float(view.see(pair[0].points)[..., 2].mean()))
    palm = silhouette(view, hand.palm)
    hidden: list[Shape] = []
    edges: list[Shape] = []
    inside = outline.buffer(-0.22)
    for tube, shape in digits:
        root = disc(view.see(tube.points[0].mean(axis=0))[:2], 2.5 if tube is hand.thumb else 2.0)
        edge = shape.boundary.intersection(inside).difference(root.intersection(palm))
        edges.append(edge.difference(union(hidden).buffer(-0.05)) if hidden else edge)
        hidden.append(shape)
    return union(edges)


def _foot(solved: Solved, view: View, side: str) -> Part:
    shoe = solved.foot(side)
    outline = silhouette(view, *shoe.tubes)
    part = Part(
        f"foot_{side}", outline, cloud(view, *shoe.tubes), _shoe_fills(shoe, view), relief=1.1
    )
    sole = part.fills[1][1]
    part.lines.append(Line("hem", 0.3, sole.boundary.intersection(outline.buffer(-0.3))))
    part.over = {f"shank_{side}": 3.0}
    return part


def _shoe_fills(shoe: Foot, view: View) -> list[tuple[str, Shape]]:
    upper, sole = silhouette(view, shoe.upper), silhouette(view, shoe.sole)
    outline = union([upper, sole])
    # Seen from above the upper hides the sole's far side; from below the sole hides the upper.
    down = shoe.sole.points[6].mean(axis=0) - shoe.upper.points[6].mean(axis=0)
    if view.faces(down) < 0.3:
        sole = sole.difference(upper)
    return [("shoe", outline), ("sole", sole)]


_FAR: Final = {"thigh": 9.0, "upper_arm": 20.0}
_LEVEL: Final = {"thigh": 2, "upper_arm": 1}  # a far hand keeps its fingers, a leg is large enough


def _tint(solved: Solved, view: View, parts: list[Part]) -> None:
    """The farther arm and leg pale toward haze, by how much farther they lie."""
    by_name = {part.name: part for part in parts}
    for chain in (("thigh", "shank", "foot"), ("upper_arm", "forearm", "hand")):
        depth = {
            side: float(view.see(solved.frames[f"{chain[0]}_{side}"].origin)[2]) for side in "rl"
        }
        gap = depth["r"] - depth["l"]
        if chain[0] == "thigh":  # a rolled pelvis lays leg on leg: each keeps the tint it had
            gap = 2 * HIP * view.faces(solved.root.axes[:, 2])
        level = _LEVEL[chain[0]] if abs(gap) > _FAR[chain[0]] else 0
        for kind in chain:
            by_name[f"{kind}_{'l' if gap > 0 else 'r'}"].tint = level
