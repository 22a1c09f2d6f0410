"""The optional keys on paper, and carried by the file."""

import json
from pathlib import Path
from typing import Any

from clinic.handout.embedded import embedded_program
from clinic.handout.file import handout_of_file
from clinic.handout.render import render_handout
from tests.domain.test_program_extras import program as own_program
from tests.handout.conftest import Program, words_of

EXTRAS: dict[str, Any] = {
    "emergency_number": "112",
    "pain_limits": {"go_on_to": 3, "stop_from": 7},
    "next_visit": "2026-12-01",
}


def test_next_visit_replaces_the_review(program: Program, compose: Any) -> None:
    document = compose({**program, **EXTRAS})
    labels = {fact.label: fact.value for fact in document.facts}
    assert labels["Next visit"] == "December 1, 2026"
    assert "Review by" not in labels
    assert [(day.day, day.remark) for day in document.log if day.remark] == [
        ("Dec 1", "Next visit")
    ]


def test_limits_and_number_are_printed(program: Program, compose: Any) -> None:
    words = words_of(render_handout(compose({**program, **EXTRAS})))
    assert "Stop and call 112" in words
    for expected in ("0 to 3: go on", "4 to 6: do less", "7 to 10: stop", "Still 7 or more",
                     "pain over 3?"):  # fmt: skip
        assert expected in words


def test_a_clinics_own_exercise_needs_no_database(tmp_path: Path) -> None:
    file = tmp_path / "program.json"
    file.write_text(json.dumps(own_program(**EXTRAS, revision=2)), encoding="utf-8")
    document = handout_of_file(file)
    pdf = render_handout(document)
    assert "Towel Slide" in words_of(pdf)
    file.write_text(embedded_program(pdf), encoding="utf-8")
    assert handout_of_file(file) == document


def test_the_programs_language_is_used_unless_another_is_asked_for(
    tmp_path: Path, program: Program
) -> None:
    program["clinic"]["logo"] = ""
    file = tmp_path / "program.json"
    file.write_text(json.dumps({**program, "locale": "es"}), encoding="utf-8")
    assert handout_of_file(file).locale == "es"
    assert handout_of_file(file, "en").locale == "en"
