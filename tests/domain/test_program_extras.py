"""The optional keys of `program/1`: read with faults at their paths, written as they were."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from clinic.domain.checking import ProgramError
from clinic.domain.program import PainLimits
from clinic.domain.program_extras import EXTRA_KEYS
from clinic.domain.program_json import parse_program, program_to_json

PAGE = Path(__file__).resolve().parents[2] / "docs" / "program-format.md"
OWN: dict[str, Any] = {
    "name": "Towel Slide",
    "why": "Loosens a stiff knee.",
    "steps": ["Sit on a chair.", "Slide your foot back."],
    "caption_start": {"moment": "Start", "text": "foot on the towel"},
}


_PRESCRIBED = "sections[0].prescriptions[0].exercise"
"""Where an entry that could not be read is missed."""


def program(**extras: Any) -> dict[str, Any]:
    return {
        "schema": "program/1",
        "clinic": {"name": "Harbor"},
        "patient": {"name": "Ann"},
        "issued_on": "2026-11-23",
        "exercises": {"towel-slide": OWN},
        "sections": [
            {
                "name": "main",
                "prescriptions": [{"exercise": "towel-slide", "dosage": {"reps": 8}}],
            }
        ],
        **extras,
    }


def test_what_is_written_is_read_alike() -> None:
    extras = {
        "locale": "es", "revision": 3, "emergency_number": "112",
        "pain_limits": {"go_on_to": 3, "stop_from": 7}, "next_visit": "2026-12-07",
    }  # fmt: skip
    read = parse_program(program(**extras), {})
    assert read.pain_limits == PainLimits(3, 7)
    (own,) = read.exercises
    assert (own.slug, own.words.locale, own.words.name) == ("towel-slide", "es", "Towel Slide")
    assert own.words.caption_start.text == "foot on the towel"
    written = program_to_json(read)
    assert {key: written[key] for key in extras} == extras
    assert parse_program(json.loads(json.dumps(written)), {}) == read


def test_a_program_without_them_does_not_gain_any() -> None:
    written = program_to_json(parse_program(program(), {}))
    assert [key for key in EXTRA_KEYS if key in written] == ["exercises"]


@pytest.mark.parametrize(
    ("extras", "path"),
    [
        ({"locale": "English"}, "locale"),
        ({"revision": 0}, "revision"),
        ({"emergency_number": 911}, "emergency_number"),
        ({"pain_limits": {"go_on_to": 3}}, "pain_limits"),
        ({"pain_limits": {"go_on_to": 3, "stop_from": 5}}, "pain_limits"),
        ({"pain_limits": {"go_on_to": "2", "stop_from": 6}}, "pain_limits.go_on_to"),
        ({"next_visit": "2026-11-22"}, "next_visit"),
        ({"next_visit": "soon"}, "next_visit"),
        ({"exercises": []}, "exercises"),
        ({"exercises": {"towel-slide": {**OWN, "name": ""}}}, "exercises.towel-slide.name"),
        ({"exercises": {"towel-slide": {**OWN, "steps": []}}}, "exercises.towel-slide.steps"),
        ({"exercises": {"towel-slide": {**OWN, "steps": [7]}}}, "exercises.towel-slide.steps[0]"),
        ({"exercises": {"towel-slide": {**OWN, "html": "x"}}}, "exercises.towel-slide.html"),
        ({"exercises": {"towel-slide": OWN, "../x": OWN}}, "exercises.../x"),
    ],
)
def test_a_fault_names_its_path(extras: dict[str, Any], path: str) -> None:
    with pytest.raises(ProgramError) as error:
        parse_program(program(**extras), {})
    assert error.value.faults[0].path == path
    assert {fault.path for fault in error.value.faults} <= {path, _PRESCRIBED}


def test_the_page_names_every_key_and_its_example_can_be_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `([a-z_]+)", text, re.MULTILINE))
    assert set(EXTRA_KEYS) <= named
    example = next(
        json.loads(block)
        for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)
        if "pain_limits" in block
    )
    assert parse_program(program(**example), {}).pain_limits == PainLimits(3, 7)
