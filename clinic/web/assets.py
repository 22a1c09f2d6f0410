"""The project's own files and the face: addresses with the content's hash, kept by browsers."""

import hashlib
from functools import cache
from pathlib import Path

import font_source_sans_pro
from flask import Blueprint, Flask, Response, abort, request, send_file, url_for

from clinic import resources

STYLESHEETS = (
    "tokens",
    "base",
    "layout",
    "shell",
    "menu",
    "buttons",
    "fields",
    "choices",
    "search",
    "dose",
    "tags",
    "cards",
    "motion",
    "table",
    "rows",
    "messages",
    "brand",
    "program-head",
    "program",
    "prescription-dose",
    "prescription",
    "patient",
    "library",
    "library-file",
    "editor",
    "print",
)
"""The style sheets in the order in which base.html links them."""

SCRIPTS = ("theme", "shortcuts", "menu", "toasts", "motion")
"""The modules that every page loads; each works alone and none is needed."""

FONTS = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")

_YEAR = 31_536_000
_HASH_LENGTH = 12

blueprint = Blueprint("files", __name__)


def register_files(app: Flask) -> None:
    """Serve style sheets, scripts and the face."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals.update(asset=asset, STYLESHEETS=STYLESHEETS, SCRIPTS=SCRIPTS, FONTS=FONTS)
    app.after_request(_keep_hashed)


def asset(name: str) -> str:
    """The address of a static file such as "css/base.css", which changes with its content."""
    return url_for("static", filename=name, v=_hash(name, _changed(name)))


def _changed(name: str) -> int:
    return (resources.static() / name).stat().st_mtime_ns


@cache
def _hash(name: str, changed: int) -> str:
    """The hash of a file's content; `changed` makes an edited file be read again."""
    del changed
    content = (resources.static() / name).read_bytes()
    return hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]


def _keep_hashed(response: Response) -> Response:
    """A file asked for by its hash never changes; without one browsers ask again each time."""
    if request.endpoint == "static":
        hashed = "v" in request.args and response.status_code < 400  # noqa: PLR2004 - HTTP errors
        response.headers["Cache-Control"] = forever() if hashed else "no-cache"
    return response


def forever() -> str:
    """The caching rule of what never changes under its address."""
    return f"public, max-age={_YEAR}, immutable"


@blueprint.get("/fonts/<name>")
def font(name: str) -> Response:
    """A face of Source Sans Pro from its package, under the name the package gives it."""
    if name not in FONTS:
        abort(404)
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    response = send_file(folder / name, mimetype="font/ttf")
    response.headers["Cache-Control"] = forever()
    return response


@blueprint.get("/healthz")
def health() -> Response:
    """Says that the server answers; touches no data."""
    return Response("ok\n", mimetype="text/plain")
