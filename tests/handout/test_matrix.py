"""The long checks: a matrix of handouts through the checkers, and hostile texts in every field."""

import copy
import random
import re
import socket
import subprocess
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest

from clinic.handout.checkers import Verdict, check
from clinic.handout.coverage import UncoveredTextError, uncovered_fields
from clinic.handout.render import RenderOptions, render_handout
from clinic.handout.scale import Paper, Size
from clinic.library import load_library
from tests.handout.conftest import Program, program_of, read, words_of
from tests.needs import program as tool
from tests.needs import wanting

pytestmark = pytest.mark.deep

SLUGS = sorted(load_library().exercises)
BRANDS = ("#0b6e6e", "#ffe45c", "", "#5b2a86")
COUNTS = (1, 5, 10, 40)


def matrix() -> Iterator[tuple[Paper, Size, str, str, int, bool, bool]]:
    """Paper, size, locale, brand, number of exercises, ink-saver, whether sides differ."""
    brands, counts, inks = cycle(BRANDS), cycle(COUNTS), cycle((False, False, True))
    for paper in Paper:
        for size in Size:
            for locale in ("en", "es"):
                for two_sided in (False, True):
                    yield paper, size, locale, next(brands), next(counts), next(inks), two_sided


def make(compose: Any, locale: str, brand: str, count: int, two_sided: bool) -> Any:
    prescriptions: list[dict[str, Any]] = [
        {"exercise": slug, "note": "Zoë: slowly."} for slug in islice(cycle(SLUGS), count)
    ]
    if two_sided:
        for prescription in prescriptions:
            prescription |= {
                "laterality": "each_side", "dosage": {"reps": 3}, "right": {"reps": 2},
            }  # fmt: skip
    value = program_of(*prescriptions)
    value["clinic"] |= {"brand_color": brand, "phone": "(555) 010-0142"}
    value |= {"goal": "To dance.", "issued_on": "2026-11-23", "review_date": "2026-12-01"}
    return compose(value, locale)


@pytest.mark.parametrize(
    ("paper", "size", "locale", "brand", "count", "ink", "two_sided"), list(matrix())
)
def test_checkers_find_nothing(
    compose: Any, tmp_path: Path, paper: Paper, size: Size, locale: str, brand: str, count: int,
    ink: bool, two_sided: bool,
) -> None:  # fmt: skip
    document = make(compose, locale, brand, count, two_sided)
    pdf = render_handout(document, RenderOptions(paper, size, ink_saver=ink))
    file = tmp_path / "handout.pdf"
    file.write_bytes(pdf)
    _require_compliance(file)
    spoken = subprocess.run(
        [tool("pdfinfo"), "-struct-text", file], capture_output=True, text=True, check=True
    )
    _require_reading_order(document, " ".join(re.findall(r'"(.*)"', spoken.stdout)))


def _require_compliance(file: Path) -> None:
    """Every checker is there and passes: PDF/UA-1 rule by rule, meaning, syntax."""
    tool("qpdf")
    for report in check(file):
        if report.verdict is Verdict.MISSING:
            wanting(f"needs {report.checker}: {report.lines[0]}")
        assert report.verdict is Verdict.PASSED, f"{report.checker}: {report.lines}"


def _require_reading_order(document: Any, spoken: str) -> None:
    """Title, patient, stop box, plan, every exercise with dose and steps, pain, log."""
    spoken = " ".join(spoken.split())
    expected = [document.title, document.patient]
    for exercise in document.exercises:
        expected += [exercise.name, exercise.dose, *exercise.steps]
    expected += [document.word("pain_title"), document.word("log_title")]
    place = 0
    for words in expected:
        place = spoken.find(words, place)
        assert place >= 0, words


_UNPRINTABLE_SHARE = 0.03
PRINTABLE = (
    "<b>", "</para>", "<img src='file:///etc/passwd'/>", "<a href='javascript:alert(1)'>x</a>",
    "http://127.0.0.1:9/x.png", "file:///etc/hosts", "{0}", "{name}", "{page!r}", "%s%n", "&amp;",
    "&#0;", "\\(", ")", ">>", "endobj", "stream\nendstream", "/MCID 0", "BT /F1 9 Tf", "EMC",
    "<</Type/Catalog>>", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH JOINER}",
    "e\N{COMBINING ACUTE ACCENT}" * 40, "W" * 400, "i" * 2000, "\n\n\n", "\t", " ", "A\nB",
    "\N{EN DASH}\N{EM DASH}…", "é", "ß", "Ж", "Ω", "ế", "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}",
    "\N{LINE SEPARATOR}", "'", '"', "`",
)  # fmt: skip
UNPRINTABLE = (
    "漢字", "\u05e9", "\u0639", "\N{GRINNING FACE}", "\ue000", "\N{OBJECT REPLACEMENT CHARACTER}",
)  # fmt: skip


def _hostile(chance: random.Random) -> str:
    parts = chance.choices(PRINTABLE, k=chance.randint(1, 4))
    if chance.random() < _UNPRINTABLE_SHARE:
        parts.append(chance.choice(UNPRINTABLE))
    return "".join(parts)[:2000].strip() or "x"


@pytest.mark.parametrize("seed", range(50))
def test_hostile_texts_make_a_right_page_or_a_clear_refusal(
    program: Program, compose: Any, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - reproducible tests, no secrets
    value = copy.deepcopy(program)
    for part, keys in (
        ("clinic", ("name", "phone", "email", "website")),
        ("therapist", ("name", "credentials")),
        ("patient", ("name",)),
    ):
        for key in keys:
            value[part][key] = _hostile(chance)
    value["clinic"]["address"] = [_hostile(chance)]
    value["title"], value["goal"] = _hostile(chance), _hostile(chance)
    bridge = value["sections"][1]["prescriptions"][0]
    bridge["note"] = _hostile(chance)
    bridge["dosage"]["load"] = _hostile(chance)

    def no_connection(*_: Any) -> None:
        raise AssertionError("a page reached for the network")

    monkeypatch.setattr(socket, "socket", no_connection)
    document, options = compose(value), RenderOptions(size=chance.choice(list(Size)))
    if uncovered_fields(document):
        with pytest.raises(UncoveredTextError, match=r"U\+"):
            render_handout(document, options)
        return
    pdf = render_handout(document, options)
    assert len(read(pdf).pages) < 120
    assert "Stop and call 911 if you have:" in words_of(pdf)
