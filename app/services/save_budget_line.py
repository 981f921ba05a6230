"""Stores a program, kegiatan or sub-kegiatan: its place, ceilings, money and indicators."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, insert, select

from app.domain.changes import Outcome
from app.domain.commands_master import SaveBudgetLine
from app.domain.errors import InputError
from app.domain.master import BudgetLineValue, Quarterly
from app.domain.master_rules import budget_problems, refuse
from app.domain.periods import Quarter
from app.domain.texts import text
from app.models.budget import BudgetCeiling, BudgetLine, BudgetSpending, IndicatorBudget
from app.models.indicator import Indicator, Objective
from app.models.organisation import Division
from app.services.context import Context
from app.services.figure_rows import refuse_locked
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
from app.services.master_values import LINE_COLUMNS, budget_values


def save_budget_line(context: Context, command: SaveBudgetLine) -> Outcome:
    """One line with all its money; RuleError for spending of a closed quarter."""
    require_keeper(context)
    id_ = command.line_id
    stored = stored_value(lambda: budget_values(context.session, None, [id_ or 0]), id_)
    require_seen(stored, command.seen)
    value = command.value and tidy_line(command.value)
    if value is None:
        _remove(context, command, stored)
        return _outcome(id_, None, stored)
    refuse(budget_problems(value))
    _refuse_place(context, id_, value)
    fields = {name: getattr(value, name) for name in LINE_COLUMNS}
    if stored is None:
        id_ = add_row(context, "budget_line", BudgetLine(), fields, command.reason, id_=id_)
    else:
        row = loaded(context, BudgetLine, id_, "budget_line_missing")
        set_fields(context, "budget_line", row, fields, command.reason)
        id_ = row.id
    _set_money(context, id_, value, stored, command.reason)
    return _outcome(id_, value, stored)


def tidy_line(value: BudgetLineValue) -> BudgetLineValue:
    """Without spaces around its words; ceilings and indicators in their order."""
    return replace(
        value,
        code=value.code.strip(),
        name=value.name.strip(),
        ceilings=tuple(sorted(value.ceilings, key=lambda one: one.kind.value)),
        indicator_ids=tuple(sorted(set(value.indicator_ids))),
    )


def _set_money(
    context: Context,
    id_: int,
    value: BudgetLineValue,
    stored: BudgetLineValue | None,
    reason: str,
) -> None:
    before = stored or BudgetLineValue(value.year, value.level, "", "")
    if before.ceilings != value.ceilings:
        _set_ceilings(context, id_, value)
        told = {"ceilings": _told(before)}, {"ceilings": _told(value)}
        context.record("budget_line", id_, *told, reason)
    if before.indicator_ids != value.indicator_ids:
        _set_links(context, id_, value.indicator_ids)
        links = {"indicators": before.indicator_ids}, {"indicators": value.indicator_ids}
        context.record("budget_line", id_, *links, reason)
    for quarter in Quarter:
        now = {"spent": _at(value.spent, quarter), "planned": _at(value.planned, quarter)}
        was = {"spent": _at(before.spent, quarter), "planned": _at(before.planned, quarter)}
        if now != was:
            _set_quarter(context, (id_, value.year), quarter, now, reason)


def _set_quarter(
    context: Context,
    line: tuple[int, int],
    quarter: Quarter,
    now: dict[str, Decimal | None],
    reason: str,
) -> None:
    """``line`` is its number and its year."""
    line_id, year = line
    refuse_locked(context.session, year, quarter, "spending")
    query = select(BudgetSpending).where(
        BudgetSpending.budget_line_id == line_id, BudgetSpending.quarter == int(quarter)
    )
    row = context.session.execute(query).scalar_one_or_none()
    if row is None:
        row = BudgetSpending(budget_line_id=line_id, quarter=int(quarter))
        context.session.add(row)
        context.session.flush()
    set_fields(context, "spending", row, now, reason)


def _set_ceilings(context: Context, id_: int, value: BudgetLineValue) -> None:
    session = context.session
    session.execute(delete(BudgetCeiling).where(BudgetCeiling.budget_line_id == id_))
    for one in value.ceilings:
        session.add(BudgetCeiling(budget_line_id=id_, **vars(one)))
    session.flush()


def _set_links(context: Context, id_: int, indicator_ids: tuple[int, ...]) -> None:
    for indicator in indicator_ids:
        loaded(context, Indicator, indicator, "indicator_missing")
    session = context.session
    session.execute(delete(IndicatorBudget).where(IndicatorBudget.budget_line_id == id_))
    rows = [{"indicator_id": one, "budget_line_id": id_} for one in indicator_ids]
    if rows:
        session.execute(insert(IndicatorBudget), rows)


def _told(value: BudgetLineValue) -> list[list[object]]:
    return [[one.kind, one.valid_from, one.amount] for one in value.ceilings]


def _at(amounts: Quarterly, quarter: Quarter) -> Decimal | None:
    return amounts[quarter - 1]


def _refuse_place(context: Context, id_: int | None, value: BudgetLineValue) -> None:
    """The code is unique in its year; the line above is one level up in the same year."""
    taken = select(BudgetLine.id, BudgetLine.name).where(
        BudgetLine.year == value.year, func.lower(BudgetLine.code) == value.code.lower()
    )
    for row in context.session.execute(taken):
        if row.id != id_:
            raise InputError("master_line_taken", line=value.code, name=row.name)
    if value.parent_id is not None:
        above = context.session.get(BudgetLine, value.parent_id)
        if above is None or (above.year, above.level) != (value.year, value.level - 1):
            raise InputError("master_parent_wrong", line=value.code)
    for model, other in ((Division, value.division_id), (Objective, value.objective_id)):
        if other is not None and context.session.get(model, other) is None:
            raise InputError("master_gone")


def _remove(context: Context, command: SaveBudgetLine, stored: BudgetLineValue) -> None:
    """Only a line without anything below it and without spending that was reported."""
    row = loaded(context, BudgetLine, command.line_id, "budget_line_missing")
    session = context.session
    unused(session, BudgetLine.parent_id, row.id, "master_line_used", line=row.code)
    for quarter, amount in zip(Quarter, stored.spent, strict=True):
        if amount is not None:
            refuse_locked(session, row.year, quarter, "spending")
    _set_money(context, row.id, _without_money(stored), stored, command.reason)
    for model in (BudgetSpending, BudgetCeiling):
        session.execute(delete(model).where(model.budget_line_id == row.id))
    session.expire_all()
    fields: dict[str, Any] = {name: getattr(stored, name) for name in LINE_COLUMNS}
    drop_row(context, "budget_line", row, fields, command.reason)


def _without_money(value: BudgetLineValue) -> BudgetLineValue:
    bare = BudgetLineValue(value.year, value.level, value.code, value.name)
    return replace(
        value,
        ceilings=(),
        indicator_ids=(),
        spent=bare.spent,
        planned=bare.planned,
    )


def _outcome(
    id_: int | None, value: BudgetLineValue | None, stored: BudgetLineValue | None
) -> Outcome:
    shown = value or stored
    assert shown is not None
    key = "master.saved.removed" if value is None else "master.saved.line"
    inverse = SaveBudgetLine(stored, id_, value) if value != stored else None
    return Outcome(MASTER, text(key, name=shown.name), inverse, (id_ or 0,))
