"""What a typed text asks of the index: which words, which beginnings, which synonyms."""

from dataclasses import dataclass
from itertools import product

from clinic.services.search.phrases import Phrase, Phrases
from clinic.services.search.vocabulary import Vocabulary
from clinic.services.search.words import telling_words, words_of

_SHORTEST_PART = 2
"""A word is taken apart into two known words of at least so many letters each."""
_SHORTEST_BEGUN = 3
"""From so many letters on, what is being typed may be the beginning of a known phrase."""
_LONGEST_QUERY = 12
"""Words after these are not looked at."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words side by side; `starts`: the last is a beginning; `in_names`: in names alone."""

    words: Phrase
    starts: bool = False
    in_names: bool = False


Reading = tuple[Match, ...]
"""One way to read a part of the query: an exercise has all of these."""
Term = tuple[Reading, ...]
"""A part of the query: an exercise fits one of its readings at least."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The terms of a query, three times: an exercise fits all terms of one of them.

    `exact` reads words as whole words, `typed` also as beginnings, `wide` also as synonyms.
    `corrected` is the query as it was understood, "" where every word stands as typed.
    """

    exact: tuple[Term, ...]
    typed: tuple[Term, ...]
    wide: tuple[Term, ...]
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class _Word:
    """A typed word: the words it may be, and whether they may go on."""

    options: tuple[Phrase, ...]
    starts: bool = False
    may_go_on: bool = False
    corrected: bool = False

    @property
    def best(self) -> Phrase:
        return self.options[0]


def make_plan(
    text: str, vocabulary: Vocabulary, phrases: Phrases, *, daring: bool = False
) -> Plan | None:
    """The plan of a typed text; `None` where a word is like nothing the library knows.

    With `daring` words that are known may be misspelt others, too.
    """
    typed = (telling_words(text) or words_of(text))[:_LONGEST_QUERY]
    words: list[_Word] = []
    for place, word in enumerate(typed):
        read = _read(word, vocabulary, last=place == len(typed) - 1)
        if daring:
            read = _dare(word, read, vocabulary)
        if read is None:
            return None
        words.append(read)
    return _assemble(words, vocabulary, phrases) if words else None


def _read(word: str, vocabulary: Vocabulary, *, last: bool) -> _Word | None:
    if word in vocabulary:
        return _Word(((word,),), may_go_on=last)
    if vocabulary.begins(word):
        return _Word(((word,),), starts=True)
    nearest = vocabulary.nearest(word)
    if nearest:
        return _Word(tuple((other,) for other in nearest), corrected=True)
    beginnings = vocabulary.nearest_beginning(word)
    if beginnings:
        return _Word(tuple((other,) for other in beginnings), starts=True, corrected=True)
    parts = _take_apart(word, vocabulary)
    return _Word((parts,)) if parts else None


def _dare(word: str, read: _Word | None, vocabulary: Vocabulary) -> _Word | None:
    """A known word, or the beginning of one, may be meant as another."""
    if read is None or read.corrected:
        return read
    others = tuple((other,) for other in vocabulary.nearest(word))
    return _Word((*others, *read.options), corrected=bool(others)) if others else read


def _take_apart(word: str, vocabulary: Vocabulary) -> Phrase | None:
    """ "birddog" is bird and dog."""
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        if word[:cut] in vocabulary and word[cut:] in vocabulary:
            return word[:cut], word[cut:]
    return None


def _assemble(words: list[_Word], vocabulary: Vocabulary, phrases: Phrases) -> Plan:
    exact, typed, wide = [], [], []
    place = 0
    while place < len(words):
        length, found = _phrase_at(words, place, vocabulary, phrases)
        part = words[place : place + length]
        exact.append(_literal(part))
        typed.append(_literal(part, going_on=True))
        # The words of a known phrase count where names have them; elsewhere its meaning does.
        literal = _literal(part, going_on=True, in_names=bool(found) and length > 1)
        wide.append((*literal, *((Match(phrase),) for phrase in found)))
        place += length
    return Plan(tuple(exact), tuple(typed), tuple(wide), _said(words))


def _phrase_at(
    words: list[_Word], place: int, vocabulary: Vocabulary, phrases: Phrases
) -> tuple[int, tuple[Phrase, ...]]:
    """How many words from a place on are one phrase, and what it finds; one word finds nothing."""
    rest = words[place:]
    for length in range(min(phrases.longest, len(rest)), 0, -1):
        phrase = tuple(part for word in rest[:length] for part in word.best)
        found = phrases.finds(phrase)
        if length == len(rest) and _may_be_begun(phrase, rest[-1], vocabulary):
            found += phrases.begun(phrase)
        if len(phrase) == 2 and "".join(phrase) in vocabulary:  # noqa: PLR2004 - two words as one
            found += (("".join(phrase),),)
        if found:
            return length, found
    return 1, ()


def _may_be_begun(phrase: Phrase, last: _Word, vocabulary: Vocabulary) -> bool:
    """A single word that names have is meant as it is; others may be a phrase still being typed."""
    if len(phrase) == 1 and (len(phrase[0]) < _SHORTEST_BEGUN or vocabulary.in_library(phrase[0])):
        return False
    return last.starts or last.may_go_on


def _literal(part: list[_Word], *, going_on: bool = False, in_names: bool = False) -> Term:
    """Every choice of one option for each word."""
    return tuple(
        tuple(
            Match((text,), word.starts or (going_on and word.may_go_on), in_names)
            for word, option in zip(part, options, strict=True)
            for text in option
        )
        for options in product(*(word.options for word in part))
    )


def _said(words: list[_Word]) -> str:
    if not any(word.corrected for word in words):
        return ""
    return " ".join(text for word in words for text in word.best)
