"""What the tests of the handout share: the example program, its document, PDFs read back."""

import copy
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from clinic.domain.program_json import parse_program
from clinic.handout.compose import compose_handout
from clinic.handout.document import HandoutDocument
from clinic.i18n import load_book
from clinic.library import load_library

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "low-back-program.json"
Program = dict[str, Any]


@pytest.fixture
def program() -> Program:
    """The example program as JSON values, free to be changed."""
    return copy.deepcopy(json.loads(EXAMPLE.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def compose() -> Callable[..., HandoutDocument]:
    """`compose(program, locale="en", **options)`: the document of JSON values."""

    def make(program: Program, locale: str = "en", **options: Any) -> HandoutDocument:
        library, book = load_library(locale), load_book(locale)
        parsed = parse_program(program, library.exercises)
        return compose_handout(parsed, library.exercises, library.safety, book, **options)

    return make


@pytest.fixture(scope="session")
def document(compose: Callable[..., HandoutDocument]) -> HandoutDocument:
    """The document of the example program."""
    return compose(json.loads(EXAMPLE.read_text(encoding="utf-8")))


def read(pdf: bytes) -> PdfReader:
    """The file opened strictly."""
    return PdfReader(io.BytesIO(pdf), strict=True)


def words_of(pdf: bytes) -> str:
    """All text of a file, page after page, spaces and line ends made single."""
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def program_of(*prescriptions: dict[str, Any], section: str = "main") -> Program:
    """The least a program needs, with these prescriptions."""
    return {
        "schema": "program/1",
        "clinic": {"name": "Harbor Lane"},
        "patient": {"name": "Margaret Ellison"},
        "sections": [{"name": section, "prescriptions": list(prescriptions)}],
    }
