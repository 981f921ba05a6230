"""The office makes a day a day off, or a working day after all; clocks under way follow."""

import datetime as dt

from sqlalchemy import delete, insert, select, update

from app.domain.calendar import OfficeCalendar
from app.domain.changes import Change, Outcome
from app.domain.commands import ClearOfficeDay, SetOfficeDay
from app.domain.errors import InputError, RuleError
from app.domain.recovery import ADMINISTRATOR
from app.domain.spans import long_date
from app.domain.step_clock import due_time
from app.domain.texts import text
from app.domain.workflow import ReportStatus
from app.models.organisation import OfficeDay
from app.models.report import Report
from app.services.context import Context
from app.services.pauses import pauses
from app.services.records import ReportRecord, read_report

_KEEPERS = frozenset({"planning_head", "secretary", ADMINISTRATOR})
"""Role ids that keep the calendar of the office."""


def set_office_day(context: Context, command: SetOfficeDay) -> Outcome:
    """Store the day, keep what was there in the journal, and recompute the due times.

    RuleError for who may not; InputError for a day without a name or one that is so already.
    """
    _require_keeper(context)
    name = command.name.strip()
    if not name:
        raise InputError("office_day_name")
    before = _entry(context, command.date)
    usual = context.calendar.is_working_day(command.date)
    if usual is command.working and (before is None or before.name == name):
        state = text(f"services.day_{'working' if usual else 'off'}")
        raise InputError("office_day_same", date=long_date(command.date), state=state)
    context.connection.execute(delete(OfficeDay).where(OfficeDay.date == command.date))
    context.connection.execute(
        insert(OfficeDay).values(
            date=command.date,
            working=command.working,
            name=name,
            recorded_at=context.at,
            recorded_by_id=context.acting.person_id,
        )
    )
    after = {"date": command.date, "working": command.working, "name": name}
    key = "day_made_working" if command.working else "day_made_off"
    return _changed(context, command.date, before, after, key)


def clear_office_day(context: Context, command: ClearOfficeDay) -> Outcome:
    """Take the office's own entry off; InputError when there is none."""
    _require_keeper(context)
    before = _entry(context, command.date)
    if before is None:
        raise InputError("office_day_missing", date=long_date(command.date))
    context.connection.execute(delete(OfficeDay).where(OfficeDay.date == command.date))
    return _changed(context, command.date, before, None, "day_cleared")


def _require_keeper(context: Context) -> None:
    if context.actor not in _KEEPERS:
        raise RuleError("office_day_not_yours")


def _entry(context: Context, day: dt.date) -> SetOfficeDay | None:
    """What the office had written down for the day."""
    columns = select(OfficeDay.date, OfficeDay.working, OfficeDay.name)
    row = context.connection.execute(columns.where(OfficeDay.date == day)).first()
    return SetOfficeDay(row.date, row.working, row.name) if row else None


def _changed(
    context: Context,
    day: dt.date,
    before: SetOfficeDay | None,
    after: dict[str, object] | None,
    key: str,
) -> Outcome:
    was = {"date": day, "working": before.working, "name": before.name} if before else {}
    context.record("office_day", day.toordinal(), was, after or {})
    moved = _recompute(context)
    return Outcome(
        changes=frozenset({Change("office"), *(Change("reports", id_) for id_ in moved)}),
        summary=text(f"services.{key}", date=long_date(day), count=len(moved)),
        inverse=before or ClearOfficeDay(day),
    )


def _recompute(context: Context) -> tuple[int, ...]:
    """Due times of the reports on a desk by the changed calendar; ids of those that moved."""
    context.procedures.forget_calendar()
    calendar = context.calendar
    on_desk = (Report.status == ReportStatus.ACTIVE) & Report.arrived_at.is_not(None)
    ids = context.connection.scalars(select(Report.id).where(on_desk).order_by(Report.id)).all()
    return tuple(id_ for id_ in ids if _follow(context, calendar, id_))


def _follow(context: Context, calendar: OfficeCalendar, report_id: int) -> bool:
    report = read_report(context.connection, report_id)
    due = _due(context, calendar, report)
    if due == report.due_at:
        return False
    # Not through the version counter: nobody's hand-over becomes wrong by a new due time.
    changed = update(Report).where(Report.id == report_id)
    context.connection.execute(changed.values(due_at=due))
    context.record("report", report_id, {"due_at": report.due_at}, {"due_at": due})
    return True


def _due(context: Context, calendar: OfficeCalendar, report: ReportRecord) -> dt.datetime | None:
    """By the standard of the version it runs under; a suspension that lasts counts at its end."""
    if report.arrived_at is None:
        return None
    until = report.suspended_at or context.at
    stopped = pauses(context.connection, report.id, report.arrived_at, until)
    standard = context.sop_of(report).step(report.step).standard
    return due_time(calendar, report.arrived_at, standard, stopped)
