"""The synonyms of the seed library, and what a wrong file says."""

from pathlib import Path

import pytest

from clinic.library import LibraryError, load_library
from clinic.library.synonyms import load_synonyms, marks, read_synonyms

GLOSSARY = load_library().glossary


def read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "synonyms.toml"
    path.write_text(text, encoding="utf-8")
    return read_synonyms(path, GLOSSARY)


def test_the_seeds_synonyms_are_read() -> None:
    groups = load_synonyms().groups
    finds = {typed: group.finds for group in groups for typed in group.typed}
    assert "region:low_back" in finds["lbp"]
    assert "bridge" in finds["glute bridge"]
    assert "muscle:abdominals" in finds["abs"]


def test_nothing_is_typed_twice() -> None:
    typed = [phrase for group in load_synonyms().groups for phrase in group.typed]
    assert sorted(typed) == sorted(set(typed))


def test_marks_are_choices_and_muscles() -> None:
    known = set(marks(GLOSSARY))
    assert {"region:low_back", "kind:warm_up", "equipment:towel", "muscle:glutes"} <= known
    assert "muscle:supine" not in known


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ignored = []", "ignored"),
        ('ignored = ["a"]\nother = 1', "other"),
        ('ignored = ["a"]\n[[same]]\nphrases = ["one"]', "same[0].phrases"),
        ('ignored = ["a"]\n[[means]]\ntyped = ["x"]', "means[0].finds"),
        (
            'ignored = ["a"]\n[[means]]\ntyped = ["x"]\nfinds = ["region:elbow"]',
            "means[0].finds",
        ),
    ],
)
def test_a_wrong_file_is_refused_by_its_key(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(LibraryError) as refused:
        read(tmp_path, text)
    assert refused.value.key == key
