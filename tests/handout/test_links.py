"""Contacts that are plain addresses can be tapped; nothing else becomes a link."""

from typing import Any

import pytest

from clinic.handout.links import link_to_email, link_to_phone, link_to_website
from clinic.handout.render import render_handout
from tests.handout.conftest import Program, read
from tests.handout.test_tagging import elements, objects


@pytest.mark.parametrize(
    ("link", "written", "url"),
    [
        (link_to_email, "care@harborlane.example", "mailto:care@harborlane.example"),
        (link_to_email, "care@harborlane.example?cc=x", ""),
        (link_to_email, "javascript:alert(1)", ""),
        (link_to_email, "", ""),
        (link_to_phone, "(555) 010-0142", "tel:5550100142"),
        (link_to_phone, "+44 20 7946 0000", "tel:+442079460000"),
        (link_to_phone, "call us", ""),
        (link_to_website, "harborlane.example", "https://harborlane.example"),
        (link_to_website, "http://harborlane.example/a-b", "http://harborlane.example/a-b"),
        (link_to_website, "javascript:alert(1)", ""),
        (link_to_website, "file:///etc/passwd", ""),
        (link_to_website, "harborlane", ""),
        (link_to_website, "a.example)/URI(x", ""),
    ],
)
def test_where_it_leads(link: Any, written: str, url: str) -> None:
    assert link(written) == url


def test_links_are_tagged_and_say_what_they_are(document: Any) -> None:
    reader = read(render_handout(document))
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots", [])]
    assert {a["/A"]["/URI"] for a in annotations} == {
        "tel:5550100142", "mailto:care@harborlane.example", "https://harborlane.example",
    }  # fmt: skip
    assert all(a["/Contents"] and a["/F"] == 4 for a in annotations)
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    links = [node for tag, _, node in elements(reader) if tag == "/Link"]
    assert len(links) == len(annotations)
    for annotation in annotations:
        owner = owners[annotation["/StructParent"]].get_object()
        assert owner["/S"] == "/Link"
        assert any("/Obj" in kid and kid["/Obj"] == annotation for kid in objects(owner))


def test_other_texts_stay_texts(program: Program, compose: Any) -> None:
    program["clinic"] |= {"email": "javascript:x", "website": "file:///x", "phone": "ask"}
    for page in read(render_handout(compose(program))).pages:
        assert "/Annots" not in page
