"""The structure of a tagged PDF: elements in reading order and the content that belongs to them.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

_FIRST_ANNOTATION = 1_000_000
"""Numbers in the parent tree: pages count from 0, annotations from here."""


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure tree.

    `kids` are elements and marked contents (`Content`) in reading order; `attributes` is PDF
    source put into the element's dictionary, such as a table head's scope; `number` is that of
    its object, known once the tree is written.
    """

    tag: str
    parent: "Element | None" = None
    alt: str = ""
    attributes: str = ""
    kids: list["Element | Content | Annotation"] = field(default_factory=list)
    number: int = 0


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

    def write(self, root: int, first: int, pages: Sequence[str]) -> dict[int, bytes]:
        """All objects of the tree by number: its root `root`, the others from `first` on.

        `pages` are the references of the pages, such as "5 0 R". The objects go into the file as
        they are: there are hundreds, and each would be formatted and read again on its way.
        """
        elements = list(self._numbered(first))
        sources = {element.number: _source(element, root, pages) for element in elements}
        number = first + len(elements)
        places = []
        for page, owners in enumerate(self._pages):
            sources[number] = f"[{' '.join([f'{owner.number} 0 R' for owner in owners])}]"
            places.append(f"{page} {number} 0 R")
            number += 1
        places += [f"{n} {e.number} 0 R" for n, e in enumerate(self._annotated, _FIRST_ANNOTATION)]
        sources[number] = f"<</Nums[{' '.join(places)}]>>"
        sources[root] = (
            f"<</Type/StructTreeRoot/K[{self.root.number} 0 R]/ParentTree {number} 0 R"
            f"/ParentTreeNextKey {self.next_annotation()}>>"
        )
        return {n: source.encode("latin-1") for n, source in sources.items()}

    def _numbered(self, first: int) -> Iterator[Element]:
        """All elements in reading order, numbered."""
        waiting = [self.root]
        while waiting:
            element = waiting.pop()
            element.number = first
            first += 1
            yield element
            waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def _source(element: Element, root: int, pages: Sequence[str]) -> str:
    own_page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
    kids = [_kid(kid, own_page, pages) for kid in element.kids]
    parts = [f"<</S/{element.tag}/P {element.parent.number if element.parent else root} 0 R"]
    if own_page is not None:
        parts.append(f"/Pg {pages[own_page]}")
    if kids:
        parts.append("/K " + kids[0] if len(kids) == 1 else f"/K[{' '.join(kids)}]")
    if element.alt:
        parts.append(f"/Alt {pdf_text(element.alt)}")
    parts.append(f"{element.attributes}>>")
    return "".join(parts)


def _kid(kid: Element | Content | Annotation, own_page: int | None, pages: Sequence[str]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Pg {pages[kid.page]}/Obj {kid.reference}>>"
    if kid.page == own_page:
        return str(kid.number)
    return f"<</Type/MCR/Pg {pages[kid.page]}/MCID {kid.number}>>"


_LITERAL = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\n": "\\n", "\r": "\\r"})


def pdf_text(text: str) -> str:
    """A text string as PDF source: literal for ASCII, else UTF-16 in hex."""
    if text.isascii():
        return f"({text.translate(_LITERAL)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
