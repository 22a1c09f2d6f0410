"""Bulleted and numbered lists, tagged as lists."""

from collections.abc import Sequence

from clinic.handout.fonts import text_width
from clinic.handout.layout import Block, Columns, Stack, Tagged, Text, text
from clinic.handout.measure import Run, wrap
from clinic.handout.scale import Style
from clinic.handout.sheet import Sheet
from clinic.handout.text import keep_counts
from clinic.handout.theme import INK

_BULLET = "•"
_BULLET_HANG = 0.8
"""Room for a dot and the space after it, as a share of the type size."""


def bullets(sheet: Sheet, entries: Sequence[str], width: float, gap: float = 0.0) -> Block:
    """A list with dots."""
    dot = Run(_BULLET, sheet.scale.body, INK)
    hang = _BULLET_HANG * sheet.scale.body.size
    return _list([dot] * len(entries), entries, width, gap, hang, sheet.scale.body)


def numbered(
    sheet: Sheet, entries: Sequence[str], width: float, gap: float, style: Style | None = None
) -> Block:
    """Steps with a bold number in the brand's color."""
    style = style or sheet.scale.body
    bold = Style(sheet.scale.name.weight, style.size, style.leading)
    numbers = [Run(str(n), bold, sheet.theme.text) for n in range(1, len(entries) + 1)]
    hang = max(sheet.scale.hang, text_width(f"{len(entries)}  ", bold.weight, bold.size))
    return _list(numbers, entries, width, gap, hang, style)


def _list(
    labels: Sequence[Run], entries: Sequence[str], width: float,
    gap: float, hang: float, style: Style,
) -> Block:  # fmt: skip
    rows = [
        _entry(label, Run(keep_counts(entry), style, INK), width, hang)
        for label, entry in zip(labels, entries, strict=True)
    ]
    return Tagged("L", Stack(rows, gap))


def _entry(label: Run, words: Run, width: float, hang: float) -> Block:
    mark = Text(wrap((label,), hang + label.style.size), "Lbl")
    return Tagged("LI", Columns(((0, mark), (hang, text(words, width - hang, "LBody")))))
