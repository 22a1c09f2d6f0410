"""Errors as designed pages: what happened, what was kept, ways on, and a reference."""

import secrets
from dataclasses import dataclass

from flask import Flask, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from clinic.services.errors import ForbiddenError, NotFoundError
from clinic.web.access import SignedOutError, person
from clinic.web.extensions import session
from clinic.web.resending import local_path, typed_fields


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    words: str


_PAGES = {
    400: _Page("This could not be read", "The page sent something the server did not expect."),
    403: _Page(
        "Only an owner can open this",
        "Brand and team belong to the clinic's owners. Ask one of them to change it.",
    ),
    404: _Page(
        "This page is not here",
        "The link may be old, or the page belongs to another clinic. Nothing of yours was changed.",
    ),
    405: _Page("This page cannot be opened that way", "Go back and use its button again."),
    413: _Page(
        "That file is too large",
        "A logo can have up to 5 MB, a photo up to 10. Nothing was changed. Choose a smaller file.",
    ),
}
_FOR_ANYONE = ("accounts", "setup")
"""Features with forms that nobody needs to be signed in for."""
_OTHER = _Page("This did not work", "Nothing was changed. Go back and try again.")
_EXPIRED = _Page(
    "This page waited too long",
    "Nothing was saved yet. What you typed is kept below: send it again.",
)
_EXPIRED_EMPTY = _Page(
    "This page waited too long", "Nothing was saved. Go back, reload the page and try again."
)
_SIGNED_OUT = _Page(
    "You are signed out",
    "Nothing was saved yet. Sign in in a new tab, come back to this one, and send it again.",
)
_SIGNED_OUT_EMPTY = _Page("You are signed out", "Nothing was saved. Sign in and try again.")


def register_errors(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(SignedOutError, _signed_out)
    app.register_error_handler(NotFoundError, _not_found)
    app.register_error_handler(ForbiddenError, _forbidden)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(InternalServerError, _broken)
    app.register_error_handler(HTTPException, _http)


def _not_found(_error: NotFoundError) -> ResponseReturnValue:
    return _page(404)


def _forbidden(_error: ForbiddenError) -> ResponseReturnValue:
    return _page(403)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:  # noqa: PLR2004 - redirects are HTTPExceptions too
        return error
    return _page(error.code)


def _page(code: int) -> ResponseReturnValue:
    return _show(_PAGES.get(code, _OTHER), code)


def _show(
    page: _Page, code: int, typed: list[tuple[str, str]] | None = None
) -> ResponseReturnValue:
    session().rollback()
    words = render_template(
        "errors/error.html",
        page=page,
        code=code,
        reference=_reference(),
        typed=typed or [],
        back=_came_from(),
    )
    return words, code


def _reference() -> str:
    """A short name for this error, for the log and for a call for help."""
    digits = secrets.token_hex(4).upper()
    reference = f"{digits[:4]}-{digits[4:]}"
    current_app.logger.info("reference %s", reference)
    return reference


def _came_from() -> str | None:
    """The page of ours that led here."""
    sender = request.referrer or ""
    if not sender.startswith(request.host_url):
        return None
    path = local_path("/" + sender[len(request.host_url) :])
    return path if path != request.full_path.rstrip("?") else None


def _signed_out(_error: SignedOutError) -> ResponseReturnValue:
    if request.method in ("GET", "HEAD"):
        wanted = request.full_path.rstrip("?")
        return redirect(url_for("accounts.sign_in", next=None if wanted == "/" else wanted))
    return _not_taken(signed_out=True)


def _expired(error: CSRFError) -> ResponseReturnValue:
    current_app.logger.info("form refused: %s", error.description)
    return _not_taken(signed_out=person() is None and request.blueprint not in _FOR_ANYONE)


def _not_taken(*, signed_out: bool) -> ResponseReturnValue:
    """A form without a valid token or without a signed-in sender, offered again."""
    typed = typed_fields()
    if signed_out:
        return _show(_SIGNED_OUT if typed else _SIGNED_OUT_EMPTY, 401, typed)
    return _show(_EXPIRED if typed else _EXPIRED_EMPTY, 400, typed)


def _broken(_error: InternalServerError) -> ResponseReturnValue:
    """Asks nothing of database or session: they may be what is broken."""
    reference = _reference()
    current_app.logger.error("the error above has the reference %s", reference)
    return render_template("errors/broken.html", reference=reference), 500
