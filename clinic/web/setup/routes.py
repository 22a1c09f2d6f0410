"""Setting up: on an empty database only, with the one-time token from the console."""

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask import session as form_session
from flask.typing import ResponseReturnValue

from clinic.services import accounts, clinics, setup_token
from clinic.services.errors import RefusedError
from clinic.web import access, faults
from clinic.web.clock import now
from clinic.web.extensions import data_dir, session
from clinic.web.setup.forms import SetUpForm

blueprint = Blueprint("setup", __name__)


@blueprint.route("/set-up", methods=["GET", "POST"])
def set_up() -> ResponseReturnValue:
    """Make the clinic and its first owner, sign the owner in, and go on to the brand."""
    if not clinics.is_empty(session()):
        return redirect(url_for("accounts.sign_in"))
    _print_token()
    form = SetUpForm()
    if form.validate_on_submit():
        return _try(form)
    return render_template("setup/set_up.html", form=form), 422 if form.errors else 200


def _print_token() -> None:
    """Print the token where no command did: under a WSGI server of the hoster's own."""
    token = setup_token.make_once(data_dir())
    if token is not None:
        current_app.logger.warning("One-time token to set the clinic up: %s", token)


def _try(form: SetUpForm) -> ResponseReturnValue:
    if not setup_token.matches(data_dir(), (form.token.data or "").strip()):
        form.token.errors = ["That is not the token. Copy it from where the server was started."]
        return render_template("setup/set_up.html", form=form), 422
    try:
        owner = clinics.set_up(session(), form.details(), now())
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return render_template("setup/set_up.html", form=form), 422
    token = accounts.sign_in(session(), owner.email, form.password.data or "", False, now())
    setup_token.discard(data_dir())
    form_session.clear()
    flash("Your clinic is set up. Now give it its look.")
    response = redirect(url_for("brand.edit", first=1))
    access.remember(response, token or "", long=False)
    return response
