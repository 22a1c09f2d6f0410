"""Programs that some tests need and a machine may lack."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

_PACKAGES = {
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "initdb": "postgresql",
}
_ELSEWHERE = {"initdb": "usr/lib/postgresql/*/bin/initdb"}
"""Where a program lies outside the path, as a pattern below `/`."""


def program(name: str) -> str:
    """The path of a program; where it is missing the test is skipped, naming its Debian package.

    With `CLINIC_TEST_REQUIRE_ALL=1` (as in CI) it fails instead.
    """
    found = shutil.which(name) or _newest(_ELSEWHERE.get(name, ""))
    if not found:
        wanting(f"needs {name}: install the Debian package {_PACKAGES[name]}")
    return found


def wanting(reason: str) -> NoReturn:
    """Skip a test for want of something; in CI that is a failure."""
    if os.environ.get("CLINIC_TEST_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def _newest(pattern: str) -> str | None:
    """The last match of a pattern below the root, by name."""
    matches = sorted(str(path) for path in Path("/").glob(pattern)) if pattern else []
    return matches[-1] if matches else None
