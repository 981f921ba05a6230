"""The administrator puts a stuck report right: send, skip, suspend, resume; with a reason."""

import datetime as dt
from collections.abc import Callable

from app.domain import workflow
from app.domain.changes import Change, Outcome
from app.domain.commands import Command, RecoverReport, Recovery
from app.domain.errors import InputError
from app.domain.recovery import recover, recovery_verdict, reopens
from app.domain.sop import Sop
from app.domain.step_clock import extended
from app.domain.texts import text
from app.domain.workflow import ReportStatus, Verdict, require
from app.services.context import Context
from app.services.joined import join_wholes, reopen_year, unjoin_wholes
from app.services.movements import Move, move
from app.services.receivers import receiver
from app.services.records import ReportRecord
from app.services.states import load_report, state_of

Clock = tuple[dt.datetime | None, dt.datetime | None]


def recover_report(context: Context, command: RecoverReport) -> Outcome:
    """Write the correction as a movement with its reason.

    RuleError with the code of the verdict; InputError without a reason.
    """
    report = load_report(context.connection, command.report_id, command.seen_version)
    sop = context.sop_of(report)
    state = state_of(context.connection, report)
    wish = (command.recovery, command.target)
    answer = require(recovery_verdict(sop, state, *wish, context.actor))
    if not command.reason.strip():
        raise InputError("reason_for_recovery")
    back = _way_back(sop, report, command)
    way = _move(context, report, command, answer, recover(sop, state, *wish))
    move(context, report, way)
    touched = _consequences(context, report, way.receiver_id, was=state.status)
    return Outcome(
        changes=frozenset(Change("reports", id_) for id_ in (report.id, *touched)),
        summary=_summary(sop, state, command.recovery, answer),
        inverse=back(report.version) if back else None,
    )


def _move(
    context: Context,
    report: ReportRecord,
    command: RecoverReport,
    answer: Verdict,
    after: workflow.ReportState,
) -> Move:
    assert answer.outcome is not None
    reason = command.reason.strip()
    if command.recovery in (Recovery.SUSPEND, Recovery.RESUME):
        clock = _clock(context, report)
        return Move(after, answer.outcome, report.holder_id, reason, clock=clock)
    sop = context.sop_of(report)
    to = receiver(context.connection, sop, report, answer.target, command.receiver_id)
    return Move(after, answer.outcome, to, reason)


def _clock(context: Context, report: ReportRecord) -> Clock:
    """Arrival and due time; what the report was suspended is given back when it goes on."""
    if report.suspended_at is None or report.due_at is None:
        return report.arrived_at, report.due_at
    unit = context.sop_of(report).step(report.step).standard.unit
    pause = (report.suspended_at, context.at)
    return report.arrived_at, extended(context.calendar, report.due_at, unit, pause)


def _consequences(
    context: Context, report: ReportRecord, to: int | None, *, was: ReportStatus
) -> tuple[int, ...]:
    """Ids of the other reports that begin, wait again or leave the archive."""
    if report.status is ReportStatus.PASSED and to is not None:
        return join_wholes(context, report, to)
    if was is ReportStatus.ARCHIVED:
        return reopen_year(context, report)
    return unjoin_wholes(context, report) if was is ReportStatus.PASSED else ()


def _way_back(
    sop: Sop, report: ReportRecord, command: RecoverReport
) -> Callable[[int], Command] | None:
    """Makes the command that undoes this one; None where the way back is no correction."""
    opposite = {Recovery.SUSPEND: Recovery.RESUME, Recovery.RESUME: Recovery.SUSPEND}
    recovery = opposite.get(command.recovery, Recovery.SEND)
    step, holder = report.step, report.holder_id
    own = sop.step(step).clock is report.kind and report.status is ReportStatus.ACTIVE
    if recovery is Recovery.SEND and not own:
        return None
    target = step if recovery is Recovery.SEND else None
    reason = text("services.undo_recovery", reason=command.reason.strip())
    return lambda version: RecoverReport(report.id, version, recovery, reason, target, holder)


def _summary(sop: Sop, was: workflow.ReportState, recovery: Recovery, answer: Verdict) -> str:
    role = sop.actor(sop.step(answer.target).actor).label
    words = {"step": answer.target, "role": role}
    if reopens(was, recovery):
        return text("services.reopened", year=was.period.year, **words)
    return text(f"services.recovered_{recovery.value}", **words)
