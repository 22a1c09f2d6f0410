"""Typed words, one by one: known, begun, misspelt, written together, or saying nothing."""

from dataclasses import dataclass, replace
from functools import cache

from clinic.services.search.phrases import Phrase
from clinic.services.search.vocabulary import Vocabulary
from clinic.services.search.words import ignored_words, singular, split_words

_SHORTEST_PART = 2
"""A word is taken apart into two known words of at least so many letters each."""
_SHORTEST_BEGINNING = 3
"""From so many letters on, a known word may be the beginning of another."""
_LONGEST_QUERY = 12
"""Words after these are not looked at."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words that stand side by side; with `starts` the last is the beginning of one."""

    words: Phrase
    starts: bool = False

    def going_on(self) -> "Match":
        """The same where the last word may go on, unless it is too short to say anything."""
        return replace(self, starts=self.starts or len(self.words[-1]) >= _SHORTEST_BEGINNING)


@dataclass(frozen=True, slots=True)
class TypedWord:
    """A word as typed, folded, and what it may stand for, most likely first.

    `ignored` words say nothing: they count only as a part of a phrase ("on your back").
    """

    typed: str
    options: tuple[Match, ...]
    corrected: bool = False
    ignored: bool = False

    @property
    def best(self) -> Phrase:
        """The words that it most likely stands for."""
        return self.options[0].words

    @property
    def begun(self) -> bool:
        """True where no word is known that is written so, but one that begins so."""
        return self.options[0].starts


def read_words(text: str, vocabulary: Vocabulary, *, daring: bool = False) -> list[TypedWord]:
    """The words of a text; none where one of them is like nothing that is known.

    With `daring` known words may be misspelt others, or beginnings.
    """
    words: list[TypedWord] = []
    for typed in split_words(text)[:_LONGEST_QUERY]:
        word = _read(typed, vocabulary)
        if word is None:
            return []
        words.append(_dare(word, vocabulary) if daring else word)
    if all(word.ignored for word in words):
        return [TypedWord(w.typed, (Match((w.typed,), starts=True),)) for w in words[-1:]]
    return words


def _read(typed: str, vocabulary: Vocabulary) -> TypedWord | None:
    one = singular(typed)
    if one in ignored_words():
        return TypedWord(typed, (Match((one,)),), ignored=True)
    if one in vocabulary:
        return TypedWord(typed, (Match((one,)),))
    if vocabulary.begins(typed):
        return TypedWord(typed, (Match((typed,), starts=True),))
    return _misspelt(typed, one, vocabulary)


def _misspelt(typed: str, one: str, vocabulary: Vocabulary) -> TypedWord | None:
    if _ignored().begins(typed):
        return TypedWord(typed, (Match((typed,)),), ignored=True)
    nearest = vocabulary.nearest(one)
    if nearest:
        return TypedWord(typed, tuple(Match((word,)) for word in nearest), corrected=True)
    parts = _take_apart(one, vocabulary)
    if parts:
        return TypedWord(typed, (Match(parts),))
    beginnings = vocabulary.nearest_beginning(typed)
    if beginnings:
        options = tuple(Match((word,), starts=True) for word in beginnings)
        return TypedWord(typed, options, corrected=True)
    if _ignored().nearest(typed):
        return TypedWord(typed, (Match((typed,)),), ignored=True)
    return None


@cache
def _ignored() -> Vocabulary:
    return Vocabulary(dict.fromkeys(ignored_words(), 0))


def _take_apart(word: str, vocabulary: Vocabulary) -> Phrase | None:
    """ "birddog" is bird and dog."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if vocabulary.in_library(word[:cut]) and vocabulary.in_library(word[cut:]):
            return word[:cut], word[cut:]
    return None


def _dare(word: TypedWord, vocabulary: Vocabulary) -> TypedWord:
    if word.ignored or word.corrected:
        return word
    as_typed = tuple(match.going_on() for match in word.options)
    others = tuple(Match((other,)) for other in vocabulary.nearest(singular(word.typed)))
    return replace(word, options=(*as_typed, *others))
