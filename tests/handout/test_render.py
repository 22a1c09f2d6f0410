"""The file: its words, where they stand, and that it is the same each time."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from clinic.handout.render import RenderOptions, render, render_handout
from clinic.handout.scale import MARGIN, Paper, Size
from tests.handout.conftest import Program, program_of, read, words_of
from tests.handout.test_logo import picture
from tests.needs import program as tool

GOLDEN = (
    "Do 2 sets of 10. Hold each for 3 seconds. Rest 30 seconds between sets. "
    "On Monday, Wednesday and Friday."
)
HOSTILE = "<b>bold</b> & </para> <img src=\"file:///etc/passwd\"/> a < b > c {0} %s 'x' \\( )"


def test_the_words_of_the_program_are_there(document: Any) -> None:
    words = words_of(render_handout(document))
    for part in (
        "Harbor Lane Physical Therapy", "(555) 010-0142", "18 Harbor Lane, Portsmouth, NH 03801",
        "care@harborlane.example", "harborlane.example", "Margaret Ellison",
        "Daniel Okafor, PT, DPT", "Nov 23, 2026", "Review by Dec 21, 2026",
        "“I want to lift my granddaughter.”", GOLDEN,
        "Left: 3 times. Right: 2 times. Hold each for 30 seconds.",
        "From Daniel: Keep a pillow near.", "Take care. Do not over-arch your back.",
        "Lift your hips until your body is straight.", "Stop and call 911 if you have:",
        "Too hard, or pain over 2?", "Page 1 of",
    ):  # fmt: skip
        assert part in words


def test_every_sentence_of_a_dose_can_be_read(document: Any) -> None:
    words = words_of(render_handout(document))
    for exercise in document.exercises:
        assert exercise.dose in words
        assert f"{exercise.dose_in_plan} {exercise.days}".strip() in words


def test_every_sign_of_the_stop_box_is_on_page_1(document: Any) -> None:
    for size in Size:
        first = read(render_handout(document, RenderOptions(size=size))).pages[0]
        words = " ".join(first.extract_text().split())
        for sign in (*document.safety.emergency.signs, *document.safety.call_us.signs):
            assert sign in words


def test_two_renders_are_identical(document: Any) -> None:
    assert render_handout(document) == render_handout(document)


@pytest.mark.parametrize(
    "field",
    ["title", "goal", "clinic.name", "clinic.phone", "clinic.email", "clinic.website",
     "patient.name", "therapist.name", "therapist.credentials"],
)  # fmt: skip
def test_markup_is_only_text(program: Program, compose: Any, field: str) -> None:
    inner: dict[str, Any] = program
    *path, last = field.split(".")
    for key in path:
        inner = inner[key]
    inner[last] = HOSTILE
    assert HOSTILE in words_of(render_handout(compose(program)))


def test_markup_in_notes_and_doses_is_only_text(program: Program, compose: Any) -> None:
    program["clinic"]["address"] = [HOSTILE]
    bridge = program["sections"][1]["prescriptions"][0]
    bridge["note"] = HOSTILE
    bridge["dosage"] |= {"load": HOSTILE, "tempo": HOSTILE}
    words = words_of(render_handout(compose(program)))
    for part in (f"From Daniel: {HOSTILE}", f"Use {HOSTILE}.", f"speed ({HOSTILE})."):
        assert part in words
    assert words.count(HOSTILE) >= 4


@pytest.mark.parametrize("size", list(Size))
def test_very_long_texts_are_not_cut_off(program: Program, compose: Any, size: Size) -> None:
    program["patient"]["name"] = "Q" * 2000
    program["goal"] = "goal " * 399
    bridge = program["sections"][1]["prescriptions"][0]
    bridge["note"], bridge["dosage"]["load"] = "W" * 2000, "load " * 399
    pdf = render_handout(compose(program), RenderOptions(size=size))
    words = words_of(pdf)
    letters = re.sub(r"\s", "", words)
    assert letters.count("W") >= 2000
    assert letters.count("Q") >= 2000
    assert words.count("goal") >= 399
    assert words.count("load") >= 2 * 399
    for page in read(pdf).pages:
        _assert_within_the_margins(page)


def test_an_exercise_higher_than_a_page_goes_on_under_its_name(compose: Any) -> None:
    long_note = "Slowly and with care. " * 90
    prescription = {"exercise": "bridge", "note": long_note, "dosage": {"load": "a band, " * 240}}
    words = words_of(render_handout(compose(program_of(prescription))))
    assert "Bridge (continued)" in words
    assert words.count("Slowly and with care.") == 90


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("size", list(Size))
def test_text_keeps_to_the_frame_and_to_its_smallest_size(
    document: Any, paper: Paper, size: Size
) -> None:
    pdf = render_handout(document, RenderOptions(paper=paper, size=size))
    smallest = 17 if size is Size.LARGE else 13
    for page in read(pdf).pages:
        width, height = paper.points
        assert [float(edge) for edge in page.mediabox[2:]] == pytest.approx([width, height], 0.01)
        sizes = _assert_within_the_margins(page)
        # The word on the stop sign is part of the drawing.
        assert [s for s in sizes if s < smallest and s != pytest.approx(_STOP[size], 0.1)] == []


_STOP = {Size.STANDARD: 11.02, Size.COMPACT: 11.02, Size.LARGE: 13.775}


def _assert_within_the_margins(page: Any) -> set[float]:
    sizes: set[float] = set()
    edges: list[tuple[float, float, str]] = []

    def visit(text: str, _cm: Any, tm: Any, _font: Any, size: float) -> None:
        if text.strip():
            sizes.add(round(size, 2))
            edges.append((tm[4], tm[5], text))

    page.extract_text(visitor_text=visit)
    width, height = (float(edge) for edge in page.mediabox[2:])
    assert edges
    for x, y, text in edges:
        assert MARGIN - 1 <= x <= width - MARGIN, text
        assert 20 <= y <= height - 30, text
    return sizes


@pytest.mark.parametrize(("count", "most"), [(1, 4), (5, 9), (10, 14), (40, 46)])
def test_the_number_of_pages_grows_with_the_exercises(compose: Any, count: int, most: int) -> None:
    rendering = render(compose(program_of(*[{"exercise": "pelvic-tilt"}] * count)))
    reader = read(rendering.pdf)
    assert len(reader.pages) == rendering.pages <= most
    last = " ".join(reader.pages[-1].extract_text().split())
    assert f"Page {rendering.pages} of {rendering.pages}" in last


def test_two_exercises_share_a_page_unless_one_is_asked_for(compose: Any) -> None:
    document = compose(program_of({"exercise": "pelvic-tilt"}, {"exercise": "arm-circles"}))
    shared, alone = (render(document, RenderOptions(per_page=number)).pages for number in (2, 1))
    assert alone == shared + 1


def test_compact_pages_take_more_exercises(compose: Any) -> None:
    document = compose(program_of(*[{"exercise": "arm-circles"}] * 8))
    compact = render(document, RenderOptions(size=Size.COMPACT))
    assert compact.pages < render(document).pages


@pytest.mark.parametrize(
    ("size", "per_page"),
    [(Size.STANDARD, 4), (Size.LARGE, 2), (Size.LARGE, 4), (Size.COMPACT, 1)],
)
def test_other_pairs_are_refused(size: Size, per_page: int) -> None:
    with pytest.raises(ValueError, match=f"{size} print takes"):
        RenderOptions(size=size, per_page=per_page)


def test_the_log_can_be_left_out(document: Any) -> None:
    words = words_of(render_handout(document, RenderOptions(log=False)))
    assert "Your log" not in words
    assert "Tick off" not in words


def test_the_brand_color_is_on_every_page(document: Any) -> None:
    for page in read(render_handout(document)).pages:
        assert b"0.04314 0.4314 0.4314 rg" in page.get_contents().get_data()


def test_ink_saver_has_no_color_outside_pictures(document: Any) -> None:
    allowed = {"0 0 0", "0.09412 0.1255 0.1686", "0.2549 0.298 0.349", "0.4902 0.5333 0.5804",
               "0.7647 0.7922 0.8235"}  # fmt: skip
    for page in read(render_handout(document, RenderOptions(ink_saver=True))).pages:
        painted = re.findall(rb"([\d. ]+) (?:rg|RG)\n", page.get_contents().get_data())
        assert {color.decode().strip() for color in painted} <= allowed


def test_a_logo_is_a_picture_with_words(program: Program, compose: Any) -> None:
    document = compose(program, logo=picture("PNG", (200, 100)))
    reader = read(render_handout(document))
    assert len(reader.pages[0].images) == 1
    assert "Logo of Harbor Lane Physical Therapy" in _alts(reader)


def _alts(reader: PdfReader) -> list[str]:
    found = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if "/Alt" in node:
            found.append(str(node["/Alt"]))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if not isinstance(kid, int):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0])
    return found


def test_pictures_say_what_they_show(document: Any) -> None:
    alts = _alts(read(render_handout(document)))
    assert any(alt.startswith("Bridge. Finish: ") for alt in alts)


def test_qpdf_finds_nothing_wrong(document: Any, tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(render_handout(document))
    checked = subprocess.run(
        [tool("qpdf"), "--check", file], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
