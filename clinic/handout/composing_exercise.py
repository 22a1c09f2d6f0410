"""One prescription and its library entry as the patient reads them."""

from dataclasses import replace

from clinic.domain.dosage import Dosage
from clinic.domain.exercise import Exercise
from clinic.domain.exercise_words import Caption
from clinic.domain.frequency import Frequency
from clinic.domain.phrases import (
    Phrasebook,
    dose_sentence,
    frequency_sentences,
    range_in_words,
    time_in_words,
)
from clinic.domain.program import Prescription, SectionName
from clinic.handout.document import Fact, HandoutExercise, Picture, SidePanel
from clinic.handout.pictures import END, START, described, poses_of

_DESCRIBED_IN = "en"
"""The language in which the picture engine says what a picture shows."""


def compose_exercise(
    number: int,
    part: SectionName,
    prescription: Prescription,
    exercise: Exercise,
    book: Phrasebook,
) -> HandoutExercise:
    """The exercise block number `number` of a handout, in the part of the session it belongs to."""
    words = exercise.words
    undated = replace(prescription, frequency=Frequency())
    return HandoutExercise(
        number=number,
        slug=exercise.slug,
        name=words.name,
        part=book.say(f"handout.part.{part}"),
        why=words.why,
        dose=dose_sentence(prescription, book),
        dose_in_plan=dose_sentence(undated, book, rest=False),
        days=" ".join(frequency_sentences(prescription.frequency, book)),
        panels=_panels(prescription, book),
        steps=words.steps_for(prescription.laterality),
        key_points=words.key_points,
        take_care=words.take_care,
        easier=words.easier,
        harder=words.harder,
        modifications=words.modifications,
        note=prescription.note,
        pictures=_pictures(prescription, exercise, book),
        side_pictures=_side_pictures(prescription, exercise, book),
    )


def _amount(dosage: Dosage, book: Phrasebook) -> tuple[str, list[Fact]]:
    """What to do, and the other figures with their labels."""
    hold, rest = dosage.hold_seconds, dosage.rest_seconds
    sets, lasts = dosage.sets, dosage.duration_seconds
    others = []
    if dosage.reps:
        reps = range_in_words(dosage.reps, book)
        amount = book.say("reps_times", dosage.reps.max, reps=reps)
        if lasts:
            others.append(_time("minutes", lasts, book))
    else:
        amount = time_in_words(lasts or hold or 0, book)
        hold = hold if lasts else None
    if hold:
        others.append(_time("hold", hold, book))
    if sets and sets > 1:
        others.append(
            Fact(book.say("handout.strip.sets"), book.say("handout.strip_sets", sets, n=sets))
        )
    if rest:
        others.append(_time("rest", rest, book))
    return amount, others


def _time(label: str, seconds: int, book: Phrasebook) -> Fact:
    return Fact(book.say(f"handout.strip.{label}"), time_in_words(seconds, book))


def _panels(prescription: Prescription, book: Phrasebook) -> tuple[SidePanel, ...]:
    """Left then right, where their doses differ."""
    if not prescription.sides_differ:
        return ()
    sides = (("left", prescription.left_dosage), ("right", prescription.right_dosage))
    panels = []
    for side, dosage in sides:
        amount, others = _amount(dosage, book)
        panels.append(SidePanel(book.say(f"handout.strip.{side}"), amount, tuple(others)))
    return tuple(panels)


def _pictures(
    prescription: Prescription, exercise: Exercise, book: Phrasebook
) -> tuple[Picture, ...]:
    """Start, end and what comes after; one-sided exercises show the side that is prescribed."""
    if not exercise.figure:
        return ()
    side = prescription.laterality.one_side
    return tuple(_picture(exercise, pose, side, book) for pose in poses_of(exercise.figure))


def _side_pictures(
    prescription: Prescription, exercise: Exercise, book: Phrasebook
) -> tuple[Picture, ...]:
    """The end of the movement on the left and on the right, where their doses differ."""
    if not (exercise.figure and prescription.sides_differ):
        return ()
    return tuple(_picture(exercise, "end", side, book) for side in ("left", "right"))


def _picture(exercise: Exercise, pose: str, side: str, book: Phrasebook) -> Picture:
    words = exercise.words
    caption = words.caption_start if pose == "start" else words.caption_end
    if pose not in (START, END):
        caption = Caption(caption.moment, book.say("handout.picture_after"))
    seen = described(exercise.figure, pose, side) if words.locale == _DESCRIBED_IN else ""
    alt = book.say(
        "handout.picture_alt",
        name=words.name,
        moment=caption.moment,
        caption=seen or caption.text,
    )
    return Picture(exercise.figure, pose, side, caption.moment, caption.text, alt)
