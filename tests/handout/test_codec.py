"""A stored document reads back as it was, and nothing else is taken for one."""

import json

import pytest

from clinic.handout.codec import (
    SCHEMA,
    UnknownDocumentError,
    document_from_json,
    document_sha256,
    document_to_json,
)
from clinic.handout.document import HandoutDocument


def test_it_reads_back_alike(document: HandoutDocument) -> None:
    stored = document_to_json(document)
    assert document_from_json(stored) == document
    assert document_to_json(document_from_json(stored)) == stored
    assert json.loads(stored)["schema"] == SCHEMA


def test_the_hash_is_of_the_json(document: HandoutDocument) -> None:
    stored = document_to_json(document)
    assert len(document_sha256(stored)) == 64
    assert document_sha256(stored) != document_sha256(stored + " ")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "handout/9"}', '{"schema": "handout/1"}', "null"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(UnknownDocumentError):
        document_from_json(text)
