"""What the brand page shows beside the form: how the color reads, and the head of a handout."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from clinic.figures.body import DEFAULT_BODY
from clinic.handout.theme import PINE, WHITE, Theme, contrast, theme_of
from clinic.models import Clinic
from clinic.web.bodies import bodies
from clinic.web.settings.forms import BrandForm

_COLOR = re.compile(r"#[0-9a-f]{6}")
_EASY = 4.5
"""WCAG 2.2, 1.4.3: contrast of text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How words in a color read, in a sentence."""

    ratio: str
    words: str
    good: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """The head of a handout as the form stands."""

    theme: Theme
    name: str
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the brand that two people changed differently."""

    label: str
    theirs: str
    yours: str


def differences(form: BrandForm, clinic: Clinic) -> list[Difference]:
    """Where the form says something else than the clinic does now."""
    found = []
    for name, value in asdict(form.change()).items():
        pair = [_said(name, one) for one in (getattr(clinic, name), value)]
        if pair[0].lower() != pair[1].lower():
            found.append(Difference(form[name].label.text, pair[0], pair[1]))
    return found


def _said(name: str, value: Any) -> str:
    """A field's value in words."""
    if name == "body":
        return bodies()[value or DEFAULT_BODY]
    return ", ".join(value) if name == "address" else str(value)


def readings(color: str) -> list[Reading]:
    """The contrasts of a brand color `#rrggbb`; those of the product's green where it is none."""
    used = usable_color(color)
    on_white = contrast(used, WHITE)
    theme = theme_of(used)
    on_color = contrast(used, theme.on_solid)
    ink = "White" if theme.on_solid == WHITE else "Black"
    heads = (
        "Headings on white are easy to read."
        if on_white >= _EASY
        else f"Too pale for words on white: headings use {theme.text} instead."
    )
    return [
        Reading(_ratio(on_white), heads, on_white >= _EASY),
        Reading(
            _ratio(on_color), f"{ink} words on this color are easy to read.", on_color >= _EASY
        ),
    ]


def preview(color: str, name: str, address: str, phone: str) -> Preview:
    """What the form would print: up to two lines of address, and the phone number."""
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    contacts = (", ".join(lines), phone.strip())
    return Preview(theme_of(usable_color(color)), name, tuple(line for line in contacts if line))


def usable_color(color: str) -> str:
    """The color in lower case where it is one, else the product's green."""
    lower = color.strip().lower()
    return lower if _COLOR.fullmatch(lower) else PINE


def _ratio(value: float) -> str:
    return f"{value:.1f} : 1"
