"""Exercise pictures: kept figures as SVG files that any page may show and every browser keeps.

They belong to the product, not to a clinic, so they need no sign-in.
"""

import gzip
from dataclasses import dataclass
from functools import lru_cache

from flask import Blueprint, Flask, Response, abort, request, url_for

from clinic.domain.exercise_photo import Photo, Photographed
from clinic.figures import kept
from clinic.figures.body import DEFAULT_BODY
from clinic.figures.display import DisplayList
from clinic.figures.kept import FigureNotFoundError
from clinic.figures.svg import svg
from clinic.services.printing import body_of
from clinic.web import access
from clinic.web.assets import forever

blueprint = Blueprint("pictures", __name__)

_SHORT_KEY = 12


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture is, its proportions, and what it shows."""

    url: str
    width: int
    height: int
    alt: str


def register_pictures(app: Flask) -> None:
    """Serve the pictures and give templates `picture(movement, pose, side, body)`."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["picture"] = picture


def picture(
    movement: str | Photographed, pose: str = "end", side: str = "", body: str = ""
) -> Picture | None:
    """The clinic's photo of a movement's pose ("start", "end", "2", "3"), else the kept picture.

    `movement` is what an exercise says is `shown` of it, or its `figure`; `side` mirrors where
    the other one was drawn; `body` is the clinic's own unless given. `None` where no such
    picture is kept.
    """
    if isinstance(movement, Photographed):
        if photo := movement.photo(pose):
            return _photographed(movement.slug, photo)
        movement = movement.figure
    person = access.person()
    shown = body or body_of(person.clinic if person else None)
    drawn = _drawn(movement, pose, side, shown)
    if drawn is None:
        return None
    url = url_for(
        "pictures.show",
        movement=movement,
        pose=pose,
        side=side or None,
        body=None if shown == DEFAULT_BODY else shown,
        v=drawn.key[:_SHORT_KEY],
    )
    return Picture(url, drawn.width, drawn.height, drawn.alt)


def _photographed(slug: str, photo: Photo) -> Picture:
    url = url_for("photos.show", slug=slug, name=photo.key)
    return Picture(url, photo.width, photo.height, photo.alt)


def _drawn(movement: str, pose: str, side: str, body: str) -> DisplayList | None:
    if movement not in kept.movements():
        return None
    try:
        return kept.figure(movement, pose, body, side)
    except FigureNotFoundError:
        return None


@blueprint.get("/pictures/<movement>/<pose>.svg")
def show(movement: str, pose: str) -> Response:
    """One picture."""
    side = request.args.get("side", "")
    body = request.args.get("body", DEFAULT_BODY)
    drawn = _drawn(movement, pose, side if side in ("left", "right") else "", body)
    if drawn is None:
        abort(404)
    packed = _packed(drawn)
    if request.accept_encodings["gzip"]:
        response = Response(packed, mimetype="image/svg+xml")
        response.headers["Content-Encoding"] = "gzip"
    else:
        response = Response(gzip.decompress(packed), mimetype="image/svg+xml")
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = forever()
    return response


@lru_cache(maxsize=512)
def _packed(drawn: DisplayList) -> bytes:
    return gzip.compress(svg(drawn).encode(), mtime=0)
