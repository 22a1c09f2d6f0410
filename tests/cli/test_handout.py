"""`clinic handout render`: a file in, a PDF out, or a line for each fault and nothing written."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from clinic.cli import main
from clinic.domain import prescription_json, program_json
from clinic.domain.dosage import DOSAGE_KEYS
from tests.handout.conftest import read, words_of
from tests.handout.test_logo import picture
from tests.needs import program as tool

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLE = DOCS / "examples" / "low-back-program.json"


@pytest.fixture
def program() -> dict[str, Any]:
    """The longer example, free to be changed, without the logo that lies beside it."""
    value: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    value["clinic"]["logo"] = ""
    return value


def render(folder: Path, program: Any, *options: str) -> tuple[Result, Path]:
    source, out = folder / "program.json", folder / "out.pdf"
    source.write_text(program if isinstance(program, str) else json.dumps(program), "utf-8")
    arguments = ["handout", "render", str(source), "-o", str(out), *options]
    return CliRunner().invoke(main, arguments), out


def refused(folder: Path, program: Any, *options: str) -> list[str]:
    """The lines on stderr of a call that must fail without writing."""
    result, out = render(folder, program, *options)
    assert result.exit_code == 2, result.output
    assert not out.exists()
    assert result.stdout == ""
    return result.stderr.splitlines()


def test_the_example_of_the_docs_is_rendered(tmp_path: Path) -> None:
    page = (DOCS / "program-format.md").read_text(encoding="utf-8")
    written = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert written[0] == (DOCS / "examples" / "bridge-program.json").read_text(encoding="utf-8")
    result, out = render(tmp_path, written[0])
    assert (result.exit_code, result.output) == (0, "")
    words = words_of(out.read_bytes())
    assert (
        "Do 2 sets of 8 to 10. Hold each for 3 seconds. Rest 30 seconds between sets. "
        "On Monday, Wednesday and Friday." in words
    )


def test_the_longer_example_has_its_logo(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    result = CliRunner().invoke(main, ["handout", "render", str(EXAMPLE), "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert len(read(out.read_bytes()).pages[0].images) == 1


def test_every_key_of_the_format_is_documented() -> None:
    page = (DOCS / "program-format.md").read_text(encoding="utf-8")
    keys = {*program_json._PROGRAM_KEYS, *prescription_json._KEYS, *DOSAGE_KEYS}
    for key in keys - {"clinic", "therapist", "patient", "dosage", "frequency", "pain_limits"}:
        assert re.search(rf"`(?:\w+[.])*{key}`", page), key


def test_the_same_file_gives_the_same_bytes(tmp_path: Path, program: Any) -> None:
    _, out = render(tmp_path, program)
    first = out.read_bytes()
    _, out = render(tmp_path, program)
    assert out.read_bytes() == first


def test_the_same_bytes_in_another_process(tmp_path: Path, program: Any) -> None:
    _, out = render(tmp_path, program)
    other = tmp_path / "other.pdf"
    script = "from clinic.cli import main; main()"
    command = [sys.executable, "-c", script, "handout", "render"]
    subprocess.run([*command, str(tmp_path / "program.json"), "-o", str(other)], check=True)
    assert other.read_bytes() == out.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        ("--paper", "a4"),
        ("--size", "large"),
        ("--size", "compact", "--per-page", "2"),
        ("--per-page", "1", "--ink-saver", "--no-log"),
        ("--body", "ruth"),
        ("--locale", "es"),
    ],
)
def test_options_make_other_files(tmp_path: Path, program: Any, options: tuple[str, ...]) -> None:
    _, out = render(tmp_path, program)
    plain = out.read_bytes()
    result, out = render(tmp_path, program, *options)
    assert result.exit_code == 0, result.output
    assert out.read_bytes() != plain


def test_a4_is_a4(tmp_path: Path, program: Any) -> None:
    _, out = render(tmp_path, program, "--paper", "a4")
    width, height = (float(edge) for edge in read(out.read_bytes()).pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)


def test_every_fault_is_one_line_with_its_path(tmp_path: Path, program: Any) -> None:
    prescription = program["sections"][1]["prescriptions"][0]
    prescription["dosage"]["reps"] = 0
    prescription["exercise"] = "squat"
    program["clinic"]["brand_color"] = "teal"
    program["colour"] = 1
    lines = refused(tmp_path, program)
    assert [line.split(": ", 2)[1] for line in lines] == [
        "colour",
        "clinic.brand_color",
        "sections[1].prescriptions[0].exercise",
        "sections[1].prescriptions[0].dosage.reps",
    ]
    assert all("; allowed: " in line and line.startswith("program.json: ") for line in lines)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "[" * 100_000, '{"schema": 1}'])
def test_what_is_no_program_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"schema": "program/1", "schema": "program/1"}', "has the key 'schema' twice"),
        ('{"schema": ' + "9" * 5000 + "}", "holds a number that is too long"),
    ],
)
def test_json_that_cannot_be_meant_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path, text)[0]


def test_a_program_is_not_overwritten_by_its_handout(tmp_path: Path, program: Any) -> None:
    source = tmp_path / "program.json"
    source.write_text(json.dumps(program), encoding="utf-8")
    result = CliRunner().invoke(main, ["handout", "render", str(source), "-o", str(source)])
    assert result.exit_code == 2
    assert json.loads(source.read_text(encoding="utf-8")) == program


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    source = tmp_path / "program.json"
    source.write_bytes(b"\xff\xfe\x00")
    out = tmp_path / "out.pdf"
    result = CliRunner().invoke(main, ["handout", "render", str(source), "-o", str(out)])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_a_missing_file_and_an_unwritable_place(tmp_path: Path, program: Any) -> None:
    runner = CliRunner()
    missing = runner.invoke(main, ["handout", "render", "no.json", "-o", str(tmp_path / "o.pdf")])
    assert missing.exit_code == 2
    assert "no.json: cannot be read" in missing.stderr
    lines = refused(tmp_path, program, "-o", str(tmp_path / "no" / "folder" / "out.pdf"))
    assert len(lines) == 1
    assert "cannot be written" in lines[0]


def test_an_unknown_locale_is_refused(tmp_path: Path, program: Any) -> None:
    assert refused(tmp_path, program, "--locale", "xx") == [
        "no phrasebook for 'xx'; there is en, es"
    ]
    assert refused(tmp_path, {**program, "locale": "xx"}) == [
        "program.json: locale: no phrasebook for 'xx'; there is en, es"
    ]


def test_a_pair_that_is_not_allowed_is_refused(tmp_path: Path, program: Any) -> None:
    assert refused(tmp_path, program, "--size", "large", "--per-page", "2") == [
        "large print takes 1 exercises a page, not 2"
    ]
    assert "no body 'x'" in refused(tmp_path, program, "--body", "x")[0]


def test_a_character_without_a_font_names_field_and_character(tmp_path: Path, program: Any) -> None:
    program["sections"].reverse()
    program["sections"][1]["prescriptions"][0]["note"] = "很好"
    (line,) = refused(tmp_path, program)
    assert line == (
        "program.json: sections[1].prescriptions[0].note: found characters that no font here "
        "has: 很 (U+5F88), 好 (U+597D); allowed: Latin, Greek or Cyrillic letters, digits and "
        "common signs"
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_beside_the_file_is_printed(tmp_path: Path, program: Any, kind: str) -> None:
    (tmp_path / "logo.img").write_bytes(picture(kind))
    program["clinic"]["logo"] = "logo.img"
    result, out = render(tmp_path, program)
    assert result.exit_code == 0, result.output
    assert len(read(out.read_bytes()).pages[0].images) == 1


@pytest.mark.parametrize("content", [b"text", None], ids=["not a picture", "missing"])
def test_an_unusable_logo_is_a_fault(tmp_path: Path, program: Any, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "logo.png").write_bytes(content)
    program["clinic"]["logo"] = "logo.png"
    lines = refused(tmp_path, program)
    assert len(lines) == 1
    assert lines[0].startswith("program.json: clinic.logo: found ")


@pytest.mark.parametrize("path", [".", "/dev/zero", "a" * 300, "no\tfile"])
def test_a_logo_is_a_file_or_a_fault(tmp_path: Path, program: Any, path: str) -> None:
    program["clinic"]["logo"] = path
    (line,) = refused(tmp_path, program)
    assert line.startswith("program.json: clinic.logo: found ")


def test_extract_prints_what_render_put_in(tmp_path: Path, program: Any) -> None:
    _, out = render(tmp_path, program)
    result = CliRunner().invoke(main, ["handout", "extract", str(out)])
    assert result.exit_code == 0
    again, second = render(tmp_path, result.stdout)
    assert again.exit_code == 0, again.output
    assert "Margaret Ellison" in words_of(second.read_bytes())


@pytest.mark.parametrize("content", [b"no pdf", None], ids=["other file", "missing"])
def test_extract_says_what_is_wrong(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.pdf"
    if content is not None:
        file.write_bytes(content)
    result = CliRunner().invoke(main, ["handout", "extract", str(file)])
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_check_prints_what_each_checker_says(tmp_path: Path, program: Any) -> None:
    tool("qpdf")
    _, out = render(tmp_path, program)
    result = CliRunner().invoke(main, ["handout", "check", str(out)])
    assert result.exit_code == 0, result.output
    assert "qpdf: passed" in result.stdout
    assert "page-validation (PDF/UA-1): " in result.stdout
    assert "outloud: " in result.stdout


def test_check_finds_a_broken_file(tmp_path: Path, program: Any) -> None:
    tool("qpdf")
    _, out = render(tmp_path, program)
    out.write_bytes(out.read_bytes()[:-2000])
    result = CliRunner().invoke(main, ["handout", "check", str(out)])
    assert result.exit_code == 1
    assert "qpdf: failed" in result.stdout


def test_check_of_a_missing_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["handout", "check", str(tmp_path / "no.pdf")])
    assert result.exit_code == 2
    assert "cannot be read" in result.stderr
