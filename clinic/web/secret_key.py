"""The key that signs form tokens: made once, kept in a file that only its owner can read."""

import os
import secrets
from pathlib import Path

_FILE = "secret-key"
_OWNER_ONLY = 0o600
_LENGTH = 64


def secret_key(data_dir: Path) -> str:
    """The deployment's key; the first process to ask makes it.

    Raises:
        OSError: the folder cannot be written to or the file cannot be read.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data_dir / _FILE
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii")


def _make(path: Path) -> None:
    """Written aside, then linked into place: two processes that start at once share one key."""
    unfinished = path.with_name(f"{_FILE}.{secrets.token_hex(8)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_LENGTH // 2))
        path.hardlink_to(unfinished)
    except FileExistsError:
        return
    finally:
        unfinished.unlink()
