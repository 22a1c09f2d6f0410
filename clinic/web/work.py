"""The unit of work: one transaction a request, committed once, after a good answer."""

from flask import Flask, Response, g, request

from clinic.services.database import begin_reading
from clinic.web.extensions import session

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_WITHOUT_DATABASE = frozenset({"static", "files.font", "pictures.show", "files.health"})
_GOOD_BELOW = 400


def register_unit_of_work(app: Flask) -> None:
    """Begin before each request, commit or roll back after it."""
    app.before_request(_begin)
    app.after_request(_finish)


def keep() -> None:
    """Commit what this request wrote although its answer is an error (a failed sign-in counts)."""
    g.keep_work = True


def _begin() -> None:
    """A request that only reads must not make others wait for it."""
    if request.method in _SAFE and request.endpoint not in _WITHOUT_DATABASE:
        begin_reading(session())


def _finish(response: Response) -> Response:
    if request.endpoint in _WITHOUT_DATABASE:
        return response
    if response.status_code < _GOOD_BELOW or g.get("keep_work", False):
        session().commit()
    else:
        session().rollback()
    return response
