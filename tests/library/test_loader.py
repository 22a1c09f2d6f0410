"""The loader refuses what it does not know, and says where and what is allowed."""

import pytest

from clinic.domain.safety import Tier
from clinic.library import LibraryError, load_library, read_library
from tests.library.conftest import Edit

BRIDGE = "exercises/bridge.toml"
SAFETY = "safety.toml"


def test_the_library_is_read_once() -> None:
    assert load_library() is load_library()
    assert list(load_library().exercises) == sorted(load_library().exercises)


def test_the_library_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load_library().exercises["bridge"] = None  # type: ignore[index]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (BRIDGE, "kind =", "kin =", "bridge.toml: kind: is missing"),
        (BRIDGE, "[dosage]", "color = 1\n[dosage]", "bridge.toml: muscles[2].color: is not a key"),
        (BRIDGE, '"strengthen"', '"power"', "allowed are stretch, mobility, strengthen, warm_up"),
        (BRIDGE, '"glutes"', '"glute"', "muscles[0].code: found 'glute'; allowed are hamstrings"),
        (BRIDGE, "max = 15", "max = 101", "dosage.reps: found 10 to 101; allowed is min to max"),
        (BRIDGE, "max = 15", "max = 9", "dosage.reps: found 10 to 9"),
        (BRIDGE, "lines = [54]", "lines = [230]", "the article has lines 1 to 229"),
        (BRIDGE, ", lines = [54]", "", "dosage.reps.lines: is missing; give lines, source or"),
        (BRIDGE, "lines = [54]", 'source = "blog"', "found 'blog'; allowed are article"),
        (BRIDGE, '"clinic default"', '"a guess"', "allowed are clinic default"),
        (BRIDGE, "days_per_week = 3", "days_per_week = 8", "found 8; allowed are 1 to 7"),
        (BRIDGE, 'code = "floor"', 'code = "flor"', "found 'flor'; allowed are knee, shoulder"),
        (BRIDGE, "position =", 'progressions = ["bridg"]\nposition =', "no exercise: 'bridg'"),
        (BRIDGE, "licence", 'reviewed_by = "D"\nlicence', "review_date belong together"),
        (
            BRIDGE,
            "steps = [",
            'steps = ["Lie."]\nmodifications = [',
            "words.steps: found 1; allowed",
        ),
        (BRIDGE, "[words.captions]", "[words.caption]", "words.captions: is missing"),
        ("precautions.toml", "plain =", "plane =", "precautions.toml: knee.plain: is missing"),
        ("glossary.toml", "[hamstrings]", "[hams]", "found 'hamstrings'; allowed are hams"),
        (SAFETY, "max = 2\n", "max = 1\n", "the pain zones must cover 0 to 10"),
        (SAFETY, 'chosen = "ask"', 'chosen = "rest"', "'rest' is not one of the choices"),
        (SAFETY, '["knee-to-chest"]', '["knees"]', "safety.toml: exercises: names no exercise"),
        (
            SAFETY,
            'id = "fever"',
            'id = "fever"\nmoved_to = "call_us"',
            "moved by a named clinician",
        ),
        (
            "protocols/low-back-strength.toml",
            '"bridge"',
            '"bridges"',
            "low-back-strength.toml: sections.main[0].exercise: found 'bridges'",
        ),
        (
            "protocols/low-back-strength.toml",
            "hold_seconds = 30",
            "hold_seconds = 601",
            "found 601; allowed are 0 to 600",
        ),
    ],
)
def test_a_fault_is_named(edit: Edit, file: str, old: str, new: str, message: str) -> None:
    with pytest.raises(LibraryError) as refused:
        read_library(edit(file, old, new))
    assert message in str(refused.value)


def test_an_exercise_needs_work_to_do(edit: Edit) -> None:
    folder = edit("exercises/childs-pose.toml", "hold_seconds =", "rest_seconds =")
    with pytest.raises(LibraryError, match="needs reps, hold_seconds or duration_seconds"):
        read_library(folder)


def test_a_named_clinician_moves_a_flag(edit: Edit) -> None:
    moved = 'id = "fever"\nmoved_to = "call_us"\nmoved_by = "Dana, DPT"\nmoved_on = 2026-11-23'
    safety = read_library(edit(SAFETY, 'id = "fever"', moved)).safety
    assert "fever" in [flag.id for flag in safety.flags(Tier.CALL_US)]
    assert "fever" not in [flag.id for flag in safety.flags(Tier.EMERGENCY)]


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(LibraryError, match="has no words; there are en, es"):
        load_library("xx")
