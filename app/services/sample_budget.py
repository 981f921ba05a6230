"""Programmes, activities and sub-activities of the sample with their ceilings."""

import datetime as dt
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.measures import AgreementKind
from app.models.budget import BudgetCeiling, BudgetLine, IndicatorBudget
from app.models.indicator import Objective
from app.services.sample_data import Record, day, sample


def add_budget(
    session: Session, year: int, divisions: dict[str, int], indicators: dict[str, int]
) -> None:
    """Three levels a programme; only the lowest carries money and pays for indicators."""
    objectives = {row.number: row.id for row in session.execute(_OBJECTIVES)}
    dates = {
        AgreementKind(entry["kind"]): day(year, entry["date"])
        for entry in sample("office")["agreement"]
    }
    dates[AgreementKind.ORIGINAL] = dt.date(year, 1, 1)
    order = 0
    for programme in sample("budget")["programme"]:
        unit = divisions.get(programme.get("division", ""))
        aim = objectives[programme["objective"]]
        first = _line(session, BudgetLine(year=year, level=1, order=order, **_named(programme)))
        first.division_id, first.objective_id = unit, aim
        for activity in programme["activity"]:
            order += 1
            second = _line(session, BudgetLine(year=year, level=2, order=order, **_named(activity)))
            second.parent_id, second.division_id, second.objective_id = first.id, unit, aim
            for entry in activity["line"]:
                order += 1
                third = _line(session, BudgetLine(year=year, level=3, order=order, **_named(entry)))
                third.parent_id, third.division_id, third.objective_id = second.id, unit, aim
                _add_money(session, third.id, entry, dates)
                _link(session, third.id, [indicators[code] for code in entry["indicators"]])
        order += 1


_OBJECTIVES = select(Objective.number, Objective.id)


def _named(entry: Record) -> dict[str, str]:
    return {"code": entry["code"], "name": entry["name"]}


def _line(session: Session, line: BudgetLine) -> BudgetLine:
    session.add(line)
    session.flush()
    return line


def _add_money(
    session: Session, line_id: int, entry: Record, dates: dict[AgreementKind, dt.date]
) -> None:
    for kind, amount in zip(AgreementKind, entry["ceiling"], strict=True):
        session.add(
            BudgetCeiling(
                budget_line_id=line_id, kind=kind, valid_from=dates[kind], amount=Decimal(amount)
            )
        )


def _link(session: Session, line_id: int, indicator_ids: list[int]) -> None:
    session.add_all(
        IndicatorBudget(indicator_id=indicator_id, budget_line_id=line_id)
        for indicator_id in indicator_ids
    )
