"""Printing an issued handout in another size or on other paper: the stored document, drawn anew."""

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from clinic.handout.codec import document_from_json, document_sha256
from clinic.handout.render import RenderOptions
from clinic.models import HandoutRow, RenderingRow
from clinic.services import handouts
from clinic.services.actor import Actor
from clinic.services.audit import record
from clinic.services.errors import NotFoundError, refuse
from clinic.services.frozen_figures import frozen
from clinic.services.printing import options_of, options_to_plain, rendered
from clinic.services.storage import FileStore, StorageError


def usual(handout: HandoutRow) -> RenderOptions:
    """The options a handout was issued with: what another print starts from."""
    return options_of(handout.print_options)


def print_anew(
    session: Session,
    actor: Actor,
    store: FileStore,
    handout_id: int,
    options: RenderOptions,
    now: datetime,
    patient_id: int | None = None,
) -> RenderingRow:
    """Draw the document as it was issued with other options; never composed again.

    Raises:
        NotFoundError: as `handouts.get`.
        RefusedError: at `handout` where it was withdrawn.
        StorageError: the stored document is not the one that was issued.
    """
    handout = handouts.get(session, actor, handout_id, patient_id)
    if handout.withdrawal:
        raise refuse("handout", "one that was withdrawn", "one that still stands")
    if document_sha256(handout.document) != handout.document_sha256:
        raise StorageError(f"the document of handout {handout.id} is not the one issued")
    document = document_from_json(handout.document)
    made = rendered(document, options, frozen(document, store, options.body))
    row = RenderingRow(
        handout=handout,
        print_options=options_to_plain(options),
        pdf_key=store.put(made.pdf, ".pdf"),
        pdf_sha256=hashlib.sha256(made.pdf).hexdigest(),
        pages=made.pages,
        made_by_id=actor.user_id,
        made_at=now,
    )
    session.add(row)
    session.flush()
    subject = f"handout:{handout.id}"
    detail = {"rendering": row.id, "sha256": row.pdf_sha256, **row.print_options}
    record(session, actor, "handout.printed_anew", subject, now, handout.patient_id, **detail)
    return row


def pdf(
    session: Session,
    actor: Actor,
    store: FileStore,
    handout_id: int,
    rendering_id: int,
    patient_id: int | None = None,
) -> bytes:
    """The bytes of a rendering as they were made.

    Raises:
        NotFoundError: as `handouts.get`, or no such rendering of this handout.
        StorageError: the file is missing or is not the one that was made.
    """
    handout = handouts.get(session, actor, handout_id, patient_id)
    query = select(RenderingRow).where(
        RenderingRow.id == rendering_id, RenderingRow.handout_id == handout.id
    )
    row = session.scalars(query).one_or_none()
    if row is None:
        raise NotFoundError("rendering of this handout", rendering_id)
    made = store.get(row.pdf_key)
    if hashlib.sha256(made).hexdigest() != row.pdf_sha256:
        raise StorageError(f"the file of rendering {row.id} is not the one made")
    return made
