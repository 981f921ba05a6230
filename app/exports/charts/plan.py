"""Which charts a report has, what they show and the sentence that says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ObjectiveData, ReportData
from app.domain.texts import text
from app.exports.charts.canvas import ChartCanvas
from app.exports.charts.paired import PairedBars
from app.exports.charts.quarters import QuarterBars, QuarterPanels
from app.exports.charts.trend import TrendLines
from app.exports.period_words import in_sentences, previous, short_quarter
from app.exports.words import percent_sign, value_of, with_unit

OBJECTIVES, ABSORPTION = "sasaran", "serapan"
MOST_PANELS = 8
"""Small charts on one picture: four rows of two leave room for the text of a page."""


class Drawing(Protocol):
    """A chart that can be drawn."""

    @property
    def height(self) -> float: ...

    def draw(self, canvas: ChartCanvas) -> None: ...


@dataclass(frozen=True)
class Chart:
    """A chart of the report: where it belongs, its caption and its alternative text."""

    key: str
    title: str
    alt: str
    drawing: Drawing


def quarter_key(objective: ObjectiveData) -> str:
    return f"triwulan-{objective.number}"


def trend_key(objective: ObjectiveData) -> str:
    return f"tren-{objective.number}"


def charts_of(data: ReportData) -> tuple[Chart, ...]:
    """All charts of the report, in the order they appear in it."""
    return tuple(_charts(data))


def _charts(data: ReportData) -> Iterator[Chart]:
    if data.objectives:
        yield _objectives(data)
    for objective in data.objectives:
        if data.period.kind is ReportKind.ANNUAL and _has_history(objective):
            yield _trend(data, objective)
        yield from _quarters(data, objective)
    if any(item.absorption is not None for one in data.objectives for item in one.indicators):
        yield _absorption(data)


def _objectives(data: ReportData) -> Chart:
    """This period against the one before."""
    now, before = data.period, previous(data.period)
    names = tuple(f"{item.number}. {item.title}" for item in data.objectives)
    parts = (
        text(
            "documents.chart.alt_pair",
            name=item.title,
            now=percent_sign(item.achievement),
            before=percent_sign(item.previous),
        )
        for item in data.objectives
    )
    title = text("documents.chart.objectives", period=in_sentences(now))
    bars = PairedBars(
        names,
        tuple(item.achievement.percent for item in data.objectives),
        tuple(item.previous.percent for item in data.objectives),
        in_sentences(now),
        in_sentences(before),
        text("documents.chart.percent_axis"),
    )
    return Chart(OBJECTIVES, title, _sentence(title, parts), bars)


def _absorption(data: ReportData) -> Chart:
    """Achievement against the share of the budget that was spent."""
    rows = [
        item for one in data.objectives for item in one.indicators if item.absorption is not None
    ]
    parts = (
        text(
            "documents.chart.alt_absorption",
            name=item.name,
            now=percent_sign(item.achievement),
            spent=percent_sign(item.absorption),
        )
        for item in rows
    )
    title = text("documents.chart.absorption", period=in_sentences(data.period))
    bars = PairedBars(
        tuple(item.name for item in rows),
        tuple(item.achievement.percent for item in rows),
        tuple(item.absorption for item in rows),
        text("documents.chart.achievement"),
        text("documents.chart.spent"),
        text("documents.chart.both_axis"),
    )
    return Chart(ABSORPTION, title, _sentence(title, parts), bars)


def _quarters(data: ReportData, objective: ObjectiveData) -> Iterator[Chart]:
    """The quarters of every indicator that has a figure, on as many pictures as they need."""
    items = [
        item
        for item in objective.indicators
        if any(figure.value is not None for figure in item.quarters)
    ]
    for start in range(0, len(items), MOST_PANELS):
        some = items[start : start + MOST_PANELS]
        part = start // MOST_PANELS + 1
        title = text("documents.chart.quarters", number=objective.number, year=data.period.year)
        if part > 1:
            title = text("documents.chart.part", title=title, part=part)
        parts = (f"{item.name} {', '.join(_quarter_words(item))}" for item in some)
        panels = QuarterPanels(
            tuple(_panel(item) for item in some), data.period.kind is ReportKind.QUARTERLY
        )
        key = quarter_key(objective) if part == 1 else f"{quarter_key(objective)}-{part}"
        yield Chart(key, title, _sentence(title, parts), panels)


def _quarter_words(indicator: IndicatorData) -> Iterator[str]:
    for figure in indicator.quarters:
        yield text(
            "documents.chart.alt_quarter",
            quarter=figure.quarter.roman,
            value=with_unit(value_of(indicator, figure.value), indicator.unit),
            target=value_of(indicator, figure.target.value),
        )


def _panel(indicator: IndicatorData) -> QuarterBars:
    unit = f" ({indicator.unit})" if indicator.unit else ""
    quarters = indicator.quarters
    return QuarterBars(
        f"{indicator.name}{unit}",
        tuple(short_quarter(figure.quarter) for figure in quarters),
        tuple(figure.value for figure in quarters),
        tuple(figure.target.value for figure in quarters),
        tuple(value_of(indicator, figure.value) for figure in quarters),
    )


def _has_history(objective: ObjectiveData) -> bool:
    return any(
        item.achievement.percent is not None for one in objective.indicators for item in one.earlier
    )


def _trend(data: ReportData, objective: ObjectiveData) -> Chart:
    """Up to four earlier years and this one."""
    year = data.period.year
    known = {item.year for one in objective.indicators for item in one.earlier}
    years = (*sorted(item for item in known if year - 4 <= item < year), year)
    lines = tuple((one.name, _history(one, years)) for one in objective.indicators)
    title = text("documents.chart.trend", number=objective.number, first=years[0], last=year)
    parts = (
        text(
            "documents.chart.alt_trend",
            name=name,
            values=", ".join(percent_sign(value) for value in values),
        )
        for name, values in lines
    )
    drawing = TrendLines(years, lines, text("documents.chart.percent_axis"))
    return Chart(trend_key(objective), title, _sentence(title, parts), drawing)


def _history(indicator: IndicatorData, years: tuple[int, ...]) -> tuple[Decimal | None, ...]:
    by_year = {item.year: item.achievement.percent for item in indicator.earlier}
    by_year[years[-1]] = indicator.achievement.percent
    return tuple(by_year.get(year) for year in years)


def _sentence(title: str, parts: Iterator[str]) -> str:
    return f"{title}: {'; '.join(parts)}."
