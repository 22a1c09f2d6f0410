"""The editor: new exercises, changes in each language, copies, and the archive."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.exercise import Exercise
from clinic.domain.exercise_reading import blank_exercise
from clinic.library.reading import PARTS, plainer
from clinic.models import ExerciseRow
from clinic.services import exercise_editing as service
from clinic.services import exercise_versions as versions
from clinic.services import exercises
from clinic.services.errors import RefusedError, StaleError
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.library import context
from clinic.web.library.editor import Editor, reading
from clinic.web.library.entry import (
    Entry,
    entry_of,
    entry_of_words,
    entry_sent,
    new_entry,
    press,
    typed,
)

blueprint = Blueprint("editing", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409


@blueprint.route("/library/new", methods=["GET", "POST"])
@signed_in
def add() -> ResponseReturnValue:
    """Write an exercise of the clinic's own."""
    empty = new_entry(blank_exercise("", service.BASE_LOCALE))
    if request.method == "GET":
        return Editor(empty).new()
    entry = entry_sent(request.form, empty)
    field = press(entry, request.form.get("do", ""), service.BASE_LOCALE)
    if field is not None:
        return Editor(entry, focus=field).new()
    try:
        row = service.create(session(), current_actor(), typed(entry), _note(), now())
    except RefusedError as refused:
        return Editor(entry, faults=refused.faults).new(), _UNPROCESSABLE
    flash("Saved. Programs can use it now.")
    return _to(row.slug)


@blueprint.route("/library/<slug>/edit", methods=["GET", "POST"])
@signed_in
def edit(slug: str) -> ResponseReturnValue:
    """Change an exercise's words and facts."""
    row = exercises.get(session(), current_actor(), slug)
    exercise = versions.content_of(row)
    shown = entry_of(exercise)
    if request.method == "GET":
        return Editor(shown).change(row)
    entry = entry_sent(request.form, shown)
    field = press(entry, request.form.get("do", ""), service.BASE_LOCALE)
    if field is not None:
        return Editor(entry, focus=field).change(row, _version())
    return _save(row, exercise, entry)


def _save(row: ExerciseRow, exercise: Exercise, entry: Entry) -> ResponseReturnValue:
    actor, moment = current_actor(), now()
    fields = typed(entry, exercise)
    reviewed = bool(row.reviewed_by)
    try:
        service.change(session(), actor, row.slug, _version(), fields, _note(), moment)
    except RefusedError as refused:
        return Editor(entry, faults=refused.faults).change(row, _version()), _UNPROCESSABLE
    except StaleError as stale:
        return _conflict(stale.current, entry), _CONFLICT
    if reviewed and not row.reviewed_by:
        flash("Saved. It must be reviewed again.")
    else:
        flash("Saved. Handouts already issued stay as they are.")
    return _to(row.slug)


def _conflict(row: ExerciseRow, entry: Entry) -> str:
    """What was typed, over what was saved meanwhile."""
    return Editor(entry, theirs=entry_of(versions.content_of(row))).change(row)


@blueprint.route("/library/<slug>/edit/<locale>", methods=["GET", "POST"])
@signed_in
def words(slug: str, locale: str) -> ResponseReturnValue:
    """Change an exercise's words in another language."""
    row = exercises.get(session(), current_actor(), slug)
    exercise = versions.content_of(row)
    said = service.words_to_edit(exercise, locale)
    shown = entry_of_words(said)
    if request.method == "GET":
        return Editor(shown).translate(row, said)
    entry = entry_sent(request.form, shown)
    field = press(entry, request.form.get("do", ""), locale)
    if field is not None:
        return Editor(entry, focus=field).translate(row, said, _version())
    fields = typed(entry)
    try:
        service.change_words(
            session(), current_actor(), slug, locale, _version(), fields, _note(), now()
        )
    except RefusedError as refused:
        editor = Editor(entry, faults=refused.faults)
        return editor.translate(row, said, _version()), _UNPROCESSABLE
    except StaleError as stale:
        return _words_conflict(stale.current, locale, entry), _CONFLICT
    flash("Saved. Patients who read this language get these words.")
    return _to(slug)


def _words_conflict(row: ExerciseRow, locale: str, entry: Entry) -> str:
    said = service.words_to_edit(versions.content_of(row), locale)
    return Editor(entry, theirs=entry_of_words(said)).translate(row, said)


@blueprint.post("/library/grade")
@signed_in
def grade() -> ResponseReturnValue:
    """How words read while they are typed: markup by field, "whole" for all of them."""
    locale = request.form.get("locale", "")
    parts = {
        name: [line for text in request.form.getlist(name) for line in text.splitlines()]
        for name in PARTS
    }
    found = reading(parts, locale)
    shown = {
        name: render_template("library/_reading.html", name=name, one=one)
        for name, one in found["parts"].items()
        if name in PARTS
    }
    whole = render_template("library/_whole.html", reading=found)
    plain = {name: "\n".join(plainer(t, locale) for t in parts[name]) for name in PARTS}
    return jsonify(parts=shown, whole=whole, plain=plain)


@blueprint.post("/library/<slug>/duplicate")
@signed_in
def duplicate(slug: str) -> ResponseReturnValue:
    """Make a copy and open it in the editor."""
    row = service.duplicate(session(), current_actor(), slug, now())
    flash("Copied. Change what you like; the original stays as it is.")
    return redirect(url_for("editing.edit", slug=row.slug), 303)


@blueprint.get("/library/archived")
@signed_in
def archived() -> ResponseReturnValue:
    """The exercises that are found no more, to put back."""
    rows = service.archived(session(), current_actor())
    cards = [context.card(exercises.exercise_of(row)) for row in rows]
    return render_template("library/archived.html", cards=cards)


@blueprint.post("/library/<slug>/archive")
@signed_in
def archive(slug: str) -> ResponseReturnValue:
    """Let nobody find it any more."""
    service.archive(session(), current_actor(), slug, now())
    flash("Archived. Programs that use it keep it.")
    return _to(slug)


@blueprint.post("/library/<slug>/unarchive")
@signed_in
def unarchive(slug: str) -> ResponseReturnValue:
    """Put it back on the shelf."""
    service.unarchive(session(), current_actor(), slug, now())
    flash("Back in the library.")
    return _to(slug)


def _version() -> int:
    return request.form.get("version", 0, type=int)


def _note() -> str:
    return request.form.get("note", "")


def _to(slug: str) -> ResponseReturnValue:
    return redirect(url_for("library.show", slug=slug), 303)
