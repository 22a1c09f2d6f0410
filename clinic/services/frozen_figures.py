"""The pictures of an issued handout: kept in the file store, so that a later print shows the same.

A file is named by its content and holds every pose and body of a movement. Nothing deletes it.
"""

from functools import cache

from clinic.figures import kept
from clinic.handout.document import HandoutDocument
from clinic.handout.pictures import FrozenFigures, KeptFigures
from clinic.handout.sheet import FigureSource
from clinic.services.storage import FileStore, StorageError

_SUFFIX = ".fig"


def freeze(document: HandoutDocument, store: FileStore) -> None:
    """Keep the drawings that a document names.

    Raises:
        StorageError: the library's drawings are no longer those the document was composed with.
    """
    for movement, digest in document.figures:
        if store.put(kept.file_of(movement), _SUFFIX) != digest + _SUFFIX:
            raise StorageError(f"the pictures of {movement} were changed meanwhile")


def frozen(document: HandoutDocument, store: FileStore, body: str) -> FigureSource:
    """The drawings of an issued document; the library's for one that names none."""
    if not document.figures:
        return KeptFigures(body)
    named = dict(document.figures)

    @cache
    def file_of(movement: str) -> bytes | None:
        return store.get(named[movement] + _SUFFIX) if movement in named else None

    return FrozenFigures(file_of, body)
