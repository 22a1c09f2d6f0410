"""Findings of a review in the words of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from clinic.domain.exercise import Exercise
from clinic.domain.safety import Finding
from clinic.library import load_library


@dataclass(frozen=True, slots=True)
class Remedy:
    """An exercise that a finding offers in the place of the one it is about."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as shown under its row: what it is about, what it says, what would help."""

    level: str
    title: str
    words: str
    remedies: tuple[Remedy, ...] = ()


def told(finding: Finding, library: Mapping[str, Exercise]) -> Told:
    """A finding in words, with the exercises that could take the place of its own."""
    remedies = tuple(
        Remedy(slug, library[slug].name) for slug in finding.remedies if slug in library
    )
    return Told(finding.level.value, _title(finding), finding.message, remedies)


def _title(finding: Finding) -> str:
    """What a finding is about: the precaution by its name, else the dose or the program."""
    group, _, code = finding.code.partition(".")
    if group == "precaution":
        known = load_library().precautions
        return known[code].label if code in known else code
    return {"dose": "Dose", "exercise": "Exercise"}.get(group, "Program")
