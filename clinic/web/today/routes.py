"""The Today page."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from clinic.services import clinics, overview
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.today import context

blueprint = Blueprint("today", __name__)


@blueprint.get("/")
@signed_in
def index() -> ResponseReturnValue:
    """What waits: reviews, drafts, and what was issued in the last days."""
    actor = current_actor()
    clinic = clinics.get(session(), actor)
    day = clinics.today(clinic, now())
    found = overview.overview(session(), actor, now())
    return render_template(
        "today/index.html",
        day=day,
        waiting=context.waiting(found),
        to_review=[context.review_row(program, day) for program in found.to_review],
        drafts=[context.draft_row(program, day, clinic) for program in found.drafts],
        issued=[context.issued_row(handout, day, clinic) for handout in found.issued],
    )
