"""A packed file has every object it had, and its places are right."""

import zlib
from typing import Any

import pytest

from clinic.handout.packing import pack
from clinic.handout.render import render_handout
from tests.handout.conftest import read

HEAD = b"%PDF-1.4\n"
OBJECTS = [
    b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
    b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
    b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n",
    b"4 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n",
    b"5 0 obj\n<</Title(\\051 endobj)>>\nendobj\n",
]


@pytest.fixture
def packed() -> bytes:
    offsets, place = {}, len(HEAD)
    for number, whole in enumerate(OBJECTS, 1):
        offsets[number] = place
        place += len(whole)
    return pack(HEAD + b"".join(OBJECTS), offsets, place, "1 0 R", "5 0 R")


def test_every_object_is_found_again(packed: bytes) -> None:
    reader = read(packed)
    assert len(reader.pages) == 1
    assert reader.pages[0].get_contents().get_data() == b"q Q"
    assert reader.metadata is not None
    assert reader.metadata.title == ") endobj"


def test_streams_stay_as_they_are(packed: bytes) -> None:
    assert OBJECTS[3] in packed
    assert b"/Type/Pages" not in packed


def test_the_same_objects_give_the_same_file(packed: bytes) -> None:
    assert packed.count(b"/ObjStm") == 1
    digest = packed[packed.index(b"/ID[<") :][:80]
    assert digest.count(b"<") == 2


def test_tags_cost_little(document: Any) -> None:
    pdf = render_handout(document)
    bare = len(zlib.compress(pdf, 9))
    assert bare > 0.9 * len(pdf)
