"""Issued handouts. Rows are inserted and never changed; what comes later is a row of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from clinic.models.account import User
from clinic.models.base import Base
from clinic.models.patient import Patient
from clinic.models.program import ProgramRow


class HandoutRow(Base):
    """One issue of a program: the document as composed and the bytes as rendered, each hashed."""

    __tablename__ = "handouts"
    __table_args__ = (UniqueConstraint("program_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    patient_id: Mapped[int] = mapped_column(ForeignKey("patients.id"), index=True)
    program_id: Mapped[int] = mapped_column(ForeignKey("programs.id"), index=True)
    revision: Mapped[int]
    """1 for the first issue of a program, then one more each time."""
    title: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(Text)
    """The composed document as versioned JSON."""
    document_sha256: Mapped[str] = mapped_column(String(64))
    pdf_key: Mapped[str] = mapped_column(String(80))
    """Key of the issued bytes in the file store."""
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    print_options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How it was put on paper: paper, size, exercises a page, ink, log, body. Empty for handouts
    issued before this was kept."""
    acknowledged: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """The warnings that stood when it was issued, as acknowledged by the issuer."""
    issued_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    issued_at: Mapped[datetime] = mapped_column(index=True)

    issued_by: Mapped[User] = relationship()
    patient: Mapped[Patient] = relationship()
    program: Mapped[ProgramRow] = relationship()
    withdrawal: Mapped["WithdrawalRow | None"] = relationship(back_populates="handout")
    renderings: Mapped[list["RenderingRow"]] = relationship(
        order_by="RenderingRow.id", back_populates="handout"
    )


class RenderingRow(Base):
    """An issued document put on other paper, or in another size, later. Never changed."""

    __tablename__ = "handout_renderings"

    id: Mapped[int] = mapped_column(primary_key=True)
    handout_id: Mapped[int] = mapped_column(ForeignKey("handouts.id"), index=True)
    print_options: Mapped[dict[str, Any]]
    pdf_key: Mapped[str] = mapped_column(String(80))
    """Key of the bytes in the file store."""
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    pages: Mapped[int]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime]

    handout: Mapped[HandoutRow] = relationship(back_populates="renderings")
    made_by: Mapped[User] = relationship()


class WithdrawalRow(Base):
    """A handout issued by mistake, taken back with a reason. The handout itself stays."""

    __tablename__ = "withdrawals"

    id: Mapped[int] = mapped_column(primary_key=True)
    handout_id: Mapped[int] = mapped_column(ForeignKey("handouts.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text)
    withdrawn_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    withdrawn_at: Mapped[datetime]

    handout: Mapped[HandoutRow] = relationship(back_populates="withdrawal")
    withdrawn_by: Mapped[User] = relationship()
