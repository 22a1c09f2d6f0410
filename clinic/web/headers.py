"""Headers that every answer carries."""

from flask import Flask, Response

from clinic.web.extensions import settings

_CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
_PDF_CSP = "frame-ancestors 'none'; base-uri 'none'"
"""Browsers show a PDF in a page of their own, whose style and script the full policy would stop."""

_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TWO_YEARS = 63_072_000


def register_headers(app: Flask) -> None:
    """Set the security headers, and keep pages out of every cache."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    pdf = response.mimetype == "application/pdf"
    response.headers.setdefault("Content-Security-Policy", _PDF_CSP if pdf else _CSP)
    for name, value in _ALWAYS.items():
        response.headers.setdefault(name, value)
    if settings().https:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={_TWO_YEARS}")
    # Patients' pages must not outlive a sign-out; files set their own rule before this.
    response.headers.setdefault("Cache-Control", "no-store")
    return response
