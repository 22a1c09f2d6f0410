"""An exercise's photos: shown, put in place of the drawn pictures, and taken away again."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.exercise_photo import POSES
from clinic.services import exercise_photos as service
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.errors import RefusedError, StaleError
from clinic.services.storage import StorageError
from clinic.web import faults
from clinic.web.access import current_actor, signed_in
from clinic.web.assets import forever
from clinic.web.clock import now
from clinic.web.extensions import session, store

blueprint = Blueprint("photos", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409
_FORM = 1024 * 1024
"""What a form may add to its file."""


@blueprint.url_value_preprocessor
def _let_a_photo_in(endpoint: str | None, values: object) -> None:
    """Only the upload may be larger than other requests; this runs before forms are read."""
    del values
    if endpoint == "photos.change":
        request.max_content_length = service.PHOTO_BYTES + _FORM


@blueprint.get("/library/<slug>/photos")
@signed_in
def edit(slug: str) -> ResponseReturnValue:
    """Both poses with what is shown of them."""
    return _page(slug)


def _page(slug: str, errors: Mapping[str, str] | None = None) -> str:
    row = exercises.get(session(), current_actor(), slug)
    exercise = versions.content_of(row)
    captions = (exercise.words.caption_start, exercise.words.caption_end)
    photos: dict[str, Any] = {photo.pose: photo for photo in exercise.photos}
    return render_template(
        "library/photos.html",
        row=row,
        exercise=exercise,
        poses=[
            (pose, caption, photos.get(pose)) for pose, caption in zip(POSES, captions, strict=True)
        ],
        sent=request.form.get("pose", ""),
        alt=request.form.get("alt", ""),
        errors=errors or {},
    )


@blueprint.post("/library/<slug>/photos")
@signed_in
def change(slug: str) -> ResponseReturnValue:
    """Put a photo in a pose's place, or take it away."""
    actor, moment = current_actor(), now()
    pose, version = request.form.get("pose", ""), request.form.get("version", 0, type=int)
    try:
        if request.form.get("do") == "remove":
            service.remove_photo(session(), actor, slug, version, pose, moment)
        else:
            upload = request.files.get("photo")
            content = upload.read() if upload else b""
            alt = request.form.get("alt", "")
            service.put_photo(session(), actor, store(), slug, version, pose, content, alt, moment)
    except RefusedError as refused:
        errors = {fault.path: faults.message(fault) for fault in refused.faults}
        return _page(slug, errors), _UNPROCESSABLE
    except StaleError:
        message = "Someone changed this exercise meanwhile. Look, and choose the photo again."
        return _page(slug, {"photo": message}), _CONFLICT
    flash("Saved. Pages show it now.")
    return redirect(url_for("photos.edit", slug=slug), 303)


@blueprint.get("/library/<slug>/photos/<name>")
@signed_in
def show(slug: str, name: str) -> ResponseReturnValue:
    """One photo, to the clinic whose exercise shows it."""
    try:
        content = service.photo_file(session(), current_actor(), store(), slug, name)
    except StorageError:
        abort(404)
    response = Response(content, mimetype="image/jpeg")
    response.headers["Cache-Control"] = forever().replace("public", "private")
    return response
