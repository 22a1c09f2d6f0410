"""A PostgreSQL server of the tests' own: a folder that is thrown away, no network port."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from tests.needs import program

_SETTINGS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
"""Nothing here outlives the tests, so nothing waits for the disk."""
_SECONDS_TO_START = 30
_NOT_ROOT = "postgres"
"""Debian's user for the server, which refuses to run as root."""


@contextmanager
def running_postgres() -> Iterator[str]:
    """The URL of a fresh, empty server; skips where PostgreSQL is not installed."""
    initdb = Path(program("initdb")).resolve()  # the server lies beside it
    folder = Path(tempfile.mkdtemp(prefix="clinic-pg-"))
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:
        shutil.chown(folder, _NOT_ROOT)
        as_user = {"user": _NOT_ROOT, "cwd": folder}
    try:
        data = folder / "data"
        made: list[str | Path] = [
            initdb,
            "-D",
            data,
            "-U",
            "clinic",
            "--auth=trust",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        subprocess.run([*made, "--locale=C.UTF-8"], check=True, capture_output=True, **as_user)
        with _server(initdb.parent, folder, as_user):
            yield f"postgresql+psycopg://clinic@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(binaries: Path, folder: Path, as_user: dict[str, Any]) -> Iterator[None]:
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    started: list[str | Path] = [
        binaries / "postgres",
        "-D",
        folder / "data",
        "-k",
        folder,
        *options,
    ]
    with (folder / "log").open("w") as log:
        server: subprocess.Popen[bytes] = subprocess.Popen(
            started, stdout=log, stderr=log, **as_user
        )
    try:
        _wait_until_ready(binaries, folder, server)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # at once, whoever is still connected
        server.wait(timeout=_SECONDS_TO_START)


def _wait_until_ready(binaries: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    ready: list[str | Path] = [binaries / "pg_isready", "-q", "-h", folder]
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError((folder / "log").read_text())
        time.sleep(0.05)


def new_database(server_url: str, name: str) -> str:
    """Create an empty database on the server; its URL."""
    import psycopg  # noqa: PLC0415 - only where a server is running

    url = make_url(server_url)
    host = str(url.query["host"])
    with psycopg.connect(host=host, user=url.username, dbname="postgres", autocommit=True) as made:
        made.execute(f'CREATE DATABASE "{name}"')
    return url.set(database=name).render_as_string(hide_password=False)
