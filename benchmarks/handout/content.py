"""A document as the peers take it: a plain sequence of blocks with the words of the handout.

The peers set the blocks their own way: what they are asked is less than the product's pages, never
more. Each exercise has its pictures on the left and its steps on the right, two to a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from clinic.handout.document import HandoutDocument, HandoutExercise, Picture

_PER_PAGE = 2


@dataclass(frozen=True)
class Words:
    """A heading (`level` from 1) or, at level 0, a paragraph; `lead` is set strong before it."""

    text: str
    level: int = 0
    lead: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list, numbered or not."""

    entries: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: its head and its rows."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Beside:
    """Pictures with captions on the left, blocks on the right."""

    pictures: tuple[Picture, ...]
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Break:
    """The next page."""


Block = Words | Bullets | Grid | Beside | Break


def blocks_of(document: HandoutDocument) -> Iterator[Block]:
    """All that is printed, in reading order."""
    yield from _overview(document)
    for place, exercise in enumerate(document.exercises):
        if place % _PER_PAGE == 0:
            yield Break()
        yield from _exercise(document, exercise)
    yield Break()
    yield from _pain(document)
    yield Break()
    yield Words(document.word("log_title"), 2)
    yield Words(document.word("log_how"), lead=document.word("log_lead"))
    heads = ("log_day", "log_done", "log_before", "log_after", "log_notes")
    rows = ((f"{day.weekday} {day.day}", "  ".join(map(str, day.due)), "", "", day.remark)
            for day in document.log)  # fmt: skip
    yield Grid(tuple(map(document.word, heads)), tuple(rows))


def _overview(document: HandoutDocument) -> Iterator[Block]:
    clinic = document.clinic
    yield Words(" ".join((*clinic.address, clinic.phone, clinic.email)), lead=clinic.name)
    yield Words(document.title, 1)
    yield Words(document.goal, lead=document.word("goal"))
    yield Words(document.patient)
    for fact in document.facts:
        yield Words(fact.value, lead=fact.label)
    yield Words(document.safety.benefit_and_limit, lead=document.message)
    for box in (document.safety.emergency, document.safety.call_us):
        yield Words(box.heading, 2)
        yield Bullets(box.signs)
    yield Words(document.word("plan"), 2)
    heads = tuple(map(document.word, ("exercise", "dose", "days")))
    yield Grid(heads, tuple((e.name, e.dose_in_plan, e.days) for e in document.exercises))
    yield Words(document.sets_note)


def _exercise(document: HandoutDocument, exercise: HandoutExercise) -> Iterator[Block]:
    yield Words(f"{exercise.number} {exercise.name}", 2)
    yield Words(exercise.why)
    yield Words(exercise.dose, lead=exercise.part)
    told = (Words(exercise.take_care, lead=document.word("take_care")),
            Words(" ".join(exercise.key_points), lead=document.word("key_points")))  # fmt: skip
    pictures = (*exercise.pictures[:1], *exercise.side_pictures) or ()
    if not exercise.side_pictures:
        pictures = exercise.pictures
    yield Beside(pictures, (Bullets(exercise.steps, numbered=True), *told))
    if exercise.note:
        yield Words(exercise.note, lead=document.note_from)
    yield Words(exercise.easier, lead=document.word("easier"))
    yield Words(exercise.harder, lead=document.word("harder"))


def _pain(document: HandoutDocument) -> Iterator[Block]:
    safety = document.safety
    yield Words(document.word("pain_title"), 2)
    for zone in safety.zones:
        yield Words(zone.advice, lead=zone.title)
    yield Words(safety.scale_note)
    for key, texts in (("normal", safety.normal), ("not_normal", safety.not_normal)):
        yield Words(document.word(key), 3)
        yield Bullets(texts)
    heads = tuple(map(document.word, ("mistakes", "instead")))
    yield Grid(heads, tuple((mistake.label, mistake.value) for mistake in safety.mistakes))
    yield Words(safety.bad_day, lead=document.word("bad_day"))
    yield Bullets(safety.consult)
