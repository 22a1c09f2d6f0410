"""A library file of either format, chosen by the end of its name."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clinic.library.exchange.documents import read_document, write_document
from clinic.library.exchange.rows import LARGEST_FILE, ExchangeFile, FileError
from clinic.library.exchange.tables import read_table, write_table

FORMATS: Mapping[str, str] = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
"""The formats, each with its media type."""

_READERS: Mapping[str, Callable[[bytes], ExchangeFile]] = {
    "csv": read_table,
    "json": read_document,
}
_MEGABYTE = 1024 * 1024


def read_file(content: bytes, name: str) -> ExchangeFile:
    """The rows of a file; `name` ends in .csv or .json.

    Raises:
        FileError: another ending, too large, empty, or not what its ending says.
    """
    ending = format_of(name)
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // _MEGABYTE
        raise FileError(f"The file is larger than {limit} MB. Split it into several.")
    if not content.strip():
        raise FileError("The file is empty.")
    read = _READERS[ending](content)
    if not read.rows:
        raise FileError("The file holds no exercise.")
    return read


def write_file(flats: Sequence[Mapping[str, Any]], name: str) -> bytes:
    """The file of flattened exercises, in the format that the end of its name says.

    Raises:
        FileError: another ending.
    """
    return write_table(flats) if format_of(name) == "csv" else write_document(flats)


def format_of(name: str) -> str:
    """`csv` or `json`.

    Raises:
        FileError: another ending.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in FORMATS:
        raise FileError("The name of the file must end in .csv or .json.")
    return ending
