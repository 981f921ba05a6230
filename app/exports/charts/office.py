"""Charts of the whole report: objectives, money against achievement, completeness."""

from collections.abc import Iterator, Sequence

from app.domain.measures import FigureStatus
from app.domain.periods import Quarter
from app.domain.report_data import IndicatorData, QuarterFigure, ReportData
from app.domain.texts import text
from app.exports.charts.chart import Chart, pictures_of, sentence
from app.exports.charts.heat import Cell, HeatMap, HeatRow
from app.exports.charts.paired import PairedBars
from app.exports.period_words import in_sentences, previous, short_quarter
from app.exports.words import percent_sign

OBJECTIVES, ABSORPTION, COMPLETENESS = "sasaran", "serapan", "kelengkapan"
MOST_ROWS = 22
"""Pairs of bars that can be told apart on one page."""
MOST_CELLS = 34
"""Rows of the map on one page."""
_MOST_NAMES = 8
"""Names that a sentence about what is missing can carry."""


def objectives_chart(data: ReportData) -> Iterator[Chart]:
    """Every objective against its target of 100 percent, and against the period before."""
    now, before = data.period, previous(data.period)
    title = text("documents.chart.objectives", period=in_sentences(now))
    for key, name, items in pictures_of(OBJECTIVES, title, data.objectives, MOST_ROWS):
        parts = (
            text(
                "documents.chart.alt_pair",
                name=item.title,
                now=percent_sign(item.achievement),
                before=percent_sign(item.previous),
            )
            for item in items
        )
        bars = PairedBars(
            tuple(f"{item.number}. {item.title}" for item in items),
            tuple(item.achievement.percent for item in items),
            tuple(item.previous.percent for item in items),
            in_sentences(now),
            in_sentences(before),
            text("documents.chart.percent_axis"),
        )
        yield Chart(key, name, sentence(name, parts), bars)


def absorption_chart(data: ReportData) -> Iterator[Chart]:
    """Achievement against the share of the budget that was spent."""
    rows = [item for item in _indicators(data) if item.absorption is not None]
    title = text("documents.chart.absorption", period=in_sentences(data.period))
    for key, name, items in pictures_of(ABSORPTION, title, rows, MOST_ROWS):
        parts = (
            text(
                "documents.chart.alt_absorption",
                name=item.name,
                now=percent_sign(item.achievement),
                spent=percent_sign(item.absorption),
            )
            for item in items
        )
        bars = PairedBars(
            tuple(item.name for item in items),
            tuple(item.achievement.percent for item in items),
            tuple(item.absorption for item in items),
            text("documents.chart.achievement"),
            text("documents.chart.spent"),
            text("documents.chart.both_axis"),
        )
        yield Chart(key, name, sentence(name, parts), bars)


def completeness_chart(data: ReportData) -> Iterator[Chart]:
    """Which figures are there, indicator by quarter, up to the end of the period."""
    quarters = tuple(Quarter(number) for number in range(1, int(data.period.last_quarter) + 1))
    if not any(item.quarters for item in _indicators(data)):
        return
    rows = tuple(_rows(data, quarters))
    heads = tuple(short_quarter(quarter) for quarter in quarters)
    title = text("documents.chart.completeness", period=in_sentences(data.period))
    for key, name, some in pictures_of(COMPLETENESS, title, rows, MOST_CELLS):
        parts = (_told(quarter, at, some) for at, quarter in enumerate(quarters))
        yield Chart(key, name, sentence(name, parts), HeatMap(heads, tuple(some)))


def _rows(data: ReportData, quarters: Sequence[Quarter]) -> Iterator[HeatRow]:
    for objective in data.objectives:
        yield HeatRow(f"{objective.number}. {objective.title}", ())
        for item in objective.indicators:
            known = {figure.quarter: figure for figure in item.quarters}
            yield HeatRow(item.name, tuple(_cell(known.get(quarter)) for quarter in quarters))


def _cell(figure: QuarterFigure | None) -> Cell:
    if figure is None:
        return Cell.NOT_DUE
    if figure.value is not None:
        return Cell.PROVISIONAL if figure.status is FigureStatus.PROVISIONAL else Cell.FINAL
    if figure.blank:
        return Cell.EXPLAINED
    return Cell.NOT_DUE if figure.target.value is None else Cell.MISSING


def _told(quarter: Quarter, at: int, rows: Sequence[HeatRow]) -> str:
    """`Triwulan II 12 dari 14 terisi, belum diisi: Produksi padi`"""
    cells = [(row.title, row.cells[at]) for row in rows if row.cells]
    due = [cell for _, cell in cells if cell is not Cell.NOT_DUE]
    filled = sum(cell in (Cell.FINAL, Cell.PROVISIONAL) for cell in due)
    words = text(
        "documents.chart.alt_complete", quarter=quarter.roman, filled=filled, total=len(due)
    )
    missing = [title for title, cell in cells if cell is Cell.MISSING]
    if not missing:
        return words
    more = [f"… (+{len(missing) - _MOST_NAMES})"] if len(missing) > _MOST_NAMES else []
    names = ", ".join([*missing[:_MOST_NAMES], *more])
    return text("documents.chart.alt_missing", words=words, names=names)


def _indicators(data: ReportData) -> list[IndicatorData]:
    return [item for one in data.objectives for item in one.indicators]
