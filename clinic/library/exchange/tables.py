"""The CSV format: one row an exercise, UTF-8, heads in the first row."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from clinic.domain.checking import Fault
from clinic.library.exchange.cells import cell_of, unguard, value_of
from clinic.library.exchange.columns import COLUMNS, columns_to_write
from clinic.library.exchange.rows import ExchangeFile, FileError, FileRow, check_size

_DELIMITERS = (",", ";", "\t")
_BOM = "\ufeff"
_SPREADSHEET = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls files begin."""
_SHOWN = 3


def write_table(flats: Sequence[Mapping[str, Any]]) -> bytes:
    """The CSV file: with a byte order mark, so that spreadsheets read accents right."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    columns = columns_to_write(flats)
    writer.writerow(columns)
    writer.writerows([cell_of(column, flat[column]) for column in columns] for flat in flats)
    return (_BOM + text.getvalue()).encode("utf-8")


def read_table(content: bytes) -> ExchangeFile:
    """The rows of a CSV file; its delimiter is the one that its heads use.

    Raises:
        FileError: not UTF-8, no heads, a head that is unknown or stands twice.
    """
    text = _decode(content)
    lines = _rows(text, _delimiter(text))
    heads = _heads(next(lines, []))
    rows = tuple(
        _row(number, cells, heads) for number, cells in enumerate(lines, start=2) if any(cells)
    )
    check_size(len(rows))
    return ExchangeFile("row", rows)


def _decode(content: bytes) -> str:
    if content.startswith(_SPREADSHEET):
        raise FileError("This is a spreadsheet file. Save it as CSV UTF-8, then choose that file.")
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            return content.decode("utf-16")
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError(
            f"Line {line} holds a character that is not UTF-8. "
            "Save the file as CSV UTF-8, then choose it again."
        ) from error


def _delimiter(text: str) -> str:
    """The delimiter that makes most of the first row's cells known heads."""
    first = text.lstrip("\r\n").partition("\n")[0]

    def known(delimiter: str) -> int:
        return sum(_head(cell) in COLUMNS for cell in first.split(delimiter))

    best = max(_DELIMITERS, key=known)
    if not known(best):
        raise FileError(
            "The first row names no column of the format. Put the column names there, "
            f"with commas between, such as {', '.join(list(COLUMNS)[:_SHOWN])}."
        )
    return best


def _head(cell: str) -> str:
    return unguard(cell.strip().strip('"')).strip().lower()


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if cells or reader.line_num > 1:
                yield cells
    except csv.Error as error:
        raise FileError(
            f"Line {reader.line_num} cannot be read as a table: {error}. "
            "Look for a quotation mark that is not closed."
        ) from error


def _heads(cells: Sequence[str]) -> list[str]:
    heads = [_head(cell) for cell in cells]
    while heads and not heads[-1]:
        heads.pop()
    faults = []
    for head in dict.fromkeys(heads):
        if head not in COLUMNS:
            near = get_close_matches(head, COLUMNS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            faults.append(f"The column {head!r} is not known.{hint}")
        elif heads.count(head) > 1:
            faults.append(f"The column {head!r} stands there {heads.count(head)} times.")
    if "slug" not in heads:
        faults.append("The column 'slug' is missing: it says which exercise a row is.")
    if faults:
        raise FileError(*faults)
    return heads


def _row(number: int, cells: Sequence[str], heads: Sequence[str]) -> FileRow:
    spare = [cell for cell in cells[len(heads) :] if cell]
    values = {head: value_of(head, cell) for head, cell in zip(heads, cells, strict=False)}
    if spare or len(cells) < len(heads):
        fault = Fault("", f"{len(cells)} cells", f"{len(heads)} cells, as many as column names")
        return FileRow(number, values, (fault,))
    return FileRow(number, values)
