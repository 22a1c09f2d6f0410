"""The record of who did what: one entry an action, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from clinic.models import AuditEntry
from clinic.services.actor import Actor


def record(
    session: Session,
    actor: Actor | None,
    action: str,
    subject: str,
    now: datetime,
    patient_id: int | None = None,
    *,
    clinic_id: int | None = None,
    **detail: Any,
) -> None:
    """Add one entry, e.g. `record(s, actor, "program.saved", "program:12", now, 7, version=3)`.

    Without an actor (the console, a failed sign-in) `clinic_id` says whose record it belongs to.
    `detail` holds JSON-ready values; no passwords, tokens or whole documents.
    """
    session.add(
        AuditEntry(
            clinic_id=actor.clinic_id if actor else clinic_id,
            actor_id=actor.user_id if actor else None,
            patient_id=patient_id,
            at=now,
            action=action,
            subject=subject,
            detail=detail,
        )
    )
