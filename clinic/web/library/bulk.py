"""Changing many exercises at once: the chosen ones, what to do with them, one click back."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.exercise_reading import DOSE_KEYS
from clinic.library.describe import FIGURES
from clinic.models import BulkAction, ExerciseRow
from clinic.services import bulk, exercises
from clinic.services.errors import RefusedError, StaleError
from clinic.web import faults
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session

blueprint = Blueprint("bulk", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409
_OFFERED_FOR = timedelta(hours=1)


@blueprint.post("/library/bulk")
@signed_in
def change() -> ResponseReturnValue:
    """What to do with the chosen exercises; then it is done."""
    slugs = request.form.getlist("slug")
    do = request.form.get("do", "")
    if do not in _DOING:
        return _page(slugs)
    try:
        _DOING[do](slugs)
    except RefusedError as refused:
        return _page(slugs, {f.path: faults.message(f) for f in refused.faults}), _UNPROCESSABLE
    except StaleError:
        return _page(slugs, {"slug": "One of them was changed meanwhile. Try again."}), _CONFLICT
    return redirect(url_for("library.index", view="list"), 303)  # which offers to undo it


def _tag(slugs: list[str]) -> BulkAction:
    return bulk.tag(session(), current_actor(), slugs, request.form.get("tag", ""), now())


def _untag(slugs: list[str]) -> BulkAction:
    return bulk.untag(session(), current_actor(), slugs, request.form.get("tag", ""), now())


def _archive(slugs: list[str]) -> BulkAction:
    return bulk.archive(session(), current_actor(), slugs, now())


def _set_doses(slugs: list[str]) -> BulkAction:
    doses = bulk.read_doses(dict(request.form))
    return bulk.set_doses(session(), current_actor(), slugs, doses, now())


_DOING = {"tag": _tag, "untag": _untag, "archive": _archive, "doses": _set_doses}


def _page(slugs: list[str], errors: dict[str, str] | None = None) -> str:
    rows: list[ExerciseRow] = [
        exercises.get(session(), current_actor(), slug) for slug in dict.fromkeys(slugs)
    ]
    return render_template(
        "library/bulk.html",
        rows=rows,
        tags=sorted({tag for row in rows for tag in row.tags}, key=str.casefold),
        figures=[(key, FIGURES[key]) for key in DOSE_KEYS],
        typed={key: request.form.get(key, "") for key in ("tag", *DOSE_KEYS)},
        errors=errors or {},
    )


@blueprint.post("/library/bulk/<int:action_id>/undo")
@signed_in
def undo(action_id: int) -> ResponseReturnValue:
    """Let the exercises of one's last bulk action be what they were."""
    try:
        action = bulk.undo(session(), current_actor(), action_id, now())
    except StaleError:
        return render_template("library/bulk_stale.html"), _CONFLICT
    flash(f"Undone. {action.said}.")
    return redirect(url_for("library.index", view="list"), 303)


def to_undo() -> dict[str, Any]:
    """The bulk action that the library's page offers to undo, for an hour."""
    found = bulk.latest(session(), current_actor())
    recent = found is not None and now() - found.at < _OFFERED_FOR
    return {"to_undo": found if recent else None}
