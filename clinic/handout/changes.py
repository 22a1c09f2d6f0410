"""What a patient has to know about a new revision: exercises that came, went or have a new dose."""

from collections.abc import Iterator

from clinic.domain.phrases import Phrasebook
from clinic.handout.document import HandoutDocument, HandoutExercise


def changes_since(
    earlier: HandoutDocument, exercises: tuple[HandoutExercise, ...], book: Phrasebook
) -> tuple[str, ...]:
    """A sentence for each exercise that is new, has another dose, or is no longer in the plan.

    An exercise that stands twice in a plan is compared in order.
    """
    return tuple(_sentences(_keyed(earlier.exercises), _keyed(exercises), book))


_Key = tuple[str, int]


def _keyed(exercises: tuple[HandoutExercise, ...]) -> dict[_Key, HandoutExercise]:
    """Exercises by slug and by how often that slug came before."""
    keyed: dict[_Key, HandoutExercise] = {}
    for exercise in exercises:
        times = sum(1 for slug, _ in keyed if slug == exercise.slug)
        keyed[exercise.slug, times] = exercise
    return keyed


def _sentences(
    before: dict[_Key, HandoutExercise], now: dict[_Key, HandoutExercise], book: Phrasebook
) -> Iterator[str]:
    for key, exercise in now.items():
        if key not in before:
            yield book.say("handout.change.new", name=exercise.name)
        elif exercise.dose != before[key].dose:
            yield book.say("handout.change.dose", name=exercise.name, dose=exercise.dose)
    for key, exercise in before.items():
        if key not in now:
            yield book.say("handout.change.gone", name=exercise.name)
