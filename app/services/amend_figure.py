"""Ralat: corrects a figure of a closed quarter, numbered, with a reason, sealed to the close."""

from typing import Any

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands_closing import AmendFigure
from app.domain.errors import InputError, RuleError
from app.domain.master import KEEPERS
from app.domain.periods import Period
from app.domain.seals import seal
from app.domain.texts import text
from app.models.collection import Amendment
from app.models.indicator import Indicator
from app.models.measurement import QuarterClose
from app.services.context import Context
from app.services.figure_entry import refuse_impossible
from app.services.figure_rows import figure_change, measurement_at, write_fields
from app.services.journal import canonical
from app.services.quarter_manifest import FIGURE, figure_fields


def amend_figure(context: Context, command: AmendFigure) -> Outcome:
    """No way back but another amendment.

    RuleError for the wrong role and a quarter that is open, InputError without a reason or
    without a change, ConflictError when somebody was faster.
    """
    key = (command.indicator_id, command.year, command.quarter)
    period, reason = Period.quarter(command.year, command.quarter), command.reason.strip()
    indicator = context.session.get(Indicator, command.indicator_id)
    if indicator is None:
        raise RuleError("indicator_missing")
    if context.actor not in KEEPERS:
        raise RuleError("may_not_amend", name=context.role.name)
    close = context.session.get(QuarterClose, (command.year, command.quarter))
    if close is None:
        raise RuleError("amend_open_quarter", period=period.long)
    if not reason:
        raise InputError("amend_reason")
    refuse_impossible(indicator, command.value, command.numerator, command.denominator)
    row = measurement_at(context.session, *key, command.seen_version)
    before = figure_fields(row)
    after = {name: getattr(command, name) for name in FIGURE}
    if command.value is not None or command.denominator is not None:
        after["blank_reason"] = None
    if not write_fields(context, row, after):
        raise InputError("amend_same", indicator=indicator.name)
    number = _store(context, command, (before, after), close.seal or "")
    summary = text("closing.amended", number=number, indicator=indicator.name, period=period.long)
    return Outcome(figure_change(indicator.id), summary, created=(row.id,))


def amendment_content(row: Amendment) -> str:
    """What the seal of an amendment covers."""
    told = {
        "indicator_id": row.indicator_id,
        "year": row.year,
        "quarter": row.quarter,
        "number": row.number,
        "before": row.before,
        "after": row.after,
        "reason": row.reason,
        "at": row.at,
        "person_id": row.person_id,
        "on_behalf_of_id": row.on_behalf_of_id,
    }
    return canonical(told)


def _store(
    context: Context,
    command: AmendFigure,
    change: tuple[dict[str, Any], dict[str, Any]],
    closed: str,
) -> int:
    last = context.session.execute(
        select(Amendment)
        .where(Amendment.year == command.year, Amendment.quarter == command.quarter)
        .order_by(Amendment.number.desc())
        .limit(1)
    ).scalar_one_or_none()
    before, after = change
    row = Amendment(
        indicator_id=command.indicator_id,
        year=command.year,
        quarter=command.quarter,
        number=last.number + 1 if last else 1,
        before=canonical(before),
        after=canonical(after),
        reason=command.reason.strip(),
        at=context.at,
        person_id=context.acting.person_id,
        on_behalf_of_id=context.acting.on_behalf_of,
        previous_seal=last.seal if last else closed,
    )
    row.seal = seal(row.previous_seal, amendment_content(row))
    context.session.add(row)
    context.session.flush()
    context.record("amendment", row.id, {}, {"seal": row.seal}, row.reason)
    return row.number
