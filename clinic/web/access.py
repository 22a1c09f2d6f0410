"""Who is signed in, and what only some may open.

A sign-in is a row on the server. The browser holds a random token in a cookie of its own and
nothing else; ending the row ends the session everywhere.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, cast

from flask import Flask, Request, request
from flask.typing import ResponseReturnValue
from flask_login import UserMixin, current_user
from werkzeug.wrappers import Response

from clinic.models import SignIn, User
from clinic.services import accounts
from clinic.services.actor import Actor
from clinic.services.sign_ins import REMEMBERED
from clinic.web.clock import now
from clinic.web.extensions import login_manager, session, settings

_P = ParamSpec("_P")


class SignedOutError(Exception):
    """The page needs a signed-in person and there is none."""


class SignedIn(UserMixin):
    """A signed-in person as Flask-Login sees one."""

    def __init__(self, sign_in: SignIn) -> None:
        self.user: User = sign_in.user

    def get_id(self) -> str:
        """The person's id. No page reads it: the cookie's token is what counts."""
        return str(self.user.id)


def register_sign_in(app: Flask) -> None:
    """Let Flask-Login find the person by the token in the cookie."""
    login_manager.session_protection = None  # the token is the session: there is no id to protect
    login_manager.init_app(app)
    login_manager.request_loader(_load)


def _load(incoming: Request) -> SignedIn | None:
    token = incoming.cookies.get(_cookie_name(), "")
    if not token:
        return None
    found = accounts.sign_in_of(session(), token, now())
    return SignedIn(found) if found else None


def _cookie_name() -> str:
    """Over TLS a name that browsers only take from the host itself."""
    return "__Host-sign-in" if settings().https else "sign-in"


def sign_in_token() -> str:
    """The token this browser sent, empty without one."""
    return request.cookies.get(_cookie_name(), "")


def remember(response: Response, token: str, *, long: bool) -> None:
    """Hand the browser its token: until it closes, or for as long as the session may last."""
    response.set_cookie(
        _cookie_name(),
        token,
        max_age=REMEMBERED if long else None,
        secure=settings().https,
        httponly=True,
        samesite="Lax",
    )


def forget(response: Response) -> None:
    """Take the token back."""
    response.delete_cookie(_cookie_name(), secure=settings().https, httponly=True, samesite="Lax")


def person() -> User | None:
    """Who is signed in, or nobody."""
    signed_in = cast("SignedIn | None", current_user._get_current_object())
    return signed_in.user if isinstance(signed_in, SignedIn) else None


def current_actor() -> Actor:
    """The actor for services.

    Raises:
        SignedOutError: nobody is signed in.
    """
    user = person()
    if user is None:
        raise SignedOutError
    return Actor.of(user)


def signed_in(
    view: Callable[_P, ResponseReturnValue],
) -> Callable[_P, ResponseReturnValue]:
    """A view for signed-in people alone; others are led to the sign-in page."""

    @wraps(view)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> ResponseReturnValue:
        current_actor()
        return view(*args, **kwargs)

    return guarded


def owner_only(
    view: Callable[_P, ResponseReturnValue],
) -> Callable[_P, ResponseReturnValue]:
    """A view for owners of the clinic alone; teammates get the 403 page."""

    @wraps(view)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> ResponseReturnValue:
        current_actor().require_owner()
        return view(*args, **kwargs)

    return guarded
