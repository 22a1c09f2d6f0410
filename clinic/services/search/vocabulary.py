"""The words that a search can find, and the nearest of them to a word that it cannot."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_SHORTEST, _LONG = 3, 8
"""Shorter words are never corrected; from `_LONG` letters on two mistakes are."""
_SHORTEST_BEGINNING = 4
"""A beginning of a word is corrected from this many letters on."""
_MOST = 3
"""So many words may stand for a misspelt one."""
_LOOKED_AT = 25


class Vocabulary:
    """Words with how many exercises have each, 0 for those of phrases; made for many searches."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._words = sorted(counts)
        self._by_length: dict[int, list[str]] = {}
        self._beginnings: dict[int, list[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)

    def __contains__(self, word: object) -> bool:
        return word in self._counts

    def __len__(self) -> int:
        return len(self._words)

    def in_library(self, word: str) -> bool:
        """True where an exercise has the word; phrases have more words than exercises."""
        return self._counts.get(word, 0) > 0

    def begins(self, beginning: str) -> bool:
        """True where some word begins so."""
        place = bisect_left(self._words, beginning)
        return place < len(self._words) and self._words[place].startswith(beginning)

    def nearest(self, word: str) -> tuple[str, ...]:
        """The words with the fewest mistakes from `word`, most likely first; empty if too many.

        A mistake is a letter wrong, missing, added, or changed places with its neighbor.
        """
        if len(word) < _SHORTEST or word.isdigit():
            return ()
        allowed = 2 if len(word) >= _LONG else 1
        span = range(len(word) - allowed, len(word) + allowed + 1)
        return self._nearest(word, (self._by_length.get(n, []) for n in span), allowed)

    def nearest_beginning(self, typed: str) -> tuple[str, ...]:
        """Beginnings of words one mistake away from what has been typed so far."""
        if len(typed) < _SHORTEST_BEGINNING or typed.isdigit():
            return ()
        return self._nearest(typed, [self._cut(len(typed))], 1)

    def _cut(self, length: int) -> list[str]:
        """All words of at least a length, cut to it."""
        if length not in self._beginnings:
            cut = (word[:length] for word in self._words if len(word) >= length)
            self._beginnings[length] = list(dict.fromkeys(cut))
        return self._beginnings[length]

    def _nearest(self, word: str, choices: Iterable[list[str]], allowed: int) -> tuple[str, ...]:
        letters = sorted(word)
        found = [
            (
                distance,
                sorted(other) != letters,
                other[0] != word[0],
                -self._counts.get(other, 0),
                other,
            )
            for among in choices
            for other, distance, _ in extract(
                word, among, scorer=OSA.distance, score_cutoff=allowed, limit=_LOOKED_AT
            )
            if other != word and (len(word) > _SHORTEST or _begins_alike(word, other))
        ]
        found.sort()
        # Letters that only changed places are the likeliest mistake: then nothing else is meant.
        return tuple(best[-1] for best in found[:_MOST] if best[:2] == found[0][:2])


def _begins_alike(short: str, other: str) -> bool:
    """A word as short as can be is not another with another first letter, but may lack it."""
    return other[0] == short[0] or other[1:] == short
