"""Whose library a command is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.engine import make_url

from clinic.cli.serving import give_up
from clinic.settings import Settings, SettingsError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@contextmanager
def open_library(clinic_id: int | None) -> Iterator["tuple[Session, int] | None"]:
    """The database and the clinic that is meant; `None` where no clinic is set up.

    One clinic alone need not be named; gives up where there are several and none is, or where
    there is none of that number.
    """
    from clinic.cli.database import open_database

    settings = _settings()
    if not _has_database(settings):
        if clinic_id is not None:
            give_up("No clinic is set up here. Leave --clinic out to use the seed library.")
        yield None
        return
    with open_database(settings) as session:
        chosen = _choose(session, clinic_id)
        yield None if chosen is None else (session, chosen)


def _settings() -> Settings:
    try:
        return Settings.from_environment()
    except SettingsError as error:
        give_up(str(error))


def _has_database(settings: Settings) -> bool:
    """False where opening one would make a new, empty file."""
    if not settings.uses_sqlite:
        return True
    file = make_url(settings.database_url).database
    return bool(file) and Path(str(file)).is_file()


def _choose(session: "Session", clinic_id: int | None) -> int | None:
    from clinic.models import Clinic

    clinics = {row.id: row.name for row in session.execute(select(Clinic.id, Clinic.name))}
    listed = ", ".join(f"{number} ({name})" for number, name in sorted(clinics.items()))
    if clinic_id is not None and clinic_id not in clinics:
        give_up(f"There is no clinic {clinic_id}. There are: {listed or 'none'}.")
    if clinic_id is None and len(clinics) > 1:
        give_up(f"Several clinics are here. Choose one with --clinic: {listed}.")
    return clinic_id if clinic_id is not None else next(iter(clinics), None)
