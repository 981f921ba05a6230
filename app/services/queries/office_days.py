"""The days of a year that differ from a usual week, for the editor of the calendar."""

import datetime as dt

from app.domain.snapshots.office_days import DayKind, OfficeDayView
from app.domain.texts import text
from app.models.plain import Plain, PlainReads, day

_HOLIDAYS = Plain(
    "SELECT date, name, kind FROM holiday WHERE date BETWEEN :first AND :last", date=day
)
_OWN = Plain(
    "SELECT date, name, working FROM office_day WHERE date BETWEEN :first AND :last", date=day
)


def load_office_days(db: PlainReads, year: int) -> tuple[OfficeDayView, ...]:
    """Holidays, collective leave and the office's own days, by date; its own entry wins."""
    span = {"first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}
    days = {row.date: _national(row.date, row.name, row.kind) for row in _HOLIDAYS.rows(db, **span)}
    for row in _OWN.rows(db, **span):
        over = days.get(row.date)
        label = text(f"services.day_{'working' if row.working else 'own_off'}")
        days[row.date] = OfficeDayView(
            row.date,
            row.name,
            DayKind.OFFICE,
            bool(row.working),
            label,
            over.name if over else "",
        )
    return tuple(days[date] for date in sorted(days))


def _national(date: dt.date, name: str, kind: str) -> OfficeDayView:
    return OfficeDayView(date, name, DayKind(kind), False, text(f"services.day_{kind}"))
