"""How easy a text of the library is to read, which of its words are hard, and plainer ones."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clinic.domain.plain_words import shorthand_in
from clinic.domain.syllables import english_syllables, spanish_syllables
from clinic.library.check import HIGHEST_GRADE, LOWEST_INFLESZ, inflesz, reading_grade
from clinic.library.loader import load_library

HARD_FROM = {"en": 4, "es": 5}
"""Syllables from which on a word is named as hard, by language; the house's choice."""
PARTS = (
    "why", "starting_position", "steps", "other_side", "key_points", "take_care", "easier",
    "harder", "modifications",
)  # fmt: skip
"""The fields of an exercise's words that are read as prose, in the order of the page."""

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_EVERYDAY = frozenset({"set", "core", "spine", "hold"})
"""Terms whose words stand in everyday sentences too: nobody need be warned of them."""
_ARTICLES = {"en": r"(?:(?:the|your)\s+)?", "es": r"(?:(?:el|la|los|las|su|sus)\s+)?"}


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word as it was written, and the glossary's plain words for it, "" where it has none."""

    word: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads. `value` is the US school grade, in Spanish the INFLESZ value.

    `share` is where `value` stands on a scale from 0 to 1, `mark` where it should not pass (or,
    in Spanish, should reach).
    """

    value: float
    easy: bool
    share: float
    mark: float
    locale: str
    hard: tuple[HardWord, ...] = ()

    @property
    def plainer(self) -> bool:
        """True where the glossary has plain words to offer."""
        return any(word.plain for word in self.hard)


def reading_of(texts: Iterable[str], locale: str) -> Reading | None:
    """How texts read together; `None` without a word, or in a language without a formula."""
    said = [text for text in texts if _WORD.search(text)]
    if not said or locale not in _ARTICLES:
        return None
    hard = tuple(hard_words(said, locale))
    if locale == "es":
        value = inflesz(said)
        easy, share, mark = value >= LOWEST_INFLESZ, value / 100, LOWEST_INFLESZ / 100
    else:
        value = max(0.0, reading_grade(said))  # the formula goes below the first grade
        scale = 2 * HIGHEST_GRADE
        easy, share, mark = value <= HIGHEST_GRADE, value / scale, HIGHEST_GRADE / scale
    return Reading(round(value, 1), easy, min(1.0, max(0.0, share)), mark, locale, hard)


def readings(parts: Mapping[str, Sequence[str]], locale: str) -> dict[str, Reading | None]:
    """How each part of an exercise's words reads, and at "whole" all of them together."""
    found = {name: reading_of(parts.get(name, ()), locale) for name in PARTS}
    every = [text for name in PARTS for text in parts.get(name, ())]
    return {**found, "whole": reading_of(every, locale)}


def hardest(parts: Mapping[str, Sequence[str]], locale: str) -> tuple[str, Reading] | None:
    """The hard part without which the rest reads best, and how that rest reads."""
    found = readings(parts, locale)
    candidates = []
    for name in PARTS:
        own = found[name]
        rest = reading_of([t for n in PARTS if n != name for t in parts.get(n, ())], locale)
        if own is not None and not own.easy and rest is not None:
            candidates.append((name, rest))
    sign = -1 if locale == "es" else 1
    return min(candidates, key=lambda one: sign * one[1].value, default=None)


def hard_words(texts: Iterable[str], locale: str) -> Iterable[HardWord]:
    """Clinical terms, clinic shorthand and long words, each once, in reading order."""
    syllables = spanish_syllables if locale == "es" else english_syllables
    seen: set[str] = set()
    for text in texts:
        found = [(m.start(), HardWord(m["term"], p)) for p, m in _terms_in(text, locale)]
        bare = _terms(locale)[0].sub(lambda m: " " * len(m[0]), text)
        found += [(bare.index(word), HardWord(word)) for word in shorthand_in(bare)]
        found += [
            (match.start(), HardWord(match[0]))
            for match in _WORD.finditer(bare)
            if syllables(match[0]) >= HARD_FROM[locale]
        ]
        for _, hard in sorted(found, key=lambda one: one[0]):
            if hard.word.lower() not in seen:
                seen.add(hard.word.lower())
                yield hard


def plainer(text: str, locale: str) -> str:
    """The text with the glossary's plain words in the place of its terms."""
    if locale not in _ARTICLES:
        return text
    pattern, plain = _terms(locale)

    def replaced(match: re.Match[str]) -> str:
        words = plain[_key(match["term"])]
        return words[:1].upper() + words[1:] if match[0][:1].isupper() else words

    return pattern.sub(replaced, text)


def _terms_in(text: str, locale: str) -> Iterable[tuple[str, re.Match[str]]]:
    pattern, plain = _terms(locale)
    return [(plain[_key(match["term"])], match) for match in pattern.finditer(text)]


@cache
def _terms(locale: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of the glossary's terms, the longest first, and their plain words."""
    glossary = load_library(locale).glossary.values()
    plain = {_key(term.term): term.plain for term in glossary if term.code not in _EVERYDAY}
    longest = sorted(plain, key=len, reverse=True)
    words = "|".join(re.escape(term) for term in longest)
    return re.compile(rf"\b{_ARTICLES[locale]}(?P<term>{words})\b", re.I), plain


def _key(term: str) -> str:
    return " ".join(term.lower().split())
