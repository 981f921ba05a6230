"""Reads a report as the state that the rules of the procedure ask for."""

import datetime as dt
from dataclasses import replace
from typing import NoReturn

from sqlalchemy import bindparam, select

from app.domain import joining
from app.domain.calendar import WITA
from app.domain.errors import ConflictError
from app.domain.joining import Linked
from app.domain.periods import Period
from app.domain.spans import clock_time, long_date
from app.domain.workflow import ReportState, ReportStatus
from app.models.organisation import Division, Person
from app.models.prepared import Reads
from app.models.report import Movement, Report, ReportPart
from app.models.types import AnyRow
from app.services.records import ReportRecord, read_report, wholes


def load_report(db: Reads, report_id: int, seen_version: int | None = None) -> ReportRecord:
    """The report; ConflictError when it is no longer at the version the user saw."""
    report = read_report(db, report_id)
    if seen_version is not None and report.version != seen_version:
        _refuse_old_version(db, report)
    return report


def state_of(db: Reads, report: ReportRecord, wrong_figures: int = 0) -> ReportState:
    """The state for `domain.workflow`; asks for parts and movements only where they matter."""
    last = last_movement(db, report.id) if report.sender_step is not None else None
    waiting = report.status is ReportStatus.WAITING_PARTS
    return replace(
        plain_state(report),
        opened=is_opened(db, report),
        missing_parts=missing_parts(db, report) if waiting else (),
        wrong_figures=wrong_figures,
        archived_on=_day(report.archived_at),
        sender_returned_from=last.from_returned_from if last else None,
    )


def is_opened(db: Reads, report: ReportRecord) -> bool:
    """The receiver has acted: opened it, or touched the report in which it was joined."""
    if report.status is not ReportStatus.PASSED:
        return report.opened_at is not None
    return any(is_touched(joined) for joined in wholes(db, report.id))


def is_touched(joined: ReportRecord) -> bool:
    """A joined report that somebody opened, moved on, or began without all of its parts."""
    return joining.touched(plain_state(joined))


def plain_state(report: ReportRecord) -> ReportState:
    """The state without what other records know: parts, figures, the joined report."""
    return ReportState(
        period=Period(report.year, report.kind, report.number),
        step=report.step,
        status=report.status,
        returned_from=report.returned_from,
        sender_step=report.sender_step,
        sender_actor=report.sender_actor,
        opened=report.opened_at is not None,
        suspended=report.suspended_at is not None,
    )


def last_movement(db: Reads, report_id: int) -> AnyRow | None:
    """The newest movement of the report, all columns."""
    return db.execute(_LAST, {"moved": report_id}).first()


def missing_parts(db: Reads, report: ReportRecord) -> tuple[str, ...]:
    """Names of the parts that have not passed yet: `TW II`, or `TW II Perikanan`."""
    states = {
        Linked(period, row.short or ""): ReportState(period, row.step, row.status)
        for row in db.execute(_PARTS, {"whole": report.id})
        for period in (Period(row.year, row.kind, row.number),)
    }
    return joining.missing_parts(Linked(report.period), states)


_LAST = (
    select(*Movement.__table__.c)
    .where(Movement.report_id == bindparam("moved"))
    .order_by(Movement.seq.desc())
    .limit(1)
)
_PARTS = (
    select(Report.year, Report.kind, Report.number, Report.step, Report.status, Division.short)
    .join(ReportPart, ReportPart.part_id == Report.id)
    .outerjoin(Division, Division.id == Report.division_id)
    .where(ReportPart.report_id == bindparam("whole"))
    .order_by(Report.number, Division.order)
)


def _refuse_old_version(db: Reads, report: ReportRecord) -> NoReturn:
    row = db.execute(
        select(Person.name, Movement.at)
        .join(Movement, Movement.person_id == Person.id)
        .where(Movement.report_id == report.id)
        .order_by(Movement.seq.desc())
        .limit(1)
    ).first()
    if row is None:
        raise ConflictError("changed_meanwhile")
    raise ConflictError("BERUBAH", name=row.name, time=clock_time(row.at))


def _day(moment: dt.datetime | None) -> str:
    return long_date(moment.astimezone(WITA).date()) if moment else ""
