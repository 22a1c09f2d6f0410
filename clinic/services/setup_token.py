"""The one-time token that lets the first visitor set the clinic up.

Only its SHA-256 is kept, in a file of the data folder that only its owner can read, so that all
workers of a server know it. It is printed on the console and nowhere else.
"""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

_FILE = "setup-token"
_OWNER_ONLY = 0o600


def renew(data_dir: Path) -> str:
    """Make a new token; any earlier one stops working."""
    forget(data_dir)
    token = make_once(data_dir)
    return token if token is not None else renew(data_dir)


def make_once(data_dir: Path) -> str | None:
    """Make the token unless there is one; `None` where another process made it."""
    token = secrets.token_urlsafe(24)
    try:
        descriptor = os.open(data_dir / _FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        return None
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(_digest(token))
    return token


def matches(data_dir: Path, token: str) -> bool:
    """True for the token in force."""
    try:
        kept = (data_dir / _FILE).read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return hmac.compare_digest(kept, _digest(token.strip()))


def forget(data_dir: Path) -> None:
    """End the token: the clinic is set up."""
    (data_dir / _FILE).unlink(missing_ok=True)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
