"""Settings of the office with their defaults, kept as JSON text."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from app.models.plain import Plain, PlainReads

DEFAULTS: dict[str, Any] = {
    "disposition_number": "{n:03}/DKP3-REN/{tahun}",
    "minutes_number": "{n:03}/BA/DKP3-REN/{tahun}",
    "tasks_number": "{n:03}/CPT/DKP3-REN/{tahun}",
    # Due dates as (months after the period's end, day of that month); DOMAIN.md: 28 February.
    "deadline_quarterly": [1, 15],
    "deadline_semester": [1, 20],
    "deadline_annual": [2, 28],
    "office_opens": "08:00",
    "office_closes": "16:00",
}

_STORED = Plain("SELECT value FROM setting WHERE key = :wanted")


@dataclass(frozen=True)
class DueRule:
    """A calendar due date: ``day`` of the month ``months`` after the period's last month."""

    months: int
    day: int


def setting(db: PlainReads, key: str) -> Any:
    """The stored value, or the default of DEFAULTS."""
    stored = _STORED.value(db, wanted=key)
    return DEFAULTS[key] if stored is None else json.loads(stored)


def due_rule(db: PlainReads, kind: str) -> DueRule:
    months, day = setting(db, f"deadline_{kind}")
    return DueRule(int(months), int(day))


def stored_moment(db: PlainReads, key: str) -> dt.datetime | None:
    """A moment kept under a key, or None."""
    stored = _STORED.value(db, wanted=key)
    return dt.datetime.fromisoformat(json.loads(stored)) if stored else None
