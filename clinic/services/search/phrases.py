"""What typed phrases find besides their own words: marks of choices, and other phrases."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from clinic.domain.exercise import Equipment, Kind, Position, Region
from clinic.i18n import locales
from clinic.library import load_library
from clinic.library.synonyms import load_synonyms
from clinic.services.search.words import ignored_words, mark, telling_words, words_of

Phrase = tuple[str, ...]
"""The telling words of a phrase; a mark is a phrase of one word."""

_MOST_BEGUN = 6
"""What is still being typed may stand for so many phrases."""


class Phrases:
    """Phrases by their words, and what each finds.

    A phrase is known by all its words, and by its telling words where they still are several:
    "hands and knees" by "hands knees" too, but "on your back" not by "back".
    """

    def __init__(self, pairs: Iterable[tuple[str, Phrase]]) -> None:
        self._finds: dict[Phrase, dict[Phrase, None]] = {}
        for typed, found in pairs:
            for written in _written(typed):
                self._finds.setdefault(written, {}).setdefault(found)
        self._written = sorted((" ".join(typed), typed) for typed in self._finds)
        self.longest = max(map(len, self._finds), default=0)
        self.words = frozenset(word for typed in self._finds for word in typed) - ignored_words()

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


def _pairs() -> Iterator[tuple[str, Phrase]]:
    for choices in (Region, Kind, Position, Equipment):
        for choice in choices:
            yield choice.label, (mark(choices.__name__.lower(), choice.value),)
    for locale in locales():
        for code, term in load_library(locale).glossary.items():
            if term.muscle:
                yield term.term, (mark("muscle", code),)
    for group in load_synonyms().groups:
        found = tuple(filter(None, map(_found, group.finds)))
        yield from ((typed, phrase) for typed in group.typed for phrase in found)


def _written(text: str) -> tuple[Phrase, ...]:
    every, telling = tuple(words_of(text)), tuple(telling_words(text))
    return (every, telling) if 1 < len(telling) < len(every) else (every,)


def _found(text: str) -> Phrase:
    """A mark, or the words that stand side by side in the index; none of a phrase of one left."""
    kind, colon, value = text.partition(":")
    if colon:
        return (mark(kind, value),)
    telling = tuple(telling_words(text))
    return telling if len(telling) > 1 or len(words_of(text)) == 1 else ()
