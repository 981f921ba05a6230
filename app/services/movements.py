"""Moves a report: adds the movement, changes its place, and tells the journal."""

import datetime as dt
import json
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select

from app.domain.workflow import Outcome, ReportState, ReportStatus
from app.models.prepared import Prepared
from app.models.report import Movement
from app.services.context import Context
from app.services.pauses import pauses
from app.services.records import ReportRecord, write_place


@dataclass(frozen=True)
class Move:
    """How a report gets where ``after`` says, and who receives it there."""

    after: ReportState
    outcome: Outcome
    receiver_id: int | None
    """Who gets it; of a report that has passed: who gets the joined one."""
    note: str = ""
    requirements: tuple[str, ...] = ()
    clock: tuple[dt.datetime | None, dt.datetime | None] | None = None
    """(arrival, due) that a withdrawal restores; None starts the step's clock."""


def move(context: Context, report: ReportRecord, way: Move) -> int:
    """Write one movement; the id of its row. The version counter guards the change."""
    before = place(report)
    movement_id = _add_movement(context, report, way)
    after = way.after
    report.step = after.step
    report.status = after.status
    report.returned_from = after.returned_from
    report.sender_step = after.sender_step
    report.sender_actor = after.sender_actor
    report.holder_id = way.receiver_id if after.status is ReportStatus.ACTIVE else None
    report.opened_at = (report.opened_at or context.at) if after.opened else None
    report.arrived_at, report.due_at = way.clock or _new_clock(context, report)
    report.archived_at = context.at if after.status is ReportStatus.ARCHIVED else None
    report.suspended_at = (report.suspended_at or context.at) if after.suspended else None
    write_place(context.connection, report)
    moved = place(report) | {"outcome": way.outcome, "movement": movement_id}
    context.record("report", report.id, before, moved, way.note)
    return movement_id


def place(report: ReportRecord) -> dict[str, object]:
    """Where a report is, for the journal."""
    told = {
        "step": report.step,
        "status": report.status,
        "holder": report.holder_id,
        "version": report.version,
    }
    return told | ({"suspended_at": report.suspended_at} if report.suspended_at else {})


def _new_clock(
    context: Context, report: ReportRecord
) -> tuple[dt.datetime, dt.datetime] | tuple[None, None]:
    if report.status is not ReportStatus.ACTIVE:
        return None, None
    standard = context.sop_of(report).step(report.step).standard
    return context.at, context.calendar.add(context.at, standard)


def _minutes_used(context: Context, report: ReportRecord) -> int | None:
    """Office minutes at the step without those that the report was suspended."""
    arrived = report.arrived_at
    if arrived is None:
        return None
    count = context.calendar.office_minutes
    standard = context.sop_of(report).step(report.step).standard
    if report.suspended_at is None and report.due_at == context.calendar.add(arrived, standard):
        return count(arrived, context.at)
    stopped = pauses(context.connection, report.id, arrived, context.at)
    return count(arrived, context.at) - sum(count(begin, end) for begin, end in stopped)


def _add_movement(context: Context, report: ReportRecord, way: Move) -> int:
    values = {
        "report_id": report.id,
        "moved": report.id,
        "at": context.at,
        "outcome": way.outcome,
        "person_id": context.acting.person_id,
        "on_behalf_of_id": context.acting.on_behalf_of,
        "from_step": report.step,
        "to_step": way.after.step,
        "from_status": report.status,
        "to_status": way.after.status,
        "from_holder_id": report.holder_id,
        "receiver_id": way.receiver_id,
        "from_arrived_at": report.arrived_at,
        "from_due_at": report.due_at,
        "from_returned_from": report.returned_from,
        "minutes_used": _minutes_used(context, report),
        "note": way.note,
        "requirements": json.dumps(way.requirements),
    }
    return int(_ADD.rows(context.connection, **values)[0][0])


_SEQ = select(func.coalesce(func.max(Movement.seq), 0) + 1).where(
    Movement.report_id == bindparam("moved")
)
_GIVEN = [column.name for column in Movement.__table__.c if column.name not in ("id", "seq")]
_ADD = Prepared(
    insert(Movement)
    .values({name: bindparam(name) for name in _GIVEN} | {"seq": _SEQ.scalar_subquery()})
    .returning(Movement.id)
)
"""The next number of the report's own movements is counted by the database."""
