"""A handout document as JSON: what is stored, hashed and read back years later."""

import json
from hashlib import sha256
from typing import Any

from clinic.domain.plain_values import from_plain, to_plain
from clinic.handout.document import HandoutDocument

SCHEMA = "handout/1"


class UnknownDocumentError(ValueError):
    """A stored text that is no handout document of a known schema."""


def document_to_json(document: HandoutDocument) -> str:
    """The document as one line of JSON, alike for alike documents."""
    plain = {"schema": SCHEMA, **to_plain(document)}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_from_json(text: str) -> HandoutDocument:
    """The document that `document_to_json` wrote.

    Raises:
        UnknownDocumentError: the text is not JSON, or of another schema, or lacks a field.
    """
    try:
        plain: Any = json.loads(text)
        schema = plain.pop("schema")
        if schema != SCHEMA:
            raise UnknownDocumentError(f"schema {schema!r}; this version reads {SCHEMA!r}")
        return from_plain(HandoutDocument, plain)
    except (json.JSONDecodeError, AttributeError, KeyError, TypeError) as error:
        raise UnknownDocumentError(f"not a handout document: {error}") from error


def document_sha256(document_json: str) -> str:
    """SHA-256 of a document's JSON as lower-case hex."""
    return sha256(document_json.encode()).hexdigest()
