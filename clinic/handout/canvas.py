"""A PDF file that is tagged, titled, in a language and alike each time, on ReportLab's canvas."""

import io
from collections.abc import Callable
from html import escape
from typing import Any, Final, cast
from zlib import compress

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from clinic.handout.fonts import Weight, font
from clinic.handout.packing import pack
from clinic.handout.tagging import Element, Raw, StructureTree, pdf_text

# Text armor makes files a fifth larger and several times slower; comments name no one's content.
rl_config.useA85 = 0
rl_config.pdfComments = 0

_PRODUCER: Final = "Clinic HEP"

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


class TaggedCanvas(Canvas):
    """A canvas whose pages carry marked content of one structure tree."""

    _code: list[str]
    _doc: Any
    _destinations: dict[str, Any]
    _annotationrefs: list[Any]
    _pagesize: tuple[float, float]

    def __init__(self, paper: tuple[float, float], language: str, title: str, author: str) -> None:
        font(Weight.REGULAR)
        super().__init__(
            io.BytesIO(),
            pagesize=paper,
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=cast(Any, Weight.REGULAR.value),  # the type stubs ask for a number
            lang=language,
        )
        self.tree = StructureTree()
        self._page_names: list[str] = []
        self._outline_level = -1
        self._meta = {"title": title, "author": author, "language": language}
        self.setTitle(title)
        self.setAuthor(author)
        self.setSubject("")
        self.setCreator(_PRODUCER)
        self.setProducer(_PRODUCER)
        self.setViewerPreference("DisplayDocTitle", "true")

    @property
    def height(self) -> float:
        """Height of the paper in points."""
        return self._pagesize[1]

    @property
    def document(self) -> Any:
        """The document that fonts are subset for."""
        return self._doc

    def stamp(self, name: str, form: Callable[[], pdfdoc.PDFStream]) -> None:
        """Draw a form on the page; it is made and put into the file where it is used first."""
        if not self._doc.hasForm(name):
            self._doc.addForm(name, form())
        self.doForm(name)

    @property
    def operators(self) -> list[str]:
        """The current page's operators, to be appended to."""
        return self._code

    def start_page(self) -> None:
        """Begin a page: its marked content counts from 0."""
        self.tree.start_page()

    def bookmark(self, title: str, level: int, top: float) -> None:
        """An entry of the outline that leads to a height (from below) on the current page."""
        key = f"h{len(self._destinations)}"
        self.bookmarkHorizontalAbsolute(key, top)
        self._outline_level = min(level, self._outline_level + 1)
        self.addOutlineEntry(title, key, self._outline_level)

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's hook
        """Called just before a page is registered: ties it to the structure tree."""
        page.Annots = self._annotationrefs
        if not isinstance(page, pdfdoc.PDFPage):
            return  # a picture kept as a form comes here too
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        vars(page).update(StructParents=len(self._page_names), Tabs=pdfdoc.PDFName("S"))
        self._page_names.append(self._doc.thisPageName())

    def link(self, url: str, words: str, box: str, element: Element) -> None:
        """A link over a box ("left bottom right top", in points) that belongs to an element."""
        raw = Raw()
        raw.source = (
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4"
            f"/StructParent {self.tree.next_annotation()}/Contents {pdf_text(words)}"
            f"/A<</S/URI/URI {pdf_text(url)}>>>>"
        )
        reference = self._doc.Reference(raw)
        self._annotationrefs.append(reference)
        self.tree.annotate(element, reference.format(self._doc).decode("ascii"))

    def attach(self, name: str, content: bytes, words: str) -> None:
        """Carry a JSON file inside this one; `name` is plain ASCII, `words` say what it is."""
        packed = compress(content, 9)
        about = {"Type": "/EmbeddedFile", "Subtype": "/application#2Fjson",
                 "Filter": "/FlateDecode", "Params": f"<</Size {len(content)}>>"}  # fmt: skip
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(about), packed)
        place = self._doc.Reference(stream).format(self._doc).decode("ascii")
        spec = Raw()
        spec.source = (
            f"<</Type/Filespec/F({name})/UF({name})/Desc {pdf_text(words)}"
            f"/AFRelationship/Source/EF<</F {place}/UF {place}>>>>"
        )
        kept = self._doc.Reference(spec).format(self._doc).decode("ascii")
        self._doc.Catalog.Names = f"<</EmbeddedFiles<</Names[({name}) {kept}]>>>>"

    def finish(self) -> bytes:
        """The whole file."""
        catalog = self._doc.Catalog
        root = Raw()
        root.source = "null"  # until the numbers of all other objects are known
        catalog.StructTreeRoot = self._doc.Reference(root)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        words = {key: escape(value, quote=False) for key, value in self._meta.items()}
        packet = _XMP.format(producer=_PRODUCER, **words).encode()
        catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet)
        return self._packed(catalog.StructTreeRoot)

    def _packed(self, tree_root: Any) -> bytes:
        """The file as ReportLab writes it, packed, and the tags.

        A number is missing from none of ReportLab's objects: those of the tree come after them.
        """
        document = self._doc
        data = document.GetPDFData(self)
        names = document.numberToId
        offsets = {number: document.idToOffset[name] for number, name in names.items()}
        root, info = (
            self._reference(document.Reference(part)) for part in (document.Catalog, document.info)
        )
        pages = [self._reference(pdfdoc.PDFObjectReference(name)) for name in self._page_names]
        number = document.idToObjectNumberAndVersion[tree_root.name][0]
        tags = self.tree.write(number, max(offsets) + 1, pages)
        end = data.rindex(b"xref\n", 0, data.rindex(b"startxref"))
        return pack(data, offsets, end, root, info, tags)

    def _reference(self, reference: Any) -> str:
        """A reference as it stands in the file, such as "5 0 R"."""
        words: str = reference.format(self._doc).decode("ascii")
        return words
