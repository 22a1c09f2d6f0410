"""The clinic's brand: name, logo, color, contacts, paper, country and time zone."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.models import Clinic
from clinic.services import clinics
from clinic.services.errors import RefusedError, StaleError
from clinic.services.printing import body_of
from clinic.services.storage import StorageError
from clinic.web import access, faults
from clinic.web.assets import forever
from clinic.web.clock import now
from clinic.web.extensions import session, store
from clinic.web.settings import context
from clinic.web.settings.forms import BrandForm

blueprint = Blueprint("brand", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409


@blueprint.get("/settings/brand")
@access.owner_only
def edit() -> ResponseReturnValue:
    """The form, with the head of a handout beside it."""
    clinic = clinics.get(session(), access.current_actor())
    form = BrandForm(obj=clinic)
    form.offer(clinic)
    form.address.data = "\n".join(clinic.address)
    form.body.data = body_of(clinic)
    return _page(form, clinic)


@blueprint.post("/settings/brand")
@access.owner_only
def change() -> ResponseReturnValue:
    """Save. The button "preview" only shows; without script it is how color and name are tried."""
    clinic = clinics.get(session(), access.current_actor())
    form = BrandForm()
    form.offer(clinic)
    if not form.validate():
        return _page(form, clinic), _UNPROCESSABLE
    if "preview" in request.form:
        return _page(form, clinic)
    return _save(form, clinic)


def _save(form: BrandForm, clinic: Clinic) -> ResponseReturnValue:
    actor, moment = access.current_actor(), now()
    try:
        version = int(form.version.data or 0)
        clinics.change_brand(session(), actor, version, form.change(), moment)
        if form.logo.data:
            clinics.set_logo(session(), actor, store(), form.logo.data.read(), moment)
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return _page(form, clinic), _UNPROCESSABLE
    except StaleError as error:
        return _page(form, error.current, stale=True), _CONFLICT
    except ValueError:
        abort(400)
    flash("Saved. New handouts look like this.")
    return redirect(url_for("brand.edit"))


def _page(form: BrandForm, clinic: Clinic, *, stale: bool = False) -> str:
    color = form.brand_color.data or ""
    return render_template(
        "settings/brand.html",
        form=form,
        clinic=clinic,
        stale=stale,
        differences=context.differences(form, clinic) if stale else [],
        first="first" in request.args,
        color=context.usable_color(color),
        readings=context.readings(color),
        preview=context.preview(
            color, form.name.data or "", form.address.data or "", form.phone.data or ""
        ),
    )


@blueprint.post("/settings/brand/remove-logo")
@access.owner_only
def remove_logo() -> ResponseReturnValue:
    """Go without a logo."""
    clinics.remove_logo(session(), access.current_actor(), now())
    flash("Logo removed. Handouts issued before keep it.")
    return redirect(url_for("brand.edit"))


@blueprint.get("/settings/brand/readings")
@access.owner_only
def read_color() -> ResponseReturnValue:
    """How a color reads and what the handout makes of it, for the form while it is typed."""
    color = request.args.get("color", "")
    used = context.preview(color, "", "", "").theme
    return {
        "color": context.usable_color(color),
        "readings": render_template("settings/_readings.html", readings=context.readings(color)),
        "theme": {
            "solid": used.solid,
            "on_solid": used.on_solid,
            "text": used.text,
            "line": used.line,
            "tint": used.tint,
        },
    }


@blueprint.get("/logo")
def logo() -> Response:
    """The logo of the signed-in person's clinic; before sign-in that of the only clinic."""
    user = access.person()
    clinic = user.clinic if user else clinics.only_one(session())
    if clinic is None or not clinic.logo_key:
        abort(404)
    try:
        content = store().get(clinic.logo_key)
    except StorageError:
        abort(404)
    response = Response(content, mimetype="image/png")
    response.headers["Cache-Control"] = forever().replace("public", "private")
    return response
