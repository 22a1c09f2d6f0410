"""A copy of the seeds that a test may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic import resources

Edit = Callable[[str, str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """`edit(file, old, new)` changes a file of the copy, once, and gives the copy's folder."""
    folder = tmp_path / "seeds"
    for part in ("exercises", "protocols"):
        shutil.copytree(resources.seeds() / part, folder / part)
    for file in ("sources", "glossary", "precautions", "safety", "translations"):
        shutil.copy(resources.seeds() / f"{file}.toml", folder / f"{file}.toml")

    def change(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return change
