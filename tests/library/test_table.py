"""A seed file is read strictly: each fault names the file, the key and what is allowed."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from clinic.library.errors import LibraryError
from clinic.library.table import Table


class Color(StrEnum):
    RED = "red"
    BLUE = "blue"


def _table(**fields: object) -> Table:
    return Table(fields, "bridge.toml", "words")


def test_what_is_written_is_read() -> None:
    table = _table(name=" Bridge ", sets=2, on=date(2026, 11, 23), colors=["red"], muscle=True)
    assert table.text("name") == "Bridge"
    assert table.whole("sets") == 2
    assert table.day("on") == date(2026, 11, 23)
    assert table.choices("colors", Color) == (Color.RED,)
    assert table.flag("muscle")
    table.close()


def test_what_is_left_out_is_its_default() -> None:
    table = _table()
    assert table.text("note", "") == ""
    assert table.texts("aliases") == ()
    assert table.day("on") is None
    assert table.choice("color", Color, Color.BLUE) is Color.BLUE
    assert not table.flag("muscle")
    assert table.tables("muscles") == []


def test_an_unknown_key_is_refused_with_the_known_ones() -> None:
    table = _table(name="Bridge", nmae="Bridge")
    table.text("name")
    table.text("note", "")
    with pytest.raises(LibraryError) as refused:
        table.close()
    assert str(refused.value) == (
        "bridge.toml: words.nmae: is not a key here; allowed are name, note"
    )


@pytest.mark.parametrize("wrong", [None, 3, "", "  ", ["Bridge"], True])
def test_a_text_is_a_text(wrong: object) -> None:
    with pytest.raises(LibraryError, match=r"bridge\.toml: words\.name: "):
        _table(name=wrong).text("name")


@pytest.mark.parametrize("wrong", ["3", -1, True, 2.5])
def test_a_whole_number_is_one(wrong: object) -> None:
    with pytest.raises(LibraryError, match=r"words\.sets: found .*allowed is"):
        _table(sets=wrong).whole("sets")


def test_a_missing_key_is_named() -> None:
    with pytest.raises(LibraryError, match=r"words\.why: is missing; give a text"):
        _table().text("why")


def test_a_choice_names_the_choices() -> None:
    with pytest.raises(LibraryError, match="found 'green'; allowed are red, blue"):
        _table(color="green").choice("color", Color)


@pytest.mark.parametrize("wrong", ["a step", [1], ["go", ""], ["go"]])
def test_a_list_of_texts_is_one(wrong: object) -> None:
    with pytest.raises(LibraryError, match=r"words\.steps"):
        _table(steps=wrong).texts("steps", at_least=2)


def test_a_missing_language_names_those_there_are() -> None:
    with pytest.raises(LibraryError, match=r"words\.label\.es: has no words; there are en"):
        _table(label={"en": "Knee trouble"}).text_in("es", "label")


def test_a_path_leads_into_lists() -> None:
    (muscle,) = _table(muscles=[{"code": 1}]).tables("muscles")
    with pytest.raises(LibraryError, match=r"words\.muscles\[0\]\.code: found 1"):
        muscle.text("code")


def test_a_broken_or_missing_file_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("name = ")
    with pytest.raises(LibraryError, match=r"broken\.toml: is not valid TOML"):
        Table.read(broken)
    with pytest.raises(LibraryError, match=r"gone\.toml: cannot be read"):
        Table.read(tmp_path / "gone.toml")
