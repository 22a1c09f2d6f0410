"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD_OR_BREAK = re.compile(r"\n|\S+")


class Fate(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow each other and share a fate; line breaks stay in them."""

    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs, with the words of both texts in reading order."""

    label: str
    before: str
    after: str
    stretches: tuple[Stretch, ...]


def change(label: str, before: str, after: str) -> Change:
    """The change of one field."""
    old, new = _WORD_OR_BREAK.findall(before), _WORD_OR_BREAK.findall(after)
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Stretch(Fate.KEPT, _joined(old[i1:i2])))
            continue
        if i1 < i2:
            found.append(Stretch(Fate.REMOVED, _joined(old[i1:i2])))
        if j1 < j2:
            found.append(Stretch(Fate.ADDED, _joined(new[j1:j2])))
    return Change(label, before, after, tuple(found))


def changes(before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """The fields that differ between two descriptions, in the order of the second."""
    labels = dict.fromkeys([*after, *before])
    pairs = [(label, before.get(label, ""), after.get(label, "")) for label in labels]
    return [change(label, old, new) for label, old, new in pairs if old != new]


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" \n ", "\n").replace("\n ", "\n").replace(" \n", "\n")
