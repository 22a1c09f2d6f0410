"""The structure of a tagged PDF: elements in reading order and the content that belongs to them.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

_FIRST_ANNOTATION = 1_000_000
"""Numbers in the parent tree: pages count from 0, annotations from here."""


@dataclass(eq=False)
class Element:
    """An element of the structure tree.

    `kids` are elements and marked contents (`Content`) in reading order; `attributes` is PDF
    source put into the element's dictionary, such as a table head's scope.
    """

    tag: str
    parent: "Element | None" = None
    alt: str = ""
    attributes: str = ""
    kids: list["Element | Content | Annotation"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of marked content: the page it is on (from 0) and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation of an element, such as a link: its page, its reference and its own number."""

    page: int
    reference: str
    number: int


class Raw(pdfdoc.PDFObject):
    """An object whose PDF source is known when the file is written."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.source = ""

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The source."""
        del document
        return self.source.encode("latin-1")


class StructureTree:
    """Collects elements and marked contents while pages are drawn."""

    def __init__(self) -> None:
        self.root = Element("Document")
        self._pages: list[list[Element]] = []
        self._annotated: list[Element] = []

    def annotate(self, element: Element, reference: str) -> None:
        """Give an element an annotation that was numbered by `next_annotation`."""
        number = self.next_annotation()
        element.kids.append(Annotation(len(self._pages) - 1, reference, number))
        self._annotated.append(element)

    def next_annotation(self) -> int:
        """The number of the next annotation in the parent tree, above those of all pages."""
        return _FIRST_ANNOTATION + len(self._annotated)

    def start_page(self) -> None:
        """A new page, on which content counts from 0."""
        self._pages.append([])

    def add(self, parent: Element, element: Element) -> Element:
        """Put an element last under a parent."""
        element.parent = parent
        parent.kids.append(element)
        return element

    def content_of(self, element: Element) -> int:
        """The number of a new piece of marked content of `element` on the current page."""
        page = self._pages[-1]
        number = len(page)
        page.append(element)
        element.kids.append(Content(len(self._pages) - 1, number))
        return number

    def write(self, document: Any, page_names: list[str]) -> Any:
        """Register all objects with the document and return the reference of the tree's root."""
        writer = _Writer(document, page_names)
        return writer.write(self.root, self._pages, self._annotated)


class _Writer:
    """Turns the tree into PDF objects that name each other."""

    def __init__(self, document: Any, page_names: list[str]) -> None:
        self._document = document
        self._pages = [self._named(pdfdoc.PDFObjectReference(name)) for name in page_names]
        self._names: dict[Element, str] = {}

    def _named(self, reference: Any) -> str:
        name: str = reference.format(self._document).decode("latin-1")
        return name

    def _register(self, raw: Raw) -> str:
        return self._named(self._document.Reference(raw))

    def write(self, root: Element, pages: list[list[Element]], annotated: list[Element]) -> Any:
        tree = Raw()
        reference = self._document.Reference(tree)
        name = self._named(reference)
        elements: list[tuple[Element, Raw]] = []
        self._collect(root, elements)
        for element, raw in elements:
            parent = self._names[element.parent] if element.parent else name
            raw.source = self._source(element, parent)
        tree.source = (
            f"<</Type/StructTreeRoot/K[{self._names[root]}]"
            f"/ParentTree {self._parent_tree(pages, annotated)}"
            f"/ParentTreeNextKey {_FIRST_ANNOTATION + len(annotated)}>>"
        )
        return reference

    def _collect(self, element: Element, found: list[tuple[Element, Raw]]) -> None:
        raw = Raw()
        self._names[element] = self._register(raw)
        found.append((element, raw))
        for kid in element.kids:
            if isinstance(kid, Element):
                self._collect(kid, found)

    def _source(self, element: Element, parent: str) -> str:
        own_page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        kids = [self._kid(kid, own_page) for kid in element.kids]
        parts = [f"<</S/{element.tag}/P {parent}"]
        if own_page is not None:
            parts.append(f"/Pg {self._pages[own_page]}")
        if kids:
            parts.append("/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]")
        if element.alt:
            parts.append(f"/Alt {pdf_text(element.alt)}")
        parts.append(f"{element.attributes}>>")
        return "".join(parts)

    def _kid(self, kid: Element | Content | Annotation, own_page: int | None) -> str:
        if isinstance(kid, Element):
            return self._names[kid]
        if isinstance(kid, Annotation):
            return f"<</Type/OBJR/Pg {self._pages[kid.page]}/Obj {kid.reference}>>"
        if kid.page == own_page:
            return str(kid.number)
        return f"<</Type/MCR/Pg {self._pages[kid.page]}/MCID {kid.number}>>"

    def _parent_tree(self, pages: list[list[Element]], annotated: list[Element]) -> str:
        arrays = []
        for number, owners in enumerate(pages):
            raw = Raw()
            raw.source = "[" + " ".join(self._names[owner] for owner in owners) + "]"
            arrays.append(f"{number} {self._register(raw)}")
        for number, owner in enumerate(annotated, _FIRST_ANNOTATION):
            arrays.append(f"{number} {self._names[owner]}")
        tree = Raw()
        tree.source = f"<</Nums[{' '.join(arrays)}]>>"
        return self._register(tree)


_LITERAL = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\n": "\\n", "\r": "\\r"})


def pdf_text(text: str) -> str:
    """A text string as PDF source: literal for ASCII, else UTF-16 in hex."""
    if text.isascii():
        return f"({text.translate(_LITERAL)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
