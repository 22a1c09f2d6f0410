"""A pose and a movement as values: what a pose file says, checked, with nothing computed yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Vector = tuple[float, float, float]
Angles = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Camera:
    """Where the viewer stands: degrees round the vertical and above the horizon."""

    yaw: float = -18.0
    pitch: float = 12.0


@dataclass(frozen=True)
class Target:
    """Where a hand or foot goes (inverse kinematics), in centimetres.

    Either `at` in the frame of `rel` (`world` or a part), or `touch`: a point on the surface of a
    limb or the trunk, `along` its length (0 to 1) and `around` it in degrees (0 front, 90 right).
    With `floor` the height in `at` counts from the floor. `axes` says in whose axes `at` and the
    directions are given (as `rel` unless said).
    """

    rel: str = "world"
    at: Vector = (0.0, 0.0, 0.0)
    axes: str = ""
    touch: str = ""
    along: float = 0.5
    around: float = 0.0
    gap: float = 0.0
    floor: bool = False
    pole: Vector | None = None
    fingers: Vector | None = None
    palm: Vector | None = None
    slant: float = 90.0


@dataclass(frozen=True)
class Arrow:
    """A motion arrow: the way of `track` from another pose, or points given by hand (screen cm)."""

    track: str
    since: str = "start"
    offset: tuple[float, float] = (0.0, 0.0)
    bow: float = 0.0
    path: tuple[tuple[float, float], ...] = ()
    trim: tuple[float, float] = (0.0, 1.0)
    both: bool = False


@dataclass(frozen=True)
class Highlight:
    """A muscle that works or is stretched."""

    region: str
    kind: str = "work"


@dataclass(frozen=True)
class Prop:
    """A thing in the picture: its kind, place and size, and what it is tied to."""

    kind: str
    numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Pose:
    """One body position, every reference resolved."""

    name: str
    facing: str
    alt: str
    caption: str
    moment: str = ""
    angles: Angles = field(default_factory=dict)
    ground: tuple[str, ...] = ()
    height: float = 0.0
    head_rests: float | None = None
    hands: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, Target] = field(default_factory=dict)
    arrows: tuple[Arrow, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    hold: bool = False
    shift: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Movement:
    """All poses of one movement; they share camera, scale, props and anchor."""

    slug: str
    file: str
    side: str
    camera: Camera
    anchor: str
    props: tuple[Prop, ...]
    poses: tuple[Pose, ...]

    def pose(self, name: str) -> Pose:
        """The pose of that name. Raises KeyError."""
        for pose in self.poses:
            if pose.name == name:
                return pose
        raise KeyError(name)
