"""A character that no font has is named, at the place where its writer can mend it."""

from typing import Any

import pytest

from clinic.domain.program_json import parse_program
from clinic.handout.coverage import UncoveredTextError, uncovered_in_program
from clinic.handout.render import render_handout
from clinic.library import load_library
from tests.handout.conftest import Program

PLACES = [
    "sections[0].prescriptions[0]",
    "sections[1].prescriptions[0]",
    "sections[1].prescriptions[1]",
    "sections[1].prescriptions[2]",
    "sections[2].prescriptions[0]",
]


def faults(program: Program, compose: Any) -> dict[str, str]:
    parsed = parse_program(program, load_library().exercises)
    found = uncovered_in_program(parsed, PLACES, compose(program))
    return {fault.path: fault.found for fault in found}


def test_an_ordinary_program_has_none(program: Program, compose: Any) -> None:
    program["patient"]["name"] = "Nguyễn Thị Ánh · Анна · Ελένη"
    assert faults(program, compose) == {}


@pytest.mark.parametrize(
    "path", ["clinic.name", "clinic.email", "patient.name", "therapist.name", "goal", "title"]
)
def test_the_field_is_named(program: Program, compose: Any, path: str) -> None:
    inner: dict[str, Any] = program
    *outer, last = path.split(".")
    for key in outer:
        inner = inner[key]
    inner[last] = "明 ok"
    assert faults(program, compose) == {path: "characters that no font here has: 明 (U+660E)"}


def test_a_name_that_nobody_could_see_is_named(program: Program, compose: Any) -> None:
    program["patient"]["name"] = "\N{ZERO WIDTH SPACE}"
    assert faults(program, compose) == {"patient.name": "characters that no font here has: U+200B"}


def test_notes_doses_and_addresses_are_named(program: Program, compose: Any) -> None:
    program["clinic"]["address"] = ["1 Main", "東京"]
    bridge = program["sections"][1]["prescriptions"][0]
    bridge["note"] = "🙂"
    program["sections"][2]["prescriptions"][0]["dosage"]["load"] = "مطاط"
    assert set(faults(program, compose)) == {
        "clinic.address[1]",
        "sections[1].prescriptions[0].note",
        "sections[2].prescriptions[0].dosage",
    }


def test_a_printed_name_mends_it(program: Program, compose: Any) -> None:
    program["patient"] = {"name": "李明", "printed_name": "Li Ming"}
    assert faults(program, compose) == {}
    program["patient"]["printed_name"] = "明"
    assert set(faults(program, compose)) == {"patient.printed_name"}


def test_rendering_is_held(program: Program, compose: Any) -> None:
    program["goal"] = "健康"
    with pytest.raises(UncoveredTextError) as held:
        render_handout(compose(program))
    assert [fault.path for fault in held.value.faults] == ["goal"]
