"""The check finds what is missing."""

from pathlib import Path

import pytest

from clinic.library import load_library, read_library
from clinic.library.check import LibraryCheck, check_library
from tests.library.conftest import Edit

HARD = (
    "Individuals experiencing persistent radicular symptomatology should immediately "
    "discontinue exercising and communicate deterioration."
)
DURO = (
    "Las personas que experimenten sintomatología radicular persistente deberían interrumpir "
    "inmediatamente la realización de ejercicios y comunicar cualquier deterioro."
)


def check_folder(folder: Path) -> LibraryCheck:
    return check_library(read_library(folder), read_library(folder, "es", fall_back=True))


def test_the_seed_library_passes() -> None:
    report = check_library(load_library(), load_library("es"))
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
    report = check_folder(folder)
    (check,) = (c for c in report.exercises if c.slug == slug)
    assert missing in check.missing
    assert not report.passed


def test_hard_words_fail(edit: Edit) -> None:
    folder = edit("exercises/arm-circles.toml", "Make bigger circles.", f"{HARD} {HARD}")
    report = check_folder(folder)
    (check,) = (c for c in report.exercises if c.slug == "arm-circles")
    assert check.grade > 6
    assert not check.missing
    assert not report.passed


def test_hard_safety_advice_fails(edit: Edit) -> None:
    report = check_folder(edit("safety.toml", "a fever", f"{HARD} " * 20))
    assert all(check.passed for check in report.exercises)
    assert report.safety_grade > 6
    assert not report.passed


def test_a_missing_translation_is_named(edit: Edit) -> None:
    folder = edit("exercises/es/bridge.toml", "Puente", "Puente")
    (folder / "exercises" / "es" / "bridge.toml").unlink()
    report = check_folder(folder)
    (check,) = (c for c in report.exercises if c.slug == "bridge")
    assert check.missing == ("its Spanish words",)
    assert check.inflesz is None
    assert not report.passed


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ('  "Levante los brazos hacia los lados.",\n', "", "Spanish steps: 3 for 4"),
        ('key_points = ["No suba los hombros."]\n', "", "Spanish key_points: 0 for 1"),
        ("Pare si", "Pare si el dolor le molesta o", "in Spanish, take care has 49 characters"),
        ("take_care", 'other_side = "Cambie."\ntake_care', "the Spanish step for the other side"),
    ],
)  # fmt: skip
def test_a_translation_that_says_less_is_named(
    edit: Edit, old: str, new: str, missing: str
) -> None:
    report = check_folder(edit("exercises/es/arm-circles.toml", old, new))
    (check,) = (c for c in report.exercises if c.slug == "arm-circles")
    assert any(found.startswith(missing) for found in check.missing), check.missing
    assert not report.passed


def test_hard_spanish_fails(edit: Edit) -> None:
    folder = edit("exercises/es/arm-circles.toml", "Haga círculos más grandes.", f"{DURO} {DURO}")
    report = check_folder(folder)
    (check,) = (c for c in report.exercises if c.slug == "arm-circles")
    assert check.inflesz is not None
    assert check.inflesz < 65
    assert not check.missing
    assert not report.passed


def test_hard_spanish_safety_advice_fails(edit: Edit) -> None:
    report = check_folder(edit("safety.toml", "fiebre con", f"{DURO} " * 20))
    assert all(check.passed for check in report.exercises)
    assert report.safety_inflesz < 65
    assert not report.passed


def test_each_language_stands_in_its_place() -> None:
    with pytest.raises(ValueError, match="needs the library in 'es', not 'en'"):
        check_library(load_library(), load_library())
    with pytest.raises(ValueError, match="needs the library in 'en', not 'es'"):
        check_library(load_library("es"), load_library("es"))
