"""Where a prescription starts from, and what a patient reads of it."""

from datetime import date

import pytest

from clinic.domain.dosage import Dosage, Range
from clinic.domain.exercise import DosageRanges, DoseRange, Position, Provenance
from clinic.domain.exercise_words import Caption, ExerciseWords
from clinic.domain.laterality import Laterality
from clinic.domain.plain_words import hard_spots
from clinic.domain.source import ARTICLE, CLINIC_DEFAULT, Source


def _words(**changes: object) -> ExerciseWords:
    words: dict[str, object] = {
        "locale": "en",
        "name": "Knee to Chest",
        "why": "Loosens your back.",
        "starting_position": "Lie on your back.",
        "steps": ("Lie on your back.", "Pull one knee in.", "Hold."),
        "other_side": "Do the other leg.",
        "take_care": "No sharp pain.",
        "easier": "Hold your thigh.",
        "harder": "Pull closer.",
        "caption_start": Caption("Start", "knees bent"),
        "caption_end": Caption("Finish", "one knee in"),
    }
    return ExerciseWords(**(words | changes))  # type: ignore[arg-type]


def test_a_new_prescription_starts_from_the_low_end() -> None:
    article, default = Source(ARTICLE, (54,)), Source(CLINIC_DEFAULT)
    ranges = DosageRanges(
        sets=DoseRange(Range(2, 3), default),
        reps=DoseRange(Range(10, 15), article),
        hold_seconds=DoseRange(Range(2, 3), article),
    )
    assert ranges.lowest() == Dosage(sets=2, reps=Range(10, 10), hold_seconds=2)


def test_only_a_default_says_so() -> None:
    assert DoseRange(Range(2, 3), Source(CLINIC_DEFAULT)).default_source == "clinic default"
    assert DoseRange(Range(2, 3), Source(ARTICLE, (54,))).default_source == ""


@pytest.mark.parametrize(
    ("laterality", "other_side"),
    [
        (Laterality.EACH_SIDE, True),
        (Laterality.ALTERNATING, True),
        (Laterality.LEFT, False),
        (Laterality.RIGHT, False),
        (Laterality.NONE, False),
    ],
)
def test_the_other_side_is_asked_for_only_where_both_work(
    laterality: Laterality, other_side: bool
) -> None:
    assert ("Do the other leg." in _words().steps_for(laterality)) is other_side


def test_labels_are_in_words() -> None:
    assert Position.HANDS_AND_KNEES.label == "Hands and knees"
    assert str(Caption("Start", "knees bent")) == "Start: knees bent"


def test_a_review_has_a_name_and_a_day() -> None:
    source = Source(ARTICLE, (8,))
    assert not Provenance(source, "CC BY 4.0").reviewed
    assert Provenance(source, "CC BY 4.0", (), "Dana", date(2026, 11, 23)).reviewed
    with pytest.raises(ValueError, match="belong together"):
        Provenance(source, "CC BY 4.0", reviewed_by="Dana")


def test_plain_words_have_no_hard_spots() -> None:
    assert list(hard_spots(_words())) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"steps": ("Lie down.",) * 8}, "9 steps; at most 8"),
        ({"steps": ("Lie. Sit. Stand.",) * 3}, "step 1 has 3 sentences; at most 2"),
        ({"steps": ("go " * 13,) * 3}, "step 1 has a sentence of over 12 words"),
        ({"take_care": "x" * 35}, "take care has 35 characters; at most 34"),
        ({"easier": "Do 3x10."}, "clinic shorthand '3x10' in 'Do 3x10.'"),
        ({"harder": "Do 12 reps."}, "clinic shorthand 'reps' in 'Do 12 reps.'"),
    ],
)
def test_hard_spots_are_named(change: dict[str, object], found: str) -> None:
    assert found in list(hard_spots(_words(**change)))
