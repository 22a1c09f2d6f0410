"""Uploaded pictures: checked by their content, made upright and bare of metadata."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS = 50_000_000
"""What a file may unpack to; larger ones are meant to fill the memory."""
_MEGABYTE = 1024 * 1024


class RasterError(ValueError):
    """A picture that cannot be used: what was found and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(f"found {found}; allowed: {allowed}")
        self.found = found
        self.allowed = allowed


def open_raster(upload: bytes, most_bytes: int) -> Image.Image:
    """The picture in a file, upright, with red, green, blue and alpha, bare of metadata.

    Raises:
        RasterError: larger than `most_bytes`, or no PNG, JPEG or WebP picture.
    """
    if len(upload) > most_bytes:
        size, most = len(upload) / _MEGABYTE, most_bytes // _MEGABYTE
        raise RasterError(f"{size:.1f} MB", f"a file of up to {most} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is refused below anyway
            return _opened(upload)
    except Image.DecompressionBombError as error:
        raise RasterError("far too many pixels", "a picture of up to 50 megapixels") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RasterError("a file that is none of them", "a PNG, JPEG or WebP picture") from error


def _opened(upload: bytes) -> Image.Image:
    with Image.open(io.BytesIO(upload), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise Image.DecompressionBombError
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    picture.info.clear()
    return picture
