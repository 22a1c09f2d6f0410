"""Files the clinic keeps: logos and issued PDFs, named by what they hold."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,5}")


class StorageError(Exception):
    """A file that is missing, was changed on disk, or asked for by a key that is none."""


class FileStore:
    """A folder of files that are written once; a key is the SHA-256 of the bytes and a suffix."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, content: bytes, suffix: str) -> str:
        """Keep bytes and return their key; the same bytes are kept once. `suffix` as ".pdf".

        The file appears whole or not at all, and only the server's user can read it.
        """
        key = hashlib.sha256(content).hexdigest() + suffix
        path = self._path(key)
        if path.exists():
            return key
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        return key

    def get(self, key: str) -> bytes:
        """The bytes of a key, checked against it.

        Raises:
            StorageError: no key, no such file, or the file is not what was put there.
        """
        try:
            content = self._path(key).read_bytes()
        except OSError as error:
            raise StorageError(f"{key} cannot be read ({error.strerror})") from error
        if hashlib.sha256(content).hexdigest() != key.partition(".")[0]:
            raise StorageError(f"{key} was changed on disk")
        return content

    def _path(self, key: str) -> Path:
        """Two levels, so that no folder grows too long. Only whole keys become paths."""
        if not _KEY.fullmatch(key):
            raise StorageError(f"{key[:80]!r} is not a key of the file store")
        return self._folder / key[:2] / key
