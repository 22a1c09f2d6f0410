"""Changed library entries: see what, take it or keep yours, or take all that is untouched."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.word_changes import Change, changes
from clinic.library.describe import describe
from clinic.services import exercise_editing as editing
from clinic.services import exercise_seeds as service
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.errors import StaleError
from clinic.services.exercise_seeds import SeedNews
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.words import of

blueprint = Blueprint("seeds", __name__)

_CONFLICT = 409


@blueprint.app_context_processor
def _for_pages() -> dict[str, Any]:
    """What the library's pages ask for where they show it."""
    return {"seed_news": service.news_of, "to_keep_up": to_keep_up}


def to_keep_up() -> list[tuple[str, str, int]]:
    """What there is to look after in the library: words, address, how many."""
    overdue = len(exercises.overdue(session(), current_actor(), now()))
    changed = len(service.all_news(session(), current_actor()))
    archived = editing.archived_count(session(), current_actor())
    found = [
        ("Review overdue", url_for("reviews.overdue"), overdue),
        ("Seed has changed", url_for("seeds.index"), changed),
        ("Archived", url_for("editing.archived"), archived),
    ]
    return [one for one in found if one[2]]


@blueprint.get("/library/seeds")
@signed_in
def index() -> ResponseReturnValue:
    """All exercises whose library entry has changed, each with what differs."""
    return _page()


def _page(*, stale: bool = False) -> str:
    found = service.all_news(session(), current_actor())
    return render_template(
        "library/seeds.html",
        news=[(one, _differences(one)) for one in found],
        untouched=sum(one.untouched for one in found),
        stale=stale,
    )


def _differences(news: SeedNews) -> list[Change]:
    return changes(describe(versions.content_of(news.row)), describe(news.seed))


@blueprint.post("/library/<slug>/seed")
@signed_in
def decide(slug: str) -> ResponseReturnValue:
    """Take the library's or keep the clinic's own, as the pressed button says."""
    version = request.form.get("version", 0, type=int)
    taking = request.form.get("do") == "take"
    act = service.take if taking else service.keep
    try:
        act(session(), current_actor(), slug, version, now())
    except StaleError:
        return _page(stale=True), _CONFLICT
    flash("Taken from the library." if taking else "Yours is kept.")
    return redirect(url_for("seeds.index"), 303)


@blueprint.post("/library/seeds")
@signed_in
def take_untouched() -> ResponseReturnValue:
    """Take everything where the clinic has changed nothing itself."""
    count = service.take_untouched(session(), current_actor(), now())
    flash(f"{of(count, 'exercise')} taken from the library.")
    return redirect(url_for("seeds.index"), 303)
