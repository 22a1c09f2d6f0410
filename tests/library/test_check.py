"""The check finds what is missing; a hash finds what has changed."""

from dataclasses import replace

import pytest

from clinic.domain.source import CLINIC_DEFAULT, Source
from clinic.library import load_library, read_library
from clinic.library.check import check_library
from clinic.library.content_hash import content_hash
from tests.library.conftest import Edit

HARD = (
    "Individuals experiencing persistent radicular symptomatology should immediately "
    "discontinue exercising and communicate deterioration."
)


def test_the_seed_library_passes() -> None:
    report = check_library(load_library())
    assert report.passed
    assert report.average_grade <= 4
    assert {check.slug for check in report.exercises if check.missing} == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "slug", "missing"),
    [
        ("plank-wall", 'progressions = ["plank-incline"]\n', "", "plank-incline",
         "its progression link from plank-wall"),
        ("plank-incline", 'regressions = ["plank-wall"]\n', "", "plank-wall",
         "its regression link from plank-incline"),
        ("bridge", "rest_seconds", "duration_seconds", "bridge", "the rest between sets"),
        ("side-bend", 'other_side = "Do the other side."\n', "", "side-bend",
         "the step for the other side"),
        ("side-bend", 'regions = ["low_back", "upper_back"]', "regions = []", "side-bend",
         "a region"),
        ("side-bend", 'laterality', 'progressions = ["side-bend"]\nlaterality', "side-bend",
         "a link to another exercise: it leads to itself"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(
    edit: Edit, file: str, old: str, new: str, slug: str, missing: str
) -> None:
    folder = edit(f"exercises/{file}.toml", old, new)
    report = check_library(read_library(folder))
    (check,) = (c for c in report.exercises if c.slug == slug)
    assert missing in check.missing
    assert not report.passed


def test_hard_words_fail(edit: Edit) -> None:
    folder = edit("exercises/arm-circles.toml", "Make bigger circles.", f"{HARD} {HARD}")
    report = check_library(read_library(folder))
    (check,) = (c for c in report.exercises if c.slug == "arm-circles")
    assert check.grade > 6
    assert not check.missing
    assert not report.passed


def test_hard_safety_advice_fails(edit: Edit) -> None:
    report = check_library(read_library(edit("safety.toml", "a fever", f"{HARD} " * 20)))
    assert all(check.passed for check in report.exercises)
    assert report.safety_grade > 6
    assert not report.passed


def test_only_english_is_graded() -> None:
    with pytest.raises(ValueError, match="for English"):
        check_library(replace(load_library(), locale="es"))


def test_a_hash_changes_with_any_word_or_figure() -> None:
    bridge = load_library().exercises["bridge"]
    assert len(content_hash(bridge)) == 64
    assert content_hash(bridge) == content_hash(replace(bridge))
    words = replace(bridge, words=replace(bridge.words, take_care="Go slowly."))
    source = replace(bridge, frequency_source=Source(CLINIC_DEFAULT))
    assert len({content_hash(e) for e in (bridge, words, source)}) == 3


def test_hashes_tell_exercises_apart() -> None:
    exercises = load_library().exercises.values()
    assert len({content_hash(e) for e in exercises}) == len(exercises)
