"""Keeps each exercise's document in step with the exercise, in the transaction that changes it.

Nobody calls this to change an exercise: a session that flushes exercises writes their documents
along, and the database itself keeps its full-text index in step with the documents, whoever
writes them. A document goes with its exercise. Statements that would change exercises behind the
session's back are refused.
"""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Connection,
    Insert,
    Row,
    Select,
    Update,
    delete,
    event,
    insert,
    inspect,
    or_,
    select,
)
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from clinic.models import ExerciseDocument, ExerciseRow
from clinic.services.search.documents import derivation, document_of
from clinic.services.search.words import mark

_DERIVED_FROM = (
    ExerciseRow.id,
    ExerciseRow.clinic_id,
    ExerciseRow.slug,
    ExerciseRow.seed_hash,
    ExerciseRow.content,
    ExerciseRow.tags,
    ExerciseRow.archived_at,
)
"""The columns that a document depends on. An archived exercise has none: it is not found."""
_AT_ONCE = 500

_Any = TypeVar("_Any")


def start_upkeep() -> None:
    """Let every session of this process keep documents in step; asking again changes nothing."""
    if not event.contains(Session, "after_flush", _follow):
        event.listen(Session, "after_flush", _follow)
        event.listen(Session, "do_orm_execute", _refuse_what_cannot_be_followed)


def bring_up_to_date(connection: Connection) -> int:
    """Derive the documents that are missing or were derived by another release; says how many.

    The transaction is the caller's to commit.
    """
    outdated = or_(
        ExerciseDocument.exercise_id.is_(None), ExerciseDocument.derivation != derivation()
    )
    joined = ExerciseDocument.exercise_id == ExerciseRow.id
    all_of_them = select(ExerciseRow.id).outerjoin(ExerciseDocument, joined)
    return _derive(connection, all_of_them.where(outdated, ExerciseRow.archived_at.is_(None)))


def rebuild(session: Session, clinic_id: int) -> int:
    """Derive all documents of a clinic anew; says how many."""
    session.flush()
    theirs = select(ExerciseRow.id).where(
        ExerciseRow.clinic_id == clinic_id, ExerciseRow.archived_at.is_(None)
    )
    return _derive(session.connection(), theirs)


def verify(session: Session, clinic_id: int) -> list[str]:
    """What is out of step in a clinic's documents: a line for each; none where all is well."""
    session.flush()
    theirs = select(*_DERIVED_FROM).where(ExerciseRow.clinic_id == clinic_id)
    found = session.execute(theirs.where(ExerciseRow.archived_at.is_(None)))
    wanted = {row.id: _document(row) for row in found}
    table = ExerciseDocument.__table__
    query = select(table).where(table.c.clinic_id == clinic_id)
    kept = {row.exercise_id: row._asdict() for row in session.execute(query)}
    return [
        f"exercise {number}: {_difference(wanted.get(number), kept.get(number))}"
        for number in sorted(wanted.keys() | kept.keys())
        if wanted.get(number) != kept.get(number)
    ]


def _difference(wanted: dict[str, Any] | None, kept: dict[str, Any] | None) -> str:
    if wanted is None or kept is None:
        return "no document" if kept is None else "a document of no exercise"
    return "out of step: " + ", ".join(key for key in wanted if wanted[key] != kept[key])


def _follow(session: Session, context: UOWTransaction) -> None:
    """Write the documents of the exercises that this flush has written."""
    del context
    rows = [row for row in (*session.new, *session.dirty) if isinstance(row, ExerciseRow)]
    changed = [row for row in rows if _has_changed(row)]
    if changed:
        _remove(session.connection(), [row.id for row in changed if row.archived_at])
        found = [_document(row) for row in changed if row.archived_at is None]
        _replace(session.connection(), found)


def _has_changed(row: ExerciseRow) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[column.key].history.has_changes() for column in _DERIVED_FROM)


def _refuse_what_cannot_be_followed(state: ORMExecuteState) -> None:
    statement = state.statement
    if not isinstance(statement, Insert | Update):
        return
    if getattr(statement.table, "name", "") == ExerciseRow.__tablename__:
        raise RuntimeError("write exercises as rows of a session, so that their search follows")


def _derive(connection: Connection, ids: Select[Any]) -> int:
    found = connection.scalars(ids).all()
    for some in _in_parts(found):
        rows = connection.execute(select(*_DERIVED_FROM).where(ExerciseRow.id.in_(some)))
        _replace(connection, [_document(row) for row in rows])
    return len(found)


def _document(row: ExerciseRow | Row[Any]) -> dict[str, Any]:
    """The values of an exercise's document."""
    derived = document_of(row.content, row.slug if row.seed_hash else "", row.tags)
    return {
        "exercise_id": row.id,
        "clinic_id": row.clinic_id,
        "title": derived.title,
        "name": derived.name,
        "other_names": derived.other_names,
        "about": derived.about,
        "marks": f"{mark('clinic', row.clinic_id)} {derived.marks}",
        "derivation": derivation(),
    }


def _replace(connection: Connection, documents: list[dict[str, Any]]) -> None:
    """Put documents in the place of those that there are."""
    table = ExerciseDocument.__table__
    for some in _in_parts(documents):
        _remove(connection, [document["exercise_id"] for document in some])
        # Asked to give something back, SQLAlchemy writes many rows with one statement.
        connection.execute(insert(ExerciseDocument).returning(table.c.exercise_id), some)


def _remove(connection: Connection, ids: Sequence[int]) -> None:
    for some in _in_parts(ids):
        connection.execute(delete(ExerciseDocument).where(ExerciseDocument.exercise_id.in_(some)))


def _in_parts(rows: Sequence[_Any]) -> Iterator[list[_Any]]:
    for start in range(0, len(rows), _AT_ONCE):
        yield list(rows[start : start + _AT_ONCE])
