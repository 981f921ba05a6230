"""Gathers what the checks on demand compare: one quarter with all that belongs to it."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy.orm import Session

from app.domain.aggregation import quarter_value
from app.domain.follow_ups import Promise, unanswered
from app.domain.measures import Figure
from app.domain.periods import Quarter
from app.domain.quarter_checks import (
    IndicatorFacts,
    QuarterFinding,
    SpendingFacts,
    by_severity,
    check_indicators,
    check_spending,
)
from app.models.plain import Plain, PlainReads
from app.services.queries.budget import load_budget
from app.services.queries.follow_ups import load_promises
from app.services.series import Series, Sheet, load_sheet
from app.services.thresholds import load_thresholds


def load_findings(
    session: Session, year: int, quarter: int, division_code: str = ""
) -> tuple[QuarterFinding, ...]:
    """Gravest first; ``division_code`` "" is the whole office. A fixed number of queries."""
    sheet = load_sheet(session, year, quarter)
    series = [
        one for one in sheet.series if not division_code or one.row.division_code == division_code
    ]
    last_year = _figures(session, year - 1, quarter)
    promises = load_promises(session, year, quarter)
    facts = (
        _facts(one, year, quarter, last_year.get(one.id), promises.get(one.id, ()))
        for one in series
    )
    found = check_indicators(facts, load_thresholds(session))
    spending = check_spending(_lines(session, year, Quarter(quarter), sheet, division_code))
    return by_severity((*found, *spending))


_LAST_YEAR = Plain(
    """
    SELECT indicator_id, value, numerator, denominator
    FROM measurement WHERE year = :year AND quarter = :quarter
    """,
    value=Decimal,
    numerator=Decimal,
    denominator=Decimal,
)


def _figures(db: PlainReads, year: int, quarter: int) -> dict[int, Decimal | None]:
    rows = _LAST_YEAR.rows(db, year=year, quarter=quarter)
    return {
        row.indicator_id: quarter_value(Figure(row.value, row.numerator, row.denominator))
        for row in rows
    }


def _facts(
    series: Series,
    year: int,
    quarter: int,
    last_year: Decimal | None,
    promises: tuple[Promise, ...],
) -> IndicatorFacts:
    return IndicatorFacts(
        id=series.id,
        code=series.row.code,
        name=series.row.name,
        year=year,
        figure=series.facts(quarter),
        year_targets=series.targets,
        last_year=last_year,
        evidence=series.evidence.get(quarter, 0),
        follow_up=series.words(quarter, "follow_up"),
        promises=sum((one.year, one.quarter) == (year, quarter) for one in promises),
        waiting=unanswered(promises, year, quarter),
    )


def _lines(
    session: Session, year: int, quarter: Quarter, sheet: Sheet, division_code: str
) -> Iterator[SpendingFacts]:
    """Lines that spend by themselves; those above them are only sums."""
    budget = load_budget(session, year, quarter.last_day(year))
    units = {one.row.division_id: one.row.division_code for one in sheet.series}
    codes = {one.id: one.row.code for one in sheet.series}
    payers: dict[int, int] = {}
    for indicator, lines in budget.by_indicator.items():
        for line in lines:
            payers.setdefault(line, indicator)
    above = {row.parent_id for row in budget.lines}
    for row in budget.lines:
        other = division_code and units.get(row.division_id) != division_code
        if other or row.id in above or row.id not in budget.money:
            continue
        money, indicator = budget.money[row.id], payers.get(row.id, 0)
        yield SpendingFacts(
            line_id=row.id,
            code=row.code,
            name=row.name,
            year=year,
            ceiling=money.ceiling,
            spent=money.spent[:quarter],
            indicator_id=indicator,
            indicator_code=codes.get(indicator, ""),
        )
