"""Pose and body to display list: solve, project, order, shade, draw."""

import hashlib
from collections.abc import Mapping
from typing import Final

import numpy as np

from clinic.figures import arrows, rooms
from clinic.figures.body import Body
from clinic.figures.camera import View
from clinic.figures.depth import order
from clinic.figures.display import DisplayList
from clinic.figures.emit import SOFT, Sheet
from clinic.figures.figure_parts import body_parts
from clinic.figures.head import Head
from clinic.figures.landmarks import LANDMARKS
from clinic.figures.marks import hold_mark
from clinic.figures.muscles import REGIONS, patch
from clinic.figures.outline import contour
from clinic.figures.palette import palette
from clinic.figures.parts import Part
from clinic.figures.planar import EMPTY, Shape, union
from clinic.figures.pose import Movement, Pose
from clinic.figures.props import blocks, mat, prop_parts, soft_tubes
from clinic.figures.shade import shade_parts
from clinic.figures.shadows import shadows
from clinic.figures.solve import Solved, landmark, solve
from clinic.figures.tubes import Tube

_MARGIN: Final = 3.0
_HIDDEN: Final = 0.4  # lines this far (cm) under a nearer part are left out
_LEAST_SHADE: Final = 3.0  # cm2


def movement_figures(movement: Movement, body: Body) -> dict[str, DisplayList]:
    """The pictures of all poses of a movement, in one scale and one frame."""
    view = View(movement.camera)
    solved = {p.name: solve(p, body, movement.anchor, movement.file) for p in movement.poses}
    drawn = {name: _draw(movement, one, solved, view) for name, one in solved.items()}
    sheets = {name: sheet for name, (sheet, _) in drawn.items()}
    box = _box(list(sheets.values()))
    for name, (sheet, covered) in drawn.items():
        if solved[name].pose.hold:
            hold_mark(sheet, box, covered)
    return {
        name: _list(movement, solved[name].pose, body, sheet, box, _landmarks(solved[name], view))
        for name, sheet in sheets.items()
    }


def _list(
    movement: Movement, pose: Pose, body: Body, sheet: Sheet, box: tuple[int, int, int, int],
    landmarks: Mapping[str, tuple[int, int]],
) -> DisplayList:  # fmt: skip
    used = {
        r.partition("/")[0].removesuffix("-s")
        for op in sheet.ops
        for r in (op.fill, op.stroke)
        if r
    }
    colors = palette(body.skin, body.hair, body.top, body.bottom, body.shoe)
    ops = tuple(sheet.ops)
    drawing = hashlib.sha256(f"{box}{sorted(colors.items())}{ops}".encode()).hexdigest()[:16]
    return DisplayList(
        movement.slug, pose.name, body.name, movement.side, pose.alt, pose.caption, pose.moment,
        box, {role: colors[role] for role in sorted(used)}, ops, landmarks, drawing,
    )  # fmt: skip


def _landmarks(solved: Solved, view: View) -> dict[str, tuple[int, int]]:
    result = {}
    for name in sorted(LANDMARKS):
        x, y, _ = view.see(landmark(solved, name))
        result[name] = (round(float(x) * 10), round(float(-y) * 10))
    return result


def _box(sheets: list[Sheet]) -> tuple[int, int, int, int]:
    xs, ys = [], []
    for sheet in sheets:
        for op in sheet.ops:
            pad = op.width // 20
            for path in op.paths:
                xs += [min(path.points[::2]) - pad, max(path.points[::2]) + pad]
                ys += [min(path.points[1::2]) - pad, max(path.points[1::2]) + pad]
    m = round(_MARGIN * 10)
    return min(xs) - m, min(ys) - m, max(xs) - min(xs) + 2 * m, max(ys) - min(ys) + 2 * m


def _draw(
    movement: Movement, solved: Solved, every: Mapping[str, Solved], view: View
) -> tuple[Sheet, Shape]:
    sheet = Sheet()
    tubes = body_tubes(solved)
    _floor(sheet, movement, tubes, view)
    parts = body_parts(solved, view)
    for prop in movement.props:
        parts += prop_parts(prop, solved, view)
    _highlight(solved, parts, view)
    sorted_parts = [parts[i] for i in order(parts)]
    shade_parts(sorted_parts)
    by_name = {part.name: part for part in sorted_parts}
    for part, near in zip(sorted_parts, _nearer(sorted_parts), strict=True):
        _paint(sheet, part, by_name, near.buffer(-_HIDDEN))
    covered = [part.outline for part in parts]
    for spec in solved.pose.arrows:
        start, end = (view.see(landmark(every[name], spec.track))[:2]
                      for name in (spec.since, solved.pose.name))  # fmt: skip
        shaft, head = arrows.arrow(spec, np.asarray(start), np.asarray(end))
        sheet.stroke("casing", arrows.SHAFT + 1.4, union([shaft, head.boundary]))
        sheet.stroke("arrow", arrows.SHAFT, shaft)
        sheet.fill("arrow", head)
        covered += [shaft.buffer(arrows.SHAFT), head]
    return sheet, union(covered)


def _nearer(parts: list[Part]) -> list[Shape]:
    """For each part, sorted from far to near, the area of all that lie over it."""
    areas = [EMPTY]
    for part in reversed(parts[1:]):
        areas.append(union([areas[-1], part.outline]))
    return areas[::-1]


def body_tubes(solved: Solved) -> list[Tube]:
    """The volumes that throw a shadow."""
    tubes = [solved.tube("trunk")]
    for side in "rl":
        tubes += [
            solved.tube(f"{kind}_{side}") for kind in ("thigh", "shank", "upper_arm", "forearm")
        ]
        tubes += [solved.hand(side).palm, solved.foot(side).sole]
    tubes.append(Head(solved.frames["head"], solved.body).skull)
    return tubes


def _floor(sheet: Sheet, movement: Movement, tubes: list[Tube], view: View) -> None:
    tubes = tubes + [tube for prop in movement.props for tube in soft_tubes(prop)]
    soft, touch = shadows(tubes, view)
    top: Shape = EMPTY
    whole: Shape = EMPTY
    for prop in movement.props:
        if prop.kind == "wall":
            sheet.fill("floor", union([rooms.floor(b.low, b.high, view) for b in blocks(prop)]))
        if prop.kind == "mat":
            top, whole = mat(prop, view)
            sheet.fill("mat-edge", whole)
            sheet.fill("mat", top)
            sheet.stroke("mat-line", 0.3, whole.boundary)
    for shape, name in ((soft.difference(touch), "shadow"), (touch, "contact")):
        sheet.fill(f"floor-{name}", shape.difference(whole), SOFT)
        sheet.fill(f"mat-{name}", shape.intersection(top), SOFT)


def _highlight(solved: Solved, parts: list[Part], view: View) -> None:
    by_name = {part.name: part for part in parts}
    for light in solved.pose.highlights:
        for spot in REGIONS[light.region]:
            shape, fibers = patch(solved.tube(spot.part), spot, view)
            part = by_name[spot.part]
            part.patches.append((light.kind, shape.intersection(part.outline.buffer(-0.2)), fibers))


def _paint(sheet: Sheet, part: Part, by_name: dict[str, Part], hidden: Shape) -> None:
    far = f"/{part.tint}" if part.tint else ""
    for i, (role, shape) in enumerate(part.fills):
        if hidden.contains(shape):
            continue
        sheet.fill(role + far, shape.intersection(part.outline))
        if part.shade.is_empty or role in {"eye", "blush"}:
            continue
        above = union([s for _, s in part.fills[i + 1 :]])
        shade = part.shade.intersection(shape).difference(union([above, hidden]))
        sheet.fill(f"{role}-s{far}", shade, SOFT, _LEAST_SHADE)
    for role, shape, fibers in part.patches:
        sheet.fill(role, shape)
        sheet.stroke("fiber", 0.42, union(fibers).difference(hidden))
        sheet.stroke("work-rim", 0.4, shape.boundary.difference(hidden))
    for line in part.lines:
        sheet.stroke(line.role + far, line.width, line.shape.difference(hidden))
    sheet.stroke(part.ink + far, part.weight, contour(part, by_name).difference(hidden))
