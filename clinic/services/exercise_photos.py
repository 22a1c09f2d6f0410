"""Photos of an exercise's poses: what is kept is made anew from what was uploaded."""

import io
from dataclasses import replace
from datetime import datetime

from PIL import Image
from sqlalchemy.orm import Session

from clinic.domain.checking import Reader
from clinic.domain.exercise_photo import POSES, Photo
from clinic.handout.raster import RasterError, open_raster
from clinic.models import ExerciseRow
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.actor import Actor
from clinic.services.errors import NotFoundError, refuse
from clinic.services.fields import one_line, raise_faults
from clinic.services.storage import FileStore

PHOTO_BYTES = 10 * 1024 * 1024
"""Largest file that is read."""
PHOTO_PIXELS = 1600
"""Longest side that is kept: enough for the screen, and for paper."""
ALT_LIMIT = 300
_QUALITY = 85
_ACTION = "exercise.photo_changed"


def clean_photo(upload: bytes) -> tuple[bytes, int, int]:
    """The picture upright on white, without metadata, at most 1600 pixels a side, as JPEG.

    Returns its bytes, width and height.

    Raises:
        RefusedError: at `photo`: larger than 10 MB, or not a PNG, JPEG or WebP picture.
    """
    try:
        picture = open_raster(upload, PHOTO_BYTES)
    except RasterError as error:
        raise refuse("photo", error.found, error.allowed) from error
    picture.thumbnail((PHOTO_PIXELS, PHOTO_PIXELS), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", picture.size, "white")
    out = io.BytesIO()
    Image.alpha_composite(paper, picture).convert("RGB").save(
        out, "JPEG", quality=_QUALITY, optimize=True
    )
    return out.getvalue(), picture.width, picture.height


def put_photo(
    session: Session,
    actor: Actor,
    store: FileStore,
    slug: str,
    version: int,
    pose: str,
    upload: bytes,
    alt: str,
    now: datetime,
) -> ExerciseRow:
    """Show a photo of a pose in place of what was shown, as a new version.

    Without an upload the photo stays and only its words change. Nothing is kept of what is refused.

    Raises:
        NotFoundError: no such exercise or pose.
        RefusedError: at `photo` or `alt`.
        StaleError: changed by someone else since `version`.
    """
    row = exercises.get_to_change(session, actor, slug, version)
    had = {photo.pose: photo for photo in versions.content_of(row).photos}
    if pose not in POSES:
        raise NotFoundError("pose", pose)
    words = _read_alt(alt)
    if upload:
        content, width, height = clean_photo(upload)
        photo = Photo(pose, store.put(content, ".jpg"), width, height, words)
    elif pose in had:
        photo = replace(had[pose], alt=words)
    else:
        raise refuse("photo", "no file", "a PNG, JPEG or WebP picture of up to 10 MB")
    _keep(session, actor, row, {**had, pose: photo}, f"Photo, {pose}", now)
    return row


def remove_photo(
    session: Session, actor: Actor, slug: str, version: int, pose: str, now: datetime
) -> ExerciseRow:
    """Show the drawn picture of a pose again; the file stays, since old versions show it.

    Raises:
        NotFoundError: no such exercise.
        StaleError: changed by someone else since `version`.
    """
    row = exercises.get_to_change(session, actor, slug, version)
    left = {p.pose: p for p in versions.content_of(row).photos if p.pose != pose}
    _keep(session, actor, row, left, f"Photo removed, {pose}", now)
    return row


def photo_file(session: Session, actor: Actor, store: FileStore, slug: str, key: str) -> bytes:
    """The bytes of a photo that the clinic's exercise shows now.

    Raises:
        NotFoundError: the clinic has no such exercise, or it shows no such photo.
        StorageError: the file is missing or was changed on disk.
    """
    row = exercises.get(session, actor, slug)
    if key not in {photo.key for photo in versions.content_of(row).photos}:
        raise NotFoundError("photo", key)
    return store.get(key)


def _keep(
    session: Session,
    actor: Actor,
    row: ExerciseRow,
    photos: dict[str, Photo],
    note: str,
    now: datetime,
) -> None:
    in_order = tuple(photos[pose] for pose in POSES if pose in photos)
    after = replace(versions.content_of(row), photos=in_order)
    versions.put(session, actor, row, after, note, now, _ACTION)


def _read_alt(alt: str) -> str:
    reader = Reader({"alt": alt})
    words = one_line(reader, "alt", ALT_LIMIT, required=True)
    raise_faults(reader)
    return words
