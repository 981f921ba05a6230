"""Stores a version of the Perjanjian Kinerja and its targets."""

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.domain.changes import Outcome
from app.domain.commands_master import SaveAgreement, SaveTargets, TargetChange
from app.domain.errors import RuleError
from app.domain.master import AgreementValue, TargetValue
from app.domain.master_rules import agreement_problems, refuse, target_problems
from app.domain.measures import AgreementKind, Rule
from app.domain.periods import Quarter
from app.domain.texts import text
from app.models.indicator import Grade, Indicator, IndicatorTarget, PerformanceAgreement
from app.models.measurement import QuarterClose
from app.services.context import Context
from app.services.master_rows import (
    MASTER,
    add_row,
    drop_row,
    loaded,
    require_keeper,
    require_seen,
    set_fields,
    stored_value,
    unused,
)
from app.services.master_values import agreement_values, target_columns, target_value


def save_agreement(context: Context, command: SaveAgreement) -> Outcome:
    """RuleError when it would change what a closed quarter was measured against."""
    require_keeper(context)
    id_ = command.agreement_id
    all_ = agreement_values(context.session)
    stored = stored_value(lambda: all_, id_)
    require_seen(stored, command.seen)
    value = command.value
    if value is None:
        return _outcome(_remove(context, command), None, stored)
    value = replace(value, number=value.number.strip(), reason=value.reason.strip())
    others = [one for key, one in all_.items() if key != id_ and one.year == value.year]
    refuse(agreement_problems(value, others))
    _refuse_into_closed(context, value, stored)
    if stored is None:
        row: Any = PerformanceAgreement()
        id_ = add_row(context, "agreement", row, vars(value), command.reason, id_=id_)
    else:
        row = loaded(context, PerformanceAgreement, id_, "master_gone")
        set_fields(context, "agreement", row, vars(value), command.reason)
    return _outcome(id_, value, stored)


def save_targets(context: Context, command: SaveTargets) -> Outcome:
    """All targets of the wish or none; the inverse writes what stood there before."""
    require_keeper(context)
    agreement = loaded(context, PerformanceAgreement, command.agreement_id, "master_gone")
    closed = _closed_under(context, agreement)
    for change in command.changes:
        _set_target(context, agreement, change, closed, command.reason)
    back = tuple(
        TargetChange(one.indicator_id, one.seen, one.value)
        for one in command.changes
        if one.seen != one.value
    )
    inverse = SaveTargets(command.agreement_id, back) if back else None
    label = text(f"services.agreement_{agreement.kind.value}", year=agreement.year)
    summary = text("master.saved.targets", count=len(back), agreement=label)
    return Outcome(MASTER, summary, inverse, tuple(one.indicator_id for one in back))


def _set_target(
    context: Context,
    agreement: PerformanceAgreement,
    change: TargetChange,
    closed: tuple[int, ...],
    reason: str,
) -> None:
    session = context.session
    row = session.execute(
        select(IndicatorTarget).where(
            IndicatorTarget.agreement_id == agreement.id,
            IndicatorTarget.indicator_id == change.indicator_id,
        )
    ).scalar_one_or_none()
    stored = target_value(row) if row else None
    require_seen(stored, change.seen)
    indicator = loaded(context, Indicator, change.indicator_id, "indicator_missing")
    value = change.value
    if value is not None:
        refuse(target_problems(value, indicator.rule, _grades(context, indicator)))
    _refuse_closed(agreement, closed, stored or TargetValue(), value or TargetValue())
    keys = {"agreement_id": agreement.id, "indicator_id": indicator.id}
    if value is None and row is not None:
        drop_row(context, "target", row, keys | target_columns(stored or TargetValue()), reason)
    elif value is not None and row is None:
        add_row(context, "target", IndicatorTarget(), keys | target_columns(value), reason)
    elif value is not None:
        set_fields(context, "target", row, target_columns(value), reason)


def _grades(context: Context, indicator: Indicator) -> list[Any]:
    if indicator.rule is not Rule.ORDINAL:
        return []
    query = select(Grade.value).where(Grade.scale_id == indicator.grade_scale_id)
    return list(context.session.execute(query).scalars())


def _remove(context: Context, command: SaveAgreement) -> int:
    row = loaded(context, PerformanceAgreement, command.agreement_id, "master_gone")
    label = text(f"services.agreement_{row.kind.value}", year=row.year)
    column = IndicatorTarget.agreement_id
    unused(context.session, column, row.id, "master_agreement_used", agreement=label)
    if row.kind is AgreementKind.ORIGINAL:
        later = select(PerformanceAgreement.id).where(
            PerformanceAgreement.year == row.year, PerformanceAgreement.id != row.id
        )
        if context.session.execute(later).first():
            raise RuleError("master_agreement_base", year=row.year)
    id_ = row.id
    fields = vars(command.seen) if command.seen else {}
    drop_row(context, "agreement", row, fields, command.reason)
    return id_


def _closed_quarters(context: Context, year: int) -> tuple[int, ...]:
    query = select(QuarterClose.quarter).where(QuarterClose.year == year)
    return tuple(sorted(context.session.execute(query).scalars()))


def _closed_under(context: Context, agreement: PerformanceAgreement) -> tuple[int, ...]:
    """Closed quarters that were measured against this version."""
    versions = agreement_values(context.session)
    dates = {id_: one.date for id_, one in versions.items() if one.year == agreement.year}
    return tuple(
        quarter
        for quarter in _closed_quarters(context, agreement.year)
        if _in_force(dates, Quarter(quarter).last_day(agreement.year)) == agreement.id
    )


def _in_force(dates: dict[int, dt.date], day: dt.date) -> int | None:
    signed = {id_: date for id_, date in dates.items() if date <= day}
    return max(signed, key=lambda id_: (signed[id_], id_)) if signed else None


def _refuse_closed(
    agreement: PerformanceAgreement,
    closed: tuple[int, ...],
    before: TargetValue,
    after: TargetValue,
) -> None:
    """What a closed quarter was measured against changes only by another version."""
    if not closed:
        return
    same = all(before.quarters[n - 1] == after.quarters[n - 1] for n in range(1, max(closed) + 1))
    if not same or before.year != after.year:
        quarter = Quarter(max(closed)).roman
        raise RuleError("master_target_closed", quarter=quarter, year=agreement.year)


def _refuse_into_closed(
    context: Context, value: AgreementValue, stored: AgreementValue | None
) -> None:
    """No version may begin to count, or cease to, in a quarter that is closed."""
    if stored is not None and (stored.year, stored.date) == (value.year, value.date):
        return
    closed = _closed_quarters(context, value.year)
    if not closed:
        return
    last = Quarter(max(closed))
    days = [value.date, *([stored.date] if stored else [])]
    if any(day <= last.last_day(value.year) for day in days):
        raise RuleError("master_agreement_closed", quarter=last.roman, year=value.year)


def _outcome(
    id_: int | None, value: AgreementValue | None, stored: AgreementValue | None
) -> Outcome:
    shown = value or stored
    assert shown is not None
    label = text(f"services.agreement_{shown.kind.value}", year=shown.year)
    key = "master.saved.removed" if value is None else "master.saved.agreement"
    inverse = SaveAgreement(stored, id_, value) if value != stored else None
    return Outcome(MASTER, text(key, name=label), inverse, (id_ or 0,))
