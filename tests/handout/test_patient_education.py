"""What makes print understandable and usable (PEMAT-P), as far as a machine can judge it.

Numbers in the names of tests are the tool's own; 13 and 14 are for audio and video alone.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from clinic.domain.readability import count, flesch_kincaid_grade
from clinic.domain.syllables import english_syllables
from clinic.handout.document import HandoutDocument
from clinic.handout.render import render_handout
from clinic.library import load_library
from tests.handout.conftest import program_of, read, words_of
from tests.handout.test_tagging import elements, kids

SLUGS = sorted(load_library().exercises)


@pytest.fixture(scope="module")
def full(compose: Any) -> HandoutDocument:
    """Ten exercises with the library's own words."""
    made: HandoutDocument = compose(program_of(*({"exercise": slug} for slug in SLUGS[:10])))
    return made


@pytest.fixture(scope="module")
def pdf(full: HandoutDocument) -> bytes:
    return render_handout(full)


def prose(document: HandoutDocument) -> Iterator[str]:
    """Every sentence a patient reads."""
    safety = document.safety
    yield from (document.message, safety.benefit_and_limit, *document.how_to_use)
    yield from (safety.scale_ends, safety.scale_note, safety.bad_day, document.sets_note)
    yield from (zone.advice for zone in safety.zones)
    yield from (*safety.normal, *safety.not_normal, *safety.consult)
    for box in (safety.emergency, safety.call_us):
        yield from (f"{box.heading} {sign}." for sign in box.signs)
    yield from (part for mistake in safety.mistakes for part in (mistake.label, mistake.value))
    for exercise in document.exercises:
        yield from (exercise.why, exercise.dose, *exercise.steps, *exercise.key_points)
        yield from (exercise.take_care, exercise.easier, exercise.harder)
    yield from (document.word(key) for key in ("log_how", "how_log"))


@pytest.mark.parametrize("number", [1, 5, 10])
def test_3_common_language_all_through(compose: Any, number: int) -> None:
    for first in range(0, len(SLUGS) - number + 1, number):
        chosen = SLUGS[first : first + number]
        document = compose(program_of(*({"exercise": slug} for slug in chosen)))
        grade = flesch_kincaid_grade(count(prose(document), english_syllables))
        assert grade <= 5, chosen


def test_1_the_purpose_opens_page_1(pdf: bytes) -> None:
    first = " ".join(read(pdf).pages[0].extract_text().split())
    assert "Your home exercise program For your" in first


def test_5_sentences_speak_to_the_patient(full: HandoutDocument) -> None:
    steps = [step for exercise in full.exercises for step in exercise.steps]
    passive = [s for s in steps if re.search(r"\b(is|are|be|been) \w+ed by\b", s)]
    assert passive == []


def test_6_and_7_doses_are_whole_words_and_need_no_sums(full: HandoutDocument) -> None:
    for exercise in full.exercises:
        assert not re.search(r"\d\s*x\s*\d|\breps?\b|\bsecs?\b|\bmin\b|\d\.\d|%", exercise.dose)
        assert exercise.days


def test_8_steps_come_in_small_pieces(full: HandoutDocument) -> None:
    for exercise in full.exercises:
        assert 3 <= len(exercise.steps) <= 8
        for step in exercise.steps:
            assert len(re.findall(r"[.!?](?:\s|$)", step)) <= 2


def test_9_every_exercise_has_a_heading(full: HandoutDocument, pdf: bytes) -> None:
    headings = sum(1 for tag, _, _ in elements(read(pdf)) if tag == "/H2")
    assert headings >= len(full.exercises) + 3


def test_10_safety_stands_before_the_exercises(pdf: bytes) -> None:
    words = words_of(pdf)
    assert words.index("Stop and call 911") < words.index("Take care.")


def test_11_one_table_has_the_whole_plan(full: HandoutDocument, pdf: bytes) -> None:
    tables = [node for tag, _, node in elements(read(pdf)) if tag == "/Table"]
    assert len(kids(tables[0])) == 1 + len(full.exercises)


def test_17_pictures_have_captions(full: HandoutDocument, pdf: bytes) -> None:
    words = words_of(pdf)
    for exercise in full.exercises:
        for picture in exercise.pictures:
            assert f"{picture.moment}: {picture.caption}" in words


def test_19_tables_are_simple(pdf: bytes) -> None:
    for tag, _, node in elements(read(pdf)):
        if tag == "/Table":
            head = kids(node)[0].get_object()
            cells = [kid.get_object()["/S"] for kid in kids(head)]
            assert set(cells) == {"/TH"}
            assert len(cells) <= 6


def test_21_nobody_is_spoken_about(full: HandoutDocument) -> None:
    text = " ".join(prose(full)).lower()
    for phrase in ("the patient", "individuals", "one should", "patients"):
        assert phrase not in text


def test_23_and_25_a_log_to_tick_explains_itself(pdf: bytes) -> None:
    words = words_of(pdf)
    assert "How to use it:" in words
    assert "Write your pain from 0 to 10" in words


def test_the_pain_scale_promises_nothing(full: HandoutDocument) -> None:
    text = " ".join(prose(full)).lower()
    assert "usually fine to go on" in text
    assert not re.search(r"\bsafe\b", text)
    assert "studies" in full.safety.scale_note
