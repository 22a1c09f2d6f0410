"""A logo is judged by its content and brought to one safe, small form."""

import io

import pytest
from PIL import Image

from clinic.handout.logo import LOGO_BYTES, LogoError, print_logo


def picture(
    kind: str, size: tuple[int, int] = (64, 32), mode: str = "RGB", **saved: object
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal").save(out, kind, **saved)
    return out.getvalue()


def opened(logo: bytes) -> Image.Image:
    return Image.open(io.BytesIO(logo))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_three_kinds_are_taken(kind: str) -> None:
    assert opened(print_logo(picture(kind))).size == (64, 32)


def test_transparency_becomes_white_paper() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(clear, "PNG")
    logo = opened(print_logo(clear.getvalue()))
    assert logo.mode == "RGB"
    assert logo.getpixel((4, 4)) == (255, 255, 255)


def test_it_is_turned_upright_and_made_small() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    logo = opened(print_logo(picture("JPEG", (3000, 1200), exif=turned.tobytes())))
    assert logo.height <= 300
    assert logo.width < logo.height
    assert not logo.getexif()


def test_a_photograph_is_kept_small() -> None:
    noise = io.BytesIO()
    Image.effect_noise((1200, 1200), 90).save(noise, "PNG")
    logo = print_logo(noise.getvalue())
    assert opened(logo).format == "JPEG"
    assert len(logo) < 150_000


@pytest.mark.parametrize(
    "upload",
    [b"not a picture", picture("PNG")[:40], picture("GIF"), b"<svg onload='x'/>"],
    ids=["text", "cut off", "gif", "svg"],
)
def test_anything_else_is_refused(upload: bytes) -> None:
    with pytest.raises(LogoError) as refused:
        print_logo(upload)
    assert refused.value.allowed == "a PNG, JPEG or WebP picture"


def test_a_huge_file_is_not_even_opened() -> None:
    with pytest.raises(LogoError, match="up to 5 MB"):
        print_logo(b"\0" * (LOGO_BYTES + 1))


def test_no_logo_is_no_logo() -> None:
    assert print_logo(b"") == b""
