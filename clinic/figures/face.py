"""The head as a part of the picture: face, features, ears, hair, glasses, beard."""

from typing import Final

import numpy as np
import numpy.typing as npt

from clinic.figures.camera import View
from clinic.figures.depth import cloud
from clinic.figures.hair import hair
from clinic.figures.head import Head
from clinic.figures.palette import hair_role
from clinic.figures.parts import Line, Part
from clinic.figures.planar import (
    EMPTY,
    Shape,
    closed,
    line,
    polygon,
    quads,
    runs,
    silhouette,
    softened,
    union,
)
from clinic.figures.vectors import Array

_SEEN: Final = 0.12
Layer = tuple[str, Shape]


def head_part(head: Head, view: View) -> Part:
    """The whole head, painted from the back forward."""
    locks = hair(head, view)
    role = hair_role(head.body.hair)
    skull = silhouette(view, head.skull)
    face = union([skull, silhouette(view, *head.nose(), *head.mouth())])
    face = softened(closed(face, 0.7), 0.7)
    ears = {s: polygon(view.see(head.ear(s))) for s in (1.0, -1.0)}
    toward = {s: view.faces(head.right()) * s for s in ears}
    outline = union([face, locks.front, locks.behind, *ears.values()])
    part = Part("head", outline, cloud(view, head.skull, *locks.volumes), [], relief=1.5)
    part.fills = [(role, locks.behind)]
    part.fills += [("skin", ears[s]) for s in ears if toward[s] <= 0.1]
    part.fills.append(("skin", face))
    _features(head, view, face, part)
    _beard(head, view, face, part)
    part.fills.append((role, locks.front))
    edge = locks.front.boundary.intersection(outline.buffer(-0.35))
    part.lines.append(Line("ink", 0.34, edge))
    if not locks.behind.is_empty:
        back = face.boundary.intersection(outline.buffer(-0.35)).difference(locks.front)
        part.lines.append(Line("ink", 0.34, back))
    part.lines.append(Line(f"{role}-line", 0.3, union(locks.strands)))
    _near_ears(head, view, ears, toward, part)
    if head.body.glasses:
        _glasses(head, view, part)
    return part


def _seen(view: View, normals: Array, least: float = _SEEN) -> npt.NDArray[np.bool_]:
    return np.asarray((normals @ view.matrix[2]) > least)


def _trace(head: Head, view: View, y: Array, z: Array, least: float = 0.0) -> list[Shape]:
    """Lines on the face where it turns to the viewer."""
    points, normals = head.face(y, z)
    return [line(run) for run in runs(view.see(points)[:, :2], _seen(view, normals, least))]


def _spot(head: Head, view: View, y: float, z: float, half: tuple[float, float]) -> Shape:
    """An oval on the face (half-height, half-width), if its middle turns to the viewer."""
    a = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    _, normal = head.face(np.array([y]), np.array([z]))
    if not _seen(view, normal)[0]:
        return EMPTY
    points, _ = head.face(y + half[0] * np.sin(a), z + half[1] * np.cos(a))
    return polygon(view.see(points))


def _features(head: Head, view: View, face: Shape, part: Part) -> None:
    inside = face.buffer(0.05)
    lids, brows, creases = [], [], []
    for s in (1.0, -1.0):
        cheek = _spot(head, view, -2.3, s * 4.5, (1.1, 1.35))
        part.fills.append(("blush", cheek.intersection(inside)))
        u = np.linspace(-1, 1, 11)
        eye = _spot(head, view, 2.35, s * 3.15, (0.98, 0.74)).intersection(inside)
        part.fills.append(("eye", eye))
        lids += _trace(head, view, 3.35 - 0.75 * u**2 - 0.1 * u, s * (3.25 + 1.45 * u), 0.1)
        brows += _trace(head, view, 5.6 - 0.55 * u**2 - 0.15 * u, s * (3.4 + 1.75 * u), 0.1)
        if head.body.lines:
            creases += _trace(head, view, 1.0 - 0.35 * (1 - u**2), s * (3.3 + 1.1 * u), 0.1)
            creases += _trace(head, view, -4.0 + 1.3 * u, s * (3.5 - 0.5 * u), 0.1)
    smile = np.linspace(-1, 1, 15)
    mouth = _trace(head, view, -5.45 + 0.75 * smile**2, 2.35 * smile)
    part.lines.append(Line("lid", 0.46, union(lids).intersection(inside)))
    part.lines.append(Line("brow", 0.6, union(brows).intersection(inside)))
    part.lines.append(Line("lip", 0.44, union(mouth).intersection(inside)))
    if creases:
        part.lines.append(Line("crease", 0.26, union(creases).intersection(inside)))
    part.lines.append(Line("feature", 0.4, _nose(head, view, face)))


def _nose(head: Head, view: View, face: Shape) -> Shape:
    """The nose's lower edge, and its bridge when the head is turned half away."""
    side = abs(view.faces(head.right()))
    ahead = view.faces(head.ahead())
    if ahead < -0.1:
        return EMPTY
    a = np.linspace(-1.15, 1.15, 11)
    under = np.column_stack([9.6 + 0.75 * np.cos(a), -2.2 + 0.0 * a, 1.65 * np.sin(a)])
    under[:, 1] = -1.9 - 0.45 * np.cos(a)
    shapes = [line(view.see(head.world(under)))]
    if 0.3 < side < 0.93:
        bridge = np.array(
            [(8.8, 2.4, 0), (9.6, 0.9, 0), (10.7, -0.8, 0), (11.2, -1.5, 0), (10.6, -2.2, 0)]
        )
        away = -np.sign(view.faces(head.right()))
        bridge[:, 2] = away * np.array([0.5, 0.7, 0.8, 0.7, 0.3])
        shapes.append(line(view.see(head.world(bridge))))
    return union(shapes).intersection(face.buffer(-0.3))


def _beard(head: Head, view: View, face: Shape, part: Part) -> None:
    if not head.body.beard:
        return
    degrees = np.linspace(-96, 96, 40)
    low = np.interp(np.abs(degrees), [0, 70, 96], [-10.2, -9.0, -4.5])
    high = np.interp(
        np.abs(degrees),
        [0, 12, 20, 30, 55, 80, 90, 96],
        [-3.4, -3.3, -3.8, -4.6, -4.2, -1.5, 1.0, 1.2],
    )
    up = np.linspace(0, 1, 7)[:, None]
    y = low + (high - low) * up
    grid = head.world(head.local(np.broadcast_to(degrees, y.shape), y, 0.15))[:, ::-1]
    beard = union([quads(grid, view)]).intersection(face)
    lips = _spot(head, view, -5.3, 0.0, (0.75, 2.1))
    at = max(i for i, (role, _) in enumerate(part.fills) if role == "skin")
    part.fills.insert(at + 1, ("beard", beard.difference(lips)))


def _near_ears(
    head: Head, view: View, ears: dict[float, Shape], toward: dict[float, float], part: Part
) -> None:
    for s, ear in ears.items():
        if toward[s] <= 0.1:
            continue
        part.fills.append(("skin", ear))
        part.lines.append(Line("ink", 0.34, ear.boundary))
        part.lines.append(Line("feature", 0.3, line(view.see(head.ear_fold(s)))))


def _glasses(head: Head, view: View, part: Part) -> None:
    """Round lenses that turn to the viewer, their bridge, and the temple of the near side."""
    shapes: list[Shape] = []
    a = np.linspace(0, 2 * np.pi, 25)
    for s in (1.0, -1.0):
        _, middle = head.face(np.array([2.4]), np.array([s * 3.3]))
        if _seen(view, middle)[0]:
            points, _ = head.face(2.4 + 2.15 * np.sin(a), s * 3.3 + 2.3 * np.cos(a), 0.7)
            shapes.append(polygon(view.see(points)).boundary)
        if view.faces(head.right()) * s > 0.1:
            temple = np.array([(6.9, 3.0, s * 5.8), (3.0, 2.9, s * 7.5), (0.6, 2.8, s * 7.7)])
            shapes.append(line(view.see(head.world(temple))))
    if len(shapes) > 1 and view.faces(head.ahead()) > 0.5:
        shapes.append(line(view.see(head.world(np.array([(9.0, 2.9, z) for z in (-1.1, 1.1)])))))
    part.lines.append(Line("glasses", 0.36, union(shapes)))
