"""Passwords and secret tokens: what is kept of them, and how they are checked."""

import hashlib
import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from clinic.domain.checking import Reader
from clinic.domain.dosage import Range

PASSWORD_LENGTH = Range(12, 256)
"""Characters of a password; nothing else is asked of it."""

_hasher = PasswordHasher()


def read_password(reader: Reader, key: str = "password") -> str:
    """A password as typed, spaces and all; never repeated in a fault."""
    value = reader.raw(key)
    password = value if isinstance(value, str) else ""
    if len(password) not in PASSWORD_LENGTH:
        allowed = f"{PASSWORD_LENGTH.min} to {PASSWORD_LENGTH.max} characters"
        reader.blame(key, f"{len(password)} characters", allowed)
    return password


def hash_password(password: str) -> str:
    """Argon2id with the library's defaults."""
    return _hasher.hash(password)


def password_matches(password_hash: str | None, password: str) -> bool:
    """Compare; without a hash the same time is spent on one that nothing matches."""
    try:
        _hasher.verify(password_hash or _unknown_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def is_outdated(password_hash: str) -> bool:
    """True where the library's defaults have moved on since the hash was made."""
    return _hasher.check_needs_rehash(password_hash)


@cache
def _unknown_hash() -> str:
    return hash_password(secrets.token_urlsafe(32))


def new_token() -> str:
    """A secret for an address or a cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token: enough to know it again, not to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
