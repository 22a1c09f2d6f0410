"""Another clinic's rows are out of reach by the way services are written."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import clinic.services

FOLDER = Path(clinic.services.__file__).parent
OWNED = {"Patient", "ExerciseRow", "ExerciseVersion", "ProgramRow", "HandoutRow"}


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a function or method of that name, with the file it is in."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name:
                yield path.name, node


def test_rows_of_a_clinic_are_selected_through_its_actor_alone() -> None:
    around = [
        f"{file}:{call.lineno} {ast.unparse(call)}"
        for file, call in calls("select")
        if file != "actor.py" and {ast.unparse(part) for part in call.args} & OWNED
    ]
    assert around == []
    assert len(list(calls("within"))) > len(OWNED)


@pytest.mark.parametrize("door", ["get_one", "query", "merge", "get_bind"])
def test_no_row_is_fetched_by_its_number_alone(door: str) -> None:
    assert list(calls(door)) == []
    assert [ast.unparse(c) for _, c in calls("get") if ast.unparse(c.func) == "session.get"] == []
