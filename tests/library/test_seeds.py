"""What the seed library promises to clinics and patients."""

import pytest

from clinic.domain.dosage import DOSAGE_KEYS, Range
from clinic.domain.exercise import Exercise
from clinic.domain.laterality import Laterality
from clinic.domain.safety import Level, Tier
from clinic.domain.source import ARTICLE
from clinic.library import load_library
from clinic.library.check import reading_grade

LIBRARY = load_library()
EXERCISES = LIBRARY.exercises
NAMED_ONLY = {"pelvic-tilt", "piriformis-stretch", "marching-in-place", "arm-circles"}
VARIATIONS = {
    "plank-wall", "plank-incline", "plank-full", "hamstring-stretch-towel", "childs-pose-pillow",
    "childs-pose-bolster", "knee-to-chest-leg-straight", "knee-rolls-near", "knee-rolls-far",
}  # fmt: skip

# What the article gives for its twelve exercises: sets, reps, hold and rest, each with its line.
ARTICLE_DOSES = {
    "knee-to-chest": {"reps": (2, 3, 16), "hold_seconds": (15, 30, 13)},
    "cat-cow": {"reps": (8, 10, 26), "hold_seconds": (2, 3, 27)},
    "childs-pose": {"hold_seconds": (30, 60, 38)},
    "bridge": {"reps": (10, 15, 54), "hold_seconds": (2, 3, 52), "rest_seconds": (30, 30, 55)},
    "seated-rotation": {"reps": (3, 4, 69), "hold_seconds": (15, 20, 66)},
    "hamstring-stretch": {"reps": (2, 3, 82), "hold_seconds": (20, 30, 81)},
    "bird-dog": {"reps": (8, 10, 100), "hold_seconds": (5, 10, 97)},
    "partial-crunch": {"sets": (2, 3, 119), "reps": (8, 10, 119), "hold_seconds": (1, 1, 113)},
    "dead-bug": {"sets": (2, 3, 135), "reps": (5, 8, 135)},
    "modified-plank": {"reps": (3, 5, 150), "hold_seconds": (10, 30, 150)},
    "side-bend": {"reps": (2, 3, 169), "hold_seconds": (15, 20, 164)},
    "knee-rolls": {"reps": (3, 5, 185), "hold_seconds": (10, 15, 180)},
}
EACH = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=list(EXERCISES))


def _figures(exercise: Exercise, *, of_the_article: bool) -> dict[str, tuple[int, ...]]:
    found = {}
    for key in DOSAGE_KEYS[:5]:
        part = getattr(exercise.dosage, key)
        if part and (part.source.key == ARTICLE) is of_the_article:
            found[key] = (part.range.min, part.range.max, *part.source.lines)
    return found


def test_the_library_holds_what_was_asked_for() -> None:
    assert set(EXERCISES) == set(ARTICLE_DOSES) | NAMED_ONLY | VARIATIONS


@pytest.mark.parametrize("slug", ARTICLE_DOSES)
def test_figures_of_the_article_carry_their_line(slug: str) -> None:
    assert _figures(EXERCISES[slug], of_the_article=True) == ARTICLE_DOSES[slug]


def test_figures_the_article_does_not_give_are_clinic_defaults() -> None:
    assert set(_figures(EXERCISES["bridge"], of_the_article=False)) == {"sets"}
    assert set(_figures(EXERCISES["modified-plank"], of_the_article=False)) == {"rest_seconds"}
    assert _figures(EXERCISES["childs-pose"], of_the_article=False) == {}
    for slug in NAMED_ONLY:
        assert _figures(EXERCISES[slug], of_the_article=True) == {}
        assert EXERCISES[slug].provenance.source.key == "common-practice"


@EACH
def test_a_new_prescription_can_be_followed(exercise: Exercise) -> None:
    assert exercise.default_dosage().prescribes_work
    assert exercise.frequency.days_per_week == 3
    assert exercise.frequency_source.lines == (221,)


@EACH
def test_nothing_is_passed_off_as_reviewed(exercise: Exercise) -> None:
    assert not exercise.provenance.reviewed
    assert exercise.provenance.licence == "CC BY 4.0"


@EACH
def test_what_waits_for_review_is_not_printed(exercise: Exercise) -> None:
    printed = " ".join(exercise.words.sentences()).lower()
    for claim in ("inflammation", "compress", "prevent", "hip flexor", "neutral", "cure", "heal "):
        assert claim not in printed


def test_the_dead_bug_gives_one_cue_for_the_back() -> None:
    printed = " ".join(EXERCISES["dead-bug"].words.sentences()).lower()
    assert "arches" in printed
    assert "flat" not in printed


def test_the_plank_ladder() -> None:
    ladder = ["plank-wall"]
    while harder := EXERCISES[ladder[-1]].progressions:
        ladder += harder
    assert ladder == ["plank-wall", "plank-incline", "modified-plank", "plank-full"]
    for slug in ladder:
        assert any("ours, to be reviewed" in note for note in EXERCISES[slug].provenance.notes)


def test_every_variation_is_linked() -> None:
    for slug in VARIATIONS:
        assert EXERCISES[slug].progressions or EXERCISES[slug].regressions


@EACH
def test_precautions_warn_and_lead_elsewhere(exercise: Exercise) -> None:
    for precaution in exercise.precautions:
        assert precaution.level is Level.WARN
        assert exercise.slug not in precaution.remedies


def test_precaution_codes_and_sources() -> None:
    assert list(LIBRARY.precautions) == [
        "knee", "shoulder", "wrist", "osteoporosis", "pregnancy", "dizziness", "floor",
    ]  # fmt: skip
    assert LIBRARY.precautions["knee"].source.lines == (41,)
    knee = EXERCISES["childs-pose"].precaution("knee")
    assert knee is not None
    assert knee.remedies == ("childs-pose-pillow",)


def test_red_flags_are_the_agreed_list() -> None:
    tiers = {tier: [flag.id for flag in LIBRARY.safety.flags(tier)] for tier in Tier}
    assert tiers == {
        Tier.EMERGENCY: [
            "bladder-bowel", "saddle-numbness", "leg-numbness", "leg-weakness", "severe-pain",
            "fever",
        ],
        Tier.CALL_US: ["leg-pain", "rising-pain", "no-change"],
    }  # fmt: skip


def test_the_immediate_signs_of_the_article_are_emergencies() -> None:
    lines = {
        line
        for flag in LIBRARY.safety.flags(Tier.EMERGENCY)
        for source in flag.sources
        for line in source.lines
    }
    assert {199, 200, 201, 202} <= lines


def test_program_figures_of_the_safety_advice() -> None:
    safety = LIBRARY.safety
    assert safety.usual_frequency.frequency.days_per_week == 3
    assert (safety.session_length.start, safety.session_length.grow_to) == (Range(10, 15), 30)
    assert [zone.scores for zone in safety.pain_scale.zones] == [
        Range(0, 2), Range(3, 5), Range(6, 10),
    ]  # fmt: skip
    assert "usually fine to go on" in safety.pain_scale.zones[0].advice
    assert "knee and tendon" in safety.pain_scale.note
    assert safety.flare_up.chosen == "ask"
    assert not safety.flare_up.decided_by


@pytest.mark.parametrize("code", LIBRARY.glossary)
def test_plain_words_are_plain(code: str) -> None:
    assert reading_grade([LIBRARY.glossary[code].plain]) <= 6


@pytest.mark.parametrize("code", LIBRARY.precautions)
def test_precautions_are_plain_for_patients(code: str) -> None:
    assert reading_grade([LIBRARY.precautions[code].plain]) <= 6


@pytest.mark.parametrize("slug", LIBRARY.protocols)
def test_protocols_are_short_and_start_from_the_library(slug: str) -> None:
    prescriptions = [p for s in LIBRARY.protocols[slug].sections for p in s.prescriptions]
    assert 3 <= len(prescriptions) <= 6
    for prescription in prescriptions:
        exercise = EXERCISES[prescription.exercise]
        assert prescription.laterality is exercise.laterality
        assert prescription.dosage.reps == exercise.default_dosage().reps


def test_a_cool_down_holds_knee_to_chest_for_30_seconds() -> None:
    cool_down = LIBRARY.protocols["low-back-starting-out"].sections[-1]
    assert cool_down.prescriptions[0].dosage.hold_seconds == 30
    assert cool_down.prescriptions[0].laterality is Laterality.EACH_SIDE
