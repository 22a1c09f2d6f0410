"""The clinic's own copy of each library entry, and how it came to be what it is."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from clinic.models.account import User
from clinic.models.base import Base


class ExerciseRow(Base):
    """A clinic's library entry: `content` is the whole exercise, the columns serve to find it."""

    __tablename__ = "exercises"
    __table_args__ = (UniqueConstraint("clinic_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(40))
    position: Mapped[str] = mapped_column(String(40))
    regions: Mapped[list[str]] = mapped_column(default=list)
    tags: Mapped[list[str]] = mapped_column(default=list)
    """The clinic's own words to find exercises by, beside what they say."""
    content: Mapped[dict[str, Any]]
    seed_hash: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of the seed entry this row was made from; empty for a clinic's own exercise."""
    reviewed_by: Mapped[str] = mapped_column(String(200), default="")
    reviewed_on: Mapped[date | None]
    review_due: Mapped[date | None]
    """The day by which the clinic wants it reviewed again; it is never worked out."""
    archived_at: Mapped[datetime | None]
    """Since when it is found no more; programs that use it keep it."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ExerciseVersion(Base):
    """What an exercise said from some moment on. Rows are inserted and never changed.

    The first is written along with the second: before that, the exercise itself is all there is.
    """

    __tablename__ = "exercise_versions"
    __table_args__ = (UniqueConstraint("exercise_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    exercise_id: Mapped[int] = mapped_column(ForeignKey("exercises.id", ondelete="CASCADE"))
    number: Mapped[int]
    content: Mapped[dict[str, Any]]
    note: Mapped[str] = mapped_column(String(200), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    """Nobody, where it came with the library."""
    at: Mapped[datetime]

    by: Mapped[User | None] = relationship()
