"""How far long work has come, in a small file beside the database.

The file is locked for as long as somebody works on it, so that work whose process was killed is
told apart from work that goes on. A database in which one writer excludes the others could not
say so while the work is being written.
"""

import fcntl
import os
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType


class BusyError(Exception):
    """Somebody is at this work already."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How much is done, of how much in all, and whether anybody is still at it."""

    done: int = 0
    total: int = 0
    alive: bool = False


class Work:
    """Work under way; used in a `with`, at whose end the file goes."""

    def __init__(self, folder: Path, name: str) -> None:
        """Begin.

        Raises:
            BusyError: it is under way already.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path = folder / f"{name}.progress"
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._file)
            raise BusyError from error
        self.note(0, 0)

    def note(self, done: int, total: int) -> None:
        """Say how far it has come."""
        os.pwrite(self._file, f"{done:>12} {total:>12}\n".encode(), 0)

    def __enter__(self) -> "Work":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._path.unlink(missing_ok=True)
        os.close(self._file)


def look(folder: Path, name: str) -> Seen:
    """How far work has come."""
    try:
        file = os.open(folder / f"{name}.progress", os.O_RDONLY)
    except FileNotFoundError:
        return Seen()
    try:
        done, total = (int(part) for part in os.read(file, 64).split() or (0, 0))
        return Seen(done, total, alive=_is_locked(file))
    finally:
        os.close(file)


def _is_locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
