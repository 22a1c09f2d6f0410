"""Library files on their way in, and bulk actions that can be undone."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from clinic.models.base import Base


class LibraryImport(Base):
    """A file that someone wants to import: its dry run, then what became of it."""

    __tablename__ = "library_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    file_name: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    """The file; empty once it is imported."""
    state: Mapped[str] = mapped_column(String(20))
    """checking, checked, failed, writing or written."""
    problems: Mapped[list[str]] = mapped_column(default=list)
    """Why the file as a whole cannot be used, or what happened since the dry run."""
    unit: Mapped[str] = mapped_column(String(20), default="")
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How many rows are new, changed, unchanged and refused."""
    digest: Mapped[str] = mapped_column(String(64), default="")
    """Of the dry run that was shown; the file is imported only while it comes out the same."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class LibraryImportLine(Base):
    """One row of a file as its dry run found it."""

    __tablename__ = "library_import_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_id: Mapped[int] = mapped_column(
        ForeignKey("library_imports.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]
    slug: Mapped[str] = mapped_column(String(80))
    name: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    fields: Mapped[list[str]] = mapped_column(default=list)
    faults: Mapped[list[dict[str, Any]]] = mapped_column(default=list)


class BulkAction(Base):
    """A change of many exercises at once, and what they were before."""

    __tablename__ = "bulk_actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    clinic_id: Mapped[int] = mapped_column(ForeignKey("clinics.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    said: Mapped[str] = mapped_column(String(200))
    """What it did, in words: "Tagged 12 exercises: evening"."""
    before: Mapped[list[dict[str, Any]]] = mapped_column(default=list)
    """Of each exercise changed: id, version afterwards, and its content, tags and archiving."""
    at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
