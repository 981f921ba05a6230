"""Every indicator of a quarterly report in rows of one period each, narrow enough for portrait."""

from collections.abc import Iterator

from app.domain.periods import Quarter
from app.domain.report_data import IndicatorData, ReportData
from app.domain.texts import text
from app.exports.docx.columns import (
    CENTER,
    RIGHT,
    achieved,
    column,
    figure_of,
    number_column,
    objective_title,
    target_of,
    target_to_date,
    typed_value,
    value_to_date,
)
from app.exports.docx.tables import Kind, Row, Table
from app.exports.period_words import short_quarter
from app.exports.words import NBSP, NONE, goal_of, percent

_SHARED = (0, 1, 2, 7)  # number, name, unit and rating stand once for all rows of an indicator
_Line = tuple[str, str, str, str]


def quarter_detail(data: ReportData) -> Table:
    """The quarter, the state to date and the year's target under each other.

    A landscape page for this table would be half empty and tear the chapter apart.
    """
    columns = (
        number_column(0.75),
        column("indicator", 4.2),
        column("unit", 1.45, CENTER),
        column("period", 1.95),
        column("target", 1.75, RIGHT),
        column("value", 1.75, RIGHT),
        column("achievement", 1.5, RIGHT),
        column("rating", 2.2, CENTER),
    )
    return Table(columns, tuple(_rows(data)))


def _rows(data: ReportData) -> Iterator[Row]:
    number = 0
    for objective in data.objectives:
        yield Row((objective_title(objective),), Kind.GROUP)
        for item in objective.indicators:
            number += 1
            yield from _rows_of(number, item, tuple(_lines(data, item)))


def _rows_of(number: int, item: IndicatorData, lines: tuple[_Line, ...]) -> Iterator[Row]:
    head = (str(number), item.name, item.unit or NONE)
    for index, line in enumerate(lines):
        first = index == 0
        yield Row(
            (*(head if first else ("", "", "")), *line, (item.rating or NONE) if first else ""),
            opens=_SHARED if first else (),
            continued=() if first else _SHARED,
            together=index < len(lines) - 1,
        )


def _lines(data: ReportData, item: IndicatorData) -> Iterator[_Line]:
    """In the first quarter the state to date is the quarter itself and is not repeated."""
    quarter = data.period.last_quarter
    figure, name = figure_of(item, quarter), short_quarter(quarter)
    reached = value_to_date(item, figure)
    if quarter is Quarter.I:
        yield name, target_to_date(item, figure), reached, percent(item.achievement)
    else:
        yield name, target_of(item, figure), typed_value(item, figure), achieved(item, figure)
        to_date = text("documents.column.to_date", quarter=name)
        yield to_date, target_to_date(item, figure), reached, percent(item.achievement)
    year = text("documents.column.whole_year", year=data.period.year)
    yield (
        year.replace(" ", NBSP),
        goal_of(item, item.year_target),
        reached,
        percent(item.year_achievement),
    )
