"""Exercise pictures: kept figures as SVG files that any page may show and every browser keeps."""

from dataclasses import dataclass

from flask import Blueprint, Flask, Response, abort

blueprint = Blueprint("pictures", __name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a picture is and how large it was drawn."""

    url: str
    width: int
    height: int


def register_pictures(app: Flask) -> None:
    """Give templates `picture(slug, pose)`."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["picture"] = picture


def picture(slug: str, pose: str) -> Picture | None:
    """The picture of one pose of an exercise, `None` where none was drawn."""
    del slug, pose
    return None


@blueprint.get("/pictures/<slug>/<pose>.svg")
def show(slug: str, pose: str) -> Response:
    """One picture."""
    abort(404)
