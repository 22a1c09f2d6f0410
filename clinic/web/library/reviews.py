"""Reviews that are overdue: listed for everyone, and told to owners on Today."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from clinic.services import exercises
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.library import context

blueprint = Blueprint("reviews", __name__)


@blueprint.app_context_processor
def _for_pages() -> dict[str, Any]:
    """What Today asks for where it shows it."""
    return {"overdue_reviews": overdue_reviews}


def overdue_reviews() -> int:
    """How many reviews are overdue; 0 for those who cannot review."""
    actor = current_actor()
    return len(exercises.overdue(session(), actor, now())) if actor.is_owner else 0


@blueprint.get("/library/overdue")
@signed_in
def overdue() -> ResponseReturnValue:
    """The exercises whose day to be reviewed again is past."""
    rows = exercises.overdue(session(), current_actor(), now())
    cards = [(context.card(exercises.exercise_of(row)), row.review_due) for row in rows]
    return render_template("library/overdue.html", cards=cards)
