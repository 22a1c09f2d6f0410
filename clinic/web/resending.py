"""A form that could not be taken (its page waited too long, or its sender is signed out) is
offered again, so that nothing typed is lost."""

from urllib.parse import urlsplit

from flask import request

_NEVER_SHOWN = ("password", "token", "code")
_MOST_FIELDS = 2_000


def typed_fields() -> list[tuple[str, str]]:
    """The posted fields to offer again, without secrets; none where another site sent them."""
    if request.method != "POST" or not _from_here():
        return []
    fields = [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not any(word in name for word in _NEVER_SHOWN)
    ]
    return fields if len(fields) <= _MOST_FIELDS else []


def _from_here() -> bool:
    """True where the browser says that one of our own pages sent the form."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site is not None:
        return fetch_site == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    return urlsplit(sender).netloc == request.host


def local_path(given: str | None) -> str | None:
    """A path on this server that may be gone to next, or `None`: never another site's."""
    if not given or not given.startswith("/") or given.startswith(("//", "/\\")):
        return None
    parts = urlsplit(given)
    if parts.scheme or parts.netloc or any(ord(character) < ord(" ") for character in given):
        return None
    return given
