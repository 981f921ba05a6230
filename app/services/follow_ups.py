"""Keeps follow-ups: promised with a figure, answered in later quarters, nothing ever erased."""

import datetime as dt

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands_narrative import (
    AddFollowUp,
    AnswerFollowUp,
    ChangeFollowUp,
    RemoveFollowUp,
    RestoreFollowUp,
)
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.follow_ups import NEEDS_NOTE, FollowUpState, state_text
from app.domain.texts import text
from app.models.collection import FollowUp, FollowUpAnswer
from app.models.indicator import Indicator
from app.services.context import Context
from app.services.figure_rows import entered_indicator, figure_change

LONGEST_ACTION = 1000
LONGEST_NAME = 200


def add_follow_up(context: Context, command: AddFollowUp) -> Outcome:
    """The inverse takes it off again."""
    key = (command.indicator_id, command.year, command.quarter)
    indicator = entered_indicator(context, *key)
    action, responsible = _checked(command.action, command.responsible, command.due)
    row = FollowUp(
        indicator_id=indicator.id,
        year=command.year,
        quarter=command.quarter,
        action=action,
        responsible=responsible,
        due=command.due,
    )
    context.session.add(row)
    context.session.flush()
    context.record("follow_up", row.id, {}, _content(row))
    return _outcome("added", indicator, row, RemoveFollowUp(row.id, row.version))


def change_follow_up(context: Context, command: ChangeFollowUp) -> Outcome:
    """ConflictError when somebody else was faster; the inverse writes the former words."""
    row, indicator = _stored(context, command.follow_up_id, command.seen_version)
    action, responsible = _checked(command.action, command.responsible, command.due)
    before = _content(row)
    inverse = (row.action, row.responsible, row.due)
    row.action, row.responsible, row.due = action, responsible, command.due
    after = _content(row)
    if after == before:
        return _outcome("changed", indicator, row, None)
    context.session.flush()
    context.record("follow_up", row.id, before, after)
    return _outcome("changed", indicator, row, ChangeFollowUp(row.id, *inverse, row.version))


def remove_follow_up(context: Context, command: RemoveFollowUp) -> Outcome:
    """It is no longer shown nor asked for; the row stays."""
    row, indicator = _stored(context, command.follow_up_id, command.seen_version)
    _set_removed(context, row, context.at)
    return _outcome("removed", indicator, row, RestoreFollowUp(row.id, row.version))


def restore_follow_up(context: Context, command: RestoreFollowUp) -> Outcome:
    """The way back of a removal."""
    row, indicator = _stored(context, command.follow_up_id, command.seen_version)
    _set_removed(context, row, None)
    return _outcome("restored", indicator, row, RemoveFollowUp(row.id, row.version))


def answer_follow_up(context: Context, command: AnswerFollowUp) -> Outcome:
    """A new row of answers; the inverse adds the former answer of the quarter once more.

    RuleError when the quarter is not later than the promise, InputError without the note that
    the state needs.
    """
    row = context.session.get(FollowUp, command.follow_up_id)
    if row is None or row.removed_at is not None:
        raise RuleError("follow_up_missing")
    indicator = entered_indicator(context, row.indicator_id, command.year, command.quarter)
    if (command.year, command.quarter) <= (row.year, row.quarter):
        raise RuleError("follow_up_too_early")
    note = _tidy(command.note)
    if command.state in NEEDS_NOTE and not note and not command.takes_back:
        raise InputError("follow_up_note", state=state_text(command.state))
    _refuse_long(note, LONGEST_ACTION)
    before = _last_answer(context, command)
    answer = FollowUpAnswer(
        follow_up_id=row.id,
        year=command.year,
        quarter=command.quarter,
        state=FollowUpState.OPEN if command.takes_back else command.state,
        note="" if command.takes_back else note,
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
    )
    context.session.add(answer)
    context.session.flush()
    after = {"state": answer.state, "note": answer.note, "follow_up_id": row.id}
    context.record("follow_up_answer", answer.id, {}, after)
    key = "taken_back" if command.takes_back else "answered"
    said = text(f"narrative.{key}", action=row.action, state=state_text(answer.state))
    return Outcome(figure_change(indicator.id), said, before, (answer.id,))


def _last_answer(context: Context, command: AnswerFollowUp) -> AnswerFollowUp:
    """The answer that counted until now, as the command that gives it back."""
    found = context.session.execute(
        select(FollowUpAnswer.state, FollowUpAnswer.note)
        .where(
            FollowUpAnswer.follow_up_id == command.follow_up_id,
            FollowUpAnswer.year == command.year,
            FollowUpAnswer.quarter == command.quarter,
        )
        .order_by(FollowUpAnswer.id.desc())
        .limit(1)
    ).first()
    key = (command.follow_up_id, command.year, command.quarter)
    if found is None or (found.state is FollowUpState.OPEN and not found.note):
        return AnswerFollowUp(*key, FollowUpState.OPEN, takes_back=True)
    return AnswerFollowUp(*key, found.state, found.note)


def _stored(context: Context, follow_up_id: int, seen_version: int) -> tuple[FollowUp, Indicator]:
    """The promise and its indicator; refused when its own quarter takes no changes.

    ConflictError when it is no longer as it was seen.
    """
    row = context.session.get(FollowUp, follow_up_id)
    if row is None:
        raise RuleError("follow_up_missing")
    if row.version != seen_version:
        raise ConflictError("changed_meanwhile")
    return row, entered_indicator(context, row.indicator_id, row.year, row.quarter)


def _set_removed(context: Context, row: FollowUp, at: dt.datetime | None) -> None:
    before, row.removed_at = row.removed_at, at
    context.session.flush()
    context.record("follow_up", row.id, {"removed_at": before}, {"removed_at": at})


def _checked(action: str, responsible: str, due: dt.date | None) -> tuple[str, str]:
    """Both texts tidied; InputError for what cannot be a promise."""
    action, responsible = _tidy(action), " ".join(responsible.split())
    if not action:
        raise InputError("follow_up_empty")
    _refuse_long(action, LONGEST_ACTION)
    _refuse_long(responsible, LONGEST_NAME)
    if due is not None and not 2000 <= due.year <= 2099:
        raise InputError("follow_up_date")
    return action, responsible


def _refuse_long(words: str, longest: int) -> None:
    if len(words) > longest:
        raise InputError("text_too_long", length=len(words), longest=longest)


def _tidy(value: str) -> str:
    return "\n".join(line.rstrip() for line in value.replace("\r\n", "\n").split("\n")).strip()


def _content(row: FollowUp) -> dict[str, object]:
    return {"action": row.action, "responsible": row.responsible, "due": row.due}


def _outcome(key: str, indicator: Indicator, row: FollowUp, inverse: object) -> Outcome:
    summary = text(f"narrative.{key}", indicator=indicator.name)
    return Outcome(figure_change(indicator.id), summary, inverse, (row.id,))
