"""The form of a patient's details; field names are those of the service."""

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from clinic.i18n import locales
from clinic.i18n.names import language_name
from clinic.library import load_library
from clinic.models import Patient
from clinic.services.patients import PatientDetails, read_details
from clinic.web.bodies import bodies
from clinic.web.printing import SIZES

_PAPERS = {"": "The clinic's own", "letter": "Letter", "a4": "A4"}


def _languages() -> dict[str, str]:
    return {code: language_name(code) for code in locales()}


def _bodies() -> dict[str, str]:
    return {"": "The clinic's own", **bodies()}


def _precautions() -> dict[str, str]:
    return {code: known.label for code, known in load_library().precautions.items()}


class PatientForm(FlaskForm):
    """What is kept of a patient.

    `version` is the one the details were read at; `seen` names the people of the same name or
    birth date that the warning showed, so that it asks only once about the same ones.
    """

    version = HiddenField()
    seen = HiddenField()
    name = StringField("Name")
    printed_name = StringField("Name on paper")
    chart_number = StringField("Chart number")
    date_of_birth = DateField("Date of birth")
    language = RadioField("Language of the handout", choices=_languages, default="en")
    paper = RadioField("Paper", choices=_PAPERS, default="")
    print_size = RadioField("Size of print", choices=SIZES, default="standard")
    body = RadioField("Person in the pictures", choices=_bodies, default="")
    precautions = SelectMultipleField("Precautions", choices=_precautions)
    precaution_text = TextAreaField("More about precautions")
    notes = TextAreaField("Notes")

    def details(self) -> PatientDetails:
        """What was written.

        Raises:
            RefusedError: with faults by field name.
        """
        raw_date = (self.date_of_birth.raw_data or [""])[0]
        return read_details(
            {
                "name": self.name.data or "",
                "printed_name": self.printed_name.data or "",
                "chart_number": self.chart_number.data or "",
                "date_of_birth": str(raw_date).strip() or None,
                "language": self.language.data or None,
                "paper": self.paper.data or "",
                "print_size": self.print_size.data or None,
                "body": self.body.data or "",
                "precautions": list(self.precautions.data or []),
                "precaution_text": self.precaution_text.data or "",
                "notes": self.notes.data or "",
            }
        )

    def saw(self, alike: list[Patient]) -> bool:
        """True where the warning about all of these people was shown already."""
        seen = set((self.seen.data or "").split(","))
        return {str(patient.id) for patient in alike} <= seen
