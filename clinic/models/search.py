"""The search index of exercises: what it knows of each, and when a clinic's library changed.

From `exercise_documents` the database itself keeps the full-text index: triggers and an FTS5
table on SQLite, a generated column and its index on PostgreSQL. Both are made by a migration
and are not described here, since no two databases share them.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinic.models.base import Base

FULL_TEXT_TABLE = "exercise_search"
"""SQLite's full-text table over the documents; tables that serve it begin with its name."""
FULL_TEXT_COLUMN = "vector"
"""PostgreSQL's full-text column of the documents."""
FULL_TEXT_INDEX = "ix_exercise_documents_vector"


class ExerciseDocument(Base):
    """An exercise as the index knows it: folded words, derived from the exercise's content."""

    __tablename__ = "exercise_documents"

    exercise_id: Mapped[int] = mapped_column(
        ForeignKey("exercises.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    """The folded name, to sort by."""
    name: Mapped[str] = mapped_column(Text)
    other_names: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text)
    """Muscles, and plain words for them."""
    marks: Mapped[str] = mapped_column(Text)
    """Clinic, kind, position, regions and equipment, each as one word."""
    derivation: Mapped[str] = mapped_column(String(16))
    """How it was derived; another release may derive more."""


class LibraryStamp(Base):
    """A number that is another after every change of a clinic's documents, by whomever.

    Triggers set it at random, so that what was read in a transaction that came to nothing can
    never be taken for what a later one wrote.
    """

    __tablename__ = "library_stamps"

    clinic_id: Mapped[int] = mapped_column(
        ForeignKey("clinics.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    stamp: Mapped[int] = mapped_column(BigInteger)


def described_by_models(name: str | None, kind: str, within: Mapping[Any, str | None]) -> bool:
    """False for what migrations make beside the models: the `include_name` of Alembic."""
    if kind == "table":
        return not (name or "").startswith(FULL_TEXT_TABLE)
    if within.get("table_name") != ExerciseDocument.__tablename__:
        return True
    return name not in (FULL_TEXT_COLUMN, FULL_TEXT_INDEX)
