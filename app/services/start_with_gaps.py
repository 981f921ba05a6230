"""A waiting semester or annual report begins although parts are missing; with a reason."""

from app.domain import workflow
from app.domain.changes import Change, Outcome
from app.domain.commands import StartWithGaps
from app.domain.errors import InputError
from app.domain.texts import text
from app.domain.workflow import apply, require, start_with_gaps_verdict
from app.services.context import Context
from app.services.movements import Move, move
from app.services.rights import asked_state
from app.services.sop_switch import begin
from app.services.states import load_report


def start_with_gaps(context: Context, command: StartWithGaps) -> Outcome:
    """It lies on the desk of whoever decided so, as opened; parts that come later only pass."""
    report = load_report(context.connection, command.report_id, command.seen_version)
    if report.status is workflow.ReportStatus.WAITING_PARTS:
        begin(context, report)
    sop = context.sop_of(report)
    state = asked_state(context, report)
    require(start_with_gaps_verdict(sop, state, context.actor))
    if not command.reason.strip():
        raise InputError("reason_for_gaps")
    after = apply(sop, state, workflow.Outcome.START_WITH_GAPS)
    outcome = workflow.Outcome.START_WITH_GAPS
    move(context, report, Move(after, outcome, context.role.id, command.reason.strip()))
    missing = ", ".join(state.missing_parts)
    return Outcome(
        changes=frozenset({Change("reports", report.id)}),
        summary=text("services.started", period=report.period.long, missing=missing),
    )
