"""A clinic's uploaded logo, brought to the one form in which it is kept."""

import io

from PIL import Image

from clinic.handout.logo import LogoError, open_logo
from clinic.services.errors import refuse

LOGO_PIXELS = 1200
"""Longest side that is kept: enough for the screen, and for paper at its finest."""


def clean_logo(upload: bytes) -> bytes:
    """The picture upright, without metadata, at most 1200 pixels a side, as PNG.

    Raises:
        RefusedError: at `logo`: larger than 5 MB, or not a PNG, JPEG or WebP picture.
    """
    try:
        picture = open_logo(upload)
    except LogoError as error:
        raise refuse("logo", error.found, error.allowed) from error
    picture.thumbnail((LOGO_PIXELS, LOGO_PIXELS), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
