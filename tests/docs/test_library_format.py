"""The library format is documented field by field, and its examples are what the product does."""

import re
from pathlib import Path

import pytest

from clinic.domain.exercise import Equipment, Kind, Position, Region
from clinic.domain.frequency import Day
from clinic.domain.laterality import Laterality
from clinic.library import load_library
from clinic.library.exchange import DryRun, Holding, State, dry_run, read_file
from clinic.library.exchange.columns import COLUMNS
from clinic.library.exchange.rows import LARGEST_FILE, MOST_ROWS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "library-format.md").read_text(encoding="utf-8")


def tried(content: bytes, name: str) -> DryRun:
    seeds = {slug: Holding(exercise) for slug, exercise in load_library().exercises.items()}
    return dry_run(read_file(content, name), seeds)


def test_every_field_has_a_line() -> None:
    heads = "\n".join(re.findall(r"^\| ([^|]*) \|", PAGE, re.MULTILINE))
    named = set(re.findall(r"`(\w+)`", heads))
    assert named == {column for column in COLUMNS if not column.endswith(("_en", "_es"))}


@pytest.mark.parametrize("choices", [Kind, Region, Position, Equipment, Laterality, Day])
def test_every_choice_is_named(choices: type[Kind]) -> None:
    assert [choice for choice in choices if f"`{choice.value}`" not in PAGE] == []


def test_the_example_file_does_what_the_page_says() -> None:
    path = DOCS / "examples" / "library.csv"
    run = tried(path.read_bytes(), path.name)
    assert [(line.number, line.state, line.slug) for line in run.lines] == [
        (2, State.NEW, "wall-sit")
    ]
    assert "row 2: new wall-sit\n1 new, 0 changed, 0 unchanged, 0 refused\n" in PAGE


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_the_short_examples_change_one_exercise(format_: str) -> None:
    found = re.search(rf"```{format_}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    line = tried(found[1].encode(), f"a.{format_}").lines[0]
    assert (line.state, line.fields) == (State.CHANGED, ("tags", "reps"))
    assert line.candidate is not None
    assert line.candidate.tags == ("evening", "home")


def test_the_limits_and_a_refusal_are_those_of_the_product() -> None:
    assert f"up to {MOST_ROWS:,} exercises and {LARGEST_FILE // 1024**2} MB" in PAGE
    fault = tried(b"slug,reps\nbridge,8-\n", "a.csv").lines[0].faults[0]
    assert f"column {fault}" in PAGE
