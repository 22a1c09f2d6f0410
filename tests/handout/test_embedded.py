"""A handout carries its own program, and gives it back whole."""

import json
import zlib
from typing import Any

import pytest

from clinic.domain.program_json import parse_program
from clinic.handout.embedded import NoProgramError, embedded_program
from clinic.handout.render import render_handout
from clinic.library import load_library
from tests.handout.conftest import Program, read


def test_the_program_comes_back_alike(program: Program, compose: Any) -> None:
    program["clinic"]["logo"] = "some/where/logo.png"
    program["goal"] = "Zoë's <b> \\ ) goal"
    pdf = render_handout(compose(program))
    text = embedded_program(pdf)
    assert "some/where" not in text
    program["clinic"]["logo"] = ""
    library = load_library().exercises
    program |= {"locale": "en", "revision": 1, "emergency_number": "911"}
    assert parse_program(json.loads(text), library) == parse_program(program, library)


def test_other_programs_find_it_too(document: Any) -> None:
    pdf = render_handout(document)
    ((name, (content,)),) = read(pdf).attachments.items()
    assert name == "program.json"
    assert content.decode() == embedded_program(pdf)


@pytest.mark.parametrize(
    ("pdf", "problem"),
    [
        (b"", "is not a PDF"),
        (b"hello", "is not a PDF"),
        (b"%PDF-1.7\n" + b"/EmbeddedFile" * 1000, "carries no program"),
        (b"%PDF-1.7\n/EmbeddedFile>>\nstream\nnot packed", "carries no program"),
        (b"%PDF-1.7\n/EmbeddedFile>>\nstream\n" + zlib.compress(b"other"), "carries no program"),
    ],
)
def test_files_without_one_are_refused(pdf: bytes, problem: str) -> None:
    with pytest.raises(NoProgramError, match=problem):
        embedded_program(pdf)


def test_a_bomb_is_not_unpacked_whole() -> None:
    bomb = b"%PDF-1.7\n/EmbeddedFile>>\nstream\n" + zlib.compress(b"0" * 500_000_000, 9)
    with pytest.raises(NoProgramError):
        embedded_program(bomb)
