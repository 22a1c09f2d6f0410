"""What independent checkers say of a PDF: those that are installed are asked, others are named."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path

_MOST_FINDINGS = 20
_SECONDS = 120


class Verdict(StrEnum):
    """The outcome of one checker."""

    PASSED = "passed"
    FAILED = "failed"
    MISSING = "not installed"


@dataclass(frozen=True, slots=True)
class Report:
    """What one checker says: its name, the verdict, and lines of detail."""

    checker: str
    verdict: Verdict
    lines: tuple[str, ...] = ()


def check(file: Path) -> list[Report]:
    """Ask every checker about a PDF.

    Raises:
        OSError: the file cannot be read.
    """
    with file.open("rb") as opened:
        opened.read(1)
    return [asked(file.resolve()) for asked in _CHECKERS]


def _page_validation(file: Path) -> Report:
    """The rules of PDF/UA-1 that a machine can check."""
    name = "page-validation (PDF/UA-1)"
    try:
        checker = import_module("page")
    except ImportError:
        return Report(name, Verdict.MISSING, ("pip install page-validation",))
    try:
        report = checker.validate_pdf(str(file), profile="ua1")
    except checker.PageError as error:
        return Report(name, Verdict.FAILED, (str(error),))
    counted = f"{report.rules.passed} of {report.rules.total} rules passed"
    failures = tuple(str(failure) for failure in report.failures[:_MOST_FINDINGS])
    verdict = Verdict.PASSED if report.is_compliant else Verdict.FAILED
    return Report(name, verdict, (counted, *failures))


def _outloud(file: Path) -> Report:
    """What a validator cannot see: meaning, order, alternatives."""
    return _command("outloud", ("--no-info", str(file)), "pip install outloud")


def _qpdf(file: Path) -> Report:
    """The file's syntax."""
    return _command("qpdf", ("--check", str(file)), "install the Debian package qpdf")


def _command(name: str, arguments: tuple[str, ...], how_to_get_it: str) -> Report:
    program = shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name)
    if program is None:
        return Report(name, Verdict.MISSING, (how_to_get_it,))
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed program and one file name, no shell
            [program, *arguments], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Report(name, Verdict.FAILED, (f"no answer within {_SECONDS} seconds",))
    said = [line.rstrip() for line in (ended.stdout + ended.stderr).splitlines() if line.strip()]
    verdict = Verdict.FAILED if ended.returncode else Verdict.PASSED
    return Report(name, verdict, tuple(said[:_MOST_FINDINGS]))


_CHECKERS: tuple[Callable[[Path], Report], ...] = (_page_validation, _outloud, _qpdf)
