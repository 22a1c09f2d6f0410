"""The library as a file, CSV or JSON, that a spreadsheet or a program can change and give back.

Both formats hold the same fields under the same names (`columns`, docs/library-format.md).
`flat` turns an exercise into those fields and untrusted fields into an exercise; `tables` and
`documents` are the two files; `dry_run` says what a file would change.
"""

from clinic.library.exchange.dry_run import DryRun, Holding, Line, State, dry_run
from clinic.library.exchange.files import FORMATS, read_file, write_file
from clinic.library.exchange.flat import flatten
from clinic.library.exchange.reading import Candidate
from clinic.library.exchange.rows import ExchangeFile, FileError

__all__ = [
    "FORMATS",
    "Candidate",
    "DryRun",
    "ExchangeFile",
    "FileError",
    "Holding",
    "Line",
    "State",
    "dry_run",
    "flatten",
    "read_file",
    "write_file",
]
