"""Programs and their prescriptions, as drafts that can be changed until the end."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from clinic.models.base import Base
from clinic.models.exercise import ExerciseRow
from clinic.models.patient import Patient


class ProgramRow(Base):
    """A patient's program. Handouts are issued from it; each is a frozen copy."""

    __tablename__ = "programs"

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    folded_title: Mapped[str] = mapped_column(Text, default="")
    """The title without case and accents, to find it by."""
    goal: Mapped[str] = mapped_column(Text, default="")
    start_date: Mapped[date | None]
    review_date: Mapped[date | None] = mapped_column(index=True)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """What the review of the saved draft found."""
    opened: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """What is still to be looked at of a program that was opened from a PDF; else empty."""
    created_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(index=True)
    version: Mapped[int] = mapped_column(default=1)

    patient: Mapped[Patient] = relationship()
    prescriptions: Mapped[list["PrescriptionRow"]] = relationship(
        cascade="all, delete-orphan",
        order_by="PrescriptionRow.place",
        back_populates="program",
    )

    __mapper_args__ = {"version_id_col": version}


class PrescriptionRow(Base):
    """An exercise in a program. `body` is the prescription as `program/1` writes it."""

    __tablename__ = "prescriptions"

    id: Mapped[int] = mapped_column(primary_key=True)
    program_id: Mapped[int] = mapped_column(ForeignKey("programs.id"), index=True)
    exercise_id: Mapped[int] = mapped_column(ForeignKey("exercises.id"), index=True)
    section: Mapped[str] = mapped_column(String(20))
    place: Mapped[int]
    """Order in the whole session, from 0."""
    body: Mapped[dict[str, Any]]

    program: Mapped[ProgramRow] = relationship(back_populates="prescriptions")
    exercise: Mapped[ExerciseRow] = relationship()
