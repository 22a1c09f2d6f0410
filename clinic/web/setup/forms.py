"""The form of setting up."""

from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, SelectField, StringField
from wtforms.validators import DataRequired

from clinic.services.clinics import SetUp
from clinic.web import places


class SetUpForm(FlaskForm):
    """The clinic, where it is, and its first owner; field names are those of `SetUp`."""

    token = StringField("One-time token", [DataRequired("Write the token from the console.")])
    clinic_name = StringField("Clinic name", [DataRequired("Write the clinic's name.")])
    country = SelectField("Country", choices=places.countries(), default="US")
    paper = SelectField("Paper", choices=places.PAPERS)
    time_zone = SelectField("Time zone", choices=places.time_zones(), default="America/New_York")
    owner_name = StringField("Your name", [DataRequired("Write your name.")])
    credentials = StringField("Letters")
    email = EmailField("Email", [DataRequired("Write your email. You sign in with it.")])
    password = PasswordField("Password", [DataRequired("Write a password.")])

    def details(self) -> SetUp:
        """What was written."""
        return SetUp(
            clinic_name=self.clinic_name.data or "",
            time_zone=self.time_zone.data or "",
            country=self.country.data or "",
            paper=self.paper.data or "",
            owner_name=self.owner_name.data or "",
            email=self.email.data or "",
            credentials=self.credentials.data or "",
            password=self.password.data or "",
        )
