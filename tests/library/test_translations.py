"""Other languages: what they must hold, who has reviewed them, and what stays English."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clinic.domain.exercise import Exercise
from clinic.domain.plain_values import from_plain, to_plain
from clinic.domain.translation import Translation
from clinic.library import LibraryError, load_library, read_library
from clinic.library.check import inflesz
from clinic.library.translations import translated
from tests.library.conftest import Edit

ENGLISH, SPANISH = load_library("en"), load_library("es")
BRIDGE = "exercises/es/bridge.toml"
NOT_YET = '[translation]\nreviewed_by = ""'
REVIEWED = '[translation]\nreviewed_by = "Ana, CT"\nreviewed_on = 2026-11-23'


def test_every_exercise_is_spanish_and_doses_are_the_same() -> None:
    assert list(SPANISH.exercises) == list(ENGLISH.exercises)
    for slug, exercise in SPANISH.exercises.items():
        assert exercise.words.locale == "es"
        assert replace(exercise, words=ENGLISH.exercises[slug].words, muscles=()) == replace(
            ENGLISH.exercises[slug], muscles=()
        )


def test_no_english_words_are_left_in_spanish() -> None:
    for slug, exercise in SPANISH.exercises.items():
        english = set(ENGLISH.exercises[slug].words.sentences())
        assert english.isdisjoint(exercise.words.sentences())
        assert exercise.name != ENGLISH.exercises[slug].name
    assert len({exercise.name for exercise in SPANISH.exercises.values()}) == 25


def test_a_patient_is_never_called_a_man_or_a_woman() -> None:
    """Usted, and no word that has to agree with the one who reads."""
    texts = (text for e in SPANISH.exercises.values() for text in e.words.sentences())
    said = {word for text in texts for word in re.findall(r"\w+", text.lower())}
    agreeing = {"sentado", "sentada", "acostado", "acostada", "parado", "parada", "relajado"}
    assert said.isdisjoint(agreeing | {"tú", "tu", "tus", "te", "vosotros"})


def test_glossary_and_precautions_are_easy_to_read() -> None:
    assert inflesz(term.plain for term in SPANISH.glossary.values()) >= 65
    assert inflesz(precaution.plain for precaution in SPANISH.precautions.values()) >= 65


def test_the_spanish_scale_promises_no_more_than_the_english() -> None:
    scale = SPANISH.safety.pain_scale
    assert "Por lo general" in scale.zones[0].advice
    assert "rodilla y de tendón" in scale.note
    assert [flag.id for flag in SPANISH.safety.red_flags] == [
        flag.id for flag in ENGLISH.safety.red_flags
    ]


def test_english_is_no_translation() -> None:
    assert ENGLISH.translation is None
    assert ENGLISH.translation_reviewed
    assert all(e.words.translation is None for e in ENGLISH.exercises.values())


def test_spanish_says_that_no_translator_has_reviewed_it() -> None:
    assert SPANISH.translation == Translation()
    assert not SPANISH.translation_reviewed
    assert all(e.words.translation == Translation() for e in SPANISH.exercises.values())


def test_a_translation_is_reviewed_when_all_of_it_is(edit: Edit) -> None:
    folder = edit(
        "translations.toml", '[es]\nreviewed_by = ""', REVIEWED.replace("translation", "es")
    )
    assert not read_library(folder, "es").translation_reviewed
    for path in (folder / "exercises" / "es").glob("*.toml"):
        edit(f"exercises/es/{path.name}", NOT_YET, REVIEWED)
    library = read_library(folder, "es")
    assert library.translation_reviewed
    assert library.translation == Translation("Ana, CT", date(2026, 11, 23))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (BRIDGE, NOT_YET, REVIEWED[:-24], "bridge.toml: translation: reviewed_by and reviewed_on"),
        (BRIDGE, NOT_YET, "", "bridge.toml: translation: is missing"),
        (BRIDGE, NOT_YET, f'kind = "stretch"\n{NOT_YET}', "kind: is not a key here"),
        (BRIDGE, "why =", "wy =", "bridge.toml: words.why: is missing"),
        ("translations.toml", "[es]", "[fr]", "translations.toml: es: is missing"),
        ("precautions.toml", ', es = "Embarazo"', "", "pregnancy.label.es: has no words"),
    ],
)  # fmt: skip
def test_a_fault_is_named(edit: Edit, file: str, old: str, new: str, message: str) -> None:
    with pytest.raises(LibraryError) as refused:
        read_library(edit(file, old, new), "es")
    assert message in str(refused.value)


def test_reviewer_and_day_belong_together() -> None:
    with pytest.raises(ValueError, match="belong together"):
        Translation("Ana, CT")
    with pytest.raises(ValueError, match="belong together"):
        Translation(reviewed_on=date(2026, 11, 23))


def _without_bridge(edit: Edit) -> Path:
    folder = edit(BRIDGE, "Puente", "Puente")
    (folder / BRIDGE).unlink()
    return folder


def test_a_missing_translation_is_refused(edit: Edit) -> None:
    with pytest.raises(LibraryError, match=r"es/bridge\.toml: is missing: no words for 'es'"):
        read_library(_without_bridge(edit), "es")


def test_a_missing_translation_can_fall_back_and_says_so(edit: Edit) -> None:
    library = read_library(_without_bridge(edit), "es", fall_back=True)
    assert library.exercises["bridge"].words == ENGLISH.exercises["bridge"].words
    assert {slug for slug, e in library.exercises.items() if e.words.locale != "es"} == {"bridge"}


def test_a_clinics_unchanged_exercise_takes_the_librarys_words_and_keeps_its_dose() -> None:
    theirs = replace(ENGLISH.exercises["bridge"], dosage_notes=("Ours.",))
    kept = from_plain(Exercise, to_plain(theirs))
    assert translated(kept, "es") == replace(theirs, words=SPANISH.exercises["bridge"].words)
    assert translated(kept, "en") is kept


@pytest.mark.parametrize("change", [{"slug": "our-own"}, {"words": "Go slowly."}])
def test_a_clinics_own_words_stay_and_say_their_language(change: dict[str, str]) -> None:
    theirs = ENGLISH.exercises["bridge"]
    if "words" in change:
        theirs = replace(theirs, words=replace(theirs.words, take_care=change["words"]))
    else:
        theirs = replace(theirs, slug=change["slug"])
    assert translated(theirs, "es") is theirs
    assert theirs.words.locale == "en"
