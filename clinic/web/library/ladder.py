"""The ladder of an exercise: seen from easier to harder, and changed."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.services import exercise_ladder as service
from clinic.services import exercises
from clinic.services.errors import RefusedError, StaleError
from clinic.services.exercise_ladder import Way
from clinic.services.exercises import Filter
from clinic.web import faults
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.library import context

blueprint = Blueprint("ladder", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409
_OFFERED = 12


@blueprint.get("/library/<slug>/ladder")
@signed_in
def edit(slug: str) -> ResponseReturnValue:
    """The ladder, and exercises to put on it."""
    return _page(slug)


def _page(slug: str, error: str = "") -> str:
    actor = current_actor()
    row = exercises.get(session(), actor, slug)
    library = exercises.library_of(session(), actor)
    exercise = library[slug]
    text = request.values.get("text", "").strip()
    wanted = Filter(text=text) if text else Filter(kind=exercise.kind)
    found = exercises.browse(session(), actor, wanted, limit=_OFFERED).rows
    beside = {slug, *exercise.progressions, *exercise.regressions}
    return render_template(
        "library/ladder.html",
        row=row,
        ladder=context.ladder(exercise, library),
        ways=[
            (way.value, [library[s] for s in getattr(exercise, way.links) if s in library])
            for way in Way
        ],
        text=text,
        found=[exercises.exercise_of(one) for one in found if one.slug not in beside],
        error=error,
    )


@blueprint.post("/library/<slug>/ladder")
@signed_in
def change(slug: str) -> ResponseReturnValue:
    """Join or part, as the pressed button says: `easier:plank-wall`, `part:plank-wall`."""
    act, _, other = request.form.get("do", "").partition(":")
    version = request.form.get("version", 0, type=int)
    try:
        if act in tuple(Way):
            way = Way(act)
            service.join(session(), current_actor(), slug, version, other, way, now())
        else:
            service.part(session(), current_actor(), slug, version, other, now())
    except RefusedError as refused:
        words = " ".join(faults.message(fault) for fault in refused.faults)
        return _page(slug, words.replace("Write", "Choose")), _UNPROCESSABLE
    except StaleError:
        return _page(slug, "Someone changed this exercise meanwhile. Look again."), _CONFLICT
    flash("Saved, on both exercises.")
    return redirect(url_for("ladder.edit", slug=slug), 303)
