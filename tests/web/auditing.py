"""What must hold of every page, checked on each page that a test fetches."""

from collections import Counter
from html.parser import HTMLParser

_UNLABELED = ("hidden", "submit", "button", "image", "reset")
_NAMED = ("input", "select", "textarea")


class Page(HTMLParser):
    """A parsed page: its heads, ids, labels, fields, images, links and the token of its forms."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.lang = ""
        self.title = ""
        self.csrf_token = ""
        self.ids: list[str] = []
        self.h1: list[str] = []
        self.labels: set[str] = set()
        self.fields: list[dict[str, str]] = []
        self.faults: list[str] = []
        self.hrefs: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    @property
    def words(self) -> str:
        """The page's text with the marks that a reader does not see taken out."""
        return " ".join(_Words(self.text).said.split())

    def value(self, name: str) -> str | None:
        """The value of the input of that name."""
        found = [field for field in self.fields if field.get("name") == name]
        return found[0].get("value", "") if found else None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if len(given) != len(attrs):
            self.faults.append(f"<{tag}> has an attribute twice: {attrs}")
        if tag not in ("input", "img", "meta", "link", "br", "hr"):
            self._open.append(tag)
        self._note(tag, given)
        self._blame(tag, given)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "html":
            self.lang = given.get("lang", "")
        elif tag == "h1":
            self.h1.append("")
        elif tag == "label":
            self.labels.add(given.get("for", ""))
        elif tag == "a":
            self.hrefs.append(given.get("href", ""))
        elif tag in _NAMED:
            self.fields.append({**given, "within-label": "yes" if "label" in self._open else ""})
            if given.get("name") == "csrf_token":
                self.csrf_token = given.get("value", "")

    def _blame(self, tag: str, given: dict[str, str]) -> None:
        if "style" in given or tag == "style":
            self.faults.append(f"<{tag}> has a style of its own: the policy forbids it")
        if any(name.startswith("on") for name in given) or given.get("href", "").startswith("java"):
            self.faults.append(f"<{tag}> has a script of its own: the policy forbids it")
        if tag == "script" and not given.get("src"):
            self.faults.append("a script stands in the page: the policy forbids it")
        if tag == "img" and "alt" not in given:
            self.faults.append(f"a picture without alt: {given.get('src')}")
        if tag == "svg" and given.get("aria-hidden") != "true" and "aria-label" not in given:
            self.faults.append("a drawing that is neither named nor hidden")

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            continue

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        if "h1" in self._open:
            self.h1[-1] += data

    def audit(self) -> list[str]:
        """Everything that is wrong with the page."""
        faults = list(self.faults)
        if self.lang != "en":
            faults.append("the page does not say its language")
        if not self.title.strip():
            faults.append("the page has no title")
        if len(self.h1) != 1 or not self.h1[0].strip():
            faults.append(f"the page has the first-level headings {self.h1}")
        faults += [f"id {name!r} stands twice" for name, n in Counter(self.ids).items() if n > 1]
        faults += [f"no label: {field}" for field in self.fields if not self._is_labeled(field)]
        return faults

    def _is_labeled(self, field: dict[str, str]) -> bool:
        return (
            field.get("type") in _UNLABELED
            or "hidden" in field
            or bool(field.get("aria-label") or field["within-label"])
            or field.get("id", "-") in self.labels
        )


class _Words(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.said = ""
        self.feed(text)

    def handle_data(self, data: str) -> None:
        self.said += data
