"""Finding a patient, a program or an exercise from the top bar.

The words are posted, never part of an address: they may name a patient, and browsers and
servers keep addresses.
"""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from clinic.services import clinics, exercises, patients, programs
from clinic.services.exercises import Filter
from clinic.web.access import current_actor, signed_in
from clinic.web.extensions import session

blueprint = Blueprint("search", __name__)

_LONGEST = 200
_MOST_SHOWN = 50
"""The library's own page shows more."""


@blueprint.get("/search")
@signed_in
def ask() -> ResponseReturnValue:
    """The search page before anything is asked: where narrow screens lead."""
    return render_template("search/results.html", words="", people=None, titled=[], shelf=None)


@blueprint.post("/search")
@signed_in
def results() -> ResponseReturnValue:
    """Patients, programs by their titles, and exercises that fit the words."""
    actor = current_actor()
    words = " ".join(request.form.get("q", "").split())[:_LONGEST]
    if not words:
        return ask()
    clinic = clinics.get(session(), actor)
    titled = programs.titled(session(), actor, words, _MOST_SHOWN)
    return render_template(
        "search/results.html",
        words=words,
        people=patients.search(session(), actor, words),
        shelf=exercises.browse(session(), actor, Filter(text=words), limit=_MOST_SHOWN),
        titled=[(program, clinics.today(clinic, program.updated_at)) for program in titled],
    )
