"""Patients as the pages of several features speak of them."""

from datetime import date

from clinic.domain.safety import Precaution
from clinic.library import load_library
from clinic.models import Patient


def first_name(patient: Patient) -> str:
    """What the patient is called in labels such as "Goal, in Maria's words"."""
    return patient.name.split()[0]


def age(born: date | None, day: date) -> str:
    """ "67 years" on that day; empty without a birth date."""
    if born is None:
        return ""
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    return f"{years} year" if years == 1 else f"{years} years"


def precautions(patient: Patient) -> list[Precaution]:
    """The patient's precautions, in the library's order."""
    known = load_library().precautions
    return [known[code] for code in known if code in patient.precautions]
