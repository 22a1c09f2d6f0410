"""The program inside a handout's file: a PDF made here can become a program again."""

import re
import zlib
from typing import Final

PROGRAM_NAME: Final = "program.json"
"""Name of the file inside."""

_MARK: Final = b"/EmbeddedFile"
_BEGIN = re.compile(rb"stream\r?\n")
_DICTIONARY = 1000
"""Bytes within which the stream of a dictionary begins."""
_MOST_BYTES = 4_000_000
"""What a program may unpack to; a real one has less than a tenth."""
_SCHEMA = '"program/1"'


class NoProgramError(ValueError):
    """A file that carries no program, with what to do."""


def embedded_program(pdf: bytes) -> str:
    """The `program/1` JSON inside a handout made here.

    Raises:
        NoProgramError: no PDF, or one without a readable program inside.
    """
    if not pdf.startswith(b"%PDF-"):
        raise NoProgramError("is not a PDF")
    place = pdf.find(_MARK)
    while place >= 0:
        begin = _BEGIN.search(pdf, place, place + _DICTIONARY)
        text = _unpacked(pdf[begin.end() :]) if begin else ""
        if _SCHEMA in text:
            return text
        place = pdf.find(_MARK, place + 1)
    raise NoProgramError("carries no program; only handouts made by this product do")


def _unpacked(data: bytes) -> str:
    """The text of a compressed stream that begins here; empty where it is none."""
    try:
        return zlib.decompressobj().decompress(data, _MOST_BYTES).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""
