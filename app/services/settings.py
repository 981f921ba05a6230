"""Settings of the office with their defaults, kept as JSON text."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from app.models.organisation import Setting
from app.models.prepared import Reads

DEFAULTS: dict[str, Any] = {
    "disposition_number": "{n:03}/DKP3-REN/{tahun}",
    # Due dates as (months after the period's end, day of that month); DOMAIN.md: 28 February.
    "deadline_quarterly": [1, 15],
    "deadline_semester": [1, 20],
    "deadline_annual": [2, 28],
    "office_opens": "08:00",
    "office_closes": "16:00",
}

_STORED = select(Setting.value).where(Setting.key == bindparam("wanted"))


@dataclass(frozen=True)
class DueRule:
    """A calendar due date: ``day`` of the month ``months`` after the period's last month."""

    months: int
    day: int


def setting(db: Reads, key: str) -> Any:
    """The stored value, or the default of DEFAULTS."""
    stored = db.execute(_STORED, {"wanted": key}).scalar()
    return DEFAULTS[key] if stored is None else json.loads(stored)


def due_rule(db: Reads, kind: str) -> DueRule:
    months, day = setting(db, f"deadline_{kind}")
    return DueRule(int(months), int(day))


def stored_moment(db: Reads, key: str) -> dt.datetime | None:
    """A moment kept under a key, or None."""
    stored = db.execute(_STORED, {"wanted": key}).scalar()
    return dt.datetime.fromisoformat(json.loads(stored)) if stored else None
