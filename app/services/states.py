"""Reads a report as the state that the rules of the procedure ask for."""

import datetime as dt
from dataclasses import replace
from typing import NoReturn

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import joining
from app.domain.calendar import WITA
from app.domain.errors import ConflictError, RuleError
from app.domain.joining import Linked
from app.domain.periods import Period
from app.domain.spans import clock_time, long_date
from app.domain.workflow import ReportState, ReportStatus
from app.models.organisation import Division, Person
from app.models.report import Movement, Report, ReportPart


def load_report(session: Session, report_id: int, seen_version: int | None = None) -> Report:
    """The report; ConflictError when it is no longer at the version the user saw."""
    report = session.get(Report, report_id)
    if report is None:
        raise RuleError("report_missing")
    if seen_version is not None and report.version != seen_version:
        _refuse_old_version(session, report)
    return report


def period_of(report: Report) -> Period:
    return Period(report.year, report.kind, report.number)


def state_of(session: Session, report: Report, wrong_figures: int = 0) -> ReportState:
    """The state for `domain.workflow`; asks for parts and movements only where they matter."""
    last = last_movement(session, report.id) if report.sender_step is not None else None
    waiting = report.status is ReportStatus.WAITING_PARTS
    return replace(
        plain_state(report),
        opened=is_opened(session, report),
        missing_parts=missing_parts(session, report) if waiting else (),
        wrong_figures=wrong_figures,
        archived_on=_day(report.archived_at),
        sender_returned_from=last.from_returned_from if last else None,
    )


def is_opened(session: Session, report: Report) -> bool:
    """The receiver has acted: opened it, or touched the report in which it was joined."""
    if report.status is not ReportStatus.PASSED:
        return report.opened_at is not None
    return any(is_touched(joined) for joined in wholes(session, report))


def is_touched(joined: Report) -> bool:
    """A joined report that somebody opened, moved on, or began without all of its parts."""
    return joining.touched(plain_state(joined))


def plain_state(report: Report) -> ReportState:
    """The state without what other records know: parts, figures, the joined report."""
    return ReportState(
        period=period_of(report),
        step=report.step,
        status=report.status,
        returned_from=report.returned_from,
        sender_step=report.sender_step,
        sender_actor=report.sender_actor,
        opened=report.opened_at is not None,
    )


def wholes(session: Session, report: Report) -> list[Report]:
    """The reports in which this one is joined."""
    rows = select(Report).join(ReportPart, ReportPart.report_id == Report.id)
    return list(session.scalars(rows.where(ReportPart.part_id == report.id)))


def last_movement(session: Session, report_id: int) -> Movement | None:
    rows = select(Movement).where(Movement.report_id == report_id)
    return session.scalars(rows.order_by(Movement.seq.desc()).limit(1)).first()


def missing_parts(session: Session, report: Report) -> tuple[str, ...]:
    """Names of the parts that have not passed yet: `TW II`, or `TW II Perikanan`."""
    rows = session.execute(
        select(Report.year, Report.kind, Report.number, Report.step, Report.status, Division.short)
        .join(ReportPart, ReportPart.part_id == Report.id)
        .outerjoin(Division, Division.id == Report.division_id)
        .where(ReportPart.report_id == report.id)
        .order_by(Report.number, Division.order)
    )
    states = {
        Linked(period, row.short or ""): ReportState(period, row.step, row.status)
        for row in rows
        for period in (Period(row.year, row.kind, row.number),)
    }
    return joining.missing_parts(Linked(period_of(report)), states)


def _refuse_old_version(session: Session, report: Report) -> NoReturn:
    row = session.execute(
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
