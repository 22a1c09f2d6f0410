"""Answers with a PDF under a name that says nothing of a patient."""

from flask import Response


def pdf_response(pdf: bytes, name: str, *, download: bool = False) -> Response:
    """The bytes to look at in the browser, or to keep; never cached.

    `name` is ASCII without quotes, e.g. "handout-12-r1.pdf".
    """
    response = Response(pdf, mimetype="application/pdf")
    kind = "attachment" if download else "inline"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name}"'
    return response
