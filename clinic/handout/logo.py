"""A clinic's logo: checked by its content, made upright, bare of metadata and small for print."""

import io
from typing import Final

from PIL import Image

from clinic.handout.raster import RasterError, open_raster

LOGO_BYTES: Final = 5 * 1024 * 1024
"""Largest file that is read."""

_PRINT_PIXELS = (900, 300)
"""Largest width and height on paper: the letterhead's logo at more than 600 dots an inch."""
_LOSSLESS_BYTES = 60_000
"""A flat logo stays below as PNG; a photograph does not and is kept as JPEG."""
_JPEG_QUALITY = 88


LogoError = RasterError
"""A logo that cannot be used: what was found and what is allowed."""


def open_logo(upload: bytes) -> Image.Image:
    """The picture in a file, upright, with red, green, blue and alpha, bare of metadata.

    Raises:
        LogoError: larger than 5 MB, or no PNG, JPEG or WebP picture.
    """
    return open_raster(upload, LOGO_BYTES)


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
