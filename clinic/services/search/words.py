"""Text as the search knows it: folded words without their plural, and marks of choices."""

import re
from functools import cache

from clinic.domain.folding import fold
from clinic.library.synonyms import load_synonyms

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
_KEEPS_S = ("ss", "us", "is")
_LOSES_ES = ("ches", "shes", "xes", "sses", "zzes", "iones", "ales", "ores")
"""English and Spanish plurals in -es; both text and query lose them, so that they meet."""
_SHORTEST_PLURAL = 4
_MARK = "zz"
"""Begins every mark: letters only, so that no database takes a mark apart; no word has them."""


def split_words(text: str) -> list[str]:
    """The folded words of a text as they stand: "Child's Pose" is childs, pose."""
    return _WORD.findall(fold(text.translate(_APOSTROPHES)))


def words_of(text: str) -> list[str]:
    """The words of a text: "Child's Pose, knees wide" is child, pose, knee, wide."""
    return [singular(word) for word in split_words(text)]


def telling_words(text: str) -> list[str]:
    """The words of a text without those that never decide a search."""
    return [word for word in words_of(text) if word not in ignored_words()]


@cache
def ignored_words() -> frozenset[str]:
    """The words that never decide a search."""
    return frozenset(word for text in load_synonyms().ignored for word in words_of(text))


def mark(kind: str, value: object) -> str:
    """The word that stands in the index for a choice: `mark("region", "low_back")`."""
    return _MARK + kind + "".join(_WORD.findall(str(value).lower())).replace("_", "")


def is_mark(word: str) -> bool:
    """True for what `mark` made."""
    return word.startswith(_MARK)


def singular(word: str) -> str:
    """A folded word without the -s or -es of its plural."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(_KEEPS_S):
        return word
    return word[:-2] if word.endswith(_LOSES_ES) else word[:-1]
