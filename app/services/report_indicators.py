"""Indicators and objectives of a report, computed from figures, targets and money."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, select

from app.domain.aggregation import quarter_value
from app.domain.efficiency import absorption, efficiency
from app.domain.indicators import achievement, mean_achievement
from app.domain.measures import Achievement, FigureStatus, Target
from app.domain.periods import Period, Quarter, ReportKind
from app.domain.ratings import RatingScale, rating
from app.domain.report_data import IndicatorData, ObjectiveData, QuarterFigure, YearValue
from app.domain.wording import blank_text
from app.models.measurement import EarlierYear, Measurement
from app.models.prepared import Reads
from app.services.queries.budget import Budget, Money, latest
from app.services.series import Series, load_sheet

YEARS_SHOWN = 4
"""DOMAIN.md, table 2: realisation of the years n−4 to n."""
History = Mapping[int, tuple[YearValue, ...]]
"""Earlier years by indicator, oldest first."""


@dataclass(frozen=True)
class Basis:
    """What every indicator of one report is computed with."""

    period: Period
    scale: RatingScale
    budget: Budget
    history: History

    @property
    def quarter(self) -> Quarter:
        return self.period.last_quarter


def load_history(
    db: Reads, series: Iterable[Series], year: int, *, typed: Iterable[Any] | None = None
) -> History:
    """What was measured with the program counts for more than what was typed as history.

    ``typed`` are rows of EarlierYear, read from the database when they are not given.
    """
    by_indicator: defaultdict[int, list[Any]] = defaultdict(list)
    rows: Iterable[Any] = db.execute(_EARLIER, {"year": year}).all() if typed is None else typed
    for row in rows:
        by_indicator[row.indicator_id].append(row)
    measured = _measured(db, year)
    found = {}
    for one in series:
        years = {row.year: _year_value(one, row) for row in by_indicator[one.id]}
        years |= {value.year: value for value in measured.get(one.id, ())}
        found[one.id] = tuple(years[before] for before in sorted(years))
    return found


_EARLIER = (
    select(*EarlierYear.__table__.c)
    .where(EarlierYear.year < bindparam("year"))
    .order_by(EarlierYear.year)
)
_MEASURED_YEARS = (
    select(Measurement.year)
    .where(Measurement.year < bindparam("year"), Measurement.year >= bindparam("first"))
    .distinct()
    .order_by(Measurement.year)
)


def _measured(db: Reads, year: int) -> History:
    """State after TW IV of each earlier year with figures; five queries a year."""
    found: defaultdict[int, list[YearValue]] = defaultdict(list)
    for (before,) in db.execute(_MEASURED_YEARS, {"year": year, "first": year - YEARS_SHOWN}):
        for one in load_sheet(db, before, Quarter.IV).series:
            value = one.to_date(Quarter.IV)
            if value is not None:
                result = one.year_achievement(Quarter.IV)
                found[one.id].append(YearValue(before, one.year_target.value, value, result))
    return {key: tuple(values) for key, values in found.items()}


def period_achievement(series: Series, period: Period) -> Achievement:
    """Annual reports measure against the year's target, the others against the target to date."""
    if period.kind is ReportKind.ANNUAL:
        return series.year_achievement(Quarter.IV)
    return series.achievement(period.last_quarter)


def objective_means(series: Iterable[Series], period: Period) -> dict[int, Achievement]:
    """Mean achievement by number of the objective, of what can be computed."""
    parts: defaultdict[int, list[Achievement]] = defaultdict(list)
    for one in series:
        parts[one.row.objective_number].append(period_achievement(one, period))
    return {number: mean_achievement(found) for number, found in parts.items()}


def means_of_year(series: Iterable[Series], history: History, year: int) -> dict[int, Achievement]:
    """The same of an earlier year, by today's rules where no percentage was published."""
    parts: defaultdict[int, list[Achievement]] = defaultdict(list)
    for one in series:
        years = history.get(one.id, ())
        parts[one.row.objective_number] += (v.achievement for v in years if v.year == year)
    return {number: mean_achievement(found) for number, found in parts.items() if found}


def objectives_of(
    series: Iterable[Series],
    basis: Basis,
    previous: Mapping[int, Achievement],
    analyses: Mapping[int, str],
    division_id: int | None = None,
) -> tuple[ObjectiveData, ...]:
    """In the order of the agreement; each with the programmes that serve it."""
    programmes = basis.budget.programmes(basis.quarter, division_id)
    made = []
    for number, group in groupby(series, key=lambda one: int(one.row.objective_number)):
        items = tuple(group)
        result = mean_achievement([period_achievement(one, basis.period) for one in items])
        made.append(
            ObjectiveData(
                number=number,
                title=items[0].row.objective_title,
                indicators=tuple(indicator_data(one, basis) for one in items),
                achievement=result,
                previous=previous.get(number, Achievement(None)),
                rating=rating(basis.scale, result.percent),
                analysis=analyses.get(number, ""),
                supporting_programmes=tuple(
                    row for row in programmes if row.objective_number == number
                ),
            )
        )
    return tuple(made)


def indicator_data(series: Series, basis: Basis) -> IndicatorData:
    """One indicator at the end of the period."""
    row, quarter = series.row, basis.quarter
    money = basis.budget.of_indicator(series.id)
    result = period_achievement(series, basis.period)
    spent = latest(money.spent, quarter) if money else None
    absorbed = absorption(spent, money.ceiling) if money else None
    judged = efficiency(result.percent, absorbed)
    to_date = series.to_date(quarter)
    return IndicatorData(
        code=row.code,
        name=row.name,
        unit=row.unit,
        decimals=row.decimals,
        rule=series.rule,
        division=row.division_name or "",
        definition=row.definition,
        formula=row.formula,
        data_source=row.data_source,
        year_target=series.year_target,
        quarters=tuple(_quarter(series, Quarter(n), money) for n in range(1, quarter + 1)),
        to_date=to_date,
        achievement=result,
        year_achievement=series.year_achievement(quarter),
        rating=rating(basis.scale, result.percent),
        earlier=basis.history.get(series.id, ()),
        mid_term_target=row.mid_term_target,
        mid_term_year=row.mid_term_year,
        progress=_progress(series, to_date),
        national_standard=row.national_standard,
        standard_source=row.standard_source,
        ceiling=money.ceiling if money else None,
        spent=spent,
        absorption=absorbed,
        efficiency=judged.value,
        efficiency_label=judged.label,
        evidence=sum(series.evidence.get(n, 0) for n in basis.period.quarters),
        grades=series.grades,
    )


def _quarter(series: Series, quarter: Quarter, money: Money | None) -> QuarterFigure:
    figure = series.figure(quarter)
    stored = series.stored.get(quarter)
    return QuarterFigure(
        quarter=quarter,
        target=series.targets[quarter - 1],
        target_to_date=series.target_to_date(quarter),
        value=quarter_value(figure),
        to_date=series.to_date(quarter),
        achievement=series.achievement(quarter),
        year_achievement=series.year_achievement(quarter),
        status=stored.status if stored is not None else FigureStatus.PROVISIONAL,
        blank=blank_text(figure.blank_reason) if figure.blank_reason else "",
        spent=money.of_quarter(quarter) if money else None,
        budget_target=money.plan_of_quarter(quarter) if money else None,
        obstacle=series.words(quarter, "obstacle"),
        follow_up=series.words(quarter, "follow_up"),
        supporting=series.words(quarter, "supporting"),
        inhibiting=series.words(quarter, "inhibiting"),
    )


def _year_value(series: Series, row: Any) -> YearValue:
    """The percentage as it was published, else computed by the indicator's own rule."""
    result = (
        Achievement(row.achievement, row.achievement)
        if row.achievement is not None
        else _against(series, row.target, row.value)
    )
    return YearValue(row.year, row.target, row.value, result)


def _progress(series: Series, value: Decimal | None) -> Decimal | None:
    if series.row.mid_term_target is None:
        return None
    return _against(series, series.row.mid_term_target, value).percent


def _against(series: Series, goal: Decimal | None, value: Decimal | None) -> Achievement:
    return achievement(
        series.rule, Target(goal), value, grades=series.grades, practice=series.practice
    )
