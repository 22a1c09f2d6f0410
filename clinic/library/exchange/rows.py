"""A file as rows of fields, whatever its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clinic.domain.checking import Fault

LARGEST_FILE = 40 * 1024 * 1024
"""Bytes of a file."""
MOST_ROWS = 20_000
"""Exercises in one file."""


class FileError(ValueError):
    """A file that cannot be read as a whole; each line says why and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True, slots=True)
class FileRow:
    """The fields of one exercise in a file, and what already could not be read of them.

    `number` is the row in a spreadsheet, its heads being row 1; in JSON the exercise's place,
    from 1.
    """

    number: int
    values: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """All rows of a file; `unit` is what one is called in its format."""

    unit: str
    rows: tuple[FileRow, ...]


def check_size(rows: int) -> None:
    """Refuse a file of too many rows.

    Raises:
        FileError: there are more than `MOST_ROWS`.
    """
    if rows > MOST_ROWS:
        raise FileError(f"The file has {rows:,} exercises. Import up to {MOST_ROWS:,} at once.")
