"""The money of a year: ceilings in force, spending to the end of each quarter, per line."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import bindparam, select

from app.domain.periods import Quarter
from app.domain.report_data import ProgrammeRow
from app.models.budget import BudgetCeiling, BudgetLine, BudgetSpending, IndicatorBudget
from app.models.indicator import Indicator, Objective
from app.models.prepared import Reads
from app.models.types import AnyRow

ZERO = Decimal(0)
Quarters = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
"""Rupiah from January to the end of TW I to IV; None = not reported."""
NOTHING: Quarters = (None, None, None, None)


@dataclass(frozen=True)
class Money:
    """Pagu and spending of one line, or of all lines that pay for one indicator."""

    ceiling: Decimal
    spent: Quarters = NOTHING
    planned: Quarters = NOTHING

    def of_quarter(self, quarter: int) -> Decimal | None:
        """What was spent within the quarter alone."""
        now = self.spent[quarter - 1]
        before = self.spent[quarter - 2] if quarter > 1 else ZERO
        return None if now is None or before is None else now - before

    def plan_of_quarter(self, quarter: int) -> Decimal | None:
        """The cash plan of the quarter alone."""
        return self.planned[quarter - 1]


@dataclass(frozen=True)
class Budget:
    """The lines of a year with their money; ``day`` decides which ceilings are in force."""

    lines: tuple[AnyRow, ...]
    money: Mapping[int, Money]
    """Of every line, higher levels added up."""
    by_indicator: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    codes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Codes of the indicators that each line pays for."""

    def of_indicator(self, indicator_id: int) -> Money | None:
        """All lines that pay for it together; None when none does."""
        lines = self.by_indicator.get(indicator_id, ())
        return _sum(self.money[line] for line in lines) if lines else None

    def programmes(
        self, quarter: Quarter, division_id: int | None = None
    ) -> tuple[ProgrammeRow, ...]:
        """The lines as printed, spending up to the quarter; of one unit when it is given."""
        rows = (row for row in self.lines if division_id is None or row.division_id == division_id)
        return tuple(self._programme(row, quarter) for row in rows)

    def unreported(self, quarter: Quarter, division_id: int | None = None) -> tuple[AnyRow, ...]:
        """Sub-activities whose spending of the quarter is still missing."""
        return tuple(
            row
            for row in self.lines
            if row.id in self.codes
            and (division_id is None or row.division_id == division_id)
            and self.money[row.id].spent[quarter - 1] is None
        )

    def _programme(self, row: AnyRow, quarter: Quarter) -> ProgrammeRow:
        money = self.money[row.id]
        shown = tuple(value if n < quarter else None for n, value in enumerate(money.spent))
        return ProgrammeRow(
            level=row.level,
            code=row.code,
            name=row.name,
            ceiling=money.ceiling,
            spent=latest(money.spent, quarter) or ZERO,
            quarters=shown,
            objective_number=row.objective_number or 0,
            indicator_codes=self.codes.get(row.id, ()),
        )


def latest(spent: Quarters, quarter: int) -> Decimal | None:
    """The newest reported amount up to the quarter; None when nothing was reported."""
    return next((value for value in reversed(spent[:quarter]) if value is not None), None)


def load_budget(db: Reads, year: int, day: dt.date) -> Budget:
    """Four queries, however many lines."""
    lines = tuple(db.execute(_LINES, {"year": year}).all())
    ceilings = {
        row.budget_line_id: row.amount for row in db.execute(_CEILINGS, {"year": year, "day": day})
    }
    spending: defaultdict[int, dict[int, AnyRow]] = defaultdict(dict)
    for row in db.execute(_SPENDING, {"year": year}):
        spending[row.budget_line_id][row.quarter] = row
    by_indicator: defaultdict[int, list[int]] = defaultdict(list)
    codes: defaultdict[int, list[str]] = defaultdict(list)
    for row in db.execute(_LINKS, {"year": year}):
        by_indicator[row.indicator_id].append(row.budget_line_id)
        codes[row.budget_line_id].append(row.code)
    own = {row.id: _own(ceilings.get(row.id), spending[row.id]) for row in lines}
    return Budget(
        lines,
        _added_up(lines, own),
        {key: tuple(value) for key, value in by_indicator.items()},
        {key: tuple(value) for key, value in codes.items()},
    )


_LINES = (
    select(*BudgetLine.__table__.c, Objective.number.label("objective_number"))
    .outerjoin(Objective, Objective.id == BudgetLine.objective_id)
    .where(BudgetLine.year == bindparam("year"))
    .order_by(BudgetLine.order, BudgetLine.code)
)
_CEILINGS = (
    select(BudgetCeiling.budget_line_id, BudgetCeiling.amount)
    .join(BudgetLine, BudgetLine.id == BudgetCeiling.budget_line_id)
    .where(BudgetLine.year == bindparam("year"), BudgetCeiling.valid_from <= bindparam("day"))
    .order_by(BudgetCeiling.valid_from, BudgetCeiling.id)
)
"""Oldest first: the last one read for a line is the one in force."""
_SPENDING = (
    select(*BudgetSpending.__table__.c)
    .join(BudgetLine, BudgetLine.id == BudgetSpending.budget_line_id)
    .where(BudgetLine.year == bindparam("year"))
)
_LINKS = (
    select(IndicatorBudget.indicator_id, IndicatorBudget.budget_line_id, Indicator.code)
    .join(BudgetLine, BudgetLine.id == IndicatorBudget.budget_line_id)
    .join(Indicator, Indicator.id == IndicatorBudget.indicator_id)
    .where(BudgetLine.year == bindparam("year"))
    .order_by(BudgetLine.order, Indicator.order)
)


def _own(ceiling: Decimal | None, rows: Mapping[int, AnyRow]) -> Money | None:
    if ceiling is None and not rows:
        return None
    return Money(
        ceiling or ZERO,
        _quarters({quarter: row.spent for quarter, row in rows.items()}),
        _quarters({quarter: row.planned for quarter, row in rows.items()}),
    )


def _quarters(found: Mapping[int, Decimal | None]) -> Quarters:
    return found.get(1), found.get(2), found.get(3), found.get(4)


def _added_up(lines: Iterable[AnyRow], own: Mapping[int, Money | None]) -> dict[int, Money]:
    """Programmes and activities are the sum of what stands below them."""
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for row in lines:
        children[row.parent_id].append(row.id)
    found: dict[int, Money] = {}

    def add(line: int) -> Money:
        below = [add(child) for child in children[line]]
        mine = own[line]
        found[line] = mine if mine is not None else _sum(below)
        return found[line]

    for line in children[None]:
        add(line)
    return found


def _sum(parts: Iterable[Money]) -> Money:
    given = tuple(parts)
    return Money(
        sum((part.ceiling for part in given), ZERO),
        _sum_quarters([part.spent for part in given]),
        _sum_quarters([part.planned for part in given]),
    )


def _sum_quarters(parts: list[Quarters]) -> Quarters:
    sums = []
    for values in zip(*parts, strict=True) if parts else ():
        filled = [value for value in values if value is not None]
        sums.append(sum(filled, ZERO) if filled else None)
    return (sums[0], sums[1], sums[2], sums[3]) if sums else NOTHING
