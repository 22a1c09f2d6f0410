"""The step that issues a program, and the issued handouts."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.safety import Level
from clinic.handout.render import RenderOptions
from clinic.models import HandoutRow
from clinic.services import clinics, exercises, handouts, programs, renderings
from clinic.services.errors import RefusedError, StaleError
from clinic.services.printing import usual_options
from clinic.web import faults, people
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.doses import sentences
from clinic.web.extensions import session, store
from clinic.web.handouts.context import print_choice, questions, refusals, rendering_view
from clinic.web.pdf import pdf_response
from clinic.web.printing import print_words, read_print

blueprint = Blueprint("handouts", __name__)

_ISSUE = "/patients/<int:patient_id>/programs/<int:program_id>/issue"
_HANDOUT = "/patients/<int:patient_id>/handouts/<int:handout_id>"
_UNPROCESSABLE, _CONFLICT = 422, 409


@blueprint.get(_ISSUE)
@signed_in
def issue(patient_id: int, program_id: int) -> ResponseReturnValue:
    """For whom, what will be printed, and what to think of before it is."""
    return _issue_page(patient_id, program_id)


@blueprint.post(_ISSUE)
@signed_in
def issue_now(patient_id: int, program_id: int) -> ResponseReturnValue:
    """Issue the version that was shown, with the warnings that were ticked."""
    actor = current_actor()
    version = request.form.get("version", 0, type=int)
    ticked = set(request.form.getlist("acknowledged"))
    program = programs.get(session(), actor, program_id, patient_id)
    try:
        options = read_print(request.form, usual_options(session(), actor, program.patient))
        handout = handouts.issue(
            session(), actor, store(), program_id, version, ticked, now(), patient_id, options
        )
    except RefusedError as refused:
        messages = refusals(refused.faults)
        return _issue_page(patient_id, program_id, ticked, messages), _UNPROCESSABLE
    except StaleError:
        messages = ["The program was changed meanwhile. This is how it stands now: look again."]
        return _issue_page(patient_id, program_id, set(), messages), _CONFLICT
    flash(f"Issued, revision {handout.revision}.")
    target = url_for("handouts.show", patient_id=patient_id, handout_id=handout.id)
    return redirect(target, 303)


@blueprint.post(f"{_ISSUE}/preview.pdf")
@signed_in
def preview(patient_id: int, program_id: int) -> ResponseReturnValue:
    """The handout as issuing now would print it, with the choices made; nothing is kept."""
    actor = current_actor()
    program = programs.get(session(), actor, program_id, patient_id)
    try:
        options = read_print(request.form, usual_options(session(), actor, program.patient))
        pdf = handouts.preview(session(), actor, store(), program_id, now(), patient_id, options)
    except RefusedError as refused:
        messages = refusals(refused.faults)
        return _issue_page(patient_id, program_id, set(), messages), _UNPROCESSABLE
    return pdf_response(pdf, f"preview-{program_id}.pdf")


def _issue_page(
    patient_id: int,
    program_id: int,
    ticked: set[str] | None = None,
    messages: list[str] | None = None,
) -> str:
    actor = current_actor()
    program = programs.get(session(), actor, program_id, patient_id)
    library = exercises.library_of(session(), actor)
    clinic = clinics.get(session(), actor)
    findings = handouts.standing_findings(session(), actor, program)
    patient = program.patient
    options = _chosen(usual_options(session(), actor, patient))
    return render_template(
        "handouts/issue.html",
        program=program,
        patient=patient,
        first_name=people.first_name(patient),
        age=people.age(patient.date_of_birth, clinics.today(clinic, now())),
        precautions=people.precautions(patient),
        blocks=questions(findings, Level.BLOCK, library),
        warnings=questions(findings, Level.WARN, library),
        ticked=ticked or set(),
        messages=messages or [],
        said=sentences(programs.plan_of(program), library),
        body=options.body,
        choice=print_choice(options),
    )


def _chosen(usual: RenderOptions) -> RenderOptions:
    """What the form says, to show it again; the usual where it says nothing that can be done."""
    try:
        return read_print(request.form, usual)
    except RefusedError:
        return usual


def _handout(patient_id: int, handout_id: int) -> HandoutRow:
    return handouts.get(session(), current_actor(), handout_id, patient_id)


@blueprint.get(_HANDOUT)
@signed_in
def show(patient_id: int, handout_id: int) -> ResponseReturnValue:
    """An issued handout: print it, keep it, or take it back."""
    return _handout_page(_handout(patient_id, handout_id))


def _handout_page(
    handout: HandoutRow, reason: str = "", error: str = "", messages: list[str] | None = None
) -> str:
    clinic = clinics.get(session(), current_actor())
    return render_template(
        "handouts/show.html",
        handout=handout,
        patient=handout.patient,
        first_name=people.first_name(handout.patient),
        issued_on=clinics.today(clinic, handout.issued_at),
        withdrawn_on=(
            clinics.today(clinic, handout.withdrawal.withdrawn_at) if handout.withdrawal else None
        ),
        reason=reason,
        error=error,
        messages=messages or [],
        printed=print_words(renderings.usual(handout)) if handout.print_options else "",
        choice=print_choice(_chosen(renderings.usual(handout))),
        renderings=[rendering_view(row, clinic) for row in handout.renderings],
    )


@blueprint.get(f"{_HANDOUT}/handout.pdf")
@signed_in
def pdf(patient_id: int, handout_id: int) -> ResponseReturnValue:
    """The bytes as issued, to print; with `download` to keep."""
    handout = _handout(patient_id, handout_id)
    content = handouts.pdf(session(), current_actor(), store(), handout_id)
    name = f"handout-{handout.id}-r{handout.revision}.pdf"
    return pdf_response(content, name, download="download" in request.args)


@blueprint.post(f"{_HANDOUT}/renderings")
@signed_in
def print_anew(patient_id: int, handout_id: int) -> ResponseReturnValue:
    """The issued document in another size or on other paper, kept beside what was issued."""
    handout = _handout(patient_id, handout_id)
    try:
        options = read_print(request.form, renderings.usual(handout))
        row = renderings.print_anew(
            session(), current_actor(), store(), handout_id, options, now(), patient_id
        )
    except RefusedError as refused:
        return _handout_page(handout, messages=refusals(refused.faults)), _UNPROCESSABLE
    target = url_for(
        "handouts.rendering", patient_id=patient_id, handout_id=handout_id, rendering_id=row.id
    )
    return redirect(target, 303)


@blueprint.get(f"{_HANDOUT}/renderings/<int:rendering_id>.pdf")
@signed_in
def rendering(patient_id: int, handout_id: int, rendering_id: int) -> ResponseReturnValue:
    """The bytes of such a print, as they were made."""
    content = renderings.pdf(
        session(), current_actor(), store(), handout_id, rendering_id, patient_id
    )
    return pdf_response(content, f"handout-{handout_id}-print-{rendering_id}.pdf")


@blueprint.post(f"{_HANDOUT}/withdraw")
@signed_in
def withdraw(patient_id: int, handout_id: int) -> ResponseReturnValue:
    """Take back a handout that was issued by mistake; it stays in the record."""
    handout = _handout(patient_id, handout_id)
    reason = request.form.get("reason", "")
    try:
        handouts.withdraw(session(), current_actor(), handout_id, reason, now())
    except RefusedError as refused:
        error = " ".join(faults.message(fault) for fault in refused.faults)
        return _handout_page(handout, reason, error), _UNPROCESSABLE
    flash("Withdrawn. It stays in the record.")
    return redirect(url_for("handouts.show", patient_id=patient_id, handout_id=handout_id), 303)
