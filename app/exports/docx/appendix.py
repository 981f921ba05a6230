"""Appendices: the agreement's tables, and plan and measurement quarter by quarter."""

from collections.abc import Callable, Iterator

from app.domain.report_data import IndicatorData, QuarterFigure, ReportData
from app.domain.texts import text
from app.exports.charts.office import COMPLETENESS
from app.exports.docx.budget import money_is_shared
from app.exports.docx.columns import (
    CENTER,
    RIGHT,
    achieved,
    column,
    number_column,
    provisional_note,
    target_of,
    typed_value,
)
from app.exports.docx.narrative import totals
from app.exports.docx.notes import achievement_note, blank_note, indicators_of, plain_note
from app.exports.docx.planning import agreement
from app.exports.docx.tables import Column, Kind, Row, Table
from app.exports.docx.writer import Writer
from app.exports.period_words import short_quarter
from app.exports.words import NONE, rupiah

_BudgetCells = Callable[[QuarterFigure], tuple[str, ...]]


def performance_agreement(writer: Writer) -> None:
    """The agreement's two tables: targets, and the money of its programmes."""
    agreement(writer)
    data = writer.data
    top = [item for item in data.programmes if item.level == 1]
    if not top:
        return
    columns = (
        number_column(),
        column("programme_only", 9.2),
        column("ceiling", 3.4, RIGHT),
        column("remark", 2.1),
    )
    rows = [
        Row((str(number), f"{item.code} {item.name}", rupiah(item.ceiling), ""))
        for number, item in enumerate(top, start=1)
    ]
    rows.append(Row(("", text("documents.total.all"), rupiah(totals(data)[0]), ""), Kind.TOTAL))
    title = text("documents.caption.programmes", year=data.period.year)
    writer.table(title, Table(columns, rows), plain_note(data, "plain"))


def measurement(writer: Writer) -> None:
    """What is complete, then targets, values and money so far, on landscape pages."""
    data = writer.data
    if writer.desk.gallery.parts(COMPLETENESS):
        writer.say(text("documents.say.completeness"))
        writer.chart(COMPLETENESS)
    columns, cells = _columns(data), _budget_cells(data)
    rows = tuple(_rows(data, cells))
    with writer.landscape():
        title = text("documents.caption.appendix", year=data.period.year)
        writer.table(
            title,
            Table(columns, rows),
            *achievement_note(data),
            *blank_note(indicators_of(data)),
            *((text("documents.note.shared_money"),) if money_is_shared(data) else ()),
            *provisional_note(data),
        )


def _planned(data: ReportData) -> bool:
    """Whether anybody planned money per quarter: without, the column would be dashes only."""
    return any(
        figure.budget_target is not None for item in indicators_of(data) for figure in item.quarters
    )


def _columns(data: ReportData) -> tuple[Column, ...]:
    group = text("documents.column.budget")
    planned = (column("budget_target", 2.4, RIGHT, group),) if _planned(data) else ()
    return (
        number_column(0.8),
        column("indicator", 4.3),
        column("unit", 1.5, CENTER),
        column("quarter", 1.6, CENTER),
        column("target", 1.8, RIGHT),
        column("value", 1.9, RIGHT),
        column("achievement", 1.7, RIGHT),
        *planned,
        (column("budget_spent", 2.4, RIGHT, group) if planned else column("spent", 2.4, RIGHT)),
        column("obstacle", 3.1),
        column("follow_up", 3.1),
    )


def _budget_cells(data: ReportData) -> _BudgetCells:
    """The money of a quarter, with its plan when there is one."""
    if _planned(data):
        return lambda figure: (rupiah(figure.budget_target), rupiah(figure.spent))
    return lambda figure: (rupiah(figure.spent),)


def _rows(data: ReportData, budget: _BudgetCells) -> Iterator[Row]:
    for number, item in enumerate(indicators_of(data), start=1):
        yield from _indicator_rows(number, item, budget)


def _indicator_rows(number: int, item: IndicatorData, budget: _BudgetCells) -> Iterator[Row]:
    last = len(item.quarters) - 1
    for index, figure in enumerate(item.quarters):
        first = index == 0
        head = (str(number), item.name, item.unit or NONE) if first else ("", "", "")
        yield Row(
            (
                *head,
                short_quarter(figure.quarter),
                target_of(item, figure),
                typed_value(item, figure),
                achieved(item, figure),
                *budget(figure),
                figure.obstacle,
                figure.follow_up,
            ),
            opens=(0, 1, 2) if first else (),
            continued=() if first else (0, 1, 2),
            together=index < last,
        )
