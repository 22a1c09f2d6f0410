"""The catalogs that a process remembers between searches, each as long as its stamp holds."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from clinic.models import ExerciseDocument, LibraryStamp
from clinic.services.search.catalog import Catalog, make_catalog

_MOST_CLINICS = 64
"""So many clinics of one database are remembered; the longest unasked is forgotten."""

_Stamped = OrderedDict[int, tuple[int | None, Catalog]]

_lock = Lock()
_catalogs: WeakKeyDictionary[Engine, _Stamped] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A clinic's catalog; `shared` says that the index holds other clinics, too."""

    catalog: Catalog
    shared: bool


def catalog_of(session: Session, clinic_id: int) -> Remembered:
    """The clinic's catalog as this transaction sees it.

    It is read again whenever the stamp is another; the stamp is read first, so that a catalog is
    never older than the stamp it is remembered under.
    """
    stamp, shared = _stamp(session, clinic_id)
    engine = session.get_bind().engine
    with _lock:
        remembered = _catalogs.setdefault(engine, OrderedDict())
        known = remembered.get(clinic_id)
        if known and known[0] == stamp:
            remembered.move_to_end(clinic_id)
            return Remembered(known[1], shared)
    catalog = _read(session, clinic_id)
    with _lock:
        remembered[clinic_id] = (stamp, catalog)
        remembered.move_to_end(clinic_id)
        while len(remembered) > _MOST_CLINICS:
            remembered.popitem(last=False)
    return Remembered(catalog, shared)


def _stamp(session: Session, clinic_id: int) -> tuple[int | None, bool]:
    """The clinic's stamp, none before its first exercise, and whether other clinics have one."""
    theirs = select(LibraryStamp.stamp).where(LibraryStamp.clinic_id == clinic_id)
    others = select(LibraryStamp.clinic_id).where(LibraryStamp.clinic_id != clinic_id)
    asked = select(theirs.scalar_subquery(), others.exists())
    stamp, shared = session.connection().execute(asked).one()
    return stamp, bool(shared)


def _read(session: Session, clinic_id: int) -> Catalog:
    table = ExerciseDocument.__table__
    columns = (table.c[key] for key in ("exercise_id", "title", "name", "other_names", "about"))
    query = select(*columns, table.c.marks).where(table.c.clinic_id == clinic_id)
    rows = session.connection().execute(query.order_by(table.c.exercise_id)).all()
    return make_catalog([row.exercise_id for row in rows], rows)
