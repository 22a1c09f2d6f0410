"""Who acts, and the one door to rows: everything a service reads belongs to the actor's clinic."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from clinic.models import (
    Clinic,
    ExerciseRow,
    ExerciseVersion,
    HandoutRow,
    Patient,
    ProgramRow,
    Role,
    User,
)
from clinic.services.errors import ForbiddenError, NotFoundError

_HIGHEST_ID = 2**31 - 1
"""What a row id can be on every database; a larger one in an address names nothing."""

_Owned = TypeVar("_Owned", User, Patient, ExerciseRow, ExerciseVersion, ProgramRow, HandoutRow)


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in person on whose behalf a service acts."""

    user_id: int
    clinic_id: int
    role: Role

    @classmethod
    def of(cls, user: User) -> "Actor":
        """The actor that a person is."""
        return cls(user.id, user.clinic_id, Role(user.role))

    @property
    def is_owner(self) -> bool:
        """True for those who may change brand, team and library."""
        return self.role is Role.OWNER

    def require_owner(self) -> None:
        """Let only owners pass.

        Raises:
            ForbiddenError: the actor is not an owner.
        """
        if not self.is_owner:
            raise ForbiddenError("only an owner of the clinic may do this")


def within(actor: Actor, model: type[_Owned]) -> Select[Any]:
    """A query of the actor's clinic's rows alone: what every other query starts from."""
    return of_clinic(actor.clinic_id, model)


def of_clinic(clinic_id: int, model: type[_Owned]) -> Select[Any]:
    """As `within`, for work that no signed-in person does: the console's and the index's."""
    return select(model).where(model.clinic_id == clinic_id)


def owned(
    session: Session,
    actor: Actor,
    model: type[_Owned],
    row_id: int,
    *options: ORMOption,
    to_change: bool = False,
) -> _Owned:
    """The row of the actor's clinic with that id; `options` say what to load along with it.

    With `to_change` PostgreSQL locks the row and its newest state is read, so that a version
    compared next cannot be overtaken; SQLite's write transaction gives the same.

    Raises:
        NotFoundError: there is none, or another clinic has it.
    """
    if not 0 < row_id <= _HIGHEST_ID:
        raise NotFoundError(model.__name__, row_id)
    query = within(actor, model).where(model.id == row_id).options(*options)
    if to_change:
        query = query.with_for_update(of=model).execution_options(populate_existing=True)
    row: _Owned | None = session.scalars(query).one_or_none()
    if row is None:
        raise NotFoundError(model.__name__, row_id)
    return row


def own_clinic(session: Session, actor: Actor, *, to_change: bool = False) -> Clinic:
    """The actor's clinic; `to_change` as in `owned`."""
    query = select(Clinic).where(Clinic.id == actor.clinic_id)
    if to_change:
        query = query.with_for_update().execution_options(populate_existing=True)
    return session.scalars(query).one()
