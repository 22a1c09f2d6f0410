"""The benchmark of the search runs, and finds what is relevant, in a smaller library too."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.search.__main__ import PRECISION
from tests.needs import program

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.deep
@pytest.mark.timeout(900)
def test_what_is_relevant_comes_first_on_both_databases() -> None:
    program("initdb")
    command = [sys.executable, "-m", "benchmarks.search", "--exercises", "3000", "--queries", "100"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    last = run.stdout.splitlines()[-1]
    assert last.startswith("RESULT ")
    result = dict(part.split("=") for part in last.split()[1:])
    for database in ("sqlite", "postgresql"):
        for kind, least in PRECISION.items():
            assert float(result[f"{database}_{kind}_precision"]) >= least, (database, kind)
            plain = {"sqlite": "plain_fts5", "postgresql": "pg_trgm"}[database]
            assert float(result[f"{plain}_{kind}_precision"]) < least, (plain, kind)
