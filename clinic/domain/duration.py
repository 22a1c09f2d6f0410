"""How long a session takes, estimated.

No source gives these times: they are our own estimates, good enough to see whether a session is
ten minutes or thirty. What a handout says of them is rounded and called "about".
"""

from collections.abc import Mapping
from itertools import pairwise

from clinic.domain.dosage import Dosage
from clinic.domain.exercise import Exercise
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription

MOVING_SECONDS = 4
"""One repetition without its hold: out and back, slowly (our estimate)."""
SIDE_CHANGE_SECONDS = 5
"""From one side to the other (our estimate)."""
NEXT_EXERCISE_SECONDS = 15
"""From one exercise to the next: reading on, settling (our estimate)."""
POSITION_CHANGE_SECONDS = 15
"""On top of that where the body gets into another position (our estimate)."""


def prescription_seconds(prescription: Prescription) -> int:
    """Seconds to do a prescription once: all sets of the sides it asks for, with rests.

    A span of repetitions counts with its middle, rounded up.
    """
    left, right = prescription.left_dosage, prescription.right_dosage
    if not prescription.laterality.two_sided:
        return _work(left) + _pauses(left)
    changes = _changes(prescription.laterality, left, right) * SIDE_CHANGE_SECONDS
    return _work(left) + _work(right) + max(_pauses(left), _pauses(right)) + changes


def session_seconds(plan: Plan, library: Mapping[str, Exercise]) -> int:
    """Seconds of one session in which every prescription is due, one after the other.

    Exercises that the library does not know count without a change of position.
    """
    prescriptions = list(plan.prescriptions())
    total = sum(prescription_seconds(p) for p in prescriptions)
    for earlier, later in pairwise(prescriptions):
        total += NEXT_EXERCISE_SECONDS
        if _moves(library.get(earlier.exercise), library.get(later.exercise)):
            total += POSITION_CHANGE_SECONDS
    return total


def _moves(earlier: Exercise | None, later: Exercise | None) -> bool:
    return bool(earlier and later and earlier.position is not later.position)


def _sets(dosage: Dosage) -> int:
    return dosage.sets or 1


def _repetitions(dosage: Dosage) -> int:
    """Of one set, 0 where none are prescribed."""
    return (dosage.reps.min + dosage.reps.max + 1) // 2 if dosage.reps else 0


def _work(dosage: Dosage) -> int:
    """Seconds of all sets of one side; a duration says itself how long a set is."""
    hold = dosage.hold_seconds or 0
    if dosage.duration_seconds:
        one = dosage.duration_seconds
    elif dosage.reps:
        one = _repetitions(dosage) * (MOVING_SECONDS + hold)
    else:
        one = hold
    return _sets(dosage) * one


def _pauses(dosage: Dosage) -> int:
    """Seconds of rest: between sets, and in a single set of holds between these."""
    breaks = _sets(dosage) - 1
    if not breaks and dosage.hold_seconds:
        breaks = max(0, _repetitions(dosage) - 1)
    return breaks * (dosage.rest_seconds or 0)


def _changes(laterality: Laterality, left: Dosage, right: Dosage) -> int:
    """How often the side changes; moves that alternate flow into each other without a pause."""
    if laterality is Laterality.ALTERNATING:
        return 0
    return 2 * max(_sets(left), _sets(right)) - 1
