"""The library: pictures or list, and one exercise."""

from collections.abc import Mapping

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.library import load_library
from clinic.library.describe import cited
from clinic.services import clinics, exercises
from clinic.services import exercise_editing as editing
from clinic.services import exercise_versions as versions
from clinic.services.errors import RefusedError, StaleError
from clinic.web import faults
from clinic.web.access import current_actor, owner_only, person, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.library import context
from clinic.web.library.bulk import to_undo
from clinic.web.library.gallery import followed, gallery

blueprint = Blueprint("library", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409


@blueprint.get("/library")
@signed_in
def index() -> ResponseReturnValue:
    """The exercises that fit region, kind, position and text, as pictures or as a list."""
    return render_template("library/index.html", **gallery(), **to_undo())


@blueprint.get("/library/followed")
@signed_in
def follow() -> ResponseReturnValue:
    """The parts of that page that follow while one types."""
    return jsonify(followed())


@blueprint.get("/library/<slug>")
@signed_in
def show(slug: str) -> ResponseReturnValue:
    """One exercise."""
    return _exercise_page(slug)


def _exercise_page(slug: str, errors: Mapping[str, str] | None = None) -> str:
    actor = current_actor()
    row = exercises.get(session(), actor, slug)
    exercise = exercises.exercise_of(row)
    library = exercises.library_of(session(), actor)
    owner = person()
    signature = ", ".join(p for p in (owner.name, owner.credentials) if p) if owner else ""
    return render_template(
        "library/show.html",
        exercise=exercise,
        steps=exercise.words.steps_for(exercise.laterality),
        ladder=context.ladder(exercise, library),
        doses=context.dose_lines(exercise),
        cares=context.cares(exercise, library),
        row=row,
        number=versions.number_of(session(), row),
        used_in=editing.used_in(session(), actor, row),
        source=cited(exercise.provenance.source),
        work=load_library().citations.get(exercise.provenance.source.key),
        may_review=actor.is_owner,
        reviewer=request.form.get("reviewer", signature),
        review_due=request.form.get("review_due", ""),
        errors=errors or {},
        day=clinics.today(clinics.get(session(), actor), now()),
    )


@blueprint.post("/library/<slug>/reviewed")
@owner_only
def review(slug: str) -> ResponseReturnValue:
    """Say who has read the exercise and stands behind it, as of today."""
    reviewer = request.form.get("reviewer", "")
    version = request.form.get("version", 0, type=int)
    due = request.form.get("review_due", "")
    try:
        exercises.mark_reviewed(session(), current_actor(), slug, version, reviewer, now(), due)
    except RefusedError as refused:
        errors = {fault.path: faults.message(fault) for fault in refused.faults}
        return _exercise_page(slug, errors), _UNPROCESSABLE
    except StaleError:
        message = "The exercise was changed meanwhile. Read it again, then mark it."
        return _exercise_page(slug, {"reviewer": message}), _CONFLICT
    flash("Marked as reviewed.")
    return redirect(url_for("library.show", slug=slug), 303)
