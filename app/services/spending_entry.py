"""Stores the rupiah spent from January to the end of a quarter on one budget line."""

from sqlalchemy import select

from app.domain.changes import Change, Outcome
from app.domain.commands import EnterSpending
from app.domain.errors import ConflictError, InputError, RuleError
from app.domain.periods import Quarter
from app.domain.texts import text
from app.models.budget import BudgetLine, BudgetSpending
from app.services.context import Context
from app.services.figure_rows import may_enter, refuse_locked


def enter_spending(context: Context, command: EnterSpending) -> Outcome:
    """The inverse writes what stood there before; InputError for a negative amount."""
    line = context.session.get(BudgetLine, command.budget_line_id)
    if line is None:
        raise RuleError("budget_line_missing")
    if not may_enter(context.role, line.division_id):
        raise RuleError("may_not_enter", name=context.role.name, indicator=line.name)
    refuse_locked(context.session, line.year, command.quarter, "spending")
    if command.spent is not None and not (command.spent.is_finite() and command.spent >= 0):
        raise InputError("spending_negative", line=line.name)
    row = _row(context, command)
    before, row.spent = row.spent, command.spent
    context.session.flush()
    if before != command.spent:
        context.record("spending", row.id, {"spent": before}, {"spent": command.spent})
    inverse = EnterSpending(line.id, command.quarter, before, row.version)
    return Outcome(
        frozenset({Change("figures", 0)}),
        text("services.spending_saved", line=line.name),
        inverse if before != command.spent else None,
        (row.id,),
    )


def _row(context: Context, command: EnterSpending) -> BudgetSpending:
    stored = context.session.execute(
        select(BudgetSpending).where(
            BudgetSpending.budget_line_id == command.budget_line_id,
            BudgetSpending.quarter == command.quarter,
        )
    ).scalar_one_or_none()
    if (stored.version if stored else 0) != command.seen_version:
        raise ConflictError("changed_meanwhile")
    if stored is None:
        stored = BudgetSpending(
            budget_line_id=command.budget_line_id, quarter=int(Quarter(command.quarter))
        )
        context.session.add(stored)
        context.session.flush()
    return stored
