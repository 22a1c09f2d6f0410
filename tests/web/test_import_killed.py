"""Ten thousand rows: imported within half a minute, and all or nothing when the process dies."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from clinic.library import load_library
from clinic.library.exchange import flatten, write_file
from clinic.models import ExerciseDocument, ExerciseRow, ExerciseVersion
from clinic.services import library_imports as imports
from clinic.services import search
from clinic.services.actor import Actor
from clinic.services.database import open_engine, upgrade
from clinic.services.library_imports import Stage
from clinic.services.progress import Work, look
from clinic.web.library import import_work
from tests.factories import NOW
from tests.personas import find_personas, make_personas

pytestmark = pytest.mark.deep

ROWS = 10_000
LONGEST = 30
"""Seconds that confirming so many rows may take."""
_WRITE = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from sqlalchemy.orm import Session
from clinic.services.database import open_engine
from clinic.services.progress import Work
from clinic.web.library import import_work
from tests.personas import find_personas
engine = open_engine(sys.argv[1])
with Session(engine) as session:
    alice = find_personas(session).alice
moment = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
import_work.write(engine, alice, 1, moment, Work(Path(sys.argv[2]), "1"))
"""


def many() -> bytes:
    """A file that changes the seeds and adds thousands."""
    seeds = [flatten(exercise) for exercise in load_library().exercises.values()]
    links = {"progressions": [], "regressions": [], "precautions": []}
    changed = [{**flat, "take_care": "Go slowly."} for flat in seeds]
    new = [
        {**seeds[n % len(seeds)], **links, "slug": f"new-{n}", "name": f"New {n}"}
        for n in range(ROWS - len(seeds))
    ]
    return write_file([*changed, *new], "library.csv")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """A database with a file that is checked and waits to be confirmed."""
    made = open_engine(f"sqlite:///{tmp_path / 'clinic.sqlite3'}")
    upgrade(made)
    with Session(made) as session, session.begin():
        alice = make_personas(session).alice
        imports.start(session, alice, "library.csv", many(), NOW)
    import_work.check(made, alice, 1, Work(tmp_path, "1"))
    return made


def state(engine: Engine) -> tuple[int, int, int, str]:
    """Exercises, documents and versions of clinic A, and where the file is."""
    with Session(engine) as session:
        alice: Actor = find_personas(session).alice
        counts = [
            session.scalar(
                select(func.count()).select_from(model).where(model.clinic_id == alice.clinic_id)
            )
            or 0
            for model in (ExerciseRow, ExerciseDocument, ExerciseVersion)
        ]
        assert search.verify(session, alice.clinic_id) == []
        return (counts[0], counts[1], counts[2], imports.get(session, alice, 1).state)


def test_ten_thousand_rows_come_in_whole_within_half_a_minute(
    engine: Engine, tmp_path: Path
) -> None:
    with Session(engine) as session:
        alice = find_personas(session).alice
    began = time.process_time()  # what else the machine does meanwhile must not decide
    import_work.write(engine, alice, 1, NOW, Work(tmp_path, "1"))
    assert time.process_time() - began < LONGEST
    assert state(engine) == (ROWS, ROWS, ROWS + 25, Stage.WRITTEN)
    engine.dispose()


@pytest.mark.parametrize("at", [500, 9_000])
def test_a_killed_process_leaves_nothing_and_the_next_one_everything(
    engine: Engine, tmp_path: Path, at: int
) -> None:
    before = state(engine)
    _kill_while_writing(engine, tmp_path, at)
    assert state(engine) == before == (25, 25, 0, Stage.CHECKED)
    assert not look(tmp_path, "1").alive
    with Session(engine) as session:
        alice = find_personas(session).alice
    import_work.write(engine, alice, 1, NOW, Work(tmp_path, "1"))
    assert state(engine) == (ROWS, ROWS, ROWS + 25, Stage.WRITTEN)
    engine.dispose()


def _kill_while_writing(engine: Engine, folder: Path, at: int) -> None:
    """Kill the process once it has written `at` rows: after it was through with checking them."""
    arguments = [sys.executable, "-c", _WRITE, str(engine.url), str(folder)]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(arguments, cwd=root, env={**os.environ, "PYTHONPATH": str(root)})
    checked = False
    while process.poll() is None:
        done = look(folder, "1").done
        checked = checked or done >= ROWS - 100
        if checked and at <= done < ROWS - 100:
            process.send_signal(signal.SIGKILL)
            process.wait()
            return
        time.sleep(0.005)
    raise AssertionError("the process was through before it could be killed")
