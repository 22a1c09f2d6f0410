"""The only door from a string to the page: text is drawn as text, whatever is in it.

Nothing here or behind it reads markup. Characters that no page can show are found by
`clinic.handout.coverage` before a page is made.
"""

import re
import unicodedata
from functools import lru_cache

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

_SPACES = (
    "\N{EN QUAD}\N{EM QUAD}\N{EN SPACE}\N{EM SPACE}\N{THREE-PER-EM SPACE}"
    "\N{FOUR-PER-EM SPACE}\N{SIX-PER-EM SPACE}\N{PUNCTUATION SPACE}\N{THIN SPACE}\N{HAIR SPACE}"
    "\N{MEDIUM MATHEMATICAL SPACE}\N{IDEOGRAPHIC SPACE}\t"
)
_STIFF_SPACES = "\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"
_BREAKS = "\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\r\v\f\N{NEXT LINE}"
_INVISIBLE = (
    "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\u202a\u202b\u202c\u202d\u202e\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
)
"""Marks that show nothing by themselves: hints for joining and direction."""

_PLAIN = (
    {ord(c): " " for c in _SPACES}
    | {ord(c): NO_BREAK_SPACE for c in _STIFF_SPACES}
    | {ord(c): "\n" for c in _BREAKS}
    | dict.fromkeys(map(ord, _INVISIBLE))
    | dict.fromkeys(range(0xFE00, 0xFE10))  # variation selectors
    | {0x2010: "-", 0x2011: "-"}  # hyphens that the typeface draws as the plain one
)

_COUNTED = re.compile(r"(?<=\d) (?=\w)")


@lru_cache(maxsize=4096)
def printable(text: str) -> str:
    """The text as it is drawn: composed letters, plain spaces and line ends, no invisible marks."""
    if text.isascii():
        return text.replace("\r\n", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_PLAIN))


def keep_counts(text: str) -> str:
    """The text with a number and the word after it held together: "3 seconds" never parts."""
    return _COUNTED.sub(NO_BREAK_SPACE, text)


def keep_last(text: str) -> str:
    """The text with its last two words held together, as a name and a degree."""
    head, space, tail = text.rpartition(" ")
    return f"{head}{NO_BREAK_SPACE}{tail}" if space else text
