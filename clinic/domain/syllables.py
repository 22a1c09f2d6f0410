"""Counts the syllables of English words by their spelling.

Groups of vowels are counted, then the silent and the split ones put right. On the words of the
seed library it agrees with a pronouncing dictionary more often than hyphenation patterns do.
"""

import re

_NOT_LETTERS = re.compile(r"[^a-z]")
_CONTRACTION = re.compile(r"['\u2019](s|ll|re|ve|d|m)$")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = (
    re.compile(r"(?<=[^aeiouy])(?<![^aeiouy]l)e$"),  # move, but not little
    re.compile(r"(?<=[^aeiouytd])(?<![^aeiouyr]r)ed$"),  # moved, but not lifted or hundred
    re.compile(r"(?<=[^aeiouyscxzg])(?<![^aeiouy]l)(?<!ch)(?<!sh)es$"),  # moves, but not inches
    re.compile(r"(?<=[^aeiouyl])e(?=(ly|ment|ments|ness|ful|less|lines?|head)$)"),  # safely
)
_SPLIT = (
    re.compile(r"[aeouy]ing"),  # doing, lying
    re.compile(r"(?<![tscgx])i[aou]"),  # immediate, but not motion
    re.compile(r"(?<=[aeiouy])[^aeiouy]i[ae]r"),  # easier
    re.compile(r"(?<![qg])u[ao]"),  # usual, but not quarter
)


def english_syllables(word: str) -> int:
    """Syllables of one English word, at least 1."""
    letters = _NOT_LETTERS.sub("", _CONTRACTION.sub("", word.lower()))
    groups = len(_VOWELS.findall(letters))
    split = sum(len(pattern.findall(letters)) for pattern in _SPLIT)
    silent = sum(1 for pattern in _SILENT if pattern.search(letters)) if groups > 1 else 0
    return max(1, groups + split - silent)
