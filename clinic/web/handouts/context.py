"""What the issue step shows: for whom, what stands in the way, what asks for a thought."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clinic.domain.checking import Fault
from clinic.domain.exercise import Exercise
from clinic.domain.review import key_of
from clinic.domain.safety import Finding, Level
from clinic.handout.render import RenderOptions
from clinic.library import load_library
from clinic.models import Clinic, RenderingRow
from clinic.services.dates import today
from clinic.services.printing import options_of
from clinic.web.faults import message
from clinic.web.printing import layout_of, layouts, print_words


@dataclass(frozen=True, slots=True)
class Question:
    """A finding at the issue step: `key` acknowledges it, `about` names what it is about."""

    key: str
    about: str
    words: str


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """The choices of a print as its form shows them; `layouts` are (value, words) pairs."""

    paper: str
    layout: str
    ink_saver: bool
    log: bool
    layouts: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class RenderingView:
    """Another print of a handout: how, when, by whom."""

    id: int
    words: str
    day: date
    pages: int
    by: str


def print_choice(options: RenderOptions) -> PrintChoice:
    """The form of a print with these options chosen."""
    return PrintChoice(
        options.paper.value,
        layout_of(options),
        options.ink_saver,
        options.log,
        list(layouts().items()),
    )


def rendering_view(row: RenderingRow, clinic: Clinic) -> RenderingView:
    """A print with its day in the clinic's time zone."""
    words = print_words(options_of(row.print_options))
    day = today(clinic, row.made_at)
    return RenderingView(row.id, words, day, row.pages, row.made_by.name)


def questions(
    findings: list[Finding], level: Level, library: Mapping[str, Exercise]
) -> list[Question]:
    """The findings of one level, each key once."""
    found: dict[str, Question] = {}
    for finding in findings:
        if finding.level is level:
            key = key_of(finding)
            found.setdefault(key, Question(key, _about(finding, library), finding.message))
    return list(found.values())


def refusals(faults: Iterable[Fault]) -> list[str]:
    """Why it was not issued, in a sentence each; findings stand on the page with their boxes."""
    said: dict[str, None] = {}
    for fault in faults:
        if "acknowledgement" in fault.allowed:
            said["Tick every warning that you have thought of and keep, or change the program."] = (
                None
            )
        elif "cannot be issued" in fault.allowed:
            said["Something in the program stops it: it is marked below."] = None
        elif fault.path != "sections":
            said[message(fault)] = None
    return list(said)


def _about(finding: Finding, library: Mapping[str, Exercise]) -> str:
    """The exercise, and the precaution where one is behind it."""
    group, _, code = finding.code.partition(".")
    known = load_library().precautions
    parts = [library[finding.slug].name] if finding.slug in library else ["The program"]
    if group == "precaution" and code in known:
        parts.append(known[code].label)
    return ", ".join(parts)
