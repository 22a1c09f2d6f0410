"""A protocol: a reusable program that a therapist starts from."""

from dataclasses import dataclass

from clinic.domain.program import Section
from clinic.domain.source import Source


@dataclass(frozen=True, slots=True)
class Protocol:
    """A ready program for a purpose. `summary` speaks to the therapist who chooses it."""

    slug: str
    name: str
    summary: str
    sections: tuple[Section, ...]
    source: Source
    reviewed_by: str = ""
