"""Props: mat, chair, wall, table, step, pillow, bolster, strap, towel, band."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from clinic.figures import rooms
from clinic.figures.camera import View
from clinic.figures.depth import cloud
from clinic.figures.parts import Line, Part
from clinic.figures.planar import Shape, line, polygon, silhouette, union
from clinic.figures.pose import Prop
from clinic.figures.solve import Solved
from clinic.figures.straps import strap
from clinic.figures.tubes import RING, Tube, bone_tube
from clinic.figures.vectors import Array, Frame, rot_y, vec

Corner = tuple[float, float, float]
_Build = Callable[[Prop, Solved, View], list[Part]]
SEAT_HEIGHT: Final = 45.0
_MAT_THICK: Final = 1.6
_CORNER: Final = 5.0


def mat(prop: Prop, view: View) -> tuple[Shape, Shape]:
    """The mat's top and the whole of it with its edge."""
    x0, x1 = prop.numbers.get("x", (-95.0, 95.0))
    z0, z1 = prop.numbers.get("z", (-33.0, 33.0))
    a = np.linspace(0, np.pi / 2, 6)
    corners = [
        (x1 - _CORNER, z1 - _CORNER, 0), (x0 + _CORNER, z1 - _CORNER, 1),
        (x0 + _CORNER, z0 + _CORNER, 2), (x1 - _CORNER, z0 + _CORNER, 3),
    ]  # fmt: skip
    points = np.concatenate([
        np.column_stack([cx + _CORNER * np.cos(a + k * np.pi / 2), np.zeros(6),
                         cz + _CORNER * np.sin(a + k * np.pi / 2)])
        for cx, cz, k in corners
    ])  # fmt: skip
    top = polygon(view.see(points))
    low = polygon(view.see(points - vec(0, _MAT_THICK, 0)))
    return top, union([top, low, union([top, low]).convex_hull])


def prop_parts(prop: Prop, solved: Solved, view: View) -> list[Part]:
    """A prop as parts (none for the mat, which lies under everything)."""
    build = _BUILD.get(prop.kind)
    return build(prop, solved, view) if build else []


@dataclass(frozen=True)
class Block:
    """A box from corner to corner (cm), turned and moved."""

    name: str
    low: Array
    high: Array
    turn: Array
    at: Array


def _box(block: Block, view: View, paint: str, ink: str) -> Part:
    """A box as a part: its three visible faces in three tones."""
    low, high, turn = block.low, block.high, block.turn
    steps = np.linspace(0, 1, 9)
    faces: list[tuple[str, Shape]] = []
    points: list[Array] = []
    edges: list[Shape] = []
    for axis in range(3):
        for end in (0, 1):
            u, v = np.meshgrid(steps, steps, indexing="ij")
            grid = np.empty((9, 9, 3))
            others = [i for i in range(3) if i != axis]
            grid[..., axis] = high[axis] if end else low[axis]
            grid[..., others[0]] = low[others[0]] + (high - low)[others[0]] * u
            grid[..., others[1]] = low[others[1]] + (high - low)[others[1]] * v
            world = block.at + grid @ turn.T
            points.append(view.see(world).reshape(-1, 3))
            normal = turn[:, axis] * (1 if end else -1)
            if view.faces(normal) > 0.01:
                corners = view.see(world[[0, 0, -1, -1], [0, -1, -1, 0]])
                shape = polygon(corners)
                tone = "-top" if axis == 1 else ("" if view.matrix[0] @ normal < 0.2 else "-side")
                faces.append((paint + tone, shape))
                edges.append(shape.boundary)
    outline = union([shape for _, shape in faces])
    inner = union(edges).intersection(outline.buffer(-0.1))
    return Part(block.name, outline, np.concatenate(points), faces, [Line(ink, 0.3, inner)],
                weight=0.45, ink=ink)  # fmt: skip


def blocks(prop: Prop) -> list[Block]:
    """The boxes a chair, table, step or wall is made of (none for other props)."""
    if prop.kind == "chair":
        return _chair_blocks(prop)
    if prop.kind not in _HEIGHTS:
        return []
    x0, x1 = prop.numbers.get("x", (40.0, 90.0))
    z0, z1 = prop.numbers.get("z", (-40.0, 40.0))
    top = prop.numbers.get("height", (_HEIGHTS[prop.kind],))[0]
    eye, at = np.eye(3), vec(0, 0, 0)
    if prop.kind != "table":
        return [Block(prop.kind, vec(x0, 0, z0), vec(x1, top, z1), eye, at)]
    return [
        Block("table-body", vec(x0 + 3, 0, z0 + 3), vec(x1 - 3, top - 4, z1 - 3), eye, at),
        Block("table-top", vec(x0, top - 4, z0), vec(x1, top, z1), eye, at),
    ]


def _chair_blocks(prop: Prop) -> list[Block]:
    x, z = prop.numbers.get("at", (0.0, 0.0))
    height = prop.numbers.get("height", (SEAT_HEIGHT,))[0]
    turn, at = rot_y(-prop.numbers.get("turn", (0.0,))[0]), vec(x, 0, z)
    corners: list[tuple[str, Corner, Corner]] = [
        ("seat", (-21, height - 3.6, -21.5), (22, height, 21.5))
    ]
    for sx, sz in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        cx, cz = (18.5 if sx > 0 else -18.5), 18.0 * sz
        leg = (cx - 1.9, 0, cz - 1.9), (cx + 1.9, height - 3.6, cz + 1.9)
        corners.append((f"leg{sx}{sz}", *leg))
        if sx < 0:
            post = (cx - 2.2, height, cz - 1.7), (cx + 1.0, height + 43, cz + 1.7)
            corners.append((f"post{sz}", *post))
    corners.append(("rail", (-20.0, height + 26, -16.3), (-18.0, height + 42, 16.3)))
    corners.append(("slat", (-20.0, height + 11, -16.3), (-18.0, height + 16, 16.3)))
    return [Block(f"chair-{name}", vec(*a), vec(*b), turn, at) for name, a, b in corners]


def _hard(prop: Prop, solved: Solved, view: View) -> list[Part]:
    """A chair, table, counter, step or wall."""
    del solved
    parts = []
    for block in blocks(prop):
        if prop.kind == "wall":
            parts.append(rooms.wall(block.low, block.high, view))
            continue
        pale = block.name == "table-body"
        paint, ink = ("wall", "wall-ink") if pale else ("wood", "prop-ink")
        part = _box(block, view, paint, ink)
        if pale:
            part.lines.append(Line(ink, 0.3, rooms.doors(block.low, block.high, view)))
        if block.name == "table-top":
            part.over = {"table-body": 50.0}
        parts.append(part)
    return parts


_HEIGHTS: Final = {"table": 90.0, "step": 20.0, "wall": 185.0}


def soft_tubes(prop: Prop) -> list[Tube]:
    """The volumes of a prop that throws a shadow like a body: a pillow or a bolster."""
    make = {"pillow": _pillow_tube, "bolster": _bolster_tube}.get(prop.kind)
    return [make(prop)] if make else []


def _lying(prop: Prop, at: Corner, length: float) -> Frame:
    """The frame of a tube that lies on its side, its length along x unless turned."""
    axes = rot_y(-prop.numbers.get("turn", (0.0,))[0])
    turned = np.column_stack([axes[:, 1], -axes[:, 0], axes[:, 2]])
    return Frame(vec(*at) - axes[:, 0] * length / 2, turned)


def _pillow_tube(prop: Prop) -> Tube:
    x, y, z = prop.numbers.get("at", (0.0, 5.0, 0.0))
    length, height, width = prop.numbers.get("size", (38.0, 10.0, 54.0))
    places = np.linspace(0, 1, 15)
    bulge = np.sqrt(np.sin(np.pi * (0.06 + 0.88 * places)))
    sizes = np.column_stack([bulge * height / 2, bulge * height / 2,
                             (0.86 + 0.14 * bulge) * width / 2])  # fmt: skip
    return bone_tube(_lying(prop, (x, y, z), length), length, places, sizes, (0.8, 0.8), 2.6)


def _bolster_tube(prop: Prop) -> Tube:
    x, y, z = prop.numbers.get("at", (0.0, 9.0, 0.0))
    length, radius = prop.numbers.get("size", (60.0, 9.0))
    places = np.linspace(0, 1, 9)
    sizes = np.full((9, 3), radius)
    return bone_tube(_lying(prop, (x, y, z), length), length, places, sizes, (1.2, 1.2), 2.0)


def _soft(name: str, tube: Tube, view: View, seams: list[Array]) -> list[Part]:
    """A cushion with its seams (world points), drawn where they face the viewer."""
    outline = silhouette(view, tube)
    inside = outline.buffer(-0.4)
    lines = [Line("prop-ink", 0.3, line(view.see(seam)).intersection(inside)) for seam in seams]
    return [Part(name, outline, cloud(view, tube), [("pillow", outline)], lines, relief=1.0,
                 weight=0.5)]  # fmt: skip


def _pillow(prop: Prop, solved: Solved, view: View) -> list[Part]:
    del solved
    tube = _pillow_tube(prop)
    sides = [tube.points[:, i] for i in (RING // 4, 3 * RING // 4)]
    across = sides[0].mean(axis=0) - sides[1].mean(axis=0)
    return _soft("pillow", tube, view, [sides[0] if view.faces(across) > 0 else sides[1]])


def _bolster(prop: Prop, solved: Solved, view: View) -> list[Part]:
    del solved
    tube = _bolster_tube(prop)
    first, last = (tube.between(t, t).points[0] for t in (0.0, 1.0))
    rim = last if view.faces(last.mean(axis=0) - first.mean(axis=0)) > 0 else first
    rings = [rim.mean(axis=0) + (rim - rim.mean(axis=0)) * share for share in (0.96, 0.16)]
    return _soft("bolster", tube, view, [np.vstack([ring, ring[:1]]) for ring in rings])


_BUILD: Final[dict[str, _Build]] = {
    "chair": _hard, "table": _hard, "step": _hard, "wall": _hard, "pillow": _pillow,
    "bolster": _bolster, "strap": strap, "towel": strap, "band": strap,
}  # fmt: skip
