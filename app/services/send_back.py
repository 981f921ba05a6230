"""The holder returns a report to the person who handed it over (Kembalikan)."""

from app.domain import workflow
from app.domain.changes import Change, Outcome
from app.domain.commands import SendBack, Withdraw
from app.domain.errors import InputError
from app.domain.texts import text
from app.domain.workflow import apply, require, send_back_verdict
from app.services.context import Context
from app.services.movements import Move, move
from app.services.receivers import receiver
from app.services.rights import asked_state
from app.services.states import load_report


def send_back(context: Context, command: SendBack) -> Outcome:
    """One step back with a note; RuleError where the procedure has another way back."""
    report = load_report(context.connection, command.report_id, command.seen_version)
    sop = context.sop_of(report)
    state = asked_state(context, report)
    answer = require(send_back_verdict(sop, state, context.actor))
    if not command.note.strip():
        raise InputError("note_for_back")
    to = receiver(context.connection, sop, report, answer.target, None)
    after = apply(sop, state, workflow.Outcome.BACK)
    move(context, report, Move(after, workflow.Outcome.BACK, to, command.note.strip()))
    role = sop.actor(sop.step(answer.target).actor).label
    return Outcome(
        changes=frozenset({Change("reports", report.id)}),
        summary=text("services.returned", role=role),
        inverse=Withdraw(report.id, report.version),
    )
