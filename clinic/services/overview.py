"""What waits on the Today page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from clinic.models import HandoutRow, ProgramRow, WithdrawalRow
from clinic.services.actor import Actor, own_clinic, within
from clinic.services.dates import today
from clinic.services.programs import WHOLE

REVIEW_AHEAD = timedelta(days=7)
"""Programs whose review date is no further off are shown."""
ISSUED_SINCE = timedelta(days=7)
SHOWN = 20
"""Rows of each list at most."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Programs to review, the longest overdue first; drafts and issues, the newest first.

    A draft is a program that was never issued, or was changed since.
    """

    to_review: tuple[ProgramRow, ...]
    drafts: tuple[ProgramRow, ...]
    issued: tuple[HandoutRow, ...]


def overview(session: Session, actor: Actor, now: datetime) -> Overview:
    """The clinic's open ends, at most 20 of each kind."""
    soon = today(own_clinic(session, actor), now) + REVIEW_AHEAD
    to_review = (
        _programs(actor)
        .where(ProgramRow.review_date <= soon, _last_issue().is_not(None))
        .order_by(ProgramRow.review_date, ProgramRow.id)
    )
    drafts = (
        _programs(actor)
        .where(or_(_last_issue().is_(None), ProgramRow.updated_at > _last_issue()))
        .order_by(ProgramRow.updated_at.desc(), ProgramRow.id.desc())
    )
    issued = (
        within(actor, HandoutRow)
        .where(HandoutRow.issued_at > now - ISSUED_SINCE, ~_withdrawn())
        .options(joinedload(HandoutRow.patient), joinedload(HandoutRow.issued_by))
        .order_by(HandoutRow.issued_at.desc(), HandoutRow.id.desc())
    )
    return Overview(
        to_review=tuple(session.scalars(to_review.limit(SHOWN))),
        drafts=tuple(session.scalars(drafts.limit(SHOWN))),
        issued=tuple(session.scalars(issued.limit(SHOWN))),
    )


def _programs(actor: Actor) -> Select[Any]:
    return within(actor, ProgramRow).options(*WHOLE)


def _withdrawn() -> ColumnElement[bool]:
    return select(WithdrawalRow.id).where(WithdrawalRow.handout_id == HandoutRow.id).exists()


def _last_issue() -> ColumnElement[Any]:
    """When the program was last issued, withdrawn handouts left out."""
    return (
        select(func.max(HandoutRow.issued_at))
        .where(HandoutRow.program_id == ProgramRow.id, ~_withdrawn())
        .correlate(ProgramRow)
        .scalar_subquery()
    )
