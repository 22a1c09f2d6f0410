"""The sentences patients follow, as golden examples."""

import pytest

from clinic.domain.dosage import Dosage, Range
from clinic.domain.frequency import Day, Frequency
from clinic.domain.laterality import Laterality
from clinic.domain.phrases import dose_sentence, time_in_words
from clinic.domain.program import Prescription
from clinic.i18n import load_book

BOOK = load_book("en")
ten, three, two, one = (Range.exactly(number) for number in (10, 3, 2, 1))
mon_wed_fri = Frequency.on(Day.FRI, Day.MON, Day.WED)


def sentence(
    dosage: Dosage,
    laterality: Laterality = Laterality.NONE,
    frequency: Frequency = Frequency(),  # noqa: B008 - a frozen value
    left: Dosage | None = None,
    right: Dosage | None = None,
) -> str:
    prescription = Prescription("bridge", dosage, laterality, left, right, frequency)
    return dose_sentence(prescription, BOOK)


@pytest.mark.parametrize(
    ("dosage", "laterality", "expected"),
    [
        (
            Dosage(reps=three, hold_seconds=30),
            "each_side",
            "Do 3 on each side. Hold each for 30 seconds.",
        ),
        (Dosage(hold_seconds=45), "none", "Hold for 45 seconds."),
        (Dosage(duration_seconds=90), "none", "Do this for 1 minute 30 seconds."),
        (Dosage(reps=Range(8, 10)), "none", "Do 8 to 10."),
        (Dosage(reps=ten), "left", "Do 10 on your left side."),
        (
            Dosage(sets=2, reps=ten),
            "alternating",
            "Do 2 sets of 10 on each side. Switch sides each time.",
        ),
        (Dosage(sets=2, hold_seconds=60), "none", "Do 2 sets. Hold for 1 minute each time."),
        (Dosage(sets=2, duration_seconds=1), "right", "Do 2 sets of 1 second on your right side."),
        (Dosage(reps=one, hold_seconds=5), "none", "Do 1. Hold for 5 seconds."),
        (
            Dosage(reps=three, hold_seconds=10, rest_seconds=30),
            "none",
            "Do 3. Hold each for 10 seconds. Rest 30 seconds between holds.",
        ),
        (
            Dosage(reps=ten, load="a red band", effort=4, tempo="slow"),
            "none",
            "Do 10. Use a red band. Effort 4 out of 10. Keep this speed (slow).",
        ),
    ],
)
def test_dose(dosage: Dosage, laterality: str, expected: str) -> None:
    assert sentence(dosage, Laterality(laterality)) == expected


def test_dose_with_named_days() -> None:
    assert sentence(Dosage(2, ten, 3, 30), frequency=mon_wed_fri) == (
        "Do 2 sets of 10. Hold each for 3 seconds. Rest 30 seconds between sets. "
        "On Monday, Wednesday and Friday."
    )


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency(1, 3), "Any 3 days, with a rest day between."),
        (Frequency(1, 1), "Any 1 day a week."),
        (Frequency(1, 4), "Any 4 days a week."),
        (Frequency(1, 7), "Every day."),
        (Frequency.on(*Day), "Every day."),
        (Frequency(2, None), "Do this 2 times a day."),
        (Frequency.on(Day.SUN, times_per_day=3), "Do this 3 times a day. On Sunday."),
        (Frequency(), ""),
    ],
)
def test_frequency(frequency: Frequency, expected: str) -> None:
    assert sentence(Dosage(reps=ten), frequency=frequency) == f"Do 10. {expected}".strip()


def test_sides_that_differ_in_repetitions_share_the_rest() -> None:
    dose = Dosage(reps=two, hold_seconds=30)
    left = Dosage(reps=three, hold_seconds=30)
    assert sentence(dose, Laterality.EACH_SIDE, left=left) == (
        "Left: 3 times. Right: 2 times. Hold each for 30 seconds."
    )


def test_sides_that_differ_in_hold_and_sets() -> None:
    dose = Dosage(reps=three, hold_seconds=30)
    right = Dosage(sets=2, reps=three, hold_seconds=20)
    assert sentence(dose, Laterality.EACH_SIDE, right=right) == (
        "Left: 3 times. Right: 2 sets of 3. "
        "Left: hold each for 30 seconds. Right: hold each for 20 seconds."
    )


def test_a_detail_of_one_side_only_names_the_other_too() -> None:
    dose = Dosage(reps=three)
    left = Dosage(reps=three, load="a red band")
    assert sentence(dose, Laterality.EACH_SIDE, left=left) == (
        "Do 3 on each side. Left: use a red band. Right: nothing to use."
    )


def test_sides_that_differ_in_a_hold_alone() -> None:
    dose, right = Dosage(hold_seconds=30), Dosage(sets=2, hold_seconds=20)
    assert sentence(dose, Laterality.EACH_SIDE, right=right) == (
        "Left: hold 30 seconds. Right: 2 sets, hold 20 seconds each time."
    )


def test_a_side_dose_equal_to_the_common_one_is_not_spelled_out() -> None:
    dose = Dosage(reps=three)
    assert sentence(dose, Laterality.EACH_SIDE, left=dose) == "Do 3 on each side."


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(1, "1 second"), (60, "1 minute"), (90, "1 minute 30 seconds"), (3600, "60 minutes")],
)
def test_time(seconds: int, expected: str) -> None:
    assert time_in_words(seconds, BOOK) == expected


def test_a_plan_leaves_the_rest_out() -> None:
    prescription = Prescription("bridge", Dosage(2, ten, 3, 30))
    assert dose_sentence(prescription, BOOK, rest=False) == (
        "Do 2 sets of 10. Hold each for 3 seconds."
    )
