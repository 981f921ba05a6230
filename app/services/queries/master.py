"""Data induk: every master record of a year as the forms show it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.commands import Acting
from app.domain.master import KEEPERS, IndicatorValue, ObjectiveValue
from app.domain.master_rules import quarters_miss_year
from app.domain.numbers import format_number, format_rupiah
from app.domain.ratings import shipped_grade_scales, shipped_grades
from app.domain.snapshots.master import AgreementView, MasterView, Named, ScaleView
from app.domain.texts import text
from app.models.budget import BudgetLine
from app.models.indicator import Grade, GradeScale, Indicator, Objective, PerformanceAgreement
from app.models.measurement import Measurement
from app.models.organisation import Division, Person
from app.services.context import load_members
from app.services.master_values import (
    agreement_values,
    budget_values,
    earlier_values,
    indicator_values,
    objective_values,
    target_values,
)
from app.services.quarter_manifest import sealed_years
from app.services.save_indicator import closed_years

Dated = TypeVar("Dated", ObjectiveValue, IndicatorValue)


def load_master(session: Session, year: int, acting: Acting) -> MasterView:
    """A fixed number of queries, and one for each indicator with a closed quarter."""
    _, member = load_members(session, acting)
    why_not = "" if member.actor in KEEPERS else text("errors.master_not_yours")
    objectives = _valid(objective_values(session), year)
    indicators = {
        id_: one
        for id_, one in _valid(indicator_values(session), year).items()
        if one.objective_id in objectives
    }
    view = MasterView(
        year=year,
        objectives=objectives,
        indicators=indicators,
        agreements=tuple(_agreements(session, year)),
        budget=budget_values(session, year),
        earlier={key: one for key, one in earlier_values(session).items() if key[0] in indicators},
        divisions=_divisions(session),
        persons=_persons(session),
        scales=_scales(session),
        fixed=_fixed(session, indicators),
        why_not=why_not,
        next_ids={name: _next(session, model) for name, model in _MODELS.items()},
    )
    return replace(
        view,
        target_findings={one.id: tuple(_target_findings(view, one)) for one in view.agreements},
        budget_findings=tuple(_budget_findings(view)),
    )


_MODELS = {
    "objective": Objective,
    "indicator": Indicator,
    "agreement": PerformanceAgreement,
    "line": BudgetLine,
}


def _next(session: Session, model: Any) -> int:
    return int(session.execute(select(func.max(model.id))).scalar() or 0) + 1


def _valid(found: dict[int, Dated], year: int) -> dict[int, Dated]:
    return {
        id_: one
        for id_, one in found.items()
        if one.valid_from <= year and (one.valid_to is None or one.valid_to >= year)
    }


def _agreements(session: Session, year: int) -> Iterator[AgreementView]:
    for id_, one in agreement_values(session).items():
        if one.year == year:
            label = text(f"services.agreement_{one.kind.value}", year=year)
            yield AgreementView(id_, label, one, target_values(session, id_))


def _divisions(session: Session) -> tuple[Named, ...]:
    query = select(Division.id, Division.code, Division.name).order_by(Division.order)
    return tuple(Named(*row) for row in session.execute(query))


def _persons(session: Session) -> tuple[Named, ...]:
    query = (
        select(Person.id, Division.code, Person.name)
        .outerjoin(Division, Division.id == Person.division_id)
        .where(Person.active)
        .order_by(Person.name)
    )
    return tuple(Named(row[0], row[1] or "", row[2]) for row in session.execute(query))


def _scales(session: Session) -> tuple[ScaleView, ...]:
    """Those of the office, then those that the program ships and nobody has used yet."""
    query = (
        select(GradeScale.code, GradeScale.name, Grade.letter, Grade.value)
        .join(Grade, Grade.scale_id == GradeScale.id)
        .order_by(GradeScale.id, Grade.order)
    )
    found: dict[str, ScaleView] = {}
    for code, name, letter, value in session.execute(query):
        known = found.get(code) or ScaleView(code, name, ())
        found[code] = replace(known, grades=(*known.grades, (letter, value)))
    shipped = (
        ScaleView(code, name, shipped_grades(code))
        for code, name in shipped_grade_scales()
        if code not in found
    )
    return (*found.values(), *shipped)


def _fixed(session: Session, indicators: dict[int, IndicatorValue]) -> frozenset[int]:
    filled = set(session.execute(select(Measurement.indicator_id).distinct()).scalars())
    filled |= set(sealed_years(session))
    return frozenset(id_ for id_ in indicators if id_ in filled and closed_years(session, id_))


def _target_findings(view: MasterView, agreement: AgreementView) -> Iterator[str]:
    for id_, value in agreement.targets.items():
        indicator = view.indicators.get(id_)
        found = quarters_miss_year(value, indicator.aggregation) if indicator else None
        if indicator is not None and found is not None and value.year.value is not None:
            digits = indicator.decimals
            yield text(
                "master.finding.target_sum",
                code=indicator.code,
                found=format_number(found, digits),
                year=format_number(value.year.value, digits),
            )


def _budget_findings(view: MasterView) -> Iterator[str]:
    """Ceilings of what stands below a line that together exceed its own."""
    for id_, line in view.budget.items():
        own = view.ceiling(id_) if line.ceilings else None
        below = [view.ceiling(child) or Decimal(0) for child in view.children(id_)]
        total = sum(below, Decimal(0))
        if own is not None and total > own:
            yield text(
                "master.finding.children",
                code=line.code,
                below=format_rupiah(total),
                own=format_rupiah(own),
            )
