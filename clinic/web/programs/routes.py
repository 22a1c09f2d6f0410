"""Starting and changing a patient's program."""

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.checking import Fault, ProgramError
from clinic.domain.exercise import Exercise
from clinic.domain.program import Plan
from clinic.domain.program_json import parse_plan
from clinic.library import load_library
from clinic.models import ProgramRow, User
from clinic.services import exercises, handouts, opening, programs
from clinic.services.actor import Actor, owned
from clinic.services.errors import NotFoundError, RefusedError, StaleError
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session, store
from clinic.web.faults import message
from clinic.web.pdf import pdf_response
from clinic.web.programs.actions import Action, Done, perform
from clinic.web.programs.faults import field_errors
from clinic.web.programs.forms import PlanEntry
from clinic.web.programs.often import Often
from clinic.web.programs.page import conflict_page, program_page

blueprint = Blueprint("programs", __name__)

_PROGRAM = "/patients/<int:patient_id>/programs/<int:program_id>"


@blueprint.post("/patients/<int:patient_id>/programs")
@signed_in
def start(patient_id: int) -> ResponseReturnValue:
    """A new program: empty, from a protocol (`protocol`), or as an earlier one (`copy_of`)."""
    actor = current_actor()
    program = programs.start(session(), actor, patient_id, now())
    earlier = _earlier(actor, patient_id)
    plan = programs.plan_of(earlier) if earlier else _protocol_plan()
    if plan is not None:
        begun = replace(plan, start_date=program.start_date, review_date=None)
        programs.save(session(), actor, program.id, program.version, begun, now(), patient_id)
    if earlier is not None:
        opening.carry_over(session(), earlier, program)
    return _to(program, Done())


def _earlier(actor: Actor, patient_id: int) -> ProgramRow | None:
    """The patient's program that the new one is a copy of, if any."""
    number = request.form.get("copy_of", type=int)
    return programs.get(session(), actor, number, patient_id) if number else None


def _protocol_plan() -> Plan | None:
    """The protocol that the new program starts from, if any."""
    if slug := request.form.get("protocol"):
        protocol = load_library().protocols.get(slug)
        if protocol is None:
            raise NotFoundError("protocol", slug)
        return Plan(title=protocol.name, sections=protocol.sections)
    return None


@blueprint.get(_PROGRAM)
@signed_in
def edit(patient_id: int, program_id: int) -> ResponseReturnValue:
    """The program as saved, ready to be changed."""
    actor = current_actor()
    program = programs.get(session(), actor, program_id, patient_id)
    entry = PlanEntry.of(programs.plan_of(program), load_library().safety.usual_frequency.frequency)
    entry.search, entry.browsing = request.args.get("search", "").strip(), "search" in request.args
    if not entry.rows and "times_per_day" in request.args:
        entry.often = Often(
            request.args.get("times_per_day", ""),
            request.args.get("days_per_week", ""),
            tuple(request.args.getlist("days")),
        )
    return program_page(program, entry, exercises.library_of(session(), actor), actor)


@blueprint.post(_PROGRAM)
@signed_in
def save(patient_id: int, program_id: int) -> ResponseReturnValue:
    """Do what the pressed button says to the program as typed, and save the whole of it."""
    actor = current_actor()
    program = programs.get(session(), actor, program_id, patient_id)
    library = exercises.library_of(session(), actor)
    entry = PlanEntry.read(request.form, library)
    version = request.form.get("version", 0, type=int)
    action = Action.read(request.form.get("do", ""))
    done = perform(action, entry, library)
    try:
        plan = parse_plan(entry.value(), library)
    except ProgramError as error:
        errors = field_errors(error.faults, entry, library)
        return program_page(program, entry, library, actor, errors, version), 422
    if action.verb == "copy":
        return _save_as_new(actor, program, plan)
    try:
        saved = programs.save(session(), actor, program_id, version, plan, now(), patient_id)
    except StaleError as stale:
        if programs.plan_of(stale.current) != plan:
            return _conflict(stale.current, entry, plan, library, actor), 409
        saved = stale.current
    if action.verb == "looked":
        saved = opening.settle(session(), actor, program_id, now(), patient_id)
    if action.verb == "issue":
        return redirect(
            url_for("handouts.issue", patient_id=patient_id, program_id=program_id), 303
        )
    return _to(saved, done, entry)


def _save_as_new(actor: Actor, program: ProgramRow, plan: Plan) -> Response:
    """Keep what was typed beside the other version, as a program of its own."""
    new = programs.start(session(), actor, program.patient_id, now())
    programs.save(session(), actor, new.id, new.version, plan, now())
    opening.carry_over(session(), program, new)
    return _to(new, Done(said="Saved as a program of its own."))


def _conflict(
    current: ProgramRow,
    entry: PlanEntry,
    plan: Plan,
    library: Mapping[str, Exercise],
    actor: Actor,
) -> str:
    someone = owned(session(), actor, User, current.updated_by_id)
    other = "" if someone.id == actor.user_id else someone.name
    return conflict_page(current, entry, plan, library, other, actor)


def _to(program: ProgramRow, done: Done, entry: PlanEntry | None = None) -> Response:
    """Back to the program, at the row that was acted on.

    Days chosen before there is an exercise have no place in a plan yet: the address keeps them.
    """
    if done.said:
        flash(done.said)
    query: dict[str, str | tuple[str, ...]] = {}
    if entry is not None and (entry.search or done.browsing):
        query["search"] = entry.search
    if entry is not None and not entry.rows:
        query["times_per_day"] = entry.often.times
        query["days_per_week"] = entry.often.count
        query["days"] = entry.often.days
    target = url_for(
        "programs.edit",
        patient_id=program.patient_id,
        program_id=program.id,
        _anchor=None if done.row is None else f"p{done.row}",
        **query,  # type: ignore[arg-type]  # lists of words are allowed in a query
    )
    return redirect(target, 303)  # type: ignore[return-value]  # werkzeug's class for Flask's


@blueprint.get(f"{_PROGRAM}/preview.pdf")
@signed_in
def preview(patient_id: int, program_id: int) -> ResponseReturnValue:
    """The handout as it would be, of the program as saved."""
    actor = current_actor()
    return _preview(actor, patient_id, program_id)


@blueprint.post(f"{_PROGRAM}/preview.pdf")
@signed_in
def preview_typed(patient_id: int, program_id: int) -> ResponseReturnValue:
    """The handout as it would be, of the program as typed; nothing of it is kept."""
    actor = current_actor()
    program = programs.get(session(), actor, program_id, patient_id)
    library = exercises.library_of(session(), actor)
    entry = PlanEntry.read(request.form, library)
    try:
        plan = parse_plan(entry.value(), library)
    except ProgramError as error:
        errors = field_errors(error.faults, entry, library)
        return _waits([f"{fault.label}: {fault.message}" for fault in errors.values()])
    programs.save(session(), actor, program_id, program.version, plan, now(), patient_id)
    try:
        return _preview(actor, patient_id, program_id)
    finally:
        session().rollback()


def _preview(actor: Actor, patient_id: int, program_id: int) -> ResponseReturnValue:
    try:
        pdf = handouts.preview(session(), actor, store(), program_id, now(), patient_id)
    except RefusedError as refused:
        return _waits([_reason(fault) for fault in refused.faults])
    return pdf_response(pdf, f"preview-{program_id}.pdf")


def _waits(reasons: list[str]) -> ResponseReturnValue:
    return render_template("programs/preview_waits.html", reasons=reasons), 422


def _reason(fault: Fault) -> str:
    """What paper still needs: an exercise, or other words where no font has the letters."""
    return "Add an exercise first." if fault.path == "sections" else message(fault)
