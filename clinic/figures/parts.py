"""A part of the picture: its silhouette, its paint, its lines and the joints it shares."""

from dataclasses import dataclass, field

from clinic.figures.planar import EMPTY, Shape
from clinic.figures.vectors import Array


@dataclass(frozen=True)
class Joint:
    """A disc within which two neighbors flow into each other without a contour."""

    center: Array
    radius: float
    neighbors: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A line inside a part: role, width (cm), geometry."""

    role: str
    width: float
    shape: Shape


@dataclass
class Part:
    """One part, in picture coordinates (cm, y up); `cloud` are surface points for depth."""

    name: str
    outline: Shape
    cloud: Array
    fills: list[tuple[str, Shape]]
    lines: list[Line] = field(default_factory=list)
    joints: list[Joint] = field(default_factory=list)
    relief: float = 0.0
    tint: int = 0
    weight: float = 0.62
    ink: str = "ink"
    shade: Shape = EMPTY
    over: dict[str, float] = field(default_factory=dict)
    patches: list[tuple[str, Shape, list[Shape]]] = field(default_factory=list)
    solid: bool = True
