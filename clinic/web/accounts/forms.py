"""Forms of signing in."""

from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, HiddenField, PasswordField
from wtforms.validators import DataRequired, Length

from clinic.services.passwords import PASSWORD_LENGTH
from clinic.services.sign_ins import REMEMBERED


class SignInForm(FlaskForm):
    """Who, and for how long; `next` is the page that asked for it."""

    email = EmailField("Email", [DataRequired("Write your email.")])
    password = PasswordField("Password", [DataRequired("Write your password.")])
    remember = BooleanField(f"Keep me signed in on this computer for {REMEMBERED.days} days")
    next = HiddenField()


_LENGTH = Length(
    PASSWORD_LENGTH.min,
    PASSWORD_LENGTH.max,
    f"A password has {PASSWORD_LENGTH.min} characters or more, up to {PASSWORD_LENGTH.max}.",
)


class PasswordForm(FlaskForm):
    """A new password."""

    password = PasswordField("New password", [_LENGTH])


class OwnPasswordForm(FlaskForm):
    """One's own password: the current one and a new one."""

    current_password = PasswordField(
        "Current password", [DataRequired("Write your current password.")]
    )
    password = PasswordField("New password", [_LENGTH])
