"""A handout as it is kept: every word composed, every page furniture named, nothing to look up.

A document is made once, by `clinic.handout.compose`, and never changes again. Another paper or
size is a new rendering of the same document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the paper shows of the clinic.

    `logo` is a normalized PNG or JPEG in base64, empty without one; `brand_color` is `#rrggbb`.
    """

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""
    website: str = ""
    brand_color: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value: a cell of the facts, a detail of a dose, a mistake and its cure.

    `short` says the same for a narrow place; empty where `value` is all there is.
    """

    label: str
    value: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure of the picture engine: the movement, the pose in it, and the side that works.

    `side` is "left", "right" or empty for the drawing as it is. `alt` says what is to be seen to
    one who cannot see it; `moment` and `caption` stand below.
    """

    figure: str
    pose: str
    side: str = ""
    moment: str = ""
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class SidePanel:
    """The dose of one side where the sides differ: `name` is "Left side"."""

    name: str
    amount: str
    details: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class HandoutExercise:
    """One exercise as the patient reads it.

    `dose` is the whole sentence; `dose_in_plan` the same without rest and days, which `days`
    says. `pictures` are in the order of the movement. Where the sides differ, `panels` have the
    dose of each, and `side_pictures` show the end of the movement on the left and on the right.
    """

    number: int
    slug: str
    name: str
    part: str
    why: str
    dose: str
    dose_in_plan: str
    days: str
    panels: tuple[SidePanel, ...] = ()
    steps: tuple[str, ...] = ()
    key_points: tuple[str, ...] = ()
    take_care: str = ""
    easier: str = ""
    harder: str = ""
    modifications: tuple[str, ...] = ()
    note: str = ""
    pictures: tuple[Picture, ...] = ()
    side_pictures: tuple[Picture, ...] = ()

    @property
    def finish(self) -> Picture | None:
        """The picture that stands for the exercise: how the movement ends, of several poses."""
        return self.pictures[:2][-1] if self.pictures else None


@dataclass(frozen=True, slots=True)
class RedFlagBox:
    """One tier of the stop box: its heading and the signs."""

    heading: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PainZoneAdvice:
    """A stretch of the pain scale: first and last score, a title such as "0 to 2: go on"."""

    first: int
    last: int
    title: str
    advice: str


@dataclass(frozen=True, slots=True)
class SafetyAdvice:
    """The safety advice of one handout, from the one list of red flags and the seed's advice."""

    benefit_and_limit: str
    emergency: RedFlagBox
    call_us: RedFlagBox
    scale_ends: str
    scale_note: str
    zones: tuple[PainZoneAdvice, ...] = ()
    normal: tuple[str, ...] = ()
    not_normal: tuple[str, ...] = ()
    mistakes: tuple[Fact, ...] = ()
    bad_day: str = ""
    consult: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogDay:
    """A row of the log: `weekday` bold, `day` beside it, the exercises due by number."""

    weekday: str
    day: str = ""
    due: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class HandoutDocument:
    """Everything on one patient's paper, in one language.

    `title_line` is the metadata title; `patient` the name as printed; `facts` the cells under the
    title; `session` says how long one takes, `sets_note` what a set is, empty where no exercise
    has any; `words` the fixed words of the pages by key, some with `{n}` places for page numbers.
    `program` is the program it was made of, as `program/1` JSON without the logo's path; it
    travels in the file and is not printed. `figures` names each movement that pictures show and
    the SHA-256 of its drawings, so that the same ones can be found again.
    """

    locale: str
    clinic: Letterhead
    patient: str
    therapist: str
    title: str
    subject: str
    title_line: str
    issued_on: str
    issued_short: str
    message: str
    safety: SafetyAdvice
    exercises: tuple[HandoutExercise, ...]
    goal: str = ""
    facts: tuple[Fact, ...] = ()
    how_to_use: tuple[str, ...] = ()
    session: str = ""
    sets_note: str = ""
    note_from: str = ""
    changes: tuple[str, ...] = ()
    log: tuple[LogDay, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    revision: int = 1
    emergency_number: str = ""
    program: str = ""
    figures: tuple[tuple[str, str], ...] = ()

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return dict(self.words)

    def word(self, key: str, **values: object) -> str:
        """A fixed word of the pages, with `values` put in.

        Raises:
            KeyError: the document holds no such word.
        """
        return self._words[key].format(**values)
