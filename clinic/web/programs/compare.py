"""Two versions of a plan side by side, in sentences, with what differs marked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from clinic.domain.exercise import Exercise
from clinic.domain.program import Plan
from clinic.web.doses import Said, sentences
from clinic.web.words import long_date

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Some words of a line, and whether the other version has others in their place."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing a version says: `alone` where the other version has nothing of it."""

    label: str
    parts: tuple[Part, ...]
    alone: bool = False

    @property
    def differs(self) -> bool:
        """True where anything in it differs."""
        return self.alone or any(part.differs for part in self.parts)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both versions' lines; `reordered` where the exercises they share stand in another order."""

    mine: list[Line]
    theirs: list[Line]
    reordered: bool


def compare(mine: Plan, theirs: Plan, library: Mapping[str, Exercise]) -> Comparison:
    """What each version says, line by line in its own order."""
    left, right = _lines(mine, library), _lines(theirs, library)
    shared = [key for key in left if key in right]
    return Comparison(
        mine=[_line(key, left, right) for key in left],
        theirs=[_line(key, right, left) for key in right],
        reordered=shared != [key for key in right if key in left],
    )


def _lines(plan: Plan, library: Mapping[str, Exercise]) -> dict[Key, tuple[str, str]]:
    """Label and words by a key that both versions share: an exercise's slug and which of them."""
    start, review = plan.start_date, plan.review_date
    lines: dict[Key, tuple[str, str]] = {
        ("title", -1): ("Title", plan.title or "No name yet"),
        ("goal", -1): ("Goal", plan.goal or "None yet"),
        ("start", -1): ("Start", long_date(start) if start else "No day yet"),
        ("review", -1): ("Review", long_date(review) if review else "No day yet"),
    }
    seen: Counter[str] = Counter()
    for said in sentences(plan, library):
        lines[said.slug, seen[said.slug]] = (said.name, _words(said))
        seen[said.slug] += 1
    return lines


def _words(said: Said) -> str:
    section = said.section.replace("_", "-").capitalize()
    note = f" Note: {said.note}" if said.note else ""
    return f"{section}. {said.sentence}{note}"


def _line(
    key: Key, own: Mapping[Key, tuple[str, str]], other: Mapping[Key, tuple[str, str]]
) -> Line:
    label, words = own[key]
    if key not in other:
        return Line(label, (Part(words),), alone=True)
    return Line(label, tuple(_parts(words.split(), other[key][1].split())))


def _parts(own: list[str], other: list[str]) -> list[Part]:
    """Runs of words, marked where the other version reads differently."""
    matcher = SequenceMatcher(a=own, b=other, autojunk=False)
    return [
        Part(" ".join(own[start:end]), differs=tag != "equal")
        for tag, start, end, _, _ in matcher.get_opcodes()
        if start < end
    ]
