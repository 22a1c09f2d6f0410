"""The team: who can sign in, and one-time links."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from clinic.models import User
from clinic.services import accounts
from clinic.services.errors import NotFoundError, RefusedError
from clinic.web import access, faults
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.settings.forms import PersonForm

blueprint = Blueprint("team", __name__)


@blueprint.get("/settings/team")
@access.owner_only
def index() -> ResponseReturnValue:
    """Everyone of the clinic."""
    people = accounts.team(session(), access.current_actor())
    return render_template("settings/team.html", people=people, refused=[])


@blueprint.route("/settings/team/new", methods=["GET", "POST"])
@access.owner_only
def add() -> ResponseReturnValue:
    """Add a teammate; the answer shows their link, once."""
    form = PersonForm()
    if not form.validate_on_submit():
        return render_template("settings/team_add.html", form=form), 422 if form.errors else 200
    person = form.person()
    try:
        token = accounts.invite(session(), access.current_actor(), person, now())
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return render_template("settings/team_add.html", form=form), 422
    return _link_page(person.name, token, new=True)


@blueprint.post("/settings/team/<int:user_id>/link")
@access.owner_only
def reset(user_id: int) -> ResponseReturnValue:
    """Make a link with which a teammate sets a new password; the answer shows it, once."""
    person = _teammate(user_id)
    try:
        token = accounts.reset_link(session(), access.current_actor(), user_id, now())
    except RefusedError as error:
        return _refused(error)
    return _link_page(person.name, token, new=False)


@blueprint.post("/settings/team/<int:user_id>/active")
@access.owner_only
def activate(user_id: int) -> ResponseReturnValue:
    """Let a teammate sign in again."""
    return _set_active(user_id, active=True)


@blueprint.post("/settings/team/<int:user_id>/inactive")
@access.owner_only
def deactivate(user_id: int) -> ResponseReturnValue:
    """Let a teammate sign in no longer; what they did stays."""
    return _set_active(user_id, active=False)


def _set_active(user_id: int, *, active: bool) -> ResponseReturnValue:
    try:
        person = accounts.set_active(session(), access.current_actor(), user_id, active, now())
    except RefusedError as error:
        return _refused(error)
    flash(f"{person.name} can sign in again." if active else f"{person.name} is signed out.")
    return redirect(url_for("team.index"))


def _refused(error: RefusedError) -> ResponseReturnValue:
    """The team's page with what is wrong said above it."""
    people = accounts.team(session(), access.current_actor())
    words = [faults.message(fault) for fault in error.faults]
    return render_template("settings/team.html", people=people, refused=words), 422


def _teammate(user_id: int) -> User:
    for person in accounts.team(session(), access.current_actor()):
        if person.id == user_id:
            return person
    raise NotFoundError("User", user_id)


def _link_page(name: str, token: str, *, new: bool) -> str:
    link = url_for("accounts.link", token=token, _external=True)
    hours = int(accounts.LINK_LIFETIME.total_seconds() // 3600)
    return render_template("settings/team_link.html", name=name, link=link, new=new, hours=hours)
