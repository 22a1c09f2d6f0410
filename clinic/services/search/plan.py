"""What a typed text asks of the index: which words, which beginnings, which synonyms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product

from clinic.services.search.phrases import Phrase, Phrases
from clinic.services.search.reading import Match, TypedWord, read_words
from clinic.services.search.vocabulary import Vocabulary
from clinic.services.search.words import is_mark

_SHORTEST_BEGUN = 3
"""From so many letters on, a word may be the beginning of a known phrase."""
_FEWEST_TELLING = 2
"""A phrase with fewer telling words is not looked for by them."""
_MOST_READINGS = 8
"""A phrase whose words may each be several is read in so many ways at most."""

Reading = tuple[Match, ...]
"""One way to read a part of the query: an exercise has all of these."""
Term = tuple[Reading, ...]
"""A part of the query: an exercise fits one of its readings at least."""


class Scope(StrEnum):
    """Where all words of a query must stand."""

    NAME = "name"
    NAMES = "names"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True)
class Tier:
    """What an exercise has to have, all of it within a scope, to be as good as this."""

    scope: Scope
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The tiers of a query, best first; whatever fits any of them fits the last one. None where
    no exercise can fit.

    Words as typed in the name, then as beginnings too; then all that they mean in any name, then
    anywhere. `corrected` is the query as it was understood, "" where each word stands as typed.
    """

    tiers: tuple[Tier, ...]
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of the query that belong together, and what they mean beside themselves.

    `known`: they are a whole phrase, whose words stand side by side where it is meant.
    """

    words: Sequence[TypedWord]
    meanings: tuple[Phrase, ...] = ()
    known: bool = False


def make_plan(
    text: str, vocabulary: Vocabulary, phrases: Phrases, *, daring: bool = False
) -> Plan | None:
    """The plan of a typed text; `None` where a word is like nothing the library knows.

    With `daring` words that are known may be misspelt others, or beginnings.
    """
    words = read_words(text, vocabulary, daring=daring)
    if not words:
        return None
    parts = list(_parts(words, vocabulary, phrases))
    exact = tuple(_literal(part, loose=daring) for part in parts)
    typed = tuple(_going_on(part, vocabulary, loose=daring) for part in parts)
    wide = tuple((*term, *_meant(part)) for term, part in zip(typed, parts, strict=True))
    tiers = (
        *_about_to_say(words[-1], exact, vocabulary),
        Tier(Scope.NAME, exact),
        Tier(Scope.NAME, typed),
        Tier(Scope.NAMES, wide),
        Tier(Scope.ANYWHERE, wide),
    )
    possible = (_possible(tier, vocabulary) for tier in tiers)
    return Plan(tuple(dict.fromkeys(filter(None, possible))), _said(words))


def _possible(tier: Tier, vocabulary: Vocabulary) -> Tier | None:
    """The tier without readings that no exercise can fit; `None` where nothing is left of it."""

    def known(match: Match) -> bool:
        *whole, last = match.words
        if is_mark(last):
            return tier.scope is Scope.ANYWHERE
        return all(map(vocabulary.in_library, whole if match.starts else match.words))

    terms = tuple(
        tuple(dict.fromkeys(reading for reading in term if all(map(known, reading))))
        for term in tier.terms
    )
    return Tier(tier.scope, terms) if all(terms) else None


def _about_to_say(
    last: TypedWord, exact: tuple[Term, ...], vocabulary: Vocabulary
) -> Iterator[Tier]:
    """ "eccentric for" may be on its way to a forearm: such names come first."""
    if last.ignored and vocabulary.begins(last.typed):
        yield Tier(Scope.NAME, (*exact, ((Match((last.typed,), starts=True),),)))


def _parts(words: Sequence[TypedWord], vocabulary: Vocabulary, phrases: Phrases) -> Iterator[_Part]:
    place = 0
    while place < len(words):
        rest = words[place:]
        lengths = range(min(phrases.longest, len(rest)), 0, -1)
        tried = (_part(rest, length, vocabulary, phrases) for length in lengths)
        part, length = next(
            ((found, size) for found, size in zip(tried, lengths, strict=True) if found.meanings),
            (_Part(rest[:1]), 1),
        )
        if any(not word.ignored for word in part.words) or part.meanings:
            yield part
        place += length


def _part(
    rest: Sequence[TypedWord], length: int, vocabulary: Vocabulary, phrases: Phrases
) -> _Part:
    """The first words of the rest as one phrase; it has meanings where there is such a phrase."""
    words = rest[:length]
    written = tuple(text for word in words for text in word.best)
    telling = tuple(text for word in words if not word.ignored for text in word.best)
    inside = len(telling) > 1 and not words[0].ignored and not words[-1].ignored
    whole = phrases.finds(written) or (phrases.finds(telling) if inside else ())
    begun: tuple[Phrase, ...] = ()
    if length == len(rest) and _may_be_begun(written, words[-1], vocabulary):
        begun = phrases.begun(written)
    together = "".join(telling)
    joined = ((together,),) if len(telling) > 1 and together in vocabulary else ()
    return _Part(words, (*whole, *begun, *joined), known=bool(whole) and len(written) > 1)


def _may_be_begun(written: Phrase, last: TypedWord, vocabulary: Vocabulary) -> bool:
    """A single word that exercises have is meant as it is; others may be a phrase being typed."""
    if last.ignored or len(written) > 1:
        return not last.ignored
    return len(written[0]) >= _SHORTEST_BEGUN and not vocabulary.in_library(written[0])


def _literal(part: _Part, *, loose: bool, goes_on: bool = False) -> Term:
    """The words themselves: those of a phrase side by side, unless read loosely.

    A phrase with one telling word alone ("on your back") is nothing but what it means.
    """
    said = [word for word in part.words if not word.ignored]
    if part.known and sum(len(word.best) for word in said) < _FEWEST_TELLING:
        return _meant(part)
    options = [
        [match.going_on() for match in word.options] if goes_on else word.options for word in said
    ]
    apart = tuple(islice(product(*options), _MOST_READINGS))
    if not part.known:
        return apart
    together = tuple(
        (Match(tuple(text for match in reading for text in match.words), reading[-1].starts),)
        for reading in apart
    )
    return (*together, *apart) if loose else together


def _going_on(part: _Part, vocabulary: Vocabulary, *, loose: bool) -> Term:
    """The words, or what begins with them.

    A whole phrase of several words is not the beginning of something else, nor is one that no
    exercise has ("butt").
    """
    last = part.words[-1]
    meant = part.meanings and not last.begun and not vocabulary.in_library(last.best[-1])
    return _literal(part, loose=loose, goes_on=loose or not (meant or part.known))


def _meant(part: _Part) -> Term:
    return tuple((Match(phrase),) for phrase in part.meanings)


def _said(words: Sequence[TypedWord]) -> str:
    if not any(word.corrected for word in words):
        return ""
    return " ".join(text for word in words for text in word.best)
