"""Queries of four classes, each with the exercises that are relevant to it."""

import random
import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from benchmarks.search.made import Made
from benchmarks.search.vocabulary import (
    EQUIPMENT_SYNONYMS,
    MOVEMENT_SYNONYMS,
    MUSCLE_SYNONYMS,
    MUSCLES,
    POSITION_SYNONYMS,
    REGION_SYNONYMS,
)

CLASSES = ("clean", "prefix", "typo", "synonym")
_SAYING_NOTHING = """
a al and auf avec con d de del des du en im in l la le les mit of on sobre sur the to un una with
"""
_FUNCTION_WORDS = frozenset(_SAYING_NOTHING.split())
_Fits = Callable[[Made], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the slugs that are relevant to it."""

    text: str
    relevant: frozenset[str]

    def precision(self, found: Iterable[str]) -> float:
        """The share of relevant ones among the first min(10, number relevant)."""
        place = min(10, len(self.relevant))
        return sum(slug in self.relevant for slug in list(found)[:place]) / place


def words_of(text: str) -> list[str]:
    """Words without case and accents, without those that say nothing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    found = re.findall(r"[a-z0-9]+", bare.replace("'", ""))
    return [word for word in found if word not in _FUNCTION_WORDS]


def _same(word: str) -> str:
    """One knee or two knees, rodilla or rodillas: the same to whoever searches."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


class Asking:
    """Makes queries over a library; the same at every run."""

    def __init__(self, library: list[Made], seed: int = 7) -> None:
        self._library = library
        self._chance = random.Random(seed)  # noqa: S311 - every run must be the same
        self._names = {made.slug: frozenset(map(_same, words_of(_names(made)))) for made in library}
        self._having: dict[str, set[str]] = {}
        for slug, words in self._names.items():
            for word in words:
                self._having.setdefault(word, set()).add(slug)
        # Whatever else a phrase means: it is relevant to what is called so, and to muscles that
        # are called so.
        muscles = {made.slug: _muscles(made) for made in library}
        self._meanings = [
            (
                text,
                frozenset(m.slug for m in library if fits(m) or f" {text} " in muscles[m.slug])
                | self._with_words(words_of(text)),
            )
            for text, fits in _meanings()
        ]

    def queries(self, kind: str, number: int) -> list[Asked]:
        """So many different queries of a class, each with something relevant to it."""
        make = {
            "clean": self._clean,
            "prefix": self._prefix,
            "typo": self._typo,
            "synonym": self._synonym,
        }[kind]
        found: dict[str, Asked] = {}
        while len(found) < number:
            asked = make()
            if asked.relevant:
                found.setdefault(asked.text, asked)
        return list(found.values())

    def _phrase(self) -> list[str]:
        """Two to four words of a name, side by side, as somebody would type them."""
        name = self._chance.choice(self._library).name.split()
        length = min(len(name), self._chance.choice((2, 3, 4)))
        start = self._chance.randrange(len(name) - length + 1)
        phrase = name[start : start + length]
        return phrase if words_of(" ".join(phrase)) else self._phrase()

    def _clean(self) -> Asked:
        phrase = " ".join(self._phrase())
        return Asked(phrase.lower(), self._with_words(words_of(phrase)))

    def _prefix(self) -> Asked:
        """The last word is typed halfway, at times every word."""
        words = words_of(" ".join(self._phrase()))
        every = self._chance.random() < 0.3
        cut = [
            self._cut(word) if every or place == len(words) - 1 else word
            for place, word in enumerate(words)
        ]
        relevant = frozenset.intersection(
            *(
                self._beginning(typed) if typed != word else self._with_words([word])
                for typed, word in zip(cut, words, strict=True)
            )
        )
        return Asked(" ".join(cut), relevant)

    def _cut(self, word: str) -> str:
        if len(word) <= 3:
            return word
        return word[: self._chance.randint(3, len(word) - 1)]

    def _typo(self) -> Asked:
        """One mistake in one word of four letters or more."""
        words = words_of(" ".join(self._phrase()))
        long = [place for place, word in enumerate(words) if len(word) >= 4]
        if not long:
            return self._typo()
        place = self._chance.choice(long)
        typed = [*words]
        typed[place] = self._misspell(words[place])
        return Asked(" ".join(typed), self._with_words(words))

    def _misspell(self, word: str) -> str:
        """A letter changed, left out, put in, or changed places with the next."""
        place = self._chance.randrange(len(word) - 1)
        letter = self._chance.choice(string.ascii_lowercase)
        before, here, after = word[:place], word[place], word[place + 1 :]
        return self._chance.choice(
            (
                before + letter + after,
                before + after,
                before + letter + here + after,
                before + after[0] + here + after[1:],
            )
        )

    def _synonym(self) -> Asked:
        """Another name for what is meant, at times with one more thing asked for."""
        text, relevant = self._chance.choice(self._meanings)
        more, also = self._chance.choice(self._meanings)
        if self._chance.random() < 0.6 and more != text:
            return Asked(f"{text} {more}", relevant & also)
        return Asked(text, relevant)

    def _with_words(self, words: list[str]) -> frozenset[str]:
        having = (self._having.get(_same(word), ()) for word in words)
        return frozenset.intersection(*map(frozenset, having))

    def _beginning(self, typed: str) -> frozenset[str]:
        words = [word for word in self._having if word.startswith(typed)]
        return frozenset(slug for word in words for slug in self._having[word])


def _names(made: Made) -> str:
    return " ".join((made.name, *made.aliases))


def _muscles(made: Made) -> str:
    """Names of muscles, and plain words for them."""
    texts = (f"{code.replace('-', ' ')} . {MUSCLES[code]}" for code in made.muscles)
    return f" {' . '.join(texts)} "


def _meanings() -> Iterator[tuple[str, _Fits]]:
    """What can be typed, and which exercises are meant by it."""
    tables: tuple[tuple[dict[str, tuple[str, ...]], Callable[[str], _Fits]], ...] = (
        (MOVEMENT_SYNONYMS, _is_movement),
        (REGION_SYNONYMS, _has_region),
        (MUSCLE_SYNONYMS, _has_muscle),
        (POSITION_SYNONYMS, _has_position),
        (EQUIPMENT_SYNONYMS, _has_tool),
    )
    for table, meant in tables:
        for what, synonyms in table.items():
            yield from ((text, meant(what)) for text in synonyms)
    yield "sciatica", _is_movement("piriformis stretch", "figure 4 stretch", "sciatic nerve glide")


def _is_movement(*movements: str) -> _Fits:
    return lambda made: made.movement in movements


def _has_region(region: str) -> _Fits:
    return lambda made: region in made.regions


def _has_muscle(muscles: str) -> _Fits:
    return lambda made: bool(set(muscles.split()).intersection(made.muscles))


def _has_position(position: str) -> _Fits:
    return lambda made: made.position == position


def _has_tool(tool: str) -> _Fits:
    return lambda made: made.tool == tool
