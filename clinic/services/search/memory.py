"""The catalogs that a process remembers between searches, each as long as its stamp holds."""

from collections import OrderedDict
from threading import Lock
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from clinic.models import ExerciseDocument, LibraryStamp
from clinic.services.search.catalog import Catalog, make_catalog

_MOST_CLINICS = 64
"""So many clinics of one database are remembered; the longest unasked is forgotten."""

_Remembered = OrderedDict[int, tuple[int | None, Catalog]]

_lock = Lock()
_catalogs: WeakKeyDictionary[Engine, _Remembered] = WeakKeyDictionary()


def catalog_of(session: Session, clinic_id: int) -> Catalog:
    """The clinic's catalog as this transaction sees it.

    It is read again whenever the stamp is another; the stamp is read first, so that a catalog is
    never older than the stamp it is remembered under.
    """
    stamp = session.scalar(select(LibraryStamp.stamp).where(LibraryStamp.clinic_id == clinic_id))
    engine = session.get_bind().engine
    with _lock:
        remembered = _catalogs.setdefault(engine, OrderedDict())
        known = remembered.get(clinic_id)
        if known and known[0] == stamp:
            remembered.move_to_end(clinic_id)
            return known[1]
    catalog = _read(session, clinic_id)
    with _lock:
        remembered[clinic_id] = (stamp, catalog)
        remembered.move_to_end(clinic_id)
        while len(remembered) > _MOST_CLINICS:
            remembered.popitem(last=False)
    return catalog


def _read(session: Session, clinic_id: int) -> Catalog:
    table = ExerciseDocument.__table__
    columns = (table.c[key] for key in ("exercise_id", "title", "name", "other_names", "about"))
    query = select(*columns, table.c.marks).where(table.c.clinic_id == clinic_id)
    rows = session.execute(query.order_by(table.c.exercise_id)).all()
    return make_catalog([row.exercise_id for row in rows], rows)
