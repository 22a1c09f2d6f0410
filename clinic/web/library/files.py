"""The library as a file: export, and import with a dry run before it."""

from collections.abc import Callable
from pathlib import Path

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    jsonify,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from clinic.library.exchange import FORMATS, FileError, State
from clinic.library.exchange.files import format_of
from clinic.library.exchange.rows import LARGEST_FILE, MOST_ROWS
from clinic.models import LibraryImport
from clinic.services import library_files
from clinic.services import library_imports as imports
from clinic.services.actor import Actor
from clinic.services.library_imports import Stage
from clinic.services.progress import BusyError, Seen, Work, look
from clinic.web.access import current_actor, owner_only, signed_in
from clinic.web.clock import now
from clinic.web.extensions import data_dir, db, session
from clinic.web.library import import_work

blueprint = Blueprint("library_files", __name__)

_UNPROCESSABLE = 422
_MEGABYTE = 1024 * 1024
_FORM = _MEGABYTE
"""What a form may add to its file."""


@blueprint.url_value_preprocessor
def _let_a_library_in(endpoint: str | None, values: object) -> None:
    """Only the upload may be larger than other requests; this runs before forms are read."""
    del values
    if endpoint == "library_files.upload":
        request.max_content_length = LARGEST_FILE + _FORM


@blueprint.get("/library/export")
@signed_in
def export() -> ResponseReturnValue:
    """The clinic's library as `?format=csv` or `json`."""
    wanted = request.args.get("format", "csv")
    if wanted not in FORMATS:
        abort(404)
    actor, name = current_actor(), f"library.{wanted}"
    content = library_files.export_library(session(), actor.clinic_id, name)
    session().commit()  # reading is over: what follows writes, and must not wait with a snapshot
    library_files.record_export(session(), actor, actor.clinic_id, name, now())
    response = Response(content, content_type=FORMATS[wanted])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@blueprint.get("/library/import")
@owner_only
def choose() -> ResponseReturnValue:
    """Choose a file to import, or go on with one that was left."""
    return _choose_page(imports.latest(session(), current_actor()))


def _choose_page(left: LibraryImport | None = None, error: str = "") -> str:
    return render_template(
        "library/import.html",
        left=left,
        error=error,
        most=f"{MOST_ROWS:,}",
        megabytes=LARGEST_FILE // _MEGABYTE,
    )


@blueprint.post("/library/import")
@owner_only
def upload() -> ResponseReturnValue:
    """Take a file in and try it out."""
    sent = request.files.get("file")
    name = Path((sent.filename if sent else "") or "").name
    if sent is None or not name:
        return _choose_page(error="Choose a file."), _UNPROCESSABLE
    try:
        format_of(name)
    except FileError as error:
        return _choose_page(error=str(error)), _UNPROCESSABLE
    content = sent.read()
    sent.close()
    taken = imports.start(session(), current_actor(), name, content, now())
    return _check(taken.id)


@blueprint.get("/library/imports/<int:import_id>")
@owner_only
def show(import_id: int) -> ResponseReturnValue:
    """The file where it is: being read, tried out, refused or imported."""
    file = imports.get(session(), current_actor(), import_id)
    stage = Stage(file.state)
    if stage.under_way:
        seen = _seen(import_id)
        return render_template("library/import_waits.html", file=file, stage=stage, seen=seen)
    asked = request.args.get("state", "")
    state = State(asked) if asked in tuple(State) else None
    page = imports.lines(session(), file, state, request.args.get("page", 1, type=int))
    return render_template(
        "library/import_shown.html",
        file=file,
        stage=stage,
        state=state,
        states=list(State),
        page=page,
    )


@blueprint.get("/library/imports/<int:import_id>/progress")
@owner_only
def progress(import_id: int) -> ResponseReturnValue:
    """How far it has come, for the page's script."""
    file = imports.get(session(), current_actor(), import_id)
    seen = _seen(import_id)
    waits = Stage(file.state).under_way and seen.alive
    return jsonify(done=seen.done, total=seen.total, waits=waits)


@blueprint.post("/library/imports/<int:import_id>/again")
@owner_only
def again(import_id: int) -> ResponseReturnValue:
    """Try the file out once more: the server stopped, or the library was changed."""
    file = imports.get(session(), current_actor(), import_id)
    if file.state == Stage.WRITTEN:
        return _to(import_id)
    return _check(import_id)


@blueprint.post("/library/imports/<int:import_id>/confirm")
@owner_only
def confirm(import_id: int) -> ResponseReturnValue:
    """Import what the page has shown."""
    actor = current_actor()
    file = imports.get(session(), actor, import_id)
    if file.state != Stage.CHECKED or file.counts[State.REFUSED]:
        return _to(import_id)
    engine, moment = db.engine, now()

    def job(work: Work) -> None:
        import_work.write(engine, actor, import_id, moment, work)

    return _begin(actor, import_id, Stage.WRITING, job)


@blueprint.post("/library/imports/<int:import_id>/drop")
@owner_only
def drop(import_id: int) -> ResponseReturnValue:
    """Forget the file."""
    imports.drop(session(), current_actor(), import_id)
    flash("The file is dropped. Nothing was imported.")
    return redirect(url_for("library_files.choose"), 303)


def _check(import_id: int) -> ResponseReturnValue:
    actor, engine = current_actor(), db.engine

    def job(work: Work) -> None:
        import_work.check(engine, actor, import_id, work)

    return _begin(actor, import_id, Stage.CHECKING, job)


def _begin(
    actor: Actor, import_id: int, stage: Stage, job: Callable[[Work], None]
) -> ResponseReturnValue:
    """Start a job once this request's own writing is over; a second one waits for the first."""
    try:
        work = Work(_folder(), str(import_id))
    except BusyError:
        return _to(import_id)
    imports.set_stage(session(), actor, import_id, stage)
    answer = _to(import_id)
    session().commit()
    current_app.config["IN_BACKGROUND"](lambda: job(work))
    return answer


def _folder() -> Path:
    return data_dir() / "imports"


def _seen(import_id: int) -> Seen:
    return look(_folder(), str(import_id))


def _to(import_id: int) -> ResponseReturnValue:
    return redirect(url_for("library_files.show", import_id=import_id), 303)
