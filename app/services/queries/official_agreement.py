"""Perjanjian Kinerja and Rencana Aksi of a year: what the version in force on a day promises."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, func, select

from app.domain.errors import InputError
from app.domain.periods import Quarter
from app.domain.report_data import AgreementRow
from app.domain.snapshots.official_year import (
    ActionPlan,
    AgreedObjective,
    AgreementSheet,
    PlanObjective,
    PlanRow,
)
from app.domain.spans import long_date
from app.models.indicator import IndicatorPerson, PerformanceAgreement
from app.models.organisation import Person
from app.services.officials import letterhead_in, signature_on
from app.services.queries.budget import ZERO, Budget, load_budget
from app.services.queries.official_year import Asked, agreement_name
from app.services.series import Series, Sheet, load_sheet
from app.services.signers import signature_for_office, signature_of_regent

_NONE: tuple[None, ...] = (None,) * 4


def load_agreement_sheet(asked: Asked) -> AgreementSheet:
    """Officials and letterhead are those of the day on which the version was signed.

    InputError when none was signed by the day that is asked for.
    """
    session, sheet = asked.session, _sheet(asked)
    agreement = sheet.agreement
    assert agreement.kind is not None
    assert agreement.date is not None
    head = letterhead_in(session, agreement.date, asked.folder)
    budget = load_budget(session, agreement.year, agreement.date)
    return AgreementSheet(
        letterhead=head,
        year=agreement.year,
        kind=agreement.kind,
        number=agreement.number,
        date=agreement.date,
        objectives=tuple(_agreed(sheet)),
        programmes=tuple(row for row in budget.programmes(Quarter.I) if row.level == 1),
        first=signature_on(session, agreement.date, head),
        second=signature_of_regent(session, head, agreement.date),
    )


def load_action_plan(asked: Asked) -> ActionPlan:
    """Targets, ceilings and cash plan of the version in force on the day."""
    session, sheet = asked.session, _sheet(asked)
    head = letterhead_in(session, asked.day, asked.folder)
    budget = load_budget(session, asked.wish.year, asked.day)
    tops = [budget.money[row.id] for row in budget.lines if row.level == 1]
    return ActionPlan(
        letterhead=head,
        year=asked.wish.year,
        date=asked.day,
        agreement=agreement_name(sheet.agreement),
        objectives=tuple(_planned(asked, sheet, budget)),
        ceiling=sum((one.ceiling for one in tops), ZERO),
        planned=tuple(_sum([one.planned[at] for one in tops]) for at in range(4)),
        signature=signature_for_office(session, asked.sop, asked.day, head, asked.wish.signed_as),
    )


def _sheet(asked: Asked) -> Sheet:
    year, day = asked.wish.year, asked.day
    sheet = load_sheet(asked.session, year, Quarter.IV, day=day)
    if sheet.agreement.kind is None:
        first = asked.session.execute(_FIRST, {"year": year}).scalar()
        if first is None:
            raise InputError("no_agreement_of_year", year=year)
        told = {"date": long_date(day), "first": long_date(first)}
        raise InputError("no_agreement_yet", year=year, **told)
    return sheet


def _agreed(sheet: Sheet) -> Iterator[AgreedObjective]:
    """Only what has a target: the agreement promises nothing else."""
    promised = (one for one in sheet.series if one.year_target.value is not None)
    for number, group in groupby(promised, key=_objective):
        rows = (
            AgreementRow(
                objective=one.row.objective_title,
                indicator=one.row.name,
                unit=one.row.unit,
                target=one.year_target,
                decimals=one.row.decimals,
                grades=one.grades,
            )
            for one in group
        )
        yield AgreedObjective(number, tuple(rows))


def _planned(asked: Asked, sheet: Sheet, budget: Budget) -> Iterator[PlanObjective]:
    persons = {row.indicator_id: row.name for row in asked.session.execute(_RESPONSIBLE)}
    for number, group in groupby(sheet.series, key=_objective):
        items = tuple(group)
        rows = tuple(_row(one, budget, persons) for one in items)
        yield PlanObjective(number, items[0].row.objective_title, rows)


def _row(one: Series, budget: Budget, persons: Mapping[int, str]) -> PlanRow:
    money = budget.of_indicator(one.id)
    programmes, activities = _lines(one.id, budget)
    return PlanRow(
        code=one.row.code,
        name=one.row.name,
        unit=one.row.unit,
        decimals=one.row.decimals,
        grades=one.grades,
        year_target=one.year_target,
        targets=one.targets,
        programmes=programmes,
        activities=activities,
        ceiling=money.ceiling if money else None,
        planned=money.planned if money else _NONE,
        responsible=persons.get(one.id) or one.row.responsible,
    )


def _lines(indicator_id: int, budget: Budget) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the programmes that pay for an indicator, and of the lines themselves."""
    by_id = {row.id: row for row in budget.lines}
    paying = [by_id[id_] for id_ in budget.by_indicator.get(indicator_id, ())]
    tops = [_top(row, by_id) for row in paying]
    below = [row.name for row, top in zip(paying, tops, strict=True) if row.id != top.id]
    return tuple(dict.fromkeys(top.name for top in tops)), tuple(dict.fromkeys(below))


def _top(row: Any, by_id: Mapping[int, Any]) -> Any:
    while row.parent_id is not None:
        row = by_id[row.parent_id]
    return row


def _sum(amounts: list[Any]) -> Any:
    filled = [one for one in amounts if one is not None]
    return sum(filled, ZERO) if filled else None


def _objective(one: Series) -> int:
    return int(one.row.objective_number)


_FIRST = select(func.min(PerformanceAgreement.date)).where(
    PerformanceAgreement.year == bindparam("year")
)
_RESPONSIBLE = select(IndicatorPerson.indicator_id, Person.name).join(
    Person, Person.id == IndicatorPerson.person_id
)
