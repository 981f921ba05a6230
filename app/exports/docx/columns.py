"""Columns and cells that several tables share."""

from collections.abc import Callable, Iterator

from app.domain.indicators import achievement
from app.domain.measures import Achievement, FigureStatus
from app.domain.periods import Quarter
from app.domain.report_data import IndicatorData, ObjectiveData, QuarterFigure, ReportData
from app.domain.texts import text
from app.exports.docx.tables import Align, Column, Kind, Row
from app.exports.figures import marked
from app.exports.words import NONE, goal_of, percent, value_of

CENTER, RIGHT = Align.CENTER, Align.RIGHT


def column(
    name: str, weight: float, align: Align = Align.LEFT, group: str = "", **values: object
) -> Column:
    """A column whose head is ``documents.column.<name>``."""
    return Column(text(f"documents.column.{name}", **values), weight, align, group)


def number_column(weight: float = 0.8) -> Column:
    return column("number", weight, CENTER)


def numbered_by_objective(
    data: ReportData, cells: Callable[[IndicatorData], tuple[str, ...]]
) -> Iterator[Row]:
    """A row over the whole width per objective, then its indicators numbered through."""
    number = 0
    for objective in data.objectives:
        yield Row((objective_title(objective),), Kind.GROUP)
        for indicator in objective.indicators:
            number += 1
            yield Row((str(number), *cells(indicator)))


def objective_title(objective: ObjectiveData) -> str:
    return text("documents.objective.group", index=objective.number, title=objective.title)


def figure_of(indicator: IndicatorData, quarter: Quarter) -> QuarterFigure | None:
    return next((item for item in indicator.quarters if item.quarter == quarter), None)


def typed_value(indicator: IndicatorData, figure: QuarterFigure | None) -> str:
    """The quarter's own value; provisional ones carry a star."""
    if figure is None or figure.value is None:
        return NONE
    return _starred(value_of(indicator, figure.value), figure)


def value_to_date(indicator: IndicatorData, figure: QuarterFigure | None) -> str:
    if figure is None or figure.to_date is None:
        return NONE
    return _starred(value_of(indicator, figure.to_date), figure)


def target_of(indicator: IndicatorData, figure: QuarterFigure | None) -> str:
    return NONE if figure is None else goal_of(indicator, figure.target)


def target_to_date(indicator: IndicatorData, figure: QuarterFigure | None) -> str:
    return NONE if figure is None else goal_of(indicator, figure.target_to_date)


def own_achievement(indicator: IndicatorData, figure: QuarterFigure | None) -> Achievement:
    """The quarter's own value against its own target: what stands beside both in a table.

    `QuarterFigure.achievement` is the state to date and would not fit those two numbers.
    """
    if figure is None:
        return Achievement(None)
    grades = tuple(indicator.grades)
    return achievement(indicator.rule, figure.target, figure.value, grades=grades)


def achieved(indicator: IndicatorData, figure: QuarterFigure | None) -> str:
    return percent(own_achievement(indicator, figure))


def _starred(words: str, figure: QuarterFigure) -> str:
    return marked(words, "*") if figure.status is FigureStatus.PROVISIONAL else words


def provisional_note(data: ReportData) -> tuple[str, ...]:
    """Explains the star when any figure of the period is provisional."""
    figures = (
        figure
        for objective in data.objectives
        for indicator in objective.indicators
        for figure in indicator.quarters
    )
    marked = any(
        figure.status is FigureStatus.PROVISIONAL and figure.value is not None for figure in figures
    )
    return (text("documents.note.provisional"),) if marked else ()
