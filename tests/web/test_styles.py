"""The design system: every role is defined, every sheet is linked, every color can be read."""

import re

import pytest

from clinic import resources
from clinic.handout.theme import contrast
from clinic.web.assets import SCRIPTS, STYLESHEETS

FOLDER = resources.static() / "css"
SHEETS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.css"))}
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", SHEETS["tokens"]
    )
}
TEXT_ON = {
    "surface": ("ink", "ink-2", "ink-3", "accent", "warn", "stop", "good", "info"),
    "canvas": ("ink", "ink-2", "ink-3", "accent", "stop"),
    "raised": ("ink", "ink-2", "ink-3", "accent"),
    "sunken": ("ink", "ink-2", "ink-3"),
    "tint": ("ink", "ink-2", "accent"),
    "tint-2": ("ink", "ink-2", "ink-3", "accent"),
    "accent": ("on-accent",),
    "accent-hi": ("on-accent",),
    "warn-tint": ("warn",),
    "stop-tint": ("stop",),
    "good-tint": ("good",),
    "info-tint": ("info",),
}
EDGES_ON = {
    "surface": ("edge", "focus", "warn-edge", "stop-edge", "good-edge", "info-edge"),
    "canvas": ("edge", "focus", "stop-edge"),
}


def test_every_sheet_is_linked_and_small() -> None:
    assert set(SHEETS) == set(STYLESHEETS)
    layered = [name for name, sheet in SHEETS.items() if "@layer" not in sheet]
    assert layered == []


def test_every_script_is_there() -> None:
    there = {path.stem for path in (resources.static() / "js").glob("*.js")}
    assert set(SCRIPTS) <= there


def test_every_role_that_is_used_is_defined() -> None:
    defined = set(re.findall(r"(--[\w-]+):", "".join(SHEETS.values())))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(SHEETS.values())))
    assert used - defined == set()


def test_nothing_comes_from_another_server() -> None:
    for name, sheet in SHEETS.items():
        assert not re.search(r"https?:|@import|//[a-z]", sheet), name


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_words_reach_a_contrast_of_four_and_a_half(theme: int) -> None:
    faint = [
        (ground, ink)
        for ground, inks in TEXT_ON.items()
        for ink in inks
        if contrast(TOKENS[ground][theme], TOKENS[ink][theme]) < 4.5
    ]
    assert faint == []


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_edges_of_fields_and_the_focus_ring_reach_three(theme: int) -> None:
    faint = [
        (ground, edge)
        for ground, edges in EDGES_ON.items()
        for edge in edges
        if contrast(TOKENS[ground][theme], TOKENS[edge][theme]) < 3
    ]
    assert faint == []
