"""Patients of a clinic."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from clinic.models.base import Base


class Patient(Base):
    """A patient, shared by all people of the clinic."""

    __tablename__ = "patients"

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    folded_name: Mapped[str] = mapped_column(String(400), index=True)
    """The name without case and accents, to find and compare it by."""
    printed_name: Mapped[str] = mapped_column(String(200), default="")
    """Takes the name's place on paper where a font cannot show it; empty prints the name."""
    chart_number: Mapped[str] = mapped_column(String(60), default="")
    date_of_birth: Mapped[date | None]
    language: Mapped[str] = mapped_column(String(10), default="en")
    paper: Mapped[str] = mapped_column(String(10), default="")
    """"letter" or "a4"; empty takes the clinic's."""
    print_size: Mapped[str] = mapped_column(String(10), default="standard")
    """"standard", "large" or "compact"."""
    body: Mapped[str] = mapped_column(String(20), default="")
    """The body that pictures show; empty takes the clinic's."""
    precautions: Mapped[list[str]] = mapped_column(default=list)
    """Codes of `seeds/precautions.toml`."""
    precaution_text: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    created_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
