"""What makes the words of an exercise hard to follow, beyond their reading grade."""

import re
from collections.abc import Iterator

from clinic.domain.exercise_words import ExerciseWords

LONGEST_SENTENCE = 12
"""Words in one sentence of a step."""

MOST_SENTENCES = 2
"""Sentences in one step."""

MOST_STEPS = 8
"""Steps of an exercise, the one for the other side included."""

LONGEST_TAKE_CARE = 34
"""Characters of the line that stands beside the pictures."""

_CLINIC_SHORTHAND = re.compile(
    r"\d+\s*[x\u00d7]\s*\d+|\b(reps?|secs?|bid|tid|rom|supine|prone)\b", re.I
)


def hard_spots(words: ExerciseWords) -> Iterator[str]:
    """Each place that should be plainer, in words for the one who edits it."""
    steps = [*words.steps, words.other_side] if words.other_side else list(words.steps)
    if len(steps) > MOST_STEPS:
        yield f"{len(steps)} steps; at most {MOST_STEPS}"
    for number, step in enumerate(steps, start=1):
        yield from _hard_step(number, step)
    if len(words.take_care) > LONGEST_TAKE_CARE:
        yield f"take care has {len(words.take_care)} characters; at most {LONGEST_TAKE_CARE}"
    for text in words.sentences():
        for found in shorthand_in(text):
            yield f"clinic shorthand {found!r} in {text!r}"


def shorthand_in(text: str) -> list[str]:
    """What only clinicians write, as it stands in a text."""
    return [match[0] for match in _CLINIC_SHORTHAND.finditer(text)]


def _hard_step(number: int, step: str) -> Iterator[str]:
    sentences = [s for s in re.split(r"[.!?]+(?:\s+|$)", step) if s]
    if len(sentences) > MOST_SENTENCES:
        yield f"step {number} has {len(sentences)} sentences; at most {MOST_SENTENCES}"
    for sentence in sentences:
        if len(sentence.split()) > LONGEST_SENTENCE:
            yield f"step {number} has a sentence of over {LONGEST_SENTENCE} words"
