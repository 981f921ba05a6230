"""Chapter III of the quarterly and the semester report: achievement and its analysis."""

from collections.abc import Iterable, Iterator

from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ObjectiveData, QuarterFigure, ReportData
from app.domain.texts import text
from app.exports.charts.objective import quarter_key
from app.exports.docx.columns import (
    CENTER,
    RIGHT,
    achieved,
    column,
    figure_of,
    number_column,
    numbered_by_objective,
    own_achievement,
    provisional_note,
    target_of,
    typed_value,
)
from app.exports.docx.detail import quarter_detail
from app.exports.docx.follow_ups import follow_up_table
from app.exports.docx.narrative import indicator_sentence, objective_sentence
from app.exports.docx.notes import (
    achievement_note,
    blank_note,
    early_note,
    indicators_of,
    plain_note,
    scale_note,
)
from app.exports.docx.summary import objective_chart, overview
from app.exports.docx.tables import Column, Row, Table
from app.exports.docx.writer import Writer
from app.exports.period_words import in_sentences, mid_sentence, short_quarter, until
from app.exports.words import NBSP, NONE, goal_of, percent, signed


def achievement(writer: Writer) -> None:
    """Overview, then every indicator with both percentages."""
    data = writer.data
    period = in_sentences(data.period)
    overview(writer, text("documents.say.detail", year=data.period.year, period=period))
    if data.period.kind is ReportKind.SEMESTER:
        columns = tuple(_semester_columns(data))
        rows = tuple(numbered_by_objective(data, lambda item: _semester_cells(data, item)))
        with writer.landscape():
            _detail(writer, Table(columns, rows), text("documents.say.semester_change"))
    else:
        note = text("documents.note.rating_to_date", until=until(data))
        _detail(writer, quarter_detail(data), note)


def _detail(writer: Writer, table: Table, note: str) -> None:
    data = writer.data
    writer.table(
        text("documents.caption.detail", period=in_sentences(data.period)),
        table,
        *achievement_note(data),
        note,
        scale_note(data),
        *early_note(data),
        *blank_note(indicators_of(data)),
        *provisional_note(data),
    )


def _one_line(rating: str) -> str:
    return rating.replace(" ", NBSP) or NONE


def _both(item: IndicatorData) -> tuple[str, str]:
    return percent(item.achievement), percent(item.year_achievement)


def _semester_columns(data: ReportData) -> Iterator[Column]:
    last, year = short_quarter(data.period.last_quarter), data.period.year
    yield from (number_column(0.7), column("indicator", 4.5), column("unit", 1.5, CENTER))
    for quarter in data.period.quarters:
        group = text("documents.quarter", quarter=quarter.roman)
        yield column("target", 1.7, RIGHT, group)
        yield column("value", 1.75, RIGHT, group)
        yield column("achievement", 1.65, RIGHT, group)
    yield column("change", 1.9, RIGHT)
    group = text("documents.column.achievement")
    yield column("target_year", 1.7, RIGHT, year=year)
    yield column("against_to_date", 1.8, RIGHT, group, quarter=last)
    yield column("against_year", 1.7, RIGHT, group, year=year)
    yield column("rating", 1.9, CENTER)


def _semester_cells(data: ReportData, item: IndicatorData) -> tuple[str, ...]:
    figures = tuple(figure_of(item, quarter) for quarter in data.period.quarters)
    cells: list[str] = []
    for figure in figures:
        cells += (target_of(item, figure), typed_value(item, figure), achieved(item, figure))
    return (
        item.name,
        item.unit or NONE,
        *cells,
        _change(item, figures),
        goal_of(item, item.year_target),
        *_both(item),
        _one_line(item.rating),
    )


def _change(item: IndicatorData, figures: tuple[QuarterFigure | None, ...]) -> str:
    """Achievement of the second quarter less that of the first, in points of percent."""
    numbers = [own_achievement(item, figure).percent for figure in figures]
    first, second = numbers[0], numbers[-1]
    return signed(None if first is None or second is None else second - first)


def analysis(writer: Writer) -> None:
    """Per objective: figures in words, factors, charts, and the written analysis."""
    if writer.data.objectives:
        objective_chart(writer)
    for index, objective in enumerate(writer.data.objectives, start=1):
        heading = text(
            "documents.objective.heading",
            number=f"3.2.{index}",
            index=objective.number,
            title=objective.title,
        )
        writer.heading(3, heading.replace(" ", "\t", 1))
        writer.say(objective_sentence(writer.data, objective))
        writer.bullets(tuple(indicator_sentence(writer.data, it) for it in objective.indicators))
        _factors(writer, objective)
        quarter_chart(writer, objective)
        written_analysis(writer, objective)
        follow_up_table(writer, objective)


def written_analysis(writer: Writer, objective: ObjectiveData) -> None:
    """Analysis 5 as somebody wrote it, or the marked gap."""
    if objective.analysis.strip():
        writer.prose(objective.analysis)
    else:
        writer.unwritten(text("documents.missing.analysis", number=objective.number))


def quarter_chart(writer: Writer, objective: ObjectiveData) -> None:
    """The indicators of an objective quarter by quarter."""
    writer.chart(quarter_key(objective))


def _factors(writer: Writer, objective: ObjectiveData) -> None:
    """Supporting and inhibiting factors that the divisions noted in the period."""
    quarter = writer.data.period.last_quarter
    rows: list[Row] = []
    for item in objective.indicators:
        figure = figure_of(item, quarter)
        if figure is not None and (figure.supporting or figure.inhibiting):
            rows.append(
                Row(
                    (
                        str(len(rows) + 1),
                        item.name,
                        figure.supporting or NONE,
                        figure.inhibiting or NONE,
                    )
                )
            )
    if not rows:
        return
    columns = (
        number_column(),
        column("indicator", 4.7),
        column("supporting", 5.0),
        column("inhibiting", 5.0),
    )
    title = text("documents.caption.factors", number=objective.number)
    writer.table(title, Table(columns, rows), plain_note(writer.data, "words"))


def obstacles(writer: Writer) -> None:
    """Obstacles and follow-up noted in the quarters of the period."""
    data = writer.data
    title = text("documents.caption.obstacles", period=in_sentences(data.period))
    if not obstacle_table(writer, title, indicators_of(data)):
        writer.say(text("documents.say.obstacles_none", period=mid_sentence(data.period)))


def obstacle_table(writer: Writer, title: str, items: Iterable[IndicatorData]) -> bool:
    """False, and nothing written, when nobody noted anything for these indicators."""
    data = writer.data
    rows = tuple(_obstacle_rows(data, items))
    if not rows:
        return False
    columns = (
        number_column(),
        column("indicator", 4.3),
        column("quarter", 1.6, CENTER),
        column("obstacle", 4.5),
        column("follow_up", 4.3),
    )
    writer.table(title, Table(columns, rows), plain_note(data, "words"))
    return True


def _obstacle_rows(data: ReportData, items: Iterable[IndicatorData]) -> Iterator[Row]:
    number = 0
    for item in items:
        for quarter in data.period.quarters:
            figure = figure_of(item, quarter)
            if figure is not None and (figure.obstacle or figure.follow_up):
                number += 1
                yield Row(
                    (
                        str(number),
                        item.name,
                        short_quarter(quarter),
                        figure.obstacle or NONE,
                        figure.follow_up or NONE,
                    )
                )


def follow_ups(writer: Writer) -> None:
    """What the divisions will do, noted in any quarter of the period."""
    data = writer.data
    lines = tuple(
        text("documents.say.follow_up_item", name=item.name, words=figure.follow_up)
        for item in indicators_of(data)
        for figure in item.quarters
        if figure.quarter in data.period.quarters and figure.follow_up
    )
    if lines:
        writer.say(text("documents.say.follow_up", period=mid_sentence(data.period)))
        writer.bullets(lines)
