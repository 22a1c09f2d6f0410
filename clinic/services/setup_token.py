"""The one-time token that the console prints while no clinic is set up, kept as a hash."""

import hmac
import os
from pathlib import Path

from clinic.services.passwords import new_token, token_hash

_FILE = "set-up-token"
_OWNER_ONLY = 0o600


def renew(data_dir: Path) -> str:
    """A new token; an earlier one no longer opens the set-up page."""
    discard(data_dir)
    return make_once(data_dir) or renew(data_dir)


def make_once(data_dir: Path) -> str | None:
    """A token where there is none yet; `None` where another process has made it."""
    token = new_token()
    try:
        descriptor = os.open(data_dir / _FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(token_hash(token))
    return token


def matches(data_dir: Path, token: str) -> bool:
    """True for the token printed last, until it is discarded."""
    try:
        kept = (data_dir / _FILE).read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return hmac.compare_digest(kept, token_hash(token))


def discard(data_dir: Path) -> None:
    """Let the token open nothing any more, once the clinic is set up."""
    (data_dir / _FILE).unlink(missing_ok=True)
