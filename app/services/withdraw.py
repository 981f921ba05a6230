"""The sender takes back the last hand-over while the receiver has not opened the report."""

import json

from app.domain import workflow
from app.domain.changes import Change, Outcome
from app.domain.commands import Command, HandOver, SendBack, Withdraw
from app.domain.sop import Choice
from app.domain.texts import text
from app.domain.workflow import apply, require, withdraw_verdict
from app.models.types import AnyRow
from app.services.context import Context
from app.services.joined import unjoin_wholes
from app.services.movements import Move, move
from app.services.records import ReportRecord
from app.services.rights import asked_state
from app.services.states import last_movement, load_report


def withdraw(context: Context, command: Withdraw) -> Outcome:
    """Write the way back; the clock of the sender's step goes on as if it had never stopped."""
    db = context.connection
    report = load_report(db, command.report_id, command.seen_version)
    sop = context.sop_of(report)
    state = asked_state(context, report)
    require(withdraw_verdict(sop, state, context.actor))
    last = last_movement(db, report.id)
    assert last is not None, "a sender without a movement"
    after = apply(sop, state, workflow.Outcome.WITHDRAW)
    way = Move(
        after,
        workflow.Outcome.WITHDRAW,
        last.from_holder_id,
        command.note.strip(),
        clock=(last.from_arrived_at, last.from_due_at),
    )
    move(context, report, way)
    touched = unjoin_wholes(context, report)
    return Outcome(
        changes=frozenset(Change("reports", id_) for id_ in (report.id, *touched)),
        summary=text("services.withdrawn", step=report.step),
        inverse=_again(report, last),
    )


def _again(report: ReportRecord, movement: AnyRow) -> Command:
    """The command that repeats the movement that was withdrawn."""
    if movement.outcome is workflow.Outcome.BACK:
        return SendBack(report.id, report.version, movement.note)
    return HandOver(
        report_id=report.id,
        choice=Choice(movement.outcome.value),
        seen_version=report.version,
        receiver_id=movement.receiver_id,
        note=movement.note,
        requirements=tuple(json.loads(movement.requirements)),
    )
