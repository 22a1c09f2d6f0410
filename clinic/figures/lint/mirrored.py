"""A movement done with the other side, as a pose of its own: left and right exchanged, z negated.

The product flips finished drawings instead; that both agree is one of the linter's checks.
"""

from dataclasses import replace
from typing import Final

from clinic.figures.display import swap_sides
from clinic.figures.pose import Angles, Arrow, Highlight, Movement, Pose, Prop, Target, Vector

_TURNED: Final = {
    "root": ("roll", "turn"), "pelvis": ("bend", "turn"), "lumbar": ("bend", "rot"),
    "thorax": ("bend", "rot"), "neck": ("bend", "rot"), "head": ("bend", "rot"),
}  # fmt: skip


def mirrored(movement: Movement) -> Movement:
    """The movement with left and right exchanged, seen from the other side."""
    camera = replace(movement.camera, yaw=180 - movement.camera.yaw)
    return replace(
        movement,
        side=swap_sides(movement.side),
        camera=camera,
        anchor=other(movement.anchor),
        props=tuple(_prop(prop) for prop in movement.props),
        poses=tuple(_pose(pose) for pose in movement.poses),
    )


def other(name: str) -> str:
    """The same name for the other side: `knee_r` for `knee_l`; unpaired names stay."""
    ends = {"_r": "_l", "_l": "_r"}
    return name[:-2] + ends[name[-2:]] if name[-2:] in ends else name


def _pose(pose: Pose) -> Pose:
    return replace(
        pose,
        alt=swap_sides(pose.alt),
        caption=swap_sides(pose.caption),
        angles=_angles(pose.angles),
        ground=tuple(map(other, pose.ground)),
        hands={other(name): shape for name, shape in pose.hands.items()},
        targets={other(limb): _target(target) for limb, target in pose.targets.items()},
        arrows=tuple(_arrow(arrow) for arrow in pose.arrows),
        highlights=tuple(Highlight(other(h.region), h.kind) for h in pose.highlights),
        shift=(pose.shift[0], -pose.shift[1]),
    )


def _angles(angles: Angles) -> Angles:
    return {
        other(joint): {
            axis: -value if axis in _TURNED.get(joint, ()) else value
            for axis, value in axes.items()
        }
        for joint, axes in angles.items()
    }


def _target(target: Target) -> Target:
    return replace(
        target,
        rel=other(target.rel),
        axes=other(target.axes),
        touch=other(target.touch),
        at=_flipped(target.at),
        around=-target.around,
        slant=-target.slant,
        pole=target.pole and _flipped(target.pole),
        fingers=target.fingers and _flipped(target.fingers),
        palm=target.palm and _flipped(target.palm),
    )


def _flipped(v: Vector) -> Vector:
    return v[0], v[1], -v[2]


def _arrow(arrow: Arrow) -> Arrow:
    return replace(
        arrow,
        track=other(arrow.track),
        offset=(-arrow.offset[0], arrow.offset[1]),
        bow=-arrow.bow,
        path=tuple((-x, y) for x, y in arrow.path),
    )


def _prop(prop: Prop) -> Prop:
    numbers = dict(prop.numbers)
    if "z" in numbers:
        numbers["z"] = (-numbers["z"][1], -numbers["z"][0])
    if "at" in numbers:
        numbers["at"] = (*numbers["at"][:-1], -numbers["at"][-1])
    if "turn" in numbers:
        numbers["turn"] = (-numbers["turn"][0],)
    return Prop(prop.kind, numbers, {key: other(name) for key, name in prop.names.items()})
