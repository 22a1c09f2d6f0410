"""A clinic: the owner of every other row, and its brand."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from clinic.models.base import Base


class Clinic(Base):
    """One clinic: what its handouts show of it, and where it is."""

    __tablename__ = "clinics"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[list[str]] = mapped_column(default=list)
    phone: Mapped[str] = mapped_column(String(60), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    brand_color: Mapped[str] = mapped_column(String(7), default="")
    logo_key: Mapped[str] = mapped_column(String(80), default="")
    """Key of the normalised logo in the file store, empty without one."""
    paper: Mapped[str] = mapped_column(String(10), default="letter")
    body: Mapped[str] = mapped_column(String(20), default="")
    """The body that pictures show; empty takes the product's usual one."""
    country: Mapped[str] = mapped_column(String(2), default="US")
    time_zone: Mapped[str] = mapped_column(String(60), default="America/New_York")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
