"""What stands around every page: whose clinic it is, who is signed in, light or dark."""

from dataclasses import dataclass
from functools import cached_property

from flask import Flask, request, url_for

from clinic.models import Clinic, User
from clinic.services import clinics
from clinic.web import access
from clinic.web.extensions import session

PRODUCT = "Clinic"
THEMES = ("system", "light", "dark")
THEME_COOKIE = "theme"

_ENTRIES = (
    ("today", "Today", "today.index", "home"),
    ("patients", "Patients", "patients.index", "people"),
    ("library", "Library", "library.index", "book"),
)
_INITIALS = 2
_SHORT_HASH = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Whose pages these are: a clinic's name and logo address, or the product's own name."""

    name: str = PRODUCT
    logo: str = ""

    @classmethod
    def of(cls, clinic: Clinic) -> "Place":
        """The place that a clinic is."""
        logo = url_for("brand.logo", v=clinic.logo_key[:_SHORT_HASH]) if clinic.logo_key else ""
        return cls(clinic.name, logo)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the top bar."""

    key: str
    label: str
    href: str
    icon: str


class Shell:
    """Looked up only where a template asks, so that the page for a broken server asks nothing."""

    @cached_property
    def person(self) -> User | None:
        """Who is signed in."""
        return access.person()

    @cached_property
    def place(self) -> Place:
        """The person's clinic; before sign-in the deployment's only clinic, if there is one."""
        if self.person is not None:
            return Place.of(self.person.clinic)
        only = clinics.only_one(session())
        return Place.of(only) if only else Place()

    @property
    def initials(self) -> str:
        """The person's, for the account menu."""
        names = self.person.name.split() if self.person else []
        return "".join(name[0] for name in (names[:1] + names[1:][-1:]))[:_INITIALS].upper()

    @property
    def entries(self) -> list[Entry]:
        """The top bar's entries."""
        return [Entry(key, label, url_for(e), icon) for key, label, e, icon in _ENTRIES]

    @property
    def theme(self) -> str:
        """What the person chose: "light", "dark", or "system"."""
        chosen = request.cookies.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else THEMES[0]

    @property
    def themes(self) -> tuple[str, ...]:
        """The choices."""
        return THEMES


def register_shell(app: Flask) -> None:
    """Give every template its `shell`."""
    app.context_processor(lambda: {"shell": Shell()})
