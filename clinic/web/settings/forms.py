"""Forms of brand and team; field names are those of the services."""

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import EmailField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Regexp

from clinic.figures.body import DEFAULT_BODY
from clinic.models import Clinic, Role
from clinic.services.accounts import NewPerson
from clinic.services.clinics import BrandChange
from clinic.web import places
from clinic.web.bodies import bodies


class BrandForm(FlaskForm):
    """What handouts show of the clinic, and where it is. `version` is the brand it was read at."""

    version = HiddenField()
    logo = FileField("Logo")
    name = StringField("Clinic name", [DataRequired("Write the clinic's name.")])
    brand_color = StringField(
        "Color",
        [Regexp(r"(#[0-9A-Fa-f]{6})?$", message="Write a color as #0B4F71, or leave it empty.")],
    )
    phone = StringField("Phone")
    email = EmailField("Email")
    website = StringField("Website")
    address = TextAreaField("Address")
    body = RadioField("Person in the pictures", choices=bodies, default=DEFAULT_BODY)
    paper = SelectField("Paper", choices=places.PAPERS)
    country = SelectField("Country")
    time_zone = SelectField("Time zone")

    def offer(self, clinic: Clinic) -> None:
        """Fill the long lists; a zone or country they do not name (such as UTC) stays choosable."""
        zones, countries = places.time_zones(), places.countries()
        self.time_zone.choices = places.with_choice(zones, clinic.time_zone)
        self.country.choices = places.with_choice(countries, clinic.country)

    def change(self) -> BrandChange:
        """What was written."""
        return BrandChange(
            name=self.name.data or "",
            address=tuple((self.address.data or "").splitlines()),
            phone=self.phone.data or "",
            email=self.email.data or "",
            website=self.website.data or "",
            brand_color=self.brand_color.data or "",
            paper=self.paper.data,
            country=self.country.data,
            time_zone=self.time_zone.data,
            body=self.body.data or "",
        )


class PersonForm(FlaskForm):
    """A teammate to be."""

    name = StringField("Name", [DataRequired("Write the person's name.")])
    credentials = StringField("Letters")
    email = EmailField("Email", [DataRequired("Write the person's email. They sign in with it.")])
    role = RadioField(
        "Role",
        choices={Role.THERAPIST.value: "Therapist", Role.OWNER.value: "Owner"},
        default=Role.THERAPIST.value,
    )

    def person(self) -> NewPerson:
        """What was written."""
        return NewPerson(
            name=self.name.data or "",
            email=self.email.data or "",
            credentials=self.credentials.data or "",
            role=self.role.data,
        )
