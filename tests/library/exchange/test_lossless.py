"""What is exported imports again without any change, whatever it says."""

import csv
import io
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

import pytest

from clinic.domain.exercise import Exercise
from clinic.library.exchange import State, dry_run, read_file, write_file
from clinic.library.exchange.cells import guard, unguard
from clinic.library.exchange.columns import COLUMNS
from clinic.library.exchange.flat import flatten
from tests.library.exchange.samples import SEEDS, SPANISH, file_of, full, holdings, tried


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
@pytest.mark.parametrize("library", [SEEDS, SPANISH], ids=["en", "es"])
def test_the_seed_library_comes_back_as_it_was(library: dict[str, Exercise], name: str) -> None:
    content = file_of(library.values(), name)
    again = tried(content, holdings(library), name)
    assert again.counts[State.UNCHANGED] == len(library) == 25
    new = tried(content, {}, name)
    assert new.counts[State.NEW] == len(library)
    for line in new.lines:
        assert line.candidate is not None
        assert line.candidate.exercise == library[line.slug]


@pytest.mark.parametrize("name", ["a.csv", "a.json"])
def test_every_field_comes_back(name: str) -> None:
    wanted, others = full(), {s: e for s, e in SEEDS.items() if s != "bird-dog"}
    flat = flatten(wanted, ("=tag", "a|b", "back \\; x"), archived=True)
    # No precaution of the seeds has another level, and photos are no part of a file.
    assert left_at_default(wanted) == {"level", "photos"}
    run = dry_run(read_file(write_file([flat], name), name), {})
    assert {fault.path for line in run.lines for fault in line.faults} == {
        "precautions",
        "progressions",
        "regressions",
    }  # what it links to is not there
    linked = {**flat, "precautions": [], "progressions": [], "regressions": []}
    run = dry_run(read_file(write_file([linked], name), name), holdings(others))
    candidate = run.lines[0].candidate
    assert candidate is not None
    assert flatten(candidate.exercise, candidate.tags, archived=candidate.archived) == linked


def left_at_default(value: Any) -> set[str]:
    """The fields of dataclasses that nowhere in a value hold anything but their default."""
    told: dict[str, bool] = {}
    _look(value, told)
    return {name for name, said in told.items() if not said}


def _look(value: Any, told: dict[str, bool]) -> None:
    if isinstance(value, tuple):
        for part in value:
            _look(part, told)
    if not is_dataclass(value):
        return
    for field in fields(value):
        inner = getattr(value, field.name)
        default = None if field.default is MISSING else field.default
        told[field.name] = told.get(field.name, False) or inner != default
        _look(inner, told)


def test_a_file_names_all_columns_but_those_of_languages_that_nobody_wrote() -> None:
    heads = file_of(SEEDS.values()).decode("utf-8-sig").splitlines()[0].split(",")
    assert heads == [column for column in COLUMNS if not column.endswith(("_en", "_es"))]
    heads = file_of([full()]).decode("utf-8-sig").splitlines()[0].split(",")
    assert "why_es" in heads
    assert "why_en" not in heads


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "'=", "''@", "\uff1d"])
def test_no_spreadsheet_takes_a_cell_for_a_formula(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A0"
    assert guard(text) == f"'{text}"
    assert unguard(guard(text)) == text


@pytest.mark.parametrize("text", ["", "8-10", "'tis", "a=b", "''", "1"])
def test_other_cells_are_left_alone(text: str) -> None:
    assert guard(text) == text
    assert unguard(text) == text


def test_no_exported_cell_begins_like_a_formula() -> None:
    text = file_of([full()]).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=Odd name" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
