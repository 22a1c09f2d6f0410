"""Whatever color a clinic picks, every role can be read."""

import colorsys

import pytest

from clinic.handout.theme import BLACK, INK, PINE, SECONDARY, WHITE, contrast, theme_of

SPECTRUM = [
    "#" + "".join(f"{round(c * 255):02x}" for c in colorsys.hsv_to_rgb(hue / 12, s, v))
    for hue in range(12)
    for s in (0.0, 0.35, 1.0)
    for v in (0.0, 0.25, 0.5, 0.75, 1.0)
]


@pytest.mark.parametrize("brand", [*SPECTRUM, "#ffe45c", "#0b6e6e"])
def test_every_role_can_be_read(brand: str) -> None:
    theme = theme_of(brand)
    assert theme.solid == brand
    assert contrast(theme.text, WHITE) >= 7
    assert contrast(theme.on_solid, theme.solid) >= 4.5
    assert contrast(theme.line, WHITE) >= 3
    assert contrast(INK, theme.tint) >= 12.5
    assert contrast(SECONDARY, theme.tint) >= 7
    assert theme.outlined == (contrast(brand, WHITE) < 3)


def test_a_strong_color_is_kept_for_headings_and_a_weaker_one_is_darkened() -> None:
    assert theme_of("#0a5953").text == "#0a5953"
    assert theme_of("#0b8a8a").text != "#0b8a8a"
    assert theme_of("#ffe45c").text == INK


def test_without_a_color_it_is_the_products_green() -> None:
    assert theme_of("") == theme_of(PINE)


def test_ink_saver_fills_nothing() -> None:
    theme = theme_of("#0b6e6e", ink_saver=True)
    assert (theme.solid, theme.tint) == ("", "")
    assert {theme.text, theme.line, theme.alert} == {BLACK}


def test_contrast_of_black_on_white() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(INK, INK) == 1
