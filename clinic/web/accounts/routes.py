"""Signing in and out, one-time links, the account page, light or dark."""

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask import session as form_session
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from clinic.services import accounts, clinics
from clinic.services.errors import NotFoundError, RefusedError, ThrottledError
from clinic.web import access, faults, shell, work
from clinic.web.accounts.forms import OwnPasswordForm, PasswordForm, SignInForm
from clinic.web.clock import now
from clinic.web.extensions import session, settings
from clinic.web.resending import local_path

blueprint = Blueprint("accounts", __name__)

_YEAR = 31_536_000


@blueprint.route("/login", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    """Sign in with email and password."""
    if clinics.is_empty(session()):
        return redirect(url_for("setup.set_up"))
    form = SignInForm()
    if form.validate_on_submit():
        return _try(form)
    if request.method == "GET":
        form.next.data = request.args.get("next", "")
        if access.person() is not None:
            return redirect(_next(form.next.data))
    return render_template("accounts/sign_in.html", form=form), 422 if form.errors else 200


def _try(form: SignInForm) -> ResponseReturnValue:
    """Answers alike for an unknown email and a wrong password; a failure is kept in the record."""
    try:
        token = accounts.sign_in(
            session(), form.email.data or "", form.password.data or "", form.remember.data, now()
        )
    except ThrottledError as error:
        form.password.errors = [f"Too many tries. Wait {error.seconds} seconds, then try again."]
        return render_template("accounts/sign_in.html", form=form), 429
    if token is None:
        work.keep()
        form.password.errors = ["That email and password do not match. Check both and try again."]
        return render_template("accounts/sign_in.html", form=form), 422
    return open_session(_next(form.next.data), token, long=form.remember.data)


def open_session(target: str, token: str, *, long: bool) -> Response:
    """Go on as the signed-in person, leaving nothing of the browser's earlier session."""
    if access.sign_in_token():
        accounts.sign_out(session(), access.sign_in_token(), now())
    form_session.clear()
    response = redirect(target)
    access.remember(response, token, long=long)
    return response


def _next(given: str | None) -> str:
    return local_path(given) or request.script_root + "/"


@blueprint.post("/logout")
def sign_out() -> ResponseReturnValue:
    """End the session on the server, and take the token from the browser."""
    accounts.sign_out(session(), access.sign_in_token(), now())
    form_session.clear()
    response = redirect(url_for("accounts.sign_in"))
    access.forget(response)
    return response


@blueprint.route("/link/<token>", methods=["GET", "POST"])
def link(token: str) -> ResponseReturnValue:
    """Set a password with a one-time link, and be signed in."""
    found = accounts.link_of(session(), token, now())
    if found is None:
        return render_template("accounts/link_over.html"), 404
    form = PasswordForm()
    if not form.validate_on_submit():
        page = render_template("accounts/link.html", form=form, user=found.user)
        return page, 422 if form.errors else 200
    return _redeem(form, token)


def _redeem(form: PasswordForm, token: str) -> ResponseReturnValue:
    password = form.password.data or ""
    try:
        user = accounts.redeem(session(), token, password, now())
    except NotFoundError:
        return render_template("accounts/link_over.html"), 404
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        found = accounts.link_of(session(), token, now())
        if found is None:
            abort(404)
        return render_template("accounts/link.html", form=form, user=found.user), 422
    opened = accounts.sign_in(session(), user.email, password, False, now())
    if opened is None:
        return redirect(url_for("accounts.sign_in"))
    flash("Your password is set.")
    return open_session(request.script_root + "/", opened, long=False)


@blueprint.get("/account")
@access.signed_in
def account() -> ResponseReturnValue:
    """Who I am here."""
    return render_template("accounts/account.html", form=OwnPasswordForm())


@blueprint.post("/account/password")
@access.signed_in
def change_password() -> ResponseReturnValue:
    """Set one's own password; this browser stays signed in, no other does."""
    form = OwnPasswordForm()
    status = 422
    if form.validate():
        try:
            accounts.change_password(
                session(),
                access.current_actor(),
                form.current_password.data or "",
                form.password.data or "",
                access.sign_in_token(),
                now(),
            )
        except ThrottledError as error:
            form.current_password.errors = [
                f"Too many tries. Wait {error.seconds} seconds, then try again."
            ]
            status = 429
        except RefusedError as error:
            work.keep()  # a wrong try counts
            _say(form, error)
        else:
            flash("Your password is changed. Other browsers are signed out.")
            return redirect(url_for("accounts.account"), 303)
    return render_template("accounts/account.html", form=form), status


def _say(form: OwnPasswordForm, error: RefusedError) -> None:
    """A wrong current password in words of its own; what was typed is never repeated."""
    if any(fault.path == "current_password" for fault in error.faults):
        form.current_password.errors = [
            "That is not your current password. Check it and try again."
        ]
    else:
        faults.onto_form(form, error.faults)


@blueprint.post("/theme")
def choose_theme() -> ResponseReturnValue:
    """Keep the choice of light or dark in this browser."""
    theme = request.form.get("theme", "")
    if theme not in shell.THEMES:
        abort(400)
    response = make_response(redirect(_next(request.form.get("next"))))
    response.set_cookie(
        shell.THEME_COOKIE,
        theme,
        max_age=_YEAR,
        secure=settings().https,
        httponly=True,
        samesite="Lax",
    )
    return response
