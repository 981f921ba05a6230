"""4 → 2 → 1: what happens to a semester or annual report when its parts come and go."""

from dataclasses import replace

from sqlalchemy import select, update

from app.domain.sop import Sop
from app.domain.workflow import Outcome, ReportStatus, apply
from app.models.report import Report
from app.services.context import Context
from app.services.movements import Move, move
from app.services.receivers import candidates, receiver
from app.services.records import ReportRecord, wholes
from app.services.sop_switch import begin
from app.services.states import is_touched, missing_parts, plain_state


def join_wholes(context: Context, part: ReportRecord, receiver_id: int) -> tuple[int, ...]:
    """Begin each waiting report whose last part has just passed; ids of what was touched."""
    touched = []
    for whole in wholes(context.connection, part.id):
        if whole.status is ReportStatus.WAITING_PARTS:
            if missing_parts(context.connection, whole):
                continue
            begin(context, whole)
            sop = context.sop_of(whole)
            after = apply(sop, plain_state(whole), Outcome.JOIN)
            to = _first_holder(context, sop, whole, receiver_id)
            move(context, whole, Move(after, Outcome.JOIN, to))
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


def _first_holder(context: Context, sop: Sop, whole: ReportRecord, chosen: int) -> int:
    """Who was chosen at the hand-over, unless another version begins with another role."""
    people = candidates(context.connection, sop.step(whole.step).actor)
    fits = any(person.id == chosen for person in people)
    return receiver(context.connection, sop, whole, whole.step, chosen if fits else None)


def reopen_year(context: Context, report: ReportRecord) -> tuple[int, ...]:
    """The annual report has left the archive: what SELESAI archived with it waits again."""
    archived = (Report.year == report.year, Report.status == ReportStatus.ARCHIVED)
    ids = tuple(context.connection.scalars(select(Report.id).where(*archived)))
    context.connection.execute(
        update(Report)
        .where(Report.id.in_(ids))
        .values(status=ReportStatus.PASSED, archived_at=None, version=Report.version + 1)
    )
    context.record("report", report.id, {"archived": ids}, {})
    return ids


def _year_is_finished(context: Context, report: ReportRecord) -> bool:
    finished = select(Report.id).where(
        Report.year == report.year,
        Report.status == ReportStatus.ARCHIVED,
    )
    return context.connection.execute(finished.limit(1)).scalar() is not None
