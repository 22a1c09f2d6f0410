"""A dosage as sentences a patient can follow: the one wording of web, PDF and command.

What is said, and in which order, is decided here; the words come from a phrasebook of the
patient's language.
"""

from collections.abc import Iterator
from typing import Protocol

from clinic.domain.dosage import Dosage, Range, minutes_and_seconds
from clinic.domain.frequency import Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.program import Prescription


class Phrasebook(Protocol):
    """The words of one language."""

    def say(self, key: str, count: int = 1, /, **values: object) -> str:
        """The phrase of `key` in the plural form of `count`, with `values` put in."""

    def listing(self, words: list[str], /) -> str:
        """Words as a list in prose: "Monday, Wednesday and Friday"."""


def dose_sentence(prescription: Prescription, book: Phrasebook, *, rest: bool = True) -> str:
    """The dose and how often, e.g. "Do 2 sets of 10. Hold each for 3 seconds. Every day."

    With `rest=False` the pause between sets is left out, as in a plan at a glance.
    """
    parts = [*_dose(prescription, book, rest), *frequency_sentences(prescription.frequency, book)]
    return " ".join(parts)


def frequency_sentences(frequency: Frequency, book: Phrasebook) -> Iterator[str]:
    """How often, e.g. "Do this 2 times a day.", "Any 3 days, with a rest day between."."""
    times = frequency.times_per_day
    if times and times > 1:
        yield book.say("times_per_day", times, n=times)
    if frequency.every_day:
        yield book.say("every_day")
    elif frequency.days:
        names = [book.say(f"day.{day}") for day in frequency.days]
        yield book.say("on_days", days=book.listing(names))
    elif frequency.days_per_week:
        key = "any_days_rest_between" if frequency.can_rest_between else "any_days"
        yield book.say(key, frequency.days_per_week, n=frequency.days_per_week)


def time_in_words(seconds: int, book: Phrasebook) -> str:
    """A time no one has to work out: 90 is "1 minute 30 seconds"."""
    minutes, rest = minutes_and_seconds(seconds)
    in_minutes = book.say("minutes", minutes, n=minutes)
    in_seconds = book.say("seconds", rest, n=rest)
    if minutes and rest:
        return book.say("minutes_and_seconds", minutes=in_minutes, seconds=in_seconds)
    return in_minutes if minutes else in_seconds


def range_in_words(value: Range, book: Phrasebook) -> str:
    """ "10", or "8 to 10"."""
    if value.single:
        return str(value.min)
    return book.say("range", low=value.min, high=value.max)


def _dose(prescription: Prescription, book: Phrasebook, rest: bool) -> Iterator[str]:
    left, right = prescription.left_dosage, prescription.right_dosage
    if not prescription.sides_differ:
        left = right = prescription.left_dosage
    yield from _amount(left, right, prescription.laterality, book)
    if prescription.laterality is Laterality.ALTERNATING:
        yield book.say("switch_sides")
    yield from _each(book, "hold", _hold(left, book), _hold(right, book))
    if rest:
        yield from _each(book, "rest", _rest(left, book), _rest(right, book))
    for key in ("load", "effort", "tempo"):
        yield from _each(book, key, _detail(left, key, book), _detail(right, key, book))


def _each(book: Phrasebook, key: str, left: str, right: str) -> Iterator[str]:
    """One sentence where both sides have the same, else one for each side that has any."""
    if left == right:
        if left:
            yield left
        return
    for side, words in (("left", left), ("right", right)):
        said = words or book.say(f"no_{key}")
        yield book.say(f"{side}_detail", detail=said[:1].lower() + said[1:])


def _amount(left: Dosage, right: Dosage, laterality: Laterality, book: Phrasebook) -> Iterator[str]:
    """Sets and reps or time; where the sides differ in it, "Left: 3 times. Right: 2 times."."""
    if _work(left) == _work(right):
        yield from _amount_alike(left, laterality, book)
        return
    for side, dosage in (("left", left), ("right", right)):
        yield book.say(f"{side}_amount", amount=_amount_short(dosage, book))


def _work(dosage: Dosage) -> tuple[object, ...]:
    """What decides the sentence about the amount."""
    held_only = dosage.hold_seconds if not (dosage.reps or dosage.duration_seconds) else None
    return dosage.sets or 1, dosage.reps, dosage.duration_seconds, held_only


def _amount_alike(dosage: Dosage, laterality: Laterality, book: Phrasebook) -> Iterator[str]:
    side = book.say(f"side.{laterality}")
    sets = dosage.sets or 1
    key = "sets" if sets > 1 else "once"
    if dosage.reps:
        reps = range_in_words(dosage.reps, book)
        yield book.say(f"do_{key}_reps", dosage.reps.max, sets=sets, reps=reps, side=side)
        if dosage.duration_seconds:
            yield book.say("set_takes", sets, time=time_in_words(dosage.duration_seconds, book))
    elif dosage.duration_seconds:
        time = time_in_words(dosage.duration_seconds, book)
        yield book.say(f"do_{key}_time", sets=sets, time=time, side=side)
    elif dosage.hold_seconds:
        time = time_in_words(dosage.hold_seconds, book)
        yield book.say(f"do_{key}_hold", sets=sets, time=time, side=side)


def _amount_short(dosage: Dosage, book: Phrasebook) -> str:
    """The amount of one side without a verb: "3 times", "2 sets of 8", "1 minute"."""
    sets = dosage.sets or 1
    if dosage.reps:
        amount = range_in_words(dosage.reps, book)
        if sets == 1:
            return book.say("reps_times", dosage.reps.max, reps=amount)
        return book.say("sets_of", sets=sets, amount=amount)
    time = time_in_words(dosage.duration_seconds or dosage.hold_seconds or 0, book)
    if not dosage.duration_seconds:
        return book.say("hold_short" if sets == 1 else "sets_of_holds", sets=sets, time=time)
    return time if sets == 1 else book.say("sets_of", sets=sets, amount=time)


def _hold(dosage: Dosage, book: Phrasebook) -> str:
    if not dosage.hold_seconds or not (dosage.reps or dosage.duration_seconds):
        return ""
    one = dosage.reps == Range.exactly(1) and (dosage.sets or 1) == 1
    key = "hold" if one else "hold_each"
    return book.say(key, time=time_in_words(dosage.hold_seconds, book))


def _rest(dosage: Dosage, book: Phrasebook) -> str:
    if not dosage.rest_seconds:
        return ""
    time = time_in_words(dosage.rest_seconds, book)
    if (dosage.sets or 1) > 1:
        return book.say("rest_between_sets", time=time)
    repeated = dosage.reps is not None and dosage.reps.max > 1
    return book.say("rest_between_holds" if repeated and dosage.hold_seconds else "rest", time=time)


def _detail(dosage: Dosage, key: str, book: Phrasebook) -> str:
    value = getattr(dosage, key)
    return book.say(key, value=value) if value not in (None, "") else ""
