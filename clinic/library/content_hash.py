"""A fingerprint of an exercise, so that a clinic's copy can tell that the seed has changed."""

import hashlib
import json
from dataclasses import asdict

from clinic.domain.exercise import Exercise


def content_hash(exercise: Exercise) -> str:
    """SHA-256 (hex) of everything the exercise says, in its language.

    Canonical JSON: keys sorted, no spaces, dates as ISO 8601.
    """
    canonical = json.dumps(
        asdict(exercise), sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    )
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
