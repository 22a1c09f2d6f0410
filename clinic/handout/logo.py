"""A clinic's logo: checked by its content, made upright, bare of metadata and small for print."""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

LOGO_BYTES: Final = 5 * 1024 * 1024
"""Largest file that is read."""

_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS = 50_000_000
"""What a file may unpack to; larger ones are meant to fill the memory."""
_PRINT_PIXELS = (900, 300)
"""Largest width and height on paper: the letterhead's logo at more than 600 dots an inch."""
_LOSSLESS_BYTES = 60_000
"""A flat logo stays below as PNG; a photograph does not and is kept as JPEG."""
_JPEG_QUALITY = 88


class LogoError(ValueError):
    """A logo that cannot be used: what was found and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(f"found {found}; allowed: {allowed}")
        self.found = found
        self.allowed = allowed


def open_logo(upload: bytes) -> Image.Image:
    """The picture in a file, upright, with red, green, blue and alpha, bare of metadata.

    Raises:
        LogoError: larger than 5 MB, or no PNG, JPEG or WebP picture.
    """
    if len(upload) > LOGO_BYTES:
        raise LogoError(f"{len(upload) / 1024 / 1024:.1f} MB", "a file of up to 5 MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below anyway
            return _opened(upload)
    except Image.DecompressionBombError as error:
        raise LogoError("far too many pixels", "a picture of up to 50 megapixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise LogoError("a file that is none of them", "a PNG, JPEG or WebP picture") from error


def _opened(upload: bytes) -> Image.Image:
    with Image.open(io.BytesIO(upload), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise Image.DecompressionBombError
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    picture.info.clear()
    return picture


def print_logo(upload: bytes) -> bytes:
    """The logo for paper, on white: PNG where that is small, else JPEG. Empty stays empty.

    Raises:
        LogoError: as `open_logo`.
    """
    if not upload:
        return b""
    picture = open_logo(upload)
    picture.thumbnail(_PRINT_PIXELS, Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", picture.size, "white")
    return _encoded(Image.alpha_composite(paper, picture).convert("RGB"))


def _encoded(picture: Image.Image) -> bytes:
    png = io.BytesIO()
    picture.save(png, "PNG", optimize=True)
    if png.tell() <= _LOSSLESS_BYTES:
        return png.getvalue()
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=_JPEG_QUALITY)
    return jpeg.getvalue()
