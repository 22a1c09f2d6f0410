"""The display list: a finished picture as plain values. Imports neither numpy nor shapely.

Coordinates are whole millimeters of the drawn world, y down; stroke widths are tenths of a
millimeter. Paint is named by role (see palette.py), so that one list serves color and line art.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Style = Literal["color", "line"]
STYLES: Final[tuple[Style, ...]] = ("color", "line")


@dataclass(frozen=True)
class Subpath:
    """A run of points `x0, y0, x1, y1, ...`, closed or open.

    On paper a picture is a few centimeters wide, so some points may be left out there: bit n of
    `paper` is set when point n stays.
    """

    closed: bool
    points: tuple[int, ...]
    paper: int = -1


@dataclass(frozen=True)
class Op:
    """One painting step: fill and stroke roles ("" for none), stroke width, subpaths."""

    fill: str
    stroke: str
    width: int
    paths: tuple[Subpath, ...]


@dataclass(frozen=True)
class DisplayList:
    """One picture of one pose of one body."""

    slug: str
    pose: str
    body: str
    side: str
    alt: str
    caption: str
    moment: str
    box: tuple[int, int, int, int]
    colors: Mapping[str, str]
    ops: tuple[Op, ...]
    landmarks: Mapping[str, tuple[int, int]]
    key: str  # names the drawing: equal keys, equal drawings

    def __hash__(self) -> int:
        """By key, so that what is made from a list can be kept."""
        return hash(self.key)

    @property
    def width(self) -> int:
        """Width of the picture (mm of the drawn world)."""
        return self.box[2]

    @property
    def height(self) -> int:
        """Height of the picture (mm of the drawn world)."""
        return self.box[3]


def encode(picture: DisplayList) -> bytes:
    """The list as compressed JSON; points are kept as differences, which compress well."""
    return zlib.compress(json.dumps(_plain(picture), separators=(",", ":")).encode(), 9)


def decode(packed: bytes) -> DisplayList:
    """The list kept by `encode`."""
    plain: dict[str, Any] = json.loads(zlib.decompress(packed))
    ops = tuple(
        Op(fill, stroke, width, tuple(Subpath(bool(c), _sums(p), kept) for c, p, kept in paths))
        for fill, stroke, width, paths in plain.pop("ops")
    )
    landmarks = {name: (x, y) for name, (x, y) in plain.pop("landmarks").items()}
    x, y, w, h = plain.pop("box")
    return DisplayList(**plain, box=(x, y, w, h), ops=ops, landmarks=landmarks)


def _plain(picture: DisplayList) -> dict[str, Any]:
    return {
        "slug": picture.slug, "pose": picture.pose, "body": picture.body, "side": picture.side,
        "alt": picture.alt, "caption": picture.caption, "moment": picture.moment,
        "box": picture.box, "colors": dict(picture.colors), "landmarks": dict(picture.landmarks),
        "key": picture.key,
        "ops": [
            (op.fill, op.stroke, op.width,
             [(int(p.closed), _steps(p.points), p.paper) for p in op.paths])
            for op in picture.ops
        ],
    }  # fmt: skip


def _steps(points: tuple[int, ...]) -> list[int]:
    return [*points[:2], *(b - a for a, b in zip(points, points[2:], strict=False))]


def _sums(steps: list[int]) -> tuple[int, ...]:
    points = steps[:2]
    for step in steps[2:]:
        points.append(points[-2] + step)
    return tuple(points)


_OTHER: Final = {"right": "left", "left": "right", "Right": "Left", "Left": "Right"}


def swap_sides(words: str) -> str:
    """The sentence with left and right exchanged."""
    return "".join(_OTHER.get(word, word) for word in _words(words))


def _words(text: str) -> list[str]:
    words, current = [], ""
    for letter in text:
        if letter.isalpha() == current[-1:].isalpha():
            current += letter
        else:
            words.append(current)
            current = letter
    return [*words, current]


def _other_landmark(name: str) -> str:
    ends = {"_r": "_l", "_l": "_r"}
    return name[:-2] + ends[name[-2:]] if name[-2:] in ends else name


def mirror(picture: DisplayList) -> DisplayList:
    """The same picture for the other side: drawing and camera flipped, left and right exchanged."""
    double = 2 * picture.box[0] + picture.box[2]
    ops = tuple(
        replace(op, paths=tuple(replace(p, points=_flip(p.points, double)) for p in op.paths))
        for op in picture.ops
    )
    return replace(
        picture,
        side=swap_sides(picture.side),
        alt=swap_sides(picture.alt),
        caption=swap_sides(picture.caption),
        ops=ops,
        key=picture.key[:-1] if picture.key.endswith("m") else f"{picture.key}m",
        landmarks={
            _other_landmark(name): (double - x, y) for name, (x, y) in picture.landmarks.items()
        },
    )


def _flip(points: tuple[int, ...], double: int) -> tuple[int, ...]:
    return tuple(double - v if i % 2 == 0 else v for i, v in enumerate(points))
