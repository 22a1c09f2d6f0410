"""Times are worked out by hand here; the constants are our estimates."""

import pytest

from clinic.domain.dosage import Dosage, Range
from clinic.domain.duration import prescription_seconds, session_seconds
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.library import load_library


def seconds(laterality: Laterality = Laterality.NONE, **dosage: object) -> int:
    return prescription_seconds(Prescription("bridge", Dosage(**dosage), laterality))  # type: ignore[arg-type]


def test_two_sets_of_ten_with_holds_and_a_rest() -> None:
    # 2 sets of 10 repetitions, each 4 s of moving and 3 s of holding, one rest of 30 s.
    assert seconds(sets=2, reps=Range(10, 10), hold_seconds=3, rest_seconds=30) == 2 * 10 * 7 + 30


def test_a_span_counts_with_its_middle_rounded_up() -> None:
    assert seconds(reps=Range(8, 11)) == 10 * 4


def test_three_holds_on_each_side() -> None:
    # 3 holds of 30 s and 4 s of moving, both sides, one change of side of 5 s.
    each = Laterality.EACH_SIDE
    assert seconds(each, reps=Range(3, 3), hold_seconds=30) == 2 * 3 * 34 + 5


def test_sides_change_once_more_with_every_set() -> None:
    each = Laterality.EACH_SIDE
    found = seconds(each, sets=2, reps=Range(5, 5), rest_seconds=20)
    assert found == 2 * 2 * 5 * 4 + 20 + 3 * 5


def test_alternating_moves_flow_without_a_pause() -> None:
    assert seconds(Laterality.ALTERNATING, reps=Range(8, 8)) == 2 * 8 * 4


def test_one_side_alone_is_not_doubled() -> None:
    assert seconds(Laterality.LEFT, reps=Range(8, 8)) == 8 * 4


def test_a_different_dose_per_side() -> None:
    three, two = (Dosage(reps=Range.exactly(n), hold_seconds=30) for n in (3, 2))
    found = Prescription("bridge", three, Laterality.EACH_SIDE, right=two)
    assert prescription_seconds(found) == 3 * 34 + 2 * 34 + 5


@pytest.mark.parametrize(
    ("dosage", "found"),
    [
        ({"duration_seconds": 90}, 90),
        ({"sets": 3, "duration_seconds": 60, "rest_seconds": 15}, 3 * 60 + 2 * 15),
        ({"duration_seconds": 60, "reps": Range(10, 10)}, 60),
        ({"hold_seconds": 45}, 45),
        ({"sets": 2, "hold_seconds": 45, "rest_seconds": 30}, 2 * 45 + 30),
        ({"reps": Range(3, 3), "hold_seconds": 10, "rest_seconds": 30}, 3 * 14 + 2 * 30),
        ({"sets": 1, "reps": Range(10, 10), "rest_seconds": 30}, 40),
    ],
)
def test_times_holds_and_their_rests(dosage: dict[str, object], found: int) -> None:
    assert seconds(**dosage) == found


def test_a_session_adds_the_way_from_one_exercise_to_the_next() -> None:
    ten = Dosage(reps=Range.exactly(10))
    lying, lying_too, kneeling = (
        Prescription(slug, ten) for slug in ("bridge", "pelvic-tilt", "cat-cow")
    )
    plan = Plan(sections=(Section(SectionName.MAIN, (lying, lying_too, kneeling)),))
    # Three times 40 s; 15 s to each next exercise; 15 s more from the back to hands and knees.
    assert session_seconds(plan, load_library().exercises) == 3 * 40 + 2 * 15 + 15
    assert session_seconds(Plan(), {}) == 0
    assert session_seconds(plan, {}) == 3 * 40 + 2 * 15
