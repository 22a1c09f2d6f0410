"""An exercise's versions: who changed what when, what differs, and back to an older one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.word_changes import Change, changes
from clinic.library.describe import describe
from clinic.models import ExerciseVersion
from clinic.services import clinics, exercises
from clinic.services import exercise_editing as editing
from clinic.services import exercise_versions as service
from clinic.services.errors import StaleError
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session

blueprint = Blueprint("versions", __name__)

_CONFLICT = 409


@blueprint.get("/library/<slug>/versions")
@signed_in
def index(slug: str) -> ResponseReturnValue:
    """All versions, the newest first, each with what it changed."""
    return _page(slug)


def _page(slug: str, *, stale: bool = False) -> str:
    actor = current_actor()
    row = exercises.get(session(), actor, slug)
    found = service.versions_of(session(), actor, row)
    earlier = [*found[1:], None]
    clinic = clinics.get(session(), actor)
    return render_template(
        "library/versions.html",
        row=row,
        version=row.version,
        stale=stale,
        versions=[
            (one, clinics.today(clinic, one.at), _between(before, one))
            for one, before in zip(found, earlier, strict=True)
        ],
    )


def _between(before: ExerciseVersion | None, after: ExerciseVersion) -> list[Change]:
    if before is None:
        return []
    return changes(describe(service.content_of(before)), describe(service.content_of(after)))


@blueprint.post("/library/<slug>/versions/<int:number>/restore")
@signed_in
def restore(slug: str, number: int) -> ResponseReturnValue:
    """Say again what an old version said, as a new one."""
    version = request.form.get("version", 0, type=int)
    try:
        editing.restore(session(), current_actor(), slug, version, number, now())
    except StaleError:
        return _page(slug, stale=True), _CONFLICT
    flash(f"Version {number} restored, as a new version.")
    return redirect(url_for("library.show", slug=slug), 303)
