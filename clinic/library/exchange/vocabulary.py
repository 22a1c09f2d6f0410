"""What the fields of a file may name: muscles, precautions, works and movements."""

from collections.abc import Mapping
from functools import cache

from clinic.domain.glossary import Term
from clinic.domain.source import CLINIC_DEFAULT, OWN
from clinic.figures import kept
from clinic.i18n import locales
from clinic.library.loader import load_library


@cache
def muscle_terms(locale: str) -> Mapping[str, Term]:
    """The muscles of the glossary in a language, by code; none in a language it has not."""
    if locale not in locales():
        return {}
    glossary = load_library(locale).glossary
    return {code: term for code, term in glossary.items() if term.muscle}


@cache
def precaution_codes() -> tuple[str, ...]:
    """The codes of all precautions."""
    return tuple(load_library().precautions)


@cache
def source_keys() -> Mapping[str, int]:
    """What a figure may rest on, with how many numbered lines it has."""
    works = {key: work.lines for key, work in load_library().citations.items()}
    return {CLINIC_DEFAULT: 0, OWN: 0, **works}


@cache
def movements() -> tuple[str, ...]:
    """The movements that there are pictures of, or will be."""
    of_library = (exercise.figure for exercise in load_library().exercises.values())
    return tuple(sorted({*kept.movements(), *filter(None, of_library)}))
