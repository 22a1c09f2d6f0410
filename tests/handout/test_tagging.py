"""The structure of a tagged PDF (PDF/UA-1), read back object by object."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from clinic.handout.render import RenderOptions, render_handout
from clinic.handout.scale import Paper, Size
from tests.handout.conftest import read

OPTIONS = [
    RenderOptions(),
    RenderOptions(paper=Paper.A4, size=Size.LARGE),
    RenderOptions(size=Size.COMPACT, ink_saver=True),
]


@pytest.fixture(params=OPTIONS, ids=["standard", "large", "compact"])
def reader(request: pytest.FixtureRequest, document: Any) -> Any:
    return read(render_handout(document, request.param))


def elements(reader: Any) -> Iterator[tuple[str, int, Any]]:
    """Every structure element in reading order, with its depth."""

    def walk(reference: Any, depth: int) -> Iterator[tuple[str, int, Any]]:
        node = reference.get_object()
        if "/S" not in node:
            return
        yield str(node["/S"]), depth, node
        for kid in kids(node):
            if not isinstance(kid, int):
                yield from walk(kid, depth + 1)

    yield from walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0], 0)


def kids(node: Any) -> list[Any]:
    value = node.get("/K", [])
    return list(value) if isinstance(value, list) else [value]


def objects(node: Any) -> list[Any]:
    """The kids that are objects: elements, annotations, content of other pages."""
    return [kid.get_object() for kid in kids(node) if not isinstance(kid, int)]


def test_the_catalog_says_what_readers_need(reader: Any) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == "Home exercise program for Margaret Ellison"
    packet = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert "Home exercise program for Margaret Ellison" in packet


def test_marked_content_and_parent_tree_name_each_other(reader: Any) -> None:
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = {numbers[i]: numbers[i + 1].get_object() for i in range(0, len(numbers), 2)}
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    claimed = set()
    for _, _, node in elements(reader):
        for kid in kids(node):
            inner = kid if isinstance(kid, int) else kid.get_object()
            if isinstance(inner, int):
                claimed.add((pages[node.raw_get("/Pg").idnum], inner, id_of(node)))
            elif inner.get("/Type") == "/MCR":
                page = pages[inner.raw_get("/Pg").idnum]
                claimed.add((page, inner["/MCID"], id_of(node)))
    written = set()
    for number, page in enumerate(reader.pages):
        assert page["/StructParents"] == number
        assert page["/Tabs"] == "/S"
        marks = re.findall(rb"/MCID (\d+)>> BDC", page.get_contents().get_data())
        assert sorted(map(int, marks)) == list(range(len(owners[number])))
        written |= {(number, int(m), id_of(owners[number][int(m)].get_object())) for m in marks}
    assert claimed == written


def id_of(node: Any) -> int:
    number: int = node.indirect_reference.idnum
    return number


def test_all_content_is_marked(reader: Any) -> None:
    for page in reader.pages:
        depth = 0
        for line in page.get_contents().get_data().split(b"\n"):
            if line.endswith(b" BDC"):
                depth += 1
            elif line == b"EMC":
                depth -= 1
            elif re.search(rb" (Tj|f|S|B|Do)( ET)?$", line):
                assert depth == 1, line
            assert depth in (0, 1)
        assert depth == 0


def test_headings_leave_no_gap(reader: Any) -> None:
    levels = [int(tag[2]) for tag, _, _ in elements(reader) if re.fullmatch(r"/H\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_lists_and_tables_are_built_right(reader: Any) -> None:
    allowed = {
        "/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}, "/Table": {"/TR"}, "/TR": {"/TH", "/TD"},
    }  # fmt: skip
    seen = set()
    for tag, _, node in elements(reader):
        inside = {str(kid["/S"]) for kid in objects(node) if "/S" in kid}
        if tag in allowed:
            seen.add(tag)
            assert inside <= allowed[tag], tag
        if tag == "/TH":
            assert node["/A"]["/Scope"] == "/Column"
        if tag == "/Figure":
            assert node["/Alt"]
            assert len(node["/A"]["/BBox"]) == 4
    assert {"/L", "/Table"} <= seen


def test_rows_of_a_table_have_as_many_cells_as_its_head(reader: Any) -> None:
    for tag, _, node in elements(reader):
        if tag == "/Table":
            assert len({len(kids(row.get_object())) for row in kids(node)}) == 1


def test_bookmarks_lead_to_every_exercise(reader: Any, document: Any) -> None:
    def titles(entries: Any) -> Iterator[str]:
        for entry in entries:
            if isinstance(entry, list):
                yield from titles(entry)
            else:
                yield str(entry.title)

    found = list(titles(reader.outline))
    for exercise in document.exercises:
        assert f"{exercise.number} {exercise.name}" in found
    assert found[0] == document.title


def test_fonts_are_embedded_and_map_to_characters(reader: Any) -> None:
    for page in reader.pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            assert "/FontFile2" in font["/FontDescriptor"]
            assert b"> <0000>" not in font["/ToUnicode"].get_data()
