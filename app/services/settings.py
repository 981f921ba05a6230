"""Settings of the office with their defaults, kept as JSON text."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.organisation import Setting

DEFAULTS: dict[str, Any] = {
    "disposition_number": "{n:03}/DKP3-REN/{tahun}",
    # Due dates as (months after the period's end, day of that month); DOMAIN.md: 28 February.
    "deadline_quarterly": [1, 15],
    "deadline_semester": [1, 20],
    "deadline_annual": [2, 28],
    "office_opens": "08:00",
    "office_closes": "16:00",
}


@dataclass(frozen=True)
class DueRule:
    """A calendar due date: ``day`` of the month ``months`` after the period's last month."""

    months: int
    day: int


def setting(session: Session, key: str) -> Any:
    """The stored value, or the default of DEFAULTS."""
    stored = session.execute(select(Setting.value).where(Setting.key == key)).scalar()
    return DEFAULTS[key] if stored is None else json.loads(stored)


def due_rule(session: Session, kind: str) -> DueRule:
    months, day = setting(session, f"deadline_{kind}")
    return DueRule(int(months), int(day))


def stored_moment(session: Session, key: str) -> dt.datetime | None:
    """A moment kept under a key, or None."""
    stored = session.execute(select(Setting.value).where(Setting.key == key)).scalar()
    return dt.datetime.fromisoformat(json.loads(stored)) if stored else None
