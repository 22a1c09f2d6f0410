"""A clinic's logo: checked by content, cleaned and brought to one format."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from clinic.services.errors import RefusedError, refuse

LOGO_BYTES = 5 * 1024 * 1024
LOGO_PIXELS = 1200
"""Longest side that is kept: two inches in fine print."""

_FORMATS = ("PNG", "JPEG", "WEBP")
_MOST_PIXELS = 50_000_000
"""What a file may unpack to; larger ones are meant to fill the memory."""


def clean_logo(upload: bytes) -> bytes:
    """The picture upright, without metadata, at most 1200 pixels a side, as PNG.

    Raises:
        RefusedError: at `logo`: too large, or not a PNG, JPEG or WebP picture.
    """
    if len(upload) > LOGO_BYTES:
        raise refuse("logo", f"{len(upload) / 1024 / 1024:.1f} MB", "a file of up to 5 MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _clean(upload)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _not_a_picture() from error
    except Image.DecompressionBombError as error:
        raise refuse("logo", "far too many pixels", "a picture of up to 50 megapixels") from error


def _not_a_picture() -> RefusedError:
    return refuse("logo", "a file that is none of them", "a PNG, JPEG or WebP picture")


def _clean(upload: bytes) -> bytes:
    with Image.open(io.BytesIO(upload), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise Image.DecompressionBombError
        upright = ImageOps.exif_transpose(opened)
        transparent = upright.has_transparency_data
        picture = upright.convert("RGBA" if transparent else "RGB")
    picture.thumbnail((LOGO_PIXELS, LOGO_PIXELS), Image.Resampling.LANCZOS)
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    out = io.BytesIO()
    bare.save(out, "PNG", optimize=True)
    return out.getvalue()
