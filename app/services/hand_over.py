"""A report leaves its step by an exit of the SOP: on, YA, TIDAK or SELESAI."""

import json

from app.domain.calendar import WITA
from app.domain.changes import Change, Outcome
from app.domain.commands import (
    WISHES_BACK,
    WISHES_ONWARD,
    DispositionText,
    HandOver,
    Withdraw,
)
from app.domain.errors import InputError, RuleError
from app.domain.sop import FINISH, Choice, Sop
from app.domain.texts import text
from app.domain.workflow import ReportStatus, Verdict, apply, require, verdict
from app.services.context import Context
from app.services.document_kinds import DISPOSITION
from app.services.joined import archive_year, join_wholes
from app.services.movements import Move, move
from app.services.receivers import receiver
from app.services.records import ReportRecord
from app.services.register import Entry, register
from app.services.rights import asked_state
from app.services.states import load_report


def hand_over(context: Context, command: HandOver) -> Outcome:
    """Ask the one rule, write the movement, join and archive what follows from it.

    RuleError with the code of the verdict; ConflictError when somebody was faster; InputError
    when TIDAK or missing kelengkapan come without a note.
    """
    db = context.connection
    report = load_report(db, command.report_id, command.seen_version)
    sop = context.sop_of(report)
    wrong = 0 if command.choice is Choice.NO else context.procedures.figures.wrong(db, report)
    state = asked_state(context, report, wrong)
    answer = require(verdict(sop, state, command.choice, context.actor))
    after = apply(sop, state, command.choice)
    _require_note(sop, command, answer.target)
    to = None
    if answer.target != FINISH:
        to = receiver(db, sop, report, answer.target, command.receiver_id)
    assert answer.outcome is not None
    way = Move(after, answer.outcome, to, command.note.strip(), command.requirements)
    movement = move(context, report, way)
    _register_disposition(context, report, movement, _sheet(command))
    joined = _consequences(context, report, to)
    changes = {Change("reports", id_) for id_ in (report.id, *joined)}
    return Outcome(
        changes=frozenset(changes),
        summary=_summary(sop, report, answer, bool(joined)),
        inverse=None if answer.target == FINISH else Withdraw(report.id, report.version),
    )


def missing_requirements(sop: Sop, target: int, ticked: tuple[str, ...]) -> tuple[str, ...]:
    """Labels of the inputs of the receiving step that the sender did not tick."""
    if target == FINISH:
        return ()
    needed = sop.step(target).requirements
    return tuple(item.label for item in needed if item.id not in ticked)


def _require_note(sop: Sop, command: HandOver, target: int) -> None:
    if command.note.strip():
        return
    if command.choice is Choice.NO:
        raise InputError("note_for_no")
    missing = missing_requirements(sop, target, command.requirements)
    if missing:
        raise InputError("note_for_missing", missing=", ".join(missing))


def _consequences(context: Context, report: ReportRecord, to: int | None) -> tuple[int, ...]:
    """Ids of the other reports that the movement has touched."""
    if report.status is ReportStatus.ARCHIVED:
        return archive_year(context, report)
    if report.status is ReportStatus.PASSED:
        if to is None:
            raise RuleError("no_receiver", role="")
        return join_wholes(context, report, to)
    return ()


def _sheet(command: HandOver) -> DispositionText:
    """What the sender has written on it, or what the dialog would have offered."""
    returns = command.choice is Choice.NO
    offered = DispositionText("", wishes=WISHES_BACK if returns else WISHES_ONWARD)
    return command.disposition or offered


def _register_disposition(
    context: Context, report: ReportRecord, movement_id: int, words: DispositionText
) -> None:
    """The sheet gets its number; what the sender has changed on it is kept with the number."""
    subject = words.subject or text("services.disposition_subject", period=report.period.long)
    details = json.dumps({"urgency": words.urgency, "wishes": words.wishes})
    date = context.at.astimezone(WITA).date()
    template = context.procedures.number_template(context.connection, DISPOSITION)
    entry = Entry(DISPOSITION, date, subject, report.id, movement_id, details)
    register(context.connection, template, entry)


def _summary(sop: Sop, report: ReportRecord, answer: Verdict, joined: bool) -> str:
    if report.status is ReportStatus.ARCHIVED:
        return text("services.finished", year=report.year)
    role = sop.actor(sop.step(answer.target).actor).label
    if report.status is ReportStatus.PASSED:
        return text(f"services.{'joined' if joined else 'passed'}", step=answer.target, role=role)
    key = "returned" if answer.outcome == Choice.NO.value else "handed_over"
    return text(f"services.{key}", role=role)
