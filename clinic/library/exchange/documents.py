"""The JSON format, `library/1`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from clinic.domain.checking import Fault
from clinic.library.exchange.columns import columns_to_write
from clinic.library.exchange.rows import ExchangeFile, FileError, FileRow, check_size

SCHEMA = "library/1"
_KEYS = {"schema", "exercises"}


def write_document(flats: Sequence[Mapping[str, Any]]) -> bytes:
    """The JSON file."""
    columns = columns_to_write(flats)
    exercises = [{column: flat[column] for column in columns} for flat in flats]
    document = {"schema": SCHEMA, "exercises": exercises}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_document(content: bytes) -> ExchangeFile:
    """The exercises of a JSON file.

    Raises:
        FileError: not UTF-8, not JSON, or not a `library/1` document.
    """
    document = _parse(content)
    if not isinstance(document, dict) or document.get("schema") != SCHEMA:
        raise FileError(f'The file must be an object with "schema": "{SCHEMA}".')
    unknown = [repr(key) for key in document if key not in _KEYS]
    if unknown:
        raise FileError(f"The file has unknown keys: {', '.join(unknown)}.")
    exercises = document.get("exercises")
    if not isinstance(exercises, list):
        raise FileError('The file must have "exercises": a list of objects.')
    check_size(len(exercises))
    return ExchangeFile("exercise", tuple(_row(n, e) for n, e in enumerate(exercises, start=1)))


def _parse(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FileError("The file is not UTF-8. Save it as UTF-8, then choose it again.") from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FileError(f"The file is not JSON: {error.msg} at {place}.") from error
    except (ValueError, RecursionError) as error:
        raise FileError("The file is not JSON that can be read: too deep or too long.") from error


def _row(number: int, exercise: Any) -> FileRow:
    if isinstance(exercise, dict):
        return FileRow(number, exercise)
    return FileRow(number, {}, (Fault("", "no object", "an object with the fields"),))
