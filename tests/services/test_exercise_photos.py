"""Photos: made anew from what was uploaded, or refused with nothing left behind."""

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy.orm import Session

from clinic.services import exercise_photos as photos
from clinic.services import exercise_seeds, exercise_versions, exercises
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.services.storage import FileStore
from tests import factories
from tests.factories import NOW
from tests.personas import Personas

GPS = 0x8825
ORIENTATION = 0x0112


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of some bytes that says it has 10,000 megapixels."""
    head = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    chunk = len(head[4:]).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    data = b"IDAT" + zlib.compress(b"\x00" * 1000)
    body = len(data[4:]).to_bytes(4, "big") + data + zlib.crc32(data).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk + body


def files(folder: Path) -> list[str]:
    return [str(path) for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return factories.store(tmp_path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_photo_is_kept_as_a_small_jpeg(kind: str) -> None:
    content, width, height = photos.clean_photo(picture(kind, (3200, 1600)))
    with Image.open(io.BytesIO(content)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (1600, 800))
    assert (width, height) == (1600, 800)


def test_it_is_upright_and_bare_of_what_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    upload = picture("JPEG", (40, 20), exif=exif.tobytes(), comment=b"secret place")
    content, width, height = photos.clean_photo(upload)
    assert (width, height) == (20, 40)
    with Image.open(io.BytesIO(content)) as kept:
        assert dict(kept.getexif()) == {}
        assert "comment" not in kept.info
    assert b"secret" not in content


REFUSED = {
    "text": b"not a picture",
    "page": b"<!doctype html><script>alert(1)</script>",
    "drawing": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>',
    "truncated": picture("JPEG", (400, 400))[:300],
    "bomb": bomb(),
    "gif": picture("GIF"),
    "pdf": b"%PDF-1.7\n",
    "large": b"\x89PNG\r\n\x1a\n" + b"0" * (photos.PHOTO_BYTES + 1),
    "nothing": b"",
}


@pytest.mark.parametrize("upload", REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_photo_is_refused_and_nothing_is_left(
    session: Session, people: Personas, store: FileStore, tmp_path: Path, upload: bytes
) -> None:
    with pytest.raises(RefusedError) as refused:
        photos.put_photo(session, people.bob, store, "bridge", 1, "start", upload, "Hips", NOW)
    assert [fault.path for fault in refused.value.faults] == ["photo"]
    assert files(tmp_path) == []
    assert exercises.get(session, people.bob, "bridge").version == 1


def test_a_photo_without_words_or_over_an_old_page_leaves_nothing(
    session: Session, people: Personas, store: FileStore, tmp_path: Path
) -> None:
    for version, alt, wrong in ((1, " ", RefusedError), (9, "Hips", StaleError)):
        with pytest.raises(wrong):
            photos.put_photo(
                session, people.bob, store, "bridge", version, "start", picture(), alt, NOW
            )
    with pytest.raises(NotFoundError):
        photos.put_photo(session, people.bob, store, "bridge", 1, "side", picture(), "Hips", NOW)
    assert files(tmp_path) == []


def test_a_photo_is_a_version_and_seen_by_its_clinic_alone(
    session: Session, people: Personas, store: FileStore
) -> None:
    bob = people.bob
    row = photos.put_photo(session, bob, store, "bridge", 1, "end", picture(), "Hips up", NOW)
    (photo,) = exercises.exercise_of(row).photos
    assert (photo.pose, photo.alt, photo.width, photo.height) == ("end", "Hips up", 40, 20)
    assert photos.photo_file(session, bob, store, "bridge", photo.key).startswith(b"\xff\xd8")
    for key in (photo.key, "../../secret"):
        with pytest.raises(NotFoundError):
            photos.photo_file(session, people.charlie, store, "bridge", key)
    with pytest.raises(NotFoundError):
        photos.photo_file(session, bob, store, "bird-dog", photo.key)
    row = photos.put_photo(session, bob, store, "bridge", row.version, "end", b"", "Up", NOW)
    assert exercises.exercise_of(row).photos[0].alt == "Up"
    assert exercise_seeds.news_of(row) is None
    row = photos.remove_photo(session, bob, "bridge", row.version, "end", NOW)
    assert exercises.exercise_of(row).photos == ()
    assert exercise_versions.number_of(session, row) == 4
