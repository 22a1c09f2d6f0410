"""What the review of a program finds, and how much it weighs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from clinic.domain.dosage import Range
from clinic.domain.exercise import Exercise
from clinic.domain.laterality import Laterality
from clinic.domain.program import Plan, Prescription, Section, SectionName
from clinic.domain.review import key_of, review
from clinic.domain.safety import ExercisePrecaution, Finding, Level
from clinic.domain.translation import Translation
from clinic.i18n import load_book
from clinic.library import load_library


def reviewed(exercise: Exercise, **changes: Any) -> Exercise:
    stood_up_for = replace(
        exercise.provenance, reviewed_by="Dana Whitfield", review_date=date(2026, 11, 2)
    )
    return replace(exercise, provenance=stood_up_for, **changes)


LIBRARY = {slug: reviewed(e) for slug, e in load_library().exercises.items()}


def prescribe(slug: str, **dosage: Any) -> Prescription:
    exercise = LIBRARY[slug]
    dose = replace(exercise.default_dosage(), **dosage)
    return Prescription(slug, dose, exercise.laterality, frequency=exercise.frequency)


def found(
    *prescriptions: Prescription,
    precautions: tuple[str, ...] = (),
    library: Mapping[str, Exercise] = LIBRARY,
) -> list[Finding]:
    plan = Plan(sections=(Section(SectionName.MAIN, prescriptions),))
    return review(plan, precautions, library, load_book("en"))


def test_the_low_end_of_every_reviewed_exercise_finds_nothing() -> None:
    for slug in LIBRARY:
        assert found(prescribe(slug)) == [], slug


def test_a_precaution_shared_by_patient_and_exercise_warns_with_what_asks_less() -> None:
    pairing = LIBRARY["modified-plank"].precaution("knee")
    assert pairing is not None
    bridge, plank = prescribe("bridge"), prescribe("modified-plank")
    assert found(bridge, plank, precautions=("knee",)) == [
        Finding("precaution.knee", Level.WARN, pairing.why, 1, "modified-plank", pairing.remedies)
    ]


def test_a_precaution_that_the_patient_does_not_have_says_nothing() -> None:
    assert found(prescribe("modified-plank"), precautions=("dizziness",)) == []


def test_a_contraindication_blocks() -> None:
    never = ExercisePrecaution("pregnancy", "Not in pregnancy.", Level.BLOCK)
    library = {"bridge": reviewed(LIBRARY["bridge"], precautions=(never,))}
    (finding,) = found(prescribe("bridge"), precautions=("pregnancy",), library=library)
    assert (finding.level, finding.message) == (Level.BLOCK, "Not in pregnancy.")


@pytest.mark.parametrize(
    ("dosage", "code", "level", "message"),
    [
        (
            {"reps": Range(20, 20)},
            "dose.reps",
            Level.WARN,
            "Repetitions: 20, above the library's range of 10 to 15.",
        ),
        (
            {"reps": Range(8, 10)},
            "dose.reps",
            Level.NOTE,
            "Repetitions: 8 to 10, below the library's range of 10 to 15.",
        ),
        (
            {"sets": 5},
            "dose.sets",
            Level.NOTE,
            "Sets: 5, above the clinic's default of 2 to 3.",
        ),
        (
            {"hold_seconds": 90},
            "dose.hold_seconds",
            Level.WARN,
            "Hold: 1 minute 30 seconds, above the library's range of 2 to 3 seconds.",
        ),
        (
            {"rest_seconds": 10},
            "dose.rest_seconds",
            Level.NOTE,
            "Rest: 10 seconds, below the library's range of 30 seconds.",
        ),
    ],
)
def test_a_dose_outside_the_range(
    dosage: dict[str, object], code: str, level: Level, message: str
) -> None:
    assert found(prescribe("bridge", **dosage)) == [Finding(code, level, message, 0, "bridge")]


def test_figures_that_the_library_does_not_give_are_not_judged() -> None:
    assert found(prescribe("bridge", duration_seconds=3000, effort=10, rest_seconds=None)) == []


def test_each_side_is_judged_for_itself() -> None:
    usual = prescribe("hamstring-stretch")
    much = replace(usual.dosage, hold_seconds=300)
    uneven = replace(usual, laterality=Laterality.EACH_SIDE, left=much)
    (finding,) = found(uneven)
    assert finding.code == "dose.left.hold_seconds"
    assert finding.message.startswith("Hold on the left: 5 minutes, above")
    (common,) = found(replace(uneven, right=much))
    assert common.code == "dose.hold_seconds"


@pytest.mark.parametrize(
    ("count", "found_codes"),
    [
        (5, []),
        (6, [("program.many", Level.NOTE)]),
        (8, [("program.many", Level.NOTE)]),
        (9, [("program.too_many", Level.WARN)]),
    ],
)
def test_many_exercises_nudge_and_very_many_ask_for_a_reason(
    count: int, found_codes: list[tuple[str, Level]]
) -> None:
    findings = found(*[prescribe("bridge")] * count)
    assert [(f.code, f.level) for f in findings] == found_codes
    assert all(f.prescription is None and str(count) in f.message for f in findings)


def test_an_exercise_that_nobody_reviewed_is_noted() -> None:
    (finding,) = found(prescribe("bridge"), library=load_library().exercises)
    assert (finding.code, finding.level) == ("exercise.unreviewed", Level.NOTE)


def test_an_exercise_without_words_cannot_be_issued() -> None:
    silent = reviewed(LIBRARY["bridge"], words=replace(LIBRARY["bridge"].words, steps=()))
    for library in ({}, {"bridge": silent}):
        (finding,) = found(prescribe("bridge"), library=library)
        assert (finding.code, finding.level) == ("exercise.no_words", Level.BLOCK)


def test_words_that_no_translator_has_reviewed_ask_once_for_the_program() -> None:
    spanish = {slug: reviewed(e) for slug, e in load_library("es").exercises.items()}
    main = Section(SectionName.MAIN, (prescribe("bridge"), prescribe("cat-cow")))
    plan, book = Plan(sections=(main,)), load_book("en")
    (finding,) = review(plan, (), spanish, book, "es")
    assert (finding.code, finding.level) == ("program.translation_unreviewed", Level.WARN)
    checked = {slug: _translated(exercise) for slug, exercise in spanish.items()}
    assert review(plan, (), checked, book, "es") == []
    assert [f.code for f in review(plan, (), checked, book, "es", Translation())] == [finding.code]


def _translated(exercise: Exercise) -> Exercise:
    by_someone = Translation("Ana Soto", date(2026, 11, 2))
    return replace(exercise, words=replace(exercise.words, translation=by_someone))


def test_an_exercise_without_words_in_the_patients_language_warns() -> None:
    plan = Plan(sections=(Section(SectionName.MAIN, (prescribe("bridge"),)),))
    (finding,) = review(plan, (), LIBRARY, load_book("en"), "es")
    assert (finding.code, finding.level, finding.slug) == (
        "exercise.untranslated",
        Level.WARN,
        "bridge",
    )


def test_keys_name_a_finding_and_its_exercise() -> None:
    of_exercise = Finding("precaution.knee", Level.WARN, "", 3, "bird-dog")
    assert key_of(of_exercise) == "precaution.knee@bird-dog"
    assert key_of(Finding("program.too_many", Level.WARN, "")) == "program.too_many"
