"""Contours, opened at the joints so that limbs flow into each other while real creases stay."""

from clinic.figures.parts import Part
from clinic.figures.planar import Shape, disc, union


def contour(part: Part, by_name: dict[str, Part]) -> Shape:
    """The part's boundary without the stretches that lie inside a neighbor near their joint."""
    edge = part.outline.boundary
    open_ = [
        disc(joint.center, joint.radius).intersection(by_name[name].outline.buffer(-0.12))
        for joint in part.joints
        for name in joint.neighbors
        if name in by_name and by_name[name].tint == part.tint
    ]
    return edge.difference(union(open_)) if open_ else edge
