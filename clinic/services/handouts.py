"""Handouts: a program composed for paper, looked at, issued for good, or taken back."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from clinic.domain.checking import Fault, Reader
from clinic.domain.plain_values import to_plain
from clinic.domain.review import key_of
from clinic.domain.safety import Finding, Level
from clinic.handout.codec import document_sha256, document_to_json
from clinic.handout.document import HandoutDocument
from clinic.handout.render import Rendering, RenderOptions
from clinic.models import HandoutRow, Patient, ProgramRow, WithdrawalRow
from clinic.services import programs
from clinic.services.actor import Actor, owned, within
from clinic.services.audit import record
from clinic.services.composing import compose_program
from clinic.services.errors import NotFoundError, RefusedError, StaleError, refuse
from clinic.services.exercises import library_of
from clinic.services.fields import raise_faults
from clinic.services.frozen_figures import freeze
from clinic.services.opening import unchecked
from clinic.services.printing import options_to_plain, rendered, usual_options
from clinic.services.storage import FileStore, StorageError


def standing_findings(session: Session, actor: Actor, program: ProgramRow) -> list[Finding]:
    """What the review finds now: patient and library may have changed since the last save."""
    library = library_of(session, actor)
    found = programs.review_plan(programs.plan_of(program), program.patient, library)
    return [*found, *unchecked(program)]


def compose(
    session: Session,
    actor: Actor,
    store: FileStore,
    program_id: int,
    now: datetime,
    patient_id: int | None = None,
) -> HandoutDocument:
    """The document that issuing the program now would freeze.

    Raises:
        NotFoundError: none of that id, of another clinic, or of another patient.
        RefusedError: the program is empty.
    """
    program = programs.get(session, actor, program_id, patient_id)
    return compose_program(session, actor, store, program, next_revision(session, program), now)


def preview(
    session: Session,
    actor: Actor,
    store: FileStore,
    program_id: int,
    now: datetime,
    patient_id: int | None = None,
    options: RenderOptions | None = None,
) -> bytes:
    """The PDF as issuing now would make it; nothing is written.

    `options` are those that suit the patient (`usual_options`) unless given.

    Raises:
        NotFoundError: as `compose`.
        RefusedError: the program is empty, or holds text that no font can show.
    """
    document = compose(session, actor, store, program_id, now, patient_id)
    patient = programs.get(session, actor, program_id).patient
    return rendered(document, options or usual_options(session, actor, patient)).pdf


def issue(
    session: Session,
    actor: Actor,
    store: FileStore,
    program_id: int,
    version: int,
    acknowledged: Collection[str],
    now: datetime,
    patient_id: int | None = None,
    options: RenderOptions | None = None,
) -> HandoutRow:
    """Freeze the program as the patient's handout, as the next revision.

    `acknowledged` holds the keys (`clinic.domain.review.key_of`) of the warnings accepted;
    `options` as in `preview`.

    Raises:
        NotFoundError: as `compose`.
        StaleError: the program was saved by someone else since `version`.
        RefusedError: the program is empty, a finding blocks, a warning is not acknowledged (the
            fault's path is its key), or a text cannot be printed.
    """
    program = programs.get_to_change(session, actor, program_id, patient_id)
    if program.version != version:
        raise StaleError(program)
    findings = standing_findings(session, actor, program)
    _require_acceptable(findings, acknowledged)
    revision = next_revision(session, program)
    document = compose_program(session, actor, store, program, revision, now)
    options = options or usual_options(session, actor, program.patient)
    freeze(document, store)
    handout = _freeze(document, rendered(document, options), store)
    handout.print_options = options_to_plain(options)
    handout.clinic_id = actor.clinic_id
    handout.program, handout.patient = program, program.patient
    handout.revision = revision
    handout.title = program.title or document.subject
    handout.acknowledged = _accepted(findings)
    handout.issued_by_id, handout.issued_at = actor.user_id, now
    session.add(handout)
    session.flush()
    _record(session, actor, "handout.issued", handout, now, revision=revision)
    return handout


def next_revision(session: Session, program: ProgramRow) -> int:
    """1 for the first issue of a program; withdrawn ones count."""
    query = select(func.max(HandoutRow.revision)).where(
        HandoutRow.clinic_id == program.clinic_id, HandoutRow.program_id == program.id
    )
    return (session.scalar(query) or 0) + 1


def _require_acceptable(findings: list[Finding], acknowledged: Collection[str]) -> None:
    faults = [
        Fault(key_of(f), f.message, "another exercise or dose; this one cannot be issued")
        for f in findings
        if f.level is Level.BLOCK
    ]
    faults += [
        Fault(key_of(f), f.message, "a change, or your acknowledgement")
        for f in findings
        if f.level is Level.WARN and key_of(f) not in acknowledged
    ]
    if faults:
        raise RefusedError(faults)


def _accepted(findings: list[Finding]) -> list[dict[str, Any]]:
    return [{"key": key_of(f), **to_plain(f)} for f in findings if f.level is Level.WARN]


def _freeze(document: HandoutDocument, rendering: Rendering, store: FileStore) -> HandoutRow:
    text = document_to_json(document)
    return HandoutRow(
        document=text,
        document_sha256=document_sha256(text),
        pdf_key=store.put(rendering.pdf, ".pdf"),
        pdf_sha256=hashlib.sha256(rendering.pdf).hexdigest(),
        pages=rendering.pages,
    )


def get(
    session: Session, actor: Actor, handout_id: int, patient_id: int | None = None
) -> HandoutRow:
    """The handout; of that patient, where one is given.

    Raises:
        NotFoundError: none of that id, of another clinic, or of another patient.
    """
    return _get(session, actor, handout_id, patient_id, to_change=False)


def _get(
    session: Session, actor: Actor, handout_id: int, patient_id: int | None, *, to_change: bool
) -> HandoutRow:
    handout = owned(session, actor, HandoutRow, handout_id, to_change=to_change)
    if patient_id not in (None, handout.patient_id):
        raise NotFoundError("handout of this patient", handout_id)
    return handout


def of_patient(session: Session, actor: Actor, patient_id: int) -> list[HandoutRow]:
    """The patient's handouts, withdrawn ones too, the one issued last first.

    Raises:
        NotFoundError: no such patient in the actor's clinic.
    """
    owned(session, actor, Patient, patient_id)
    query = (
        within(actor, HandoutRow)
        .where(HandoutRow.patient_id == patient_id)
        .options(joinedload(HandoutRow.withdrawal), joinedload(HandoutRow.issued_by))
        .order_by(HandoutRow.issued_at.desc(), HandoutRow.id.desc())
    )
    return list(session.scalars(query))


def pdf(
    session: Session,
    actor: Actor,
    store: FileStore,
    handout_id: int,
    patient_id: int | None = None,
) -> bytes:
    """The very bytes that were issued.

    Raises:
        NotFoundError: as `get`.
        StorageError: the file is missing or is not the one that was issued.
    """
    handout = get(session, actor, handout_id, patient_id)
    issued = store.get(handout.pdf_key)
    if hashlib.sha256(issued).hexdigest() != handout.pdf_sha256:
        raise StorageError(f"the file of handout {handout.id} is not the one issued")
    return issued


def withdraw(
    session: Session,
    actor: Actor,
    handout_id: int,
    reason: str,
    now: datetime,
    patient_id: int | None = None,
) -> HandoutRow:
    """Take back a handout issued by mistake; it stays in the record, marked.

    Raises:
        NotFoundError: as `get`.
        RefusedError: at `reason`: none is given, or the handout is withdrawn already.
    """
    reader = Reader({"reason": reason})
    said = reader.text("reason", required=True)
    raise_faults(reader)
    handout = _get(session, actor, handout_id, patient_id, to_change=True)
    if handout.withdrawal:
        raise refuse("reason", "a handout that is withdrawn already", "one that still stands")
    handout.withdrawal = WithdrawalRow(reason=said, withdrawn_by_id=actor.user_id, withdrawn_at=now)
    session.flush()
    _record(session, actor, "handout.withdrawn", handout, now, reason=said)
    return handout


def _record(
    session: Session, actor: Actor, action: str, handout: HandoutRow, now: datetime, **detail: Any
) -> None:
    subject = f"handout:{handout.id}"
    record(session, actor, action, subject, now, handout.patient_id, **detail)
