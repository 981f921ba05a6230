"""Reads stored master data as the values of app.domain.master, by record number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.master import (
    AgreementValue,
    BudgetLineValue,
    CeilingValue,
    EarlierValue,
    IndicatorValue,
    ObjectiveValue,
    Quarterly,
    TargetValue,
)
from app.domain.measures import Target
from app.models.budget import BudgetCeiling, BudgetLine, BudgetSpending, IndicatorBudget
from app.models.indicator import (
    GradeScale,
    Indicator,
    IndicatorPerson,
    IndicatorTarget,
    Objective,
    PerformanceAgreement,
)
from app.models.measurement import EarlierYear

Chosen = Iterable[int] | None
"""Numbers of the wanted records; None: all of them."""

_ELSEWHERE = {"scale", "person_id"}
INDICATOR_COLUMNS = tuple(f.name for f in fields(IndicatorValue) if f.name not in _ELSEWHERE)
"""Fields of an indicator's value that are columns of its row."""
LINE_COLUMNS = (
    "year",
    "level",
    "code",
    "name",
    "parent_id",
    "division_id",
    "objective_id",
    "order",
)


def objective_values(session: Session, ids: Chosen = None) -> dict[int, ObjectiveValue]:
    query = _only(select(Objective).order_by(Objective.order, Objective.number), Objective.id, ids)
    return {
        row.id: ObjectiveValue(row.number, row.title, row.valid_from, row.valid_to)
        for row in session.execute(query).scalars()
    }


def indicator_values(session: Session, ids: Chosen = None) -> dict[int, IndicatorValue]:
    columns = [getattr(Indicator, name) for name in INDICATOR_COLUMNS]
    query = (
        select(Indicator.id, GradeScale.code, IndicatorPerson.person_id, *columns)
        .outerjoin(GradeScale, GradeScale.id == Indicator.grade_scale_id)
        .outerjoin(IndicatorPerson, IndicatorPerson.indicator_id == Indicator.id)
        .order_by(Indicator.order, Indicator.code)
    )
    return {
        row[0]: IndicatorValue(
            scale=row[1] or "",
            person_id=row[2],
            **dict(zip(INDICATOR_COLUMNS, row[3:], strict=True)),
        )
        for row in session.execute(_only(query, Indicator.id, ids))
    }


def agreement_values(session: Session, ids: Chosen = None) -> dict[int, AgreementValue]:
    query = select(PerformanceAgreement).order_by(
        PerformanceAgreement.year, PerformanceAgreement.date
    )
    return {
        row.id: AgreementValue(row.year, row.kind, row.date, row.number, row.reason)
        for row in session.execute(_only(query, PerformanceAgreement.id, ids)).scalars()
    }


def target_values(session: Session, agreement_id: int) -> dict[int, TargetValue]:
    """By indicator."""
    query = select(IndicatorTarget).where(IndicatorTarget.agreement_id == agreement_id)
    return {row.indicator_id: target_value(row) for row in session.execute(query).scalars()}


def target_value(row: IndicatorTarget) -> TargetValue:
    return TargetValue(
        Target(row.year_value, row.year_upper),
        (
            Target(row.q1, row.q1_upper),
            Target(row.q2, row.q2_upper),
            Target(row.q3, row.q3_upper),
            Target(row.q4, row.q4_upper),
        ),
    )


def target_columns(value: TargetValue) -> dict[str, Decimal | None]:
    """The columns of IndicatorTarget."""
    columns = {"year_value": value.year.value, "year_upper": value.year.upper}
    for number, one in enumerate(value.quarters, 1):
        columns |= {f"q{number}": one.value, f"q{number}_upper": one.upper}
    return columns


def budget_values(
    session: Session, year: int | None, ids: Chosen = None
) -> dict[int, BudgetLineValue]:
    """The lines of a year (None: of any), in their order."""
    query = select(BudgetLine).order_by(BudgetLine.order, BudgetLine.code)
    if year is not None:
        query = query.where(BudgetLine.year == year)
    rows = session.execute(_only(query, BudgetLine.id, ids)).scalars().all()
    wanted = [row.id for row in rows]
    ceilings, spending, links = _money(session, wanted)
    return {
        row.id: BudgetLineValue(
            **{name: getattr(row, name) for name in LINE_COLUMNS},
            ceilings=tuple(ceilings[row.id]),
            spent=_quarters(spending[row.id], "spent"),
            planned=_quarters(spending[row.id], "planned"),
            indicator_ids=tuple(sorted(links[row.id])),
        )
        for row in rows
    }


def earlier_values(session: Session, ids: Chosen = None) -> dict[tuple[int, int], EarlierValue]:
    """By indicator and year."""
    query = select(EarlierYear).order_by(EarlierYear.indicator_id, EarlierYear.year)
    return {
        (row.indicator_id, row.year): EarlierValue(row.target, row.value, row.achievement)
        for row in session.execute(_only(query, EarlierYear.indicator_id, ids)).scalars()
    }


def _only(query: Select[Any], column: Any, ids: Chosen) -> Select[Any]:
    return query if ids is None else query.where(column.in_(list(ids)))


def _money(session: Session, lines: list[int]) -> tuple[Any, Any, Any]:
    ceilings: defaultdict[int, list[CeilingValue]] = defaultdict(list)
    spending: defaultdict[int, dict[int, BudgetSpending]] = defaultdict(dict)
    links: defaultdict[int, list[int]] = defaultdict(list)
    found = _only(select(BudgetCeiling), BudgetCeiling.budget_line_id, lines)
    for row in session.execute(found.order_by(BudgetCeiling.kind)).scalars():
        ceilings[row.budget_line_id].append(CeilingValue(row.kind, row.valid_from, row.amount))
    for spent in session.execute(
        _only(select(BudgetSpending), BudgetSpending.budget_line_id, lines)
    ).scalars():
        spending[spent.budget_line_id][spent.quarter] = spent
    for link in session.execute(
        _only(select(IndicatorBudget), IndicatorBudget.budget_line_id, lines)
    ).scalars():
        links[link.budget_line_id].append(link.indicator_id)
    return ceilings, spending, links


def _quarters(rows: dict[int, BudgetSpending], name: str) -> Quarterly:
    first, second, third, fourth = (getattr(rows.get(n), name, None) for n in range(1, 5))
    return first, second, third, fourth
