"""Files that cannot be read as a whole: the reason, and what to do."""

import pytest

from clinic.library.exchange import FileError, State, read_file
from clinic.library.exchange.rows import MOST_ROWS
from tests.library.exchange.samples import SEEDS, file_of, holdings, tried

CSV = file_of(SEEDS.values())
TEXT = CSV.decode("utf-8-sig")


def error(content: bytes | str, name: str = "library.csv") -> str:
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(FileError) as caught:
        read_file(raw, name)
    return str(caught.value)


def test_commas_semicolons_and_tabs_are_told_apart() -> None:
    for delimiter in (";", "\t"):
        lines = f"slug{delimiter}take_care\nbridge{delimiter}Go slowly.\n"
        run = tried(lines, holdings())
        assert [(line.state, line.fields) for line in run.lines] == [
            (State.CHANGED, ("take_care", "translation_outdated_es"))
        ]


def test_a_byte_order_mark_none_and_utf_16_are_all_read() -> None:
    for raw in (CSV, TEXT.encode("utf-8"), TEXT.encode("utf-16")):
        assert tried(raw, holdings()).counts[State.UNCHANGED] == len(SEEDS)


def test_heads_may_be_quoted_and_in_capitals() -> None:
    assert tried('"Slug","NAME"\nbridge,Bridge\n', holdings()).lines[0].state is State.UNCHANGED


def test_other_encodings_are_refused_with_the_line() -> None:
    raw = "slug,name\nbridge,Bridge\npuente,Puente de gl\u00fateos\n".encode("latin-1")
    assert error(raw) == (
        "Line 3 holds a character that is not UTF-8. "
        "Save the file as CSV UTF-8, then choose it again."
    )


def test_a_spreadsheet_file_is_told_apart() -> None:
    assert "Save it as CSV UTF-8" in error(b"PK\x03\x04rest")


def test_unknown_and_double_columns_are_named() -> None:
    assert error("slug,naem\nbridge,x\n") == (
        "The column 'naem' is not known. Did you mean 'name'?"
    )
    assert error("slug,name,name\nbridge,x,y\n") == "The column 'name' stands there 2 times."
    assert error("name\nBridge\n") == (
        "The column 'slug' is missing: it says which exercise a row is."
    )


def test_a_first_row_without_heads_is_no_table_of_ours() -> None:
    assert error("bridge,Bridge\n").startswith("The first row names no column of the format.")


def test_an_open_quotation_mark_is_found() -> None:
    assert "quotation mark that is not closed" in error('slug,name\nbridge,"Bridge\n')


def test_empty_files_and_other_endings_are_refused() -> None:
    assert error(" \n") == "The file is empty."
    assert error("slug,name\n") == "The file holds no exercise."
    assert error("slug\n", "library.xlsx") == "The name of the file must end in .csv or .json."
    assert error("slug\n", "library") == "The name of the file must end in .csv or .json."


def test_too_many_rows_are_refused() -> None:
    rows = "slug\n" + "bridge\n" * (MOST_ROWS + 1)
    assert error(rows) == "The file has 20,001 exercises. Import up to 20,000 at once."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "The file is not JSON: Expecting property name"),
        ("[]", 'The file must be an object with "schema": "library/1".'),
        ('{"schema": "library/2"}', 'The file must be an object with "schema": "library/1".'),
        ('{"schema": "library/1", "x": 1}', "The file has unknown keys: 'x'."),
        ('{"schema": "library/1"}', 'The file must have "exercises": a list of objects.'),
        ("[" * 100_000, "The file is not JSON that can be read: too deep or too long."),
        ("1" * 10_000, "The file is not JSON that can be read: too deep or too long."),
    ],
)
def test_json_that_is_none_is_refused(text: str, said: str) -> None:
    assert error(text, "library.json").startswith(said)


def test_a_row_of_too_few_or_too_many_cells_is_refused_and_a_blank_one_skipped() -> None:
    run = tried(
        "slug,name,why\n,,\nbridge,Bridge\ncat-cow,a,b,c\nbird-dog,Bird dog,x,\n", holdings()
    )
    assert [(line.number, line.state) for line in run.lines] == [
        (3, State.REFUSED),
        (4, State.REFUSED),
        (5, State.CHANGED),
    ]
    assert str(run.lines[0].faults[0]) == (
        "(top): found 2 cells; allowed: 3 cells, as many as column names"
    )
