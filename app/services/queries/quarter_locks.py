"""Which quarters of a year still take figures, and why the others do not."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA
from app.domain.periods import Quarter, ReportKind
from app.domain.spans import long_date
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.measurement import QuarterClose
from app.models.organisation import Person
from app.models.report import Report
from app.models.types import AnyRow
from app.services.figure_rows import is_before_a_close

_DONE = frozenset({ReportStatus.PASSED, ReportStatus.ARCHIVED})


@dataclass(frozen=True)
class QuarterLocks:
    """``states`` are "approved", "filling", "closed", "locked"; ``reasons`` say who locked it."""

    states: tuple[str, str, str, str]
    reasons: tuple[str, str, str, str]

    def reason(self, quarter: int) -> str:
        """Why the quarter takes no figures any more; "" while it does."""
        return self.reasons[quarter - 1]


def load_locks(session: Session, year: int, at: dt.datetime | None = None) -> QuarterLocks:
    """Without ``at`` no quarter is "closed" (not begun yet): only the reports decide."""
    closes = {row.quarter: row for row in session.execute(_CLOSES.where(QuarterClose.year == year))}
    before = {int(n) for n in Quarter if is_before_a_close(session, year, n)} - set(closes)
    reports = session.execute(
        select(Report.kind, Report.number, Report.status).where(Report.year == year)
    ).all()
    finished = any(
        row.kind is ReportKind.ANNUAL and row.status is ReportStatus.ARCHIVED for row in reports
    )
    reasons = [
        text("errors.quarter_before_closed", quarter=quarter.roman, year=year)
        if quarter in before
        else _reason(year, quarter, closes.get(quarter), finished)
        for quarter in Quarter
    ]
    today = at.astimezone(WITA).date() if at else None
    states = [
        "locked" if reason else _state(year, quarter, reports, today)
        for quarter, reason in zip(Quarter, reasons, strict=True)
    ]
    return QuarterLocks(_four(states), _four(reasons))


_CLOSES = select(QuarterClose.quarter, QuarterClose.closed_at, Person.name).join(
    Person, Person.id == QuarterClose.person_id
)


def _reason(year: int, quarter: Quarter, close: AnyRow | None, finished: bool) -> str:
    if close is not None:
        day = long_date(close.closed_at.astimezone(WITA).date())
        facts = {"quarter": quarter.roman, "year": year, "name": close.name, "date": day}
        return text("figures.rows.quarter_closed", **facts)
    return text("figures.rows.year_finished", year=year) if finished else ""


def _state(year: int, quarter: Quarter, reports: Sequence[AnyRow], today: dt.date | None) -> str:
    if today is not None and today <= quarter.last_day(year):
        return "closed"
    own = [
        row.status for row in reports if row.kind is ReportKind.QUARTERLY and row.number == quarter
    ]
    return "approved" if own and _DONE.issuperset(own) else "filling"


def _four(values: list[str]) -> tuple[str, str, str, str]:
    first, second, third, fourth = values
    return first, second, third, fourth
