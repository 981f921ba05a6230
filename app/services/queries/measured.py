"""Movements out of a step with the time that the report lay there, for the mirror of the SOP."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.calendar import WITA, OfficeCalendar
from app.domain.periods import Period, Quarter
from app.domain.sop import FINISH, Sop, Standard, Step, TimeUnit
from app.domain.spans import span_full
from app.domain.workflow import Outcome, ReportStatus
from app.models.organisation import Division
from app.models.report import Movement, Report
from app.models.types import AnyRow
from app.services.procedures import Procedures

_LEAVING = (Outcome.FORWARD, Outcome.YES, Outcome.NO, Outcome.BACK)
"""Outcomes by which the holder has done with a step; everything else is no work of theirs."""
_WORKING_DAYS_OF_WEEK = 5
_DAYS_OF_WEEK = 7


@dataclass(frozen=True)
class Left:
    """A report left a step by the SOP. Minutes are office minutes."""

    report_id: int
    period: Period
    division: str
    """Short name of the bidang, "" for a report of the whole office."""
    sop: Sop
    step: int
    to_step: int
    """Where it was sent; FINISH for SELESAI."""
    outcome: Outcome
    at: dt.datetime
    minutes: int
    over: int
    """Minutes after the due time of the standard that it ran under; 0 when in time."""
    note: str
    passed: bool
    """It left the last step of its own part and waits for its sisters since."""

    @property
    def late(self) -> bool:
        return self.over > 0

    @property
    def quarter(self) -> Quarter:
        """Of the calendar year, by the day it left."""
        return Quarter((self.at.astimezone(WITA).month - 1) // 3 + 1)


@dataclass(frozen=True)
class Measured:
    """What a query found, and how much of it was left out."""

    left: tuple[Left, ...]
    withdrawn: int
    """Hand-overs that their sender took back."""

    def of_step(self, step: Step) -> tuple[Left, ...]:
        """Those of the same step; another version may have given its number to another role."""
        return tuple(one for one in self.left if _is_same(one, step))


def measured_between(
    session: Session, procedures: Procedures, first: dt.datetime, last: dt.datetime
) -> Measured:
    """Everything that left a step from ``first`` to ``last``, oldest first."""
    rows = _rows(session, Movement.at >= first, Movement.at <= last)
    gone = withdrawn_ids(rows)
    calendar = procedures.calendar(session)
    left = (
        _left(procedures.sop(session, row.sop_version_id), calendar, row)
        for row in rows
        if row.id not in gone and _counts(row)
    )
    return Measured(tuple(left), len(gone))


def withdrawn_ids(rows: Iterable[AnyRow]) -> frozenset[int]:
    """Ids of the movements that were taken back by the next one of the same report."""
    found: set[int] = set()
    before: dict[int, int] = defaultdict(int)
    for row in rows:
        if row.outcome is Outcome.WITHDRAW and before[row.report_id]:
            found.add(before[row.report_id])
        before[row.report_id] = row.id if row.outcome is not Outcome.WITHDRAW else 0
    return frozenset(found)


def exit_target(sop: Sop, row: AnyRow) -> int:
    """Where a movement led: a step, also when the report passed on into another; or FINISH."""
    if row.to_status is ReportStatus.ARCHIVED:
        return FINISH
    if row.to_status is not ReportStatus.PASSED:
        return int(row.to_step)
    ways = sop.step(row.from_step).exits
    found = next((way.target for way in ways if way.choice.value == row.outcome.value), None)
    return int(row.to_step) if found is None else found


def median(minutes: Sequence[int]) -> int | None:
    """The middle one, the mean of the middle two rounded half up; None of nothing."""
    if not minutes:
        return None
    ordered, half = sorted(minutes), len(minutes) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half] + 1) // 2


def standard_minutes(calendar: OfficeCalendar, standard: Standard) -> int:
    """A standard in office minutes; of calendar days those that are worked in a usual week."""
    if standard.unit is not TimeUnit.CALENDAR_DAYS:
        return calendar.minutes_of(standard)
    return standard.amount * calendar.day_minutes * _WORKING_DAYS_OF_WEEK // _DAYS_OF_WEEK


def minutes_label(calendar: OfficeCalendar, minutes: int | None) -> str:
    """`1 hari 2 jam` in office time; "" of nothing."""
    return "" if minutes is None else span_full(minutes, calendar.day_minutes)


def _rows(session: Session, *where: ColumnElement[bool]) -> Sequence[AnyRow]:
    return session.execute(_MOVEMENTS.where(*where)).all()


_MOVEMENTS = (
    select(
        Movement.id,
        Movement.report_id,
        Movement.at,
        Movement.outcome,
        Movement.from_step,
        Movement.from_status,
        Movement.to_step,
        Movement.to_status,
        Movement.from_due_at,
        Movement.minutes_used,
        Movement.note,
        Report.year,
        Report.kind,
        Report.number,
        Report.sop_version_id,
        Division.short,
    )
    .join(Report, Report.id == Movement.report_id)
    .outerjoin(Division, Division.id == Report.division_id)
    .order_by(Movement.id)
)


def _counts(row: AnyRow) -> bool:
    worked = row.from_status is ReportStatus.ACTIVE and row.minutes_used is not None
    return worked and row.outcome in _LEAVING


def _left(sop: Sop, calendar: OfficeCalendar, row: AnyRow) -> Left:
    due = row.from_due_at
    return Left(
        report_id=row.report_id,
        period=Period(row.year, row.kind, row.number),
        division=row.short or "",
        sop=sop,
        step=row.from_step,
        to_step=exit_target(sop, row),
        outcome=row.outcome,
        at=row.at,
        minutes=max(0, row.minutes_used),
        over=max(0, calendar.office_minutes(due, row.at)) if due else 0,
        note=row.note,
        passed=row.to_status is ReportStatus.PASSED,
    )


def _is_same(one: Left, step: Step) -> bool:
    return one.step == step.number and one.sop.step(one.step).actor == step.actor
