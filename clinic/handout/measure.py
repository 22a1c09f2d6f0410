"""Breaks text into lines: greedy, flush left, words never cut off, the same text broken once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from clinic.handout.fonts import text_width
from clinic.handout.scale import Style
from clinic.handout.text import printable

_NARROWER = (0.97, 0.94, 0.9, 0.85, 0.8, 0.7)
"""Shares of the width tried so that a paragraph does not end in a lone word."""

_ROUNDING = 0.01
"""Points that sums of widths may be off."""


class Run(NamedTuple):
    """A piece of text in one style and color."""

    text: str
    style: Style
    color: str


class Piece(NamedTuple):
    """What is drawn of a run on one line, `x` points right of the line's start."""

    x: float
    text: str
    style: Style
    color: str


@dataclass(frozen=True, slots=True)
class Lines:
    """A broken text: its lines, each with its pieces, and the widest line in points.

    `heights` of the lines sum up to `height`; `sizes` are the largest type sizes in them.
    """

    lines: tuple[tuple[Piece, ...], ...]
    width: float
    heights: tuple[float, ...]
    sizes: tuple[float, ...]
    height: float

    @classmethod
    def of(cls, lines: tuple[tuple[Piece, ...], ...], width: float) -> "Lines":
        """Lines, each as high as the largest line height in it."""
        heights = tuple(max(piece.style.leading for piece in line) for line in lines)
        sizes = tuple(max(piece.style.size for piece in line) for line in lines)
        return cls(lines, width, heights, sizes, sum(heights))


class _Word(NamedTuple):
    pieces: tuple[tuple[str, Run], ...]
    width: float
    hard: bool
    """True where a line end was written before the word."""


def natural_width(run: Run) -> float:
    """The width of a run on one line, in points."""
    return text_width(printable(run.text).replace("\n", " "), run.style.weight, run.style.size)


@lru_cache(maxsize=8192)
def wrap(runs: tuple[Run, ...], width: float) -> Lines:
    """The runs broken into lines of at most `width` points; a word that is wider is broken."""
    words = tuple(_words(runs))
    lines = _fill(words, width)
    if len(lines) > 1 and len(lines[-1]) == 1:
        lines = _without_widow(words, width, lines)
    drawn = tuple(map(_pieces, lines))
    return Lines.of(drawn, max(map(_line_width, lines), default=0.0))


def _without_widow(
    words: tuple[_Word, ...], width: float, lines: list[list[_Word]]
) -> list[list[_Word]]:
    widest = max(word.width for word in words)
    for share in _NARROWER:
        if width * share < widest:
            break
        narrower = _fill(words, width * share)
        if len(narrower) != len(lines):
            break
        if len(narrower[-1]) > 1:
            return narrower
    return lines


def _words(runs: tuple[Run, ...]) -> Iterator[_Word]:
    """Words in order; parts of runs that touch without a space make one word."""
    pieces: list[tuple[str, Run]] = []
    hard = False
    for run in runs:
        for line_number, line in enumerate(printable(run.text).split("\n")):
            for part_number, part in enumerate(line.split(" ")):
                if (line_number or part_number) and (pieces or (line_number and not part_number)):
                    if pieces:
                        yield _word(pieces, hard)
                        pieces, hard = [], False
                    hard = hard or (line_number > 0 and part_number == 0)
                if part:
                    pieces.append((part, run))
    if pieces:
        yield _word(pieces, hard)


def _word(pieces: list[tuple[str, Run]], hard: bool) -> _Word:
    width = sum(text_width(text, run.style.weight, run.style.size) for text, run in pieces)
    return _Word(tuple(pieces), width, hard)


def _fill(words: tuple[_Word, ...], width: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    line: list[_Word] = []
    used = 0.0
    for word in words:
        for part in _broken(word, width) if word.width > width + _ROUNDING else (word,):
            gap = _space(line[-1]) if line else 0.0
            if line and (part.hard or used + gap + part.width > width + _ROUNDING):
                lines.append(line)
                line, used, gap = [], 0.0, 0.0
            line.append(part)
            used += gap + part.width
    if line:
        lines.append(line)
    return lines


def _broken(word: _Word, width: float) -> Iterator[_Word]:
    """Parts of a word wider than the line, each as wide as fits, at least one character."""
    pieces: list[tuple[str, Run]] = []
    used, hard = 0.0, word.hard
    for text, run in word.pieces:
        start = 0
        for place, character in enumerate(text):
            step = text_width(character, run.style.weight, run.style.size)
            if used + step > width and (pieces or place > start):
                pieces.append((text[start:place], run))
                yield _Word(tuple(p for p in pieces if p[0]), used, hard)
                pieces, used, hard, start = [], 0.0, True, place
            used += step
        pieces.append((text[start:], run))
    yield _Word(tuple(p for p in pieces if p[0]), used, hard)


def _space(word: _Word) -> float:
    style = word.pieces[-1][1].style
    return text_width(" ", style.weight, style.size)


def _line_width(line: list[_Word]) -> float:
    return sum(word.width for word in line) + sum(map(_space, line[:-1]))


def _pieces(line: list[_Word]) -> tuple[Piece, ...]:
    """The line's pieces, words of one run joined; it ends in a space.

    Without that space, readers would run its last word into the next line's first.
    """
    drawn: list[Piece] = []
    x = 0.0
    for word in line:
        for place, (text, run) in enumerate(word.pieces):
            tail = " " if place == len(word.pieces) - 1 else ""
            if drawn and (drawn[-1].style, drawn[-1].color) == (run.style, run.color):
                drawn[-1] = drawn[-1]._replace(text=drawn[-1].text + text + tail)
            else:
                drawn.append(Piece(x, text + tail, run.style, run.color))
            x += text_width(text + tail, run.style.weight, run.style.size)
    return tuple(drawn)
