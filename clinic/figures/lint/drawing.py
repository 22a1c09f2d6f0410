"""The pictures: arrows beside the body, all in the box, start and end alike, both sides."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from clinic.figures import arrows
from clinic.figures.display import DisplayList, mirror
from clinic.figures.lint.fault import Finding
from clinic.figures.lint.floor import TOUCH
from clinic.figures.lint.scene import Scene
from clinic.figures.planar import silhouette, union
from clinic.figures.solve import landmark
from clinic.figures.volumes import neck

_SAME: Final = 2  # mm that rounding may move a landmark
_STAYING: Final = tuple(
    f"{name}_{side}" for name in ("palm", "sole", "elbow", "knee") for side in "rl"
)


def arrows_beside(scene: Scene) -> Iterator[Finding]:
    """Arrows that run across the body; how many centimeters of them."""
    specs = scene.solved.pose.arrows
    if not specs:
        return
    view, solved = scene.view, scene.solved
    tubes = [tube for part in scene.solids.tubes.values() for tube in part]
    body = silhouette(view, *tubes, neck(solved.chain, solved.frames["head"], solved.body))
    for spec in specs:
        start, end = (view.see(landmark(scene.every[name], spec.track))[:2]
                      for name in (spec.since, solved.pose.name))  # fmt: skip
        shaft, head = arrows.arrow(spec, np.asarray(start), np.asarray(end))
        drawn = union([shaft.buffer(arrows.SHAFT / 2), head])
        across = float(drawn.intersection(body).area) / arrows.SHAFT
        if across > TOUCH:
            yield Finding(spec.track, across, "cm", "of its arrow across the body")


def anchored(scene: Scene) -> Iterator[Finding]:
    """Nothing that carries the body stays in place from the first pose to this one.

    The anchor should; or, where hands or feet were pulled to targets, at least one of those.
    """
    first, solved = next(iter(scene.every.values())), scene.solved
    moved = {
        name: float(np.linalg.norm((landmark(solved, name) - landmark(first, name))[[0, 2]]))
        for name in (scene.movement.anchor, *_STAYING)
    }
    if min(moved.values()) > TOUCH:
        anchor = scene.movement.anchor
        yield Finding(anchor, moved[anchor], "cm", "from where it was in the first picture")


def inside_box(picture: DisplayList) -> Iterator[Finding]:
    """Anything drawn outside the picture's box."""
    x, y, w, h = picture.box
    for op in picture.ops:
        pad = op.width / 20
        for path in op.paths:
            xs, ys = path.points[::2], path.points[1::2]
            out = max(x + pad - min(xs), max(xs) + pad - x - w,
                      y + pad - min(ys), max(ys) + pad - y - h)  # fmt: skip
            if out > 0:
                yield Finding(op.fill or op.stroke, out / 10, "cm", "outside the picture")


def same_frame(pictures: Mapping[str, DisplayList]) -> Iterator[Finding]:
    """Pictures of one movement in different boxes: they would differ in scale."""
    first, *others = pictures.values()
    for picture in others:
        off = max(abs(a - b) for a, b in zip(first.box, picture.box, strict=True))
        if off:
            yield Finding("box", off / 10, "cm", f"other than in {first.pose}")


def same_when_mirrored(scene: Scene, drawn: DisplayList) -> Iterator[Finding]:
    """Landmarks of a mirrored pose that the flipped drawing shows elsewhere.

    `scene` is the mirrored pose, solved; `drawn` the picture of the pose as it was written.
    """
    flipped = mirror(drawn)
    # A mirrored scene turns about the anchor's upright; the flipped picture about its own middle.
    double = 2 * drawn.box[0] + drawn.box[2]
    for name, (x, y) in flipped.landmarks.items():
        seen = scene.view.see(landmark(scene.solved, name)) * 10
        off = max(abs(x - double - float(seen[0])), abs(y + float(seen[1])))
        if off > _SAME:
            yield Finding(name, off / 10, "cm", "from where the mirrored pose has it")
