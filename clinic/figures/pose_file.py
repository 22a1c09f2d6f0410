"""Loads a movement from its TOML file. The format is described in docs/poses.md."""

import tomllib
from pathlib import Path
from typing import Any, Final

from clinic.figures.errors import PoseError
from clinic.figures.fields import Reader
from clinic.figures.joints import LIMBS, LIMITS
from clinic.figures.pose import Camera, Movement, Pose, Prop
from clinic.figures.pose_rows import arrow, highlight, target
from clinic.figures.vocabulary import FACINGS, HANDS, LANDMARKS, PROPS, SUPPORTS

POSTURES: Final = "_postures"
_OWN: Final = ("alt", "caption", "moment", "arrow", "highlight", "hold")
_KEYS: Final = (
    *_OWN,
    "extends",
    "facing",
    "ground",
    "height",
    "head_rests",
    "hands",
    "ik",
    "shift",
)
Raw = dict[str, Any]


def load(path: Path) -> Movement:
    """The movement described by a file. Raises PoseError naming file, key and what is allowed."""
    raw = read(path)
    top = Reader(path.name, "", raw)
    top.only("side", "camera", "anchor", "prop", "pose")
    poses = top.sub("pose")
    names = [*poses.table]
    if "start" not in names or "end" not in names:
        raise top.refuse("pose", "start or end is missing", "pose.start, pose.end, further 2, 3")
    poses.only("start", "end", "2", "3")
    return Movement(
        slug=path.stem,
        file=path.name,
        side=top.text("side", "none", ("none", "left", "right")),
        camera=_camera(top.sub("camera")),
        anchor=top.text("anchor", "hips", LANDMARKS),
        props=tuple(_prop(row) for row in top.rows("prop")),
        poses=tuple(_pose(path, raw, name) for name in names),
    )


def read(path: Path) -> Raw:
    """The file's tables. Raises PoseError when it cannot be read or is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PoseError(
            path.name, "file", "cannot be read", "a file in the poses folder"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PoseError(path.name, "file", f"is not TOML: {error}") from error


def _camera(reader: Reader) -> Camera:
    reader.only("yaw", "pitch")
    return Camera(reader.number("yaw", -18.0, -360, 360), reader.number("pitch", 12.0, -20, 80))


def _prop(reader: Reader) -> Prop:
    kind = reader.text("kind", None, PROPS)
    counts = PROPS[kind]
    reader.only("kind", *counts)
    numbers: dict[str, tuple[float, ...]] = {}
    names: dict[str, str] = {}
    for key in reader.table:
        if key == "kind":
            continue
        if counts[key] == 0:
            names[key] = reader.text(key, None, LANDMARKS)
        elif counts[key] == 1:
            numbers[key] = (reader.number(key, 0.0),)
        else:
            numbers[key] = reader.numbers(key, counts[key])
    return Prop(kind, numbers, names)


def _pose(path: Path, raw: Raw, name: str) -> Pose:
    merged = _resolved(path, raw, name, ())
    reader = Reader(path.name, f"pose.{name}", merged)
    reader.only(*_KEYS, *LIMITS)
    hands = reader.sub("hands")
    hands.only("hand_r", "hand_l")
    ik = reader.sub("ik")
    ik.only(*LIMBS)
    shift = reader.numbers("shift", 2) if "shift" in merged else (0.0, 0.0)
    return Pose(
        name=name,
        facing=reader.text("facing", None, FACINGS),
        alt=reader.text("alt"),
        caption=reader.text("caption"),
        moment=reader.text("moment", ""),
        angles={joint: _angles(reader.sub(joint), joint) for joint in LIMITS if joint in merged},
        ground=reader.texts("ground", SUPPORTS),
        height=reader.number("height", 0.0, 0.0, 150.0),
        head_rests=(
            reader.number("head_rests", 0.0, 0.0, 60.0)
            if merged.get("head_rests", False) is not False
            else None
        ),
        hands={hand: hands.text(hand, None, HANDS) for hand in hands.table},
        targets={limb: target(ik.sub(limb), limb) for limb in ik.table if ik.table[limb]},
        arrows=tuple(arrow(row) for row in reader.rows("arrow")),
        highlights=tuple(highlight(row) for row in reader.rows("highlight")),
        hold=reader.flag("hold"),
        shift=(shift[0], shift[1]),
    )


def _angles(reader: Reader, joint: str) -> dict[str, float]:
    axes = LIMITS[joint]
    reader.only(*axes)
    return {axis: reader.number(axis, 0.0, *axes[axis]) for axis in reader.table}


def _resolved(path: Path, raw: Raw, name: str, seen: tuple[str, ...]) -> Raw:
    """The pose's table with everything it extends laid under it."""
    here = f"{path.stem}:{name}"
    key = f"pose.{name}.extends"
    if here in seen:
        raise PoseError(path.name, key, f"circle: {' -> '.join((*seen, here))}", "a pose not in it")
    table = raw.get("pose", {}).get(name)
    if not isinstance(table, dict):
        raise PoseError(path.name, f"pose.{name}", "is missing", ", ".join(raw.get("pose", {})))
    parent = table.get("extends")
    if parent is None:
        return dict(table)
    if not isinstance(parent, str):
        raise PoseError(path.name, key, "is not text", 'a pose, or "movement:pose"')
    base_path, base_raw, base_name = _find(path, raw, parent, key)
    base = _resolved(base_path, base_raw, base_name, (*seen, here))
    return _laid_over({k: v for k, v in base.items() if k not in _OWN}, table)


def _find(path: Path, raw: Raw, parent: str, key: str) -> tuple[Path, Raw, str]:
    """The file and the pose that `extends` means: here, a base posture, or another movement's."""
    slug, colon, name = parent.partition(":")
    if colon:
        other = path.parent / f"{slug}.toml"
        if not other.is_file():
            raise PoseError(path.name, key, f"no such movement: {slug}", "movement:pose")
        return other, read(other), name
    if slug in raw.get("pose", {}):
        return path, raw, slug
    base = path.parent / f"{POSTURES}.toml"
    postures = read(base) if base.is_file() else {}
    known = [*raw.get("pose", {}), *postures.get("pose", {})]
    if slug not in known:
        raise PoseError(path.name, key, f"no such pose: {slug}", ", ".join(known))
    return base, postures, slug


def _laid_over(base: Raw, table: Raw) -> Raw:
    """Joints, hands and targets are merged name by name; everything else is replaced."""
    result = dict(base)
    for key, value in table.items():
        old = result.get(key)
        if isinstance(value, dict) and isinstance(old, dict):
            result[key] = old | value
        else:
            result[key] = value
    return result
