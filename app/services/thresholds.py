"""Reads the office's own limits of the checks; plain, for it goes with every sheet."""

import json

from app.domain.thresholds import PREFIX, Thresholds, read_thresholds
from app.models.plain import Plain, PlainReads

_STORED = Plain("SELECT key, value FROM setting WHERE key LIKE 'check%'")


def load_thresholds(db: PlainReads) -> Thresholds:
    """The defaults with what the office has changed."""
    return read_thresholds(stored_thresholds(db))


def stored_thresholds(db: PlainReads) -> dict[str, str]:
    """Only what was changed: plain decimal text by name."""
    rows = _STORED.rows(db)
    return {row.key.removeprefix(PREFIX): str(json.loads(row.value)) for row in rows}
