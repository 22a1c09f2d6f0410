"""What typed phrases find besides their own words: marks of choices, and other phrases."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from clinic.domain.exercise import Equipment, Kind, Position, Region
from clinic.i18n import locales
from clinic.library import load_library
from clinic.library.synonyms import load_synonyms
from clinic.services.search.words import mark, telling_words, words_of

Phrase = tuple[str, ...]
"""The telling words of a phrase; a mark is a phrase of one word."""

_MOST_BEGUN = 6
"""What is still being typed may stand for so many phrases."""


class Phrases:
    """Phrases by their words, and what each finds."""

    def __init__(self, pairs: Iterable[tuple[Phrase, Phrase]]) -> None:
        self._finds: dict[Phrase, dict[Phrase, None]] = {}
        for typed, found in pairs:
            self._finds.setdefault(typed, {}).setdefault(found)
        self._written = sorted((" ".join(typed), typed) for typed in self._finds)
        self.longest = max(map(len, self._finds), default=0)
        self.words = frozenset(word for typed in self._finds for word in typed)

    def finds(self, typed: Phrase) -> tuple[Phrase, ...]:
        """What a whole phrase finds besides its own words."""
        return tuple(found for found in self._finds.get(typed, ()) if found != typed)

    def begun(self, typed: Phrase) -> tuple[Phrase, ...]:
        """What the phrases find that begin as typed, longer than it; the shortest phrases first."""
        beginning = " ".join(typed)
        place = bisect_left(self._written, (beginning,))
        longer = []
        for written, phrase in self._written[place:]:
            if not written.startswith(beginning):
                break
            if phrase != typed:
                longer.append(phrase)
        longer.sort(key=lambda phrase: sum(map(len, phrase)))
        found = [found for phrase in longer[:_MOST_BEGUN] for found in self._finds[phrase]]
        return tuple(dict.fromkeys(found))


@cache
def load_phrases() -> Phrases:
    """The phrases of the library: labels, muscles, synonyms, in every language it has."""
    return Phrases(_pairs())


def _pairs() -> Iterator[tuple[Phrase, Phrase]]:
    for choices in (Region, Kind, Position, Equipment):
        for choice in choices:
            yield _phrase(choice.label), (mark(choices.__name__.lower(), choice.value),)
    for locale in locales():
        for code, term in load_library(locale).glossary.items():
            if term.muscle:
                yield _phrase(term.term), (mark("muscle", code),)
    for group in load_synonyms().groups:
        for typed in group.typed:
            for found in group.finds:
                yield _phrase(typed), _found(found)


def _phrase(text: str) -> Phrase:
    return tuple(telling_words(text) or words_of(text))


def _found(text: str) -> Phrase:
    kind, colon, value = text.partition(":")
    return (mark(kind, value),) if colon else _phrase(text)
