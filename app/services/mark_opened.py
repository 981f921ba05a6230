"""The holder has opened a report: from now on its sender cannot withdraw it."""

from sqlalchemy import update

from app.domain.changes import Change, Outcome
from app.domain.commands import MarkOpened
from app.domain.texts import text
from app.models.report import Report
from app.services.context import Context
from app.services.states import load_report


def mark_opened(context: Context, command: MarkOpened) -> Outcome:
    """Write the moment once, and only for the holder; anybody else changes nothing."""
    report = load_report(context.connection, command.report_id)
    if report.holder_id != context.role.id or report.opened_at is not None:
        return Outcome(frozenset(), "")
    # Not through the version counter: reading a report does not invalidate what others see.
    opened = update(Report).where(Report.id == report.id).values(opened_at=context.at)
    context.connection.execute(opened)
    context.record("report", report.id, {"opened_at": None}, {"opened_at": context.at})
    return Outcome(
        frozenset({Change("reports", report.id)}),
        text("services.opened", name=context.role.name),
    )
