"""A program becomes a document with every word in it."""

from dataclasses import replace
from typing import Any

import pytest

from clinic.domain.phrases import dose_sentence
from clinic.domain.program_json import parse_program
from clinic.i18n import load_book
from clinic.library import load_library
from tests.handout.conftest import Program, program_of


def test_who_what_and_when(document: Any) -> None:
    assert document.title == "Your home exercise program"
    assert document.title_line == "Home exercise program for Margaret Ellison"
    assert [(fact.label, fact.value) for fact in document.facts] == [
        ("For", "Margaret Ellison"),
        ("Your therapist", "Daniel Okafor, PT, DPT"),
        ("Date", "November 23, 2026"),
        ("Review by", "December 21, 2026"),
    ]
    assert document.goal == "I want to lift my granddaughter."
    assert document.note_from == "From Daniel:"


def test_a_start_date_of_its_own_is_a_fact(program: Program, compose: Any) -> None:
    program["start_date"] = "2026-11-30"
    assert ("Start on", "November 30, 2026") in [
        (fact.label, fact.value) for fact in compose(program).facts
    ]


def test_a_printed_name_stands_for_the_name(program: Program, compose: Any) -> None:
    program["patient"] = {"name": "李明", "printed_name": "Li Ming"}
    document = compose(program)
    assert document.patient == "Li Ming"
    assert "李" not in str(replace(document, program=""))


@pytest.mark.parametrize(
    ("name", "said"),
    [("Dr. Ana Ruiz", "From Dr. Ana Ruiz:"), ("", "From your therapist:"), ("Dana", "From Dana:")],
)
def test_whose_note_it_is(program: Program, compose: Any, name: str, said: str) -> None:
    program["therapist"] = {"name": name}
    assert compose(program).note_from == said


def test_doses_are_the_sentences_of_the_product(program: Program, compose: Any) -> None:
    parsed = parse_program(program, load_library().exercises)
    expected = [dose_sentence(p, load_book("en")) for p in parsed.plan.prescriptions()]
    document = compose(program)
    assert [exercise.dose for exercise in document.exercises] == expected
    assert expected[1] == (
        "Do 2 sets of 10. Hold each for 3 seconds. Rest 30 seconds between sets. "
        "On Monday, Wednesday and Friday."
    )


def test_the_plan_says_the_same_without_the_rest(document: Any) -> None:
    bridge = document.exercises[1]
    assert bridge.dose_in_plan == "Do 2 sets of 10. Hold each for 3 seconds."
    assert bridge.days == "On Monday, Wednesday and Friday."
    for exercise in document.exercises:
        for sentence in exercise.dose_in_plan.split(". "):
            assert sentence.rstrip(".") in exercise.dose
        assert exercise.dose.endswith(exercise.days)


def test_sides_that_differ_get_a_panel_each(document: Any) -> None:
    stretch = document.exercises[3]
    assert [(panel.name, panel.amount) for panel in stretch.panels] == [
        ("Left side", "3 times"),
        ("Right side", "2 times"),
    ]
    assert [picture.side for picture in stretch.side_pictures] == ["left", "right"]
    assert document.exercises[2].panels == ()


def test_a_one_sided_exercise_shows_its_side(compose: Any) -> None:
    document = compose(program_of({"exercise": "knee-to-chest", "laterality": "left"}))
    assert {picture.side for picture in document.exercises[0].pictures} == {"left"}
    assert "other leg" not in " ".join(document.exercises[0].steps)


@pytest.mark.parametrize(
    ("frequency", "message"),
    [
        ({"days_per_week": 7}, "Do these every day. Slow and steady works best."),
        (
            {"days": ["mon", "wed", "fri"]},
            "Do these on Monday, Wednesday and Friday. Slow and steady works best.",
        ),
        (
            {"days_per_week": 3},
            "Do these on any 3 days, with a rest day between. Slow and steady works best.",
        ),
        ({"days_per_week": 5}, "Do these on any 5 days a week. Slow and steady works best."),
        ({"days_per_week": 1}, "Do these on any 1 day a week. Slow and steady works best."),
        ({"days_per_week": None}, "Follow the days in your plan. Slow and steady works best."),
    ],
)
def test_the_main_message_comes_from_the_frequency(
    compose: Any, frequency: dict[str, Any], message: str
) -> None:
    program = program_of({"exercise": "bridge", "frequency": frequency})
    assert compose(program).message == message


def test_different_days_are_left_to_the_plan(document: Any) -> None:
    assert document.message == "Follow the days in your plan. Slow and steady works best."


def test_the_log_has_a_box_for_what_is_due(document: Any) -> None:
    assert len(document.log) == 14
    monday, tuesday = document.log[:2]
    assert (monday.weekday, monday.day, monday.due) == ("Mon", "Nov 23", (1, 2, 3, 4, 5))
    assert (tuesday.weekday, tuesday.due) == ("Tue", (1, 4, 5))


def test_the_log_marks_the_review(program: Program, compose: Any) -> None:
    program["review_date"] = "2026-12-01"
    assert [day.day for day in compose(program).log if day.remark == "Review"] == ["Dec 1"]


def test_a_log_without_dates_counts_days_or_names_them(compose: Any) -> None:
    undated = compose(program_of({"exercise": "bridge"}))
    assert [day.weekday for day in undated.log[:2]] == ["Day 1", "Day 2"]
    named = program_of({"exercise": "bridge", "frequency": {"days": ["tue"]}})
    assert [day.weekday for day in compose(named).log if day.due] == ["Tue", "Tue"]


def test_what_a_set_is_is_said_where_there_is_one(document: Any, compose: Any) -> None:
    assert document.sets_note
    single = program_of({"exercise": "bridge", "dosage": {"sets": 1}})
    assert compose(single).sets_note == ""


def test_the_stop_box_reads_the_one_list(document: Any) -> None:
    safety = load_library().safety
    signs = (*document.safety.emergency.signs, *document.safety.call_us.signs)
    assert signs == tuple(flag.text for flag in safety.red_flags)
    assert document.safety.emergency.heading == "Stop and call 911 if you have:"


def test_the_emergency_number_is_the_clinics(program: Program, compose: Any) -> None:
    document = compose(program, emergency_number="112")
    assert document.safety.emergency.heading == "Stop and call 112 if you have:"


def test_parts_of_the_session_keep_their_order(document: Any) -> None:
    assert [exercise.part for exercise in document.exercises] == [
        "Warm-up", "Main part", "Main part", "Main part", "Cool-down",
    ]  # fmt: skip
    assert [exercise.number for exercise in document.exercises] == [1, 2, 3, 4, 5]


def test_without_a_title_it_says_what_it_is_for(compose: Any) -> None:
    assert compose(program_of({"exercise": "bridge"})).subject.startswith("For your ")
