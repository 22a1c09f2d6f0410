"""Patients of the clinic: the list, one patient, adding and changing."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from clinic.domain.checking import Fault
from clinic.models import Patient
from clinic.services import clinics, exercises, handouts, opening, patients, programs
from clinic.services.actor import Actor
from clinic.services.errors import RefusedError, StaleError, refuse
from clinic.services.patients import PatientDetails
from clinic.services.printing import body_of
from clinic.web import faults, people
from clinic.web.access import current_actor, signed_in
from clinic.web.clock import now
from clinic.web.extensions import session
from clinic.web.patients import context
from clinic.web.patients.forms import PatientForm

blueprint = Blueprint("patients", __name__)

_UNPROCESSABLE, _CONFLICT = 422, 409


@blueprint.get("/patients")
@signed_in
def index() -> ResponseReturnValue:
    """Everyone, a page at a time."""
    return _list("", request.args.get("page", 1, type=int))


@blueprint.post("/patients")
@signed_in
def find() -> ResponseReturnValue:
    """Those whom the words fit. Posted: the words may name a patient, and addresses are kept."""
    return _list(request.form.get("q", "").strip(), request.form.get("page", 1, type=int))


def _list(words: str, number: int) -> str:
    actor = current_actor()
    return render_template(
        "patients/index.html",
        words=words,
        page=patients.search(session(), actor, words, number),
        day=clinics.today(clinics.get(session(), actor), now()),
        age=people.age,
        page_link=lambda page: url_for("patients.index", page=page),
        precautions=people.precautions,
    )


@blueprint.get("/patients/<int:patient_id>")
@signed_in
def show(patient_id: int) -> ResponseReturnValue:
    """One patient: current program, what to start from, precautions, handouts."""
    return _patient_page(patient_id)


@blueprint.post("/patients/<int:patient_id>/programs/open")
@signed_in
def open_pdf(patient_id: int) -> ResponseReturnValue:
    """A new draft from a handout's PDF; any other file is refused where it was chosen."""
    upload = request.files.get("pdf")
    content = upload.read() if upload else b""
    try:
        if not content:
            raise refuse("pdf", "", "a handout's PDF")
        program = opening.open_pdf(session(), current_actor(), patient_id, content, now())
    except RefusedError as refused:
        message = " ".join(_pdf_refusal(fault) for fault in refused.faults)
        return _patient_page(patient_id, message), _UNPROCESSABLE
    flash("Opened as a new draft. Look at what is marked.")
    target = url_for("programs.edit", patient_id=patient_id, program_id=program.id)
    return redirect(target, 303)


def _pdf_refusal(fault: Fault) -> str:
    if not fault.found:
        return "Choose a file first."
    return f"This is {fault.found}. Choose {fault.allowed}."


def _patient_page(patient_id: int, pdf_error: str = "") -> str:
    actor = current_actor()
    patient = patients.get(session(), actor, patient_id)
    library = exercises.library_of(session(), actor)
    theirs = programs.of_patient(session(), actor, patient_id)
    clinic = clinics.get(session(), actor)
    age = people.age(patient.date_of_birth, clinics.today(clinic, now()))
    views = [context.program_view(program, library) for program in theirs]
    return render_template(
        "patients/show.html",
        patient=patient,
        first_name=people.first_name(patient),
        line=context.born_line(patient.date_of_birth, age, patient),
        precautions=people.precautions(patient),
        body=body_of(clinic, patient),
        programs=views,
        starts=context.starts(theirs[0] if theirs else None, library),
        handouts=[
            context.handout_view(row, clinic)
            for row in handouts.of_patient(session(), actor, patient_id)
        ],
        pdf_error=pdf_error,
    )


@blueprint.route("/patients/new", methods=["GET", "POST"])
@signed_in
def add() -> ResponseReturnValue:
    """Add a patient; where the name or birth date is there already, ask once."""
    form = PatientForm()
    if request.method == "GET":
        return render_template("patients/new.html", form=form, alike=[])
    try:
        details = form.details()
        alike = patients.lookalikes(session(), current_actor(), details)
        if alike and not form.saw(alike):
            form.seen.data = ",".join(str(patient.id) for patient in alike)
            return render_template("patients/new.html", form=form, alike=alike), _CONFLICT
        patient = patients.add(session(), current_actor(), details, now())
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return render_template("patients/new.html", form=form, alike=[]), _UNPROCESSABLE
    flash("Patient added.")
    return _to(patient)


@blueprint.route("/patients/<int:patient_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(patient_id: int) -> ResponseReturnValue:
    """Change a patient's details."""
    actor = current_actor()
    patient = patients.get(session(), actor, patient_id)
    if request.method == "GET":
        form = PatientForm(obj=patient)
        return _edit_page(form, patient)
    form = PatientForm()
    try:
        details = form.details()
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return _edit_page(form, patient), _UNPROCESSABLE
    return _change(actor, patient, form, details)


def _change(
    actor: Actor, patient: Patient, form: PatientForm, details: PatientDetails
) -> ResponseReturnValue:
    version = request.form.get("version", 0, type=int)
    try:
        patients.change(session(), actor, patient.id, version, details, now())
    except StaleError as stale:
        form.version.data = str(stale.current.version)
        return _conflict(form, stale.current, details), _CONFLICT
    except RefusedError as error:
        faults.onto_form(form, error.faults)
        return _edit_page(form, patient), _UNPROCESSABLE
    flash("Saved.")
    return _to(patient)


def _edit_page(form: PatientForm, patient: Patient) -> str:
    return render_template("patients/edit.html", form=form, patient=patient)


def _conflict(form: PatientForm, current: Patient, mine: PatientDetails) -> str:
    theirs = context.details_of(current)
    return render_template(
        "patients/conflict.html",
        form=form,
        patient=current,
        rows=context.differences(mine, theirs),
    )


def _to(patient: Patient) -> Response:
    target = url_for("patients.show", patient_id=patient.id)
    return redirect(target, 303)  # type: ignore[return-value]  # werkzeug's class for Flask's
