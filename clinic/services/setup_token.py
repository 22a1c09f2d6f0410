"""The one-time token that the console prints while no clinic is set up, kept as a hash."""

import hmac
from pathlib import Path

from clinic.services.passwords import new_token, token_hash

_FILE = "set-up-token"


def renew(data_dir: Path) -> str:
    """A new token; an earlier one no longer opens the set-up page."""
    token = new_token()
    path = data_dir / _FILE
    path.touch(mode=0o600)
    path.write_text(token_hash(token), encoding="ascii")
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
