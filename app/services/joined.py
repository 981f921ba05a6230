"""4 → 2 → 1: what happens to a semester or annual report when its parts come and go."""

from dataclasses import replace

from sqlalchemy import select, update

from app.domain.workflow import Outcome, ReportStatus, apply
from app.models.report import Report
from app.services.context import Context
from app.services.movements import Move, move
from app.services.records import ReportRecord, wholes
from app.services.states import is_touched, missing_parts, plain_state


def join_wholes(context: Context, part: ReportRecord, receiver_id: int) -> tuple[int, ...]:
    """Begin each waiting report whose last part has just passed; ids of what was touched."""
    touched = []
    for whole in wholes(context.connection, part.id):
        if whole.status is ReportStatus.WAITING_PARTS:
            if missing_parts(context.connection, whole):
                continue
            after = apply(context.sop_of(whole), plain_state(whole), Outcome.JOIN)
            move(context, whole, Move(after, Outcome.JOIN, receiver_id))
            touched.append(whole.id)
    # A straggler whose year was finished without it goes to the archive at once.
    if _year_is_finished(context, part):
        touched += archive_year(context, part)
    return tuple(touched)


def unjoin_wholes(context: Context, part: ReportRecord) -> tuple[int, ...]:
    """Let untouched joined reports wait again after a part was withdrawn; their ids."""
    touched = []
    for whole in wholes(context.connection, part.id):
        if whole.status is ReportStatus.ACTIVE and not is_touched(whole):
            after = replace(plain_state(whole), status=ReportStatus.WAITING_PARTS)
            move(context, whole, Move(after, Outcome.WITHDRAW, None))
            touched.append(whole.id)
    return tuple(touched)


def archive_year(context: Context, report: ReportRecord) -> tuple[int, ...]:
    """SELESAI archives every report of the year that has passed; their ids."""
    passed = (Report.year == report.year, Report.status == ReportStatus.PASSED)
    ids = tuple(context.connection.scalars(select(Report.id).where(*passed)))
    context.connection.execute(
        update(Report)
        .where(Report.id.in_(ids))
        .values(status=ReportStatus.ARCHIVED, archived_at=context.at, version=Report.version + 1)
    )
    context.record("report", report.id, {}, {"archived": ids})
    return ids


def _year_is_finished(context: Context, report: ReportRecord) -> bool:
    finished = select(Report.id).where(
        Report.year == report.year,
        Report.status == ReportStatus.ARCHIVED,
    )
    return context.connection.execute(finished.limit(1)).scalar() is not None
