"""What the house promises of its own code."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / "clinic").rglob("*.py"))
LONGEST_FILE = 350
LONGEST_FUNCTION = 50
FOREIGN = re.compile(
    r"/(?:tmp|work|root|home)/|python" + r"hosted|npm" + r"js\.|deb\." + r"debian|py" + r"pi\.org"
)


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("needs a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_files_can_be_taken_in_at_a_glance() -> None:
    parts = [
        *PYTHON,
        *(ROOT / "clinic" / "static").rglob("*.css"),
        *(ROOT / "templates").rglob("*.html"),
    ]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in parts}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = []
    for path in PYTHON:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f"{path}:{node.lineno} {node.name} ({lines} lines)")
    assert long == []


def test_public_functions_say_what_they_do() -> None:
    silent = []
    for path in PYTHON:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            named = isinstance(node, ast.FunctionDef | ast.ClassDef)
            if named and not node.name.startswith("_") and not ast.get_docstring(node):
                silent.append(f"{path}:{node.lineno} {node.name}")
    assert silent == []


def test_nothing_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (UnicodeDecodeError, FileNotFoundError):
            continue
        found += [f"{path}:{n}" for n, line in enumerate(lines, 1) if FOREIGN.search(line)]
    assert found == []


def test_sql_is_never_built_from_text() -> None:
    """Queries are expressions; raw SQL belongs to the engine set-up and to migrations alone."""
    raw = re.compile(
        r"from sqlalchemy[\w.]* import .*\b(?:text|literal_column)\b"
        r"|\b(?:sa|sqlalchemy)\.(?:text|literal_column)\(|exec_driver_sql|\.execute\(f?[\"']"
    )
    allowed = {ROOT / "clinic" / "services" / "database.py"}
    built = [
        f"{path}:{n}"
        for path in PYTHON
        if path not in allowed and "migrations" not in path.parts
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if raw.search(line)
    ]
    assert built == []
