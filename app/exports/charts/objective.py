"""Charts of one objective: its indicators quarter by quarter, and over the last years."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text
from app.exports.charts.chart import Chart, pictures_of, sentence
from app.exports.charts.quarter_panel import QuarterPanel
from app.exports.charts.quarters import QuarterPanels
from app.exports.charts.trend import TrendLines
from app.exports.period_words import short_quarter
from app.exports.words import goal_of, percent_sign, value_of, with_unit

MOST_PANELS = 8
"""Small charts on one picture: four rows of two leave room for the text of a page."""
MOST_LINES = 6
"""Lines that can be told apart without colour."""


def quarter_key(objective: ObjectiveData) -> str:
    return f"triwulan-{objective.number}"


def trend_key(objective: ObjectiveData) -> str:
    return f"tren-{objective.number}"


def quarters_chart(data: ReportData, objective: ObjectiveData) -> Iterator[Chart]:
    """The quarters of every indicator that has a figure, against their targets."""
    shown = [
        item
        for item in objective.indicators
        if any(figure.value is not None for figure in item.quarters)
    ]
    title = text("documents.chart.quarters", number=objective.number, year=data.period.year)
    lines = data.period.kind is not ReportKind.QUARTERLY
    for key, name, items in pictures_of(quarter_key(objective), title, shown, MOST_PANELS):
        parts = (f"{item.name} {', '.join(_quarter_words(item))}" for item in items)
        panels = QuarterPanels(tuple(_panel(item) for item in items), as_lines=lines)
        yield Chart(key, name, sentence(name, parts), panels)


def _quarter_words(indicator: IndicatorData) -> Iterator[str]:
    for figure in indicator.quarters:
        yield text(
            "documents.chart.alt_quarter",
            quarter=figure.quarter.roman,
            value=with_unit(value_of(indicator, figure.value), indicator.unit),
            target=goal_of(indicator, figure.target),
        )


def _panel(indicator: IndicatorData) -> QuarterPanel:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    quarters = indicator.quarters
    return QuarterPanel(
        f"{indicator.name}{unit}",
        tuple(short_quarter(figure.quarter) for figure in quarters),
        tuple(figure.value for figure in quarters),
        tuple(figure.target.value for figure in quarters),
        tuple(value_of(indicator, figure.value) for figure in quarters),
        tuple(figure.target.upper for figure in quarters),
    )


def trend_chart(data: ReportData, objective: ObjectiveData) -> Iterator[Chart]:
    """Up to four earlier years and this one; nothing without an earlier year."""
    earlier = [item for one in objective.indicators for item in one.earlier]
    if all(item.achievement.percent is None for item in earlier):
        return
    year = data.period.year
    known = {item.year for item in earlier if year - 4 <= item.year < year}
    years = (*sorted(known), year)
    lines = [(one.name, _history(one, years)) for one in objective.indicators]
    title = text("documents.chart.trend", number=objective.number, first=years[0], last=year)
    for key, name, some in pictures_of(trend_key(objective), title, lines, MOST_LINES):
        parts = (
            text(
                "documents.chart.alt_trend",
                name=one,
                values=", ".join(percent_sign(value) for value in values),
            )
            for one, values in some
        )
        drawing = TrendLines(years, tuple(some), text("documents.chart.percent_axis"))
        yield Chart(key, name, sentence(name, parts), drawing)


def _history(indicator: IndicatorData, years: tuple[int, ...]) -> tuple[Decimal | None, ...]:
    by_year = {item.year: item.achievement.percent for item in indicator.earlier}
    by_year[years[-1]] = indicator.achievement.percent
    return tuple(by_year.get(year) for year in years)
