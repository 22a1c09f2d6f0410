"""Kept pictures: the built display lists of the seed movements. Imports neither numpy nor shapely.

`seeds/figures/<slug>.fig` holds every pose of a movement for every body: a line of JSON (what is
inside and where) and then the compressed lists, so that reading one picture unpacks only that one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from clinic import resources
from clinic.figures.body import BODIES, DEFAULT_BODY
from clinic.figures.display import DisplayList, decode, encode, mirror

SUFFIX: Final = ".fig"


class FigureNotFoundError(LookupError):
    """No picture of that movement, pose or body is kept."""


@dataclass(frozen=True)
class Shelf:
    """The index of one movement's file: key of what it was built from, poses, places of lists."""

    slug: str
    key: str
    side: str
    poses: tuple[str, ...]
    places: Mapping[str, tuple[int, int]]
    start: int


def folder() -> Path:
    """Where kept pictures lie."""
    return resources.seeds() / "figures"


@lru_cache(maxsize=1)
def movements() -> tuple[str, ...]:
    """The slugs of all movements with kept pictures."""
    return tuple(sorted(path.stem for path in folder().glob(f"*{SUFFIX}")))


def bodies() -> tuple[str, ...]:
    """The names of the bodies."""
    return tuple(BODIES)


def poses(slug: str) -> tuple[str, ...]:
    """The movement's pose names in order: start, end, 2, 3. Raises FigureNotFoundError."""
    return shelf(slug).poses


def side(slug: str) -> str:
    """The side the movement's pictures show: right, left or none. Raises FigureNotFoundError."""
    return shelf(slug).side


def figure(slug: str, pose: str, body: str = DEFAULT_BODY, side: str = "") -> DisplayList:
    """The kept picture, mirrored when `side` is the other one than drawn.

    `side` is `left`, `right` or empty (as drawn); a movement without a side is never mirrored.
    Raises FigureNotFoundError.
    """
    picture = load(slug, pose, body)
    other = side and picture.side not in {"none", side}
    return _mirrored(slug, pose, body) if other else picture


@lru_cache(maxsize=256)
def load(slug: str, pose: str, body: str = DEFAULT_BODY) -> DisplayList:
    """The kept picture as drawn. Raises FigureNotFoundError."""
    index = shelf(slug)
    place = index.places.get(f"{pose}/{body}")
    if place is None:
        raise FigureNotFoundError(f"no picture of {slug}, pose {pose}, body {body}")
    with _path(slug).open("rb") as file:
        file.seek(index.start + place[0])
        return decode(file.read(place[1]))


@lru_cache(maxsize=256)
def _mirrored(slug: str, pose: str, body: str) -> DisplayList:
    return mirror(load(slug, pose, body))


@lru_cache(maxsize=128)
def shelf(slug: str) -> Shelf:
    """The index of a movement's file. Raises FigureNotFoundError."""
    try:
        with _path(slug).open("rb") as file:
            line = file.readline()
    except OSError as error:
        raise FigureNotFoundError(f"no pictures of {slug}") from error
    plain = json.loads(line)
    places = {name: (start, length) for name, (start, length) in plain["places"].items()}
    return Shelf(slug, plain["key"], plain["side"], tuple(plain["poses"]), places, len(line))


@lru_cache(maxsize=128)
def file_of(slug: str) -> bytes:
    """The whole file of a movement: every pose, every body. Raises FigureNotFoundError."""
    try:
        return _path(slug).read_bytes()
    except OSError as error:
        raise FigureNotFoundError(f"no pictures of {slug}") from error


def figure_in(file: bytes, pose: str, body: str, side: str = "") -> DisplayList:
    """A picture out of a movement's file, as `figure` gives it. Raises FigureNotFoundError."""
    line, _, lists = file.partition(b"\n")
    place = json.loads(line)["places"].get(f"{pose}/{body}")
    if place is None:
        raise FigureNotFoundError(f"no pose {pose}, body {body} in this file")
    picture = decode(lists[place[0] : place[0] + place[1]])
    return mirror(picture) if side and picture.side not in {"none", side} else picture


def forget() -> None:
    """Drop what was read, after pictures were built anew."""
    for cached in (movements, load, _mirrored, shelf, file_of):
        cached.cache_clear()


def _path(slug: str) -> Path:
    return folder() / f"{slug}{SUFFIX}"


def pack(key: str, pictures: Mapping[str, Mapping[str, DisplayList]]) -> bytes:
    """The file of one movement: pictures by pose and body, under the key they were built from."""
    blobs, places, at = [], {}, 0
    drawn = ""
    for pose, by_body in pictures.items():
        for body, picture in by_body.items():
            blob = encode(picture)
            places[f"{pose}/{body}"] = (at, len(blob))
            at += len(blob)
            blobs.append(blob)
            drawn = picture.side
    head = {"key": key, "side": drawn, "poses": list(pictures), "places": places}
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + b"".join(blobs)
