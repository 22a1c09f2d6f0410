"""Counts the syllables of words by their spelling; a number in digits counts as it is said.

English: groups of vowels are counted, then the silent and the split ones put right. On the words
of the seed library it agrees with a pronouncing dictionary more often than hyphenation patterns
do. Spanish: the rules of its spelling leave no doubt, but for a few words learned otherwise.
"""

import re

from clinic.domain.numerals import english_numeral, spanish_numeral

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

_SILENT_U = re.compile(r"(?<=[qg])u(?=[eiéí])")
_SILENT_H = re.compile(r"(?<!c)h")
_FINAL_Y = re.compile(r"y$")
_SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+")
_STRONG = re.compile(r"[aeoáéóíú]")


def english_syllables(word: str) -> int:
    """Syllables of one English word, at least 1."""
    if word.isdecimal():
        return sum(english_syllables(part) for part in english_numeral(int(word)))
    letters = _NOT_LETTERS.sub("", _CONTRACTION.sub("", word.lower()))
    groups = len(_VOWELS.findall(letters))
    split = sum(len(pattern.findall(letters)) for pattern in _SPLIT)
    silent = sum(1 for pattern in _SILENT if pattern.search(letters)) if groups > 1 else 0
    return max(1, groups + split - silent)


def spanish_syllables(word: str) -> int:
    """Syllables of one Spanish word, at least 1.

    A, e, o and an accented i or u each make a syllable; a plain i or u leans on the vowel beside
    it. A silent u or h counts for nothing, and a y at the end of a word is a vowel.
    """
    if word.isdecimal():
        return sum(spanish_syllables(part) for part in spanish_numeral(int(word)))
    heard = _SILENT_H.sub("", _SILENT_U.sub("", word.lower()))
    groups = _SPANISH_VOWELS.findall(_FINAL_Y.sub("i", heard))
    return max(1, sum(max(1, len(_STRONG.findall(group))) for group in groups))
