"""Reads a program with a critical eye: a plan in, findings for the therapist out.

Messages speak to therapists. Nothing here stops a save; what a level means at Issue is said by
`clinic.domain.safety.Level`.
"""

from collections.abc import Collection, Iterator, Mapping

from clinic.domain.dosage import Dosage, Range, minutes_and_seconds
from clinic.domain.exercise import DoseRange, Exercise
from clinic.domain.phrases import Phrasebook, range_in_words, time_in_words
from clinic.domain.program import Plan, Prescription
from clinic.domain.safety import Finding, Level
from clinic.domain.translation import Translation

NUDGE_ABOVE = 5
"""Exercises from which on a quiet line asks whether all are needed. Older adults given 2
exercises did them better than those given 8 (Henry and others, Phys Ther 1999;79:270); the
figure between is the house's choice."""
REASON_ABOVE = 8
"""Exercises from which on Issue asks for an acknowledgement: the 8 of the same study."""

_FIGURES = {
    "sets": "Sets",
    "reps": "Repetitions",
    "hold_seconds": "Hold",
    "rest_seconds": "Rest",
    "duration_seconds": "Time of a set",
}


def review(
    plan: Plan,
    precautions: Collection[str],
    library: Mapping[str, Exercise],
    book: Phrasebook,
    language: str = "en",
    translation: Translation | None = None,
) -> list[Finding]:
    """What a therapist should know before this plan goes to a patient with these precautions.

    The program's own findings first, then each prescription's in session order. `book` words
    ranges and times. `library` has words in the patient's `language` wherever there are any;
    `translation` stands for all else that is printed in it, `None` where that is no translation.
    """
    findings = [*_of_length(plan), *_of_translation(plan, library, translation)]
    for place, prescription in enumerate(plan.prescriptions()):
        exercise = library.get(prescription.exercise)
        if exercise is None or not (exercise.words.name and exercise.words.steps):
            findings.append(_wordless(place, prescription))
            continue
        findings += _of_precautions(place, exercise, precautions)
        findings += _of_doses(place, prescription, exercise, book)
        if exercise.words.locale != language:
            findings.append(_untranslated(place, exercise))
        if not exercise.provenance.reviewed:
            findings.append(_unreviewed(place, exercise))
    return findings


def key_of(finding: Finding) -> str:
    """What acknowledges a finding: the same exercise twice in a program is acknowledged once."""
    return f"{finding.code}@{finding.slug}" if finding.slug else finding.code


def _of_length(plan: Plan) -> Iterator[Finding]:
    count = sum(1 for _ in plan.prescriptions())
    if count > REASON_ABOVE:
        message = f"{count} exercises are more than most patients keep up with. Keep them all?"
        yield Finding("program.too_many", Level.WARN, message)
    elif count > NUDGE_ABOVE:
        message = f"{count} exercises. Fewer are done better: are all of them needed?"
        yield Finding("program.many", Level.NOTE, message)


def _of_translation(
    plan: Plan, library: Mapping[str, Exercise], translation: Translation | None
) -> Iterator[Finding]:
    """One finding for the whole program: nobody checks every sentence for himself."""
    used = {p.exercise for p in plan.prescriptions()}
    parts = [translation, *(library[slug].words.translation for slug in used & library.keys())]
    if any(part is not None and not part.reviewed for part in parts):
        message = "A qualified translator has not yet reviewed what this patient will read."
        yield Finding("program.translation_unreviewed", Level.WARN, message)


def _untranslated(place: int, exercise: Exercise) -> Finding:
    message = "There are no words in the patient's language: it is printed as the clinic wrote it."
    return Finding("exercise.untranslated", Level.WARN, message, place, exercise.slug)


def _wordless(place: int, prescription: Prescription) -> Finding:
    message = "The library has no words for this exercise, so it cannot be printed."
    return Finding("exercise.no_words", Level.BLOCK, message, place, prescription.exercise)


def _unreviewed(place: int, exercise: Exercise) -> Finding:
    message = "Not yet reviewed by a clinician."
    return Finding("exercise.unreviewed", Level.NOTE, message, place, exercise.slug)


def _of_precautions(
    place: int, exercise: Exercise, precautions: Collection[str]
) -> Iterator[Finding]:
    for paired in exercise.precautions:
        if paired.code in precautions:
            code = f"precaution.{paired.code}"
            yield Finding(code, paired.level, paired.why, place, exercise.slug, paired.remedies)


def _of_doses(
    place: int, prescription: Prescription, exercise: Exercise, book: Phrasebook
) -> Iterator[Finding]:
    for side, dosage in _sides(prescription):
        for figure, name in _FIGURES.items():
            value = _span(dosage, figure)
            usual: DoseRange | None = getattr(exercise.dosage, figure)
            if value is None or usual is None or usual.range.covers(value):
                continue
            code = f"dose.{side}.{figure}" if side else f"dose.{figure}"
            message = _outside(name, figure, side, value, usual, book)
            yield Finding(code, _weight(value, usual), message, place, exercise.slug)


def _sides(prescription: Prescription) -> list[tuple[str, Dosage]]:
    left, right = prescription.left_dosage, prescription.right_dosage
    if prescription.sides_differ:
        return [("left", left), ("right", right)]
    return [("", left)]


def _span(dosage: Dosage, figure: str) -> Range | None:
    value: Range | int | None = getattr(dosage, figure)
    return Range.exactly(value) if isinstance(value, int) else value


def _weight(value: Range, usual: DoseRange) -> Level:
    """More than a source says is worth a second thought; less, or a mere default, a remark."""
    above = value.max > usual.range.max
    return Level.WARN if above and not usual.source.is_default else Level.NOTE


def _outside(
    name: str, figure: str, side: str, value: Range, usual: DoseRange, book: Phrasebook
) -> str:
    where = "above" if value.max > usual.range.max else "below"
    whose = "the clinic's default" if usual.source.is_default else "the library's range"
    who = f" on the {side}" if side else ""
    found, allowed = (_in_words(part, figure, book) for part in (value, usual.range))
    return f"{name}{who}: {found}, {where} {whose} of {allowed}."


def _in_words(value: Range, figure: str, book: Phrasebook) -> str:
    """ "8 to 10", "30 seconds", "2 to 3 seconds", "30 seconds to 1 minute"."""
    if not figure.endswith("_seconds"):
        return range_in_words(value, book)
    if value.single:
        return time_in_words(value.min, book)
    if not minutes_and_seconds(value.max)[0]:
        return book.say("seconds", value.max, n=range_in_words(value, book))
    low, high = time_in_words(value.min, book), time_in_words(value.max, book)
    return book.say("range", low=low, high=high)
