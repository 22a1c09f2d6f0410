"""Draws the editor's pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, request, url_for

from clinic.domain.checking import Fault
from clinic.domain.exercise import Equipment, Exercise, Kind, Position, Region
from clinic.domain.exercise_words import ExerciseWords
from clinic.i18n import locales
from clinic.i18n.names import language_name
from clinic.library import load_library
from clinic.library.describe import FIGURES, SIDES
from clinic.library.reading import hardest, readings
from clinic.library.translations import words_in
from clinic.models import ExerciseRow
from clinic.services import exercise_editing as service
from clinic.services import exercise_versions as versions
from clinic.web import faults as fault_words
from clinic.web.extensions import session
from clinic.web.library.entry import LABELS, Entry, differences, errors_by_field, parts_of

Choices = list[tuple[str, str]]
Tab = tuple[str, str, bool, str]


@dataclass(frozen=True)
class Editor:
    """What a page of the editor shows: the fields as typed, and what is to be said about them.

    `focus` is the field to go on with. After a conflict `theirs` are the fields as they were
    saved meanwhile.
    """

    entry: Entry
    faults: Sequence[Fault] = ()
    focus: str = ""
    theirs: Entry | None = None

    def new(self) -> str:
        """The page of a new exercise."""
        return self._page("library/new.html", service.BASE_LOCALE, choices=choices(""))

    def change(self, row: ExerciseRow, version: int | None = None) -> str:
        """The page of an exercise; `version` is the one the fields were typed over."""
        return self._page(
            "library/edit.html",
            service.BASE_LOCALE,
            choices=choices(self.entry["figure"]),
            **self._standing(row, version, service.BASE_LOCALE),
        )

    def translate(self, row: ExerciseRow, said: ExerciseWords, version: int | None = None) -> str:
        """The page of an exercise's words in another language, beside those it is written in."""
        return self._page(
            "library/translate.html",
            said.locale,
            said=said,
            language=language_name(said.locale),
            original=versions.content_of(row).words,
            outdated=bool(said.translation and said.translation.outdated),
            **self._standing(row, version, said.locale),
        )

    def _page(self, template: str, locale: str, **more: Any) -> str:
        messages = {fault.path: fault_words.message(fault) for fault in self.faults}
        return render_template(
            template,
            entry=self.entry,
            errors=errors_by_field(self.entry, messages),
            labels=LABELS,
            locale=locale,
            reading=reading(parts_of(self.entry), locale),
            focus=self.focus,
            note=request.form.get("note", ""),
            **more,
        )

    def _standing(self, row: ExerciseRow, version: int | None, locale: str) -> dict[str, Any]:
        exercise = versions.content_of(row)
        return {
            "row": row,
            "exercise": exercise,
            "version": row.version if version is None else version,
            "next": versions.number_of(session(), row) + 1,
            "tabs": tabs(exercise, row.slug, locale),
            "conflict": self.theirs is not None,
            "differences": differences(self.theirs, self.entry) if self.theirs else [],
        }


def reading(parts: Mapping[str, Sequence[str]], locale: str) -> dict[str, Any]:
    """How the words read: each part, the whole, and the part without which the rest is easier."""
    worst = hardest(parts, locale)
    return {
        "parts": readings(parts, locale),
        "without": (LABELS[worst[0]], worst[1]) if worst else None,
    }


def tabs(exercise: Exercise, slug: str, here: str) -> list[Tab]:
    """The languages, the one the exercise is written in first, as choices of `segments`."""
    own = exercise.words.locale
    pages = {own: url_for("editing.edit", slug=slug)} | {
        code: url_for("editing.words", slug=slug, locale=code) for code in locales() if code != own
    }
    return [(_tab_words(exercise, code), page, code == here, "") for code, page in pages.items()]


def _tab_words(exercise: Exercise, locale: str) -> str:
    words, name = words_in(exercise, locale), language_name(locale)
    if words is None:
        return f"{name}, none yet"
    outdated = words.translation and words.translation.outdated
    return f"{name}, to be looked at" if outdated else name


def choices(figure: str) -> dict[str, Choices]:
    """What the editor's lists offer, by field; a figure that is kept no more stays a choice."""
    known, library = service.known(), load_library()
    figures = [*known.figures, *([figure] if figure and figure not in known.figures else [])]
    return {
        "kind": _labels(Kind),
        "regions": _labels(Region),
        "position": _labels(Position),
        "equipment": _labels(Equipment),
        "laterality": list(SIDES.items()),
        "muscles": [(code, muscle.name) for code, muscle in known.muscles.items()],
        "figure": [("", "None"), *((name, _spoken(name)) for name in figures)],
        "precautions": [(code, library.precautions[code].label) for code in known.precautions],
        "figures": list(FIGURES.items()),
    }


def _labels(kinds: Iterable[Any]) -> Choices:
    return [(choice.value, choice.label) for choice in kinds]


def _spoken(name: str) -> str:
    return name.replace("-", " ").capitalize()
