"""What is drawn of a text, and what no font can draw."""

import pytest

from clinic.handout.fonts import Weight, uncovered, widths
from clinic.handout.text import keep_counts, keep_last, printable

STIFF = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("plain <b>&amp;</b>", "plain <b>&amp;</b>"),
        ("one\r\ntwo", "one\ntwo"),
        ("tab\there", "tab here"),
        ("e\N{COMBINING ACUTE ACCENT}", "é"),
        ("soft\N{SOFT HYPHEN}hyphen", "softhyphen"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING}", "abc"),
        ("thin\N{THIN SPACE}space", "thin space"),
        ("narrow\N{NARROW NO-BREAK SPACE}space", f"narrow{STIFF}space"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}name", "name"),
        ("a\N{LINE SEPARATOR}b", "a\nb"),
    ],
)
def test_what_is_drawn(written: str, drawn: str) -> None:
    assert printable(written) == drawn


def test_a_number_and_its_unit_stay_together() -> None:
    assert keep_counts("Hold 3 seconds. Rest.") == f"Hold 3{STIFF}seconds. Rest."
    assert keep_last("Daniel Okafor, PT") == f"Daniel Okafor,{STIFF}PT"


@pytest.mark.parametrize(
    "text", ["Zoë Ñuñez", "Ελένη", "Анна Щербакова", "Nguyễn Thị Ánh", "“quoted” ½ €5 · 37 °C"]
)
def test_these_scripts_are_covered(text: str) -> None:
    assert uncovered(printable(text)) == ()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("李 Ming", ("李",)),
        ("\u05e9\u05dc\u05dd", ("\u05e9", "\u05dc", "\u05dd")),
        ("ok \N{GRINNING FACE}", ("\N{GRINNING FACE}",)),
        ("\ue000", ("\ue000",)),
        ("\x07", ("\x07",)),
    ],
)
def test_these_are_not(text: str, missing: tuple[str, ...]) -> None:
    assert uncovered(printable(text)) == missing


def test_every_weight_has_the_same_figures() -> None:
    for weight in Weight:
        assert len({widths(weight)[ord(figure)] for figure in "0123456789"}) == 1
