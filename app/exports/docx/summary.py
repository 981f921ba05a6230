"""The matrix of the executive summary and the recap per objective."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.measures import Achievement
from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData, ReportData
from app.domain.texts import text
from app.exports.charts.office import OBJECTIVES
from app.exports.docx.columns import (
    CENTER,
    RIGHT,
    column,
    figure_of,
    number_column,
    provisional_note,
    typed_value,
)
from app.exports.docx.narrative import office_sentence, reached_words
from app.exports.docx.notes import (
    achievement_note,
    blank_note,
    figures_note,
    indicators_of,
    scale_note,
)
from app.exports.docx.tables import Column, Kind, Row, Table
from app.exports.docx.writer import Writer
from app.exports.period_words import in_sentences, mid_sentence, previous, short_quarter
from app.exports.words import (
    NBSP,
    NONE,
    goal_of,
    percent,
    signed,
    value_of,
)

_Cells = Callable[[ReportData, IndicatorData], tuple[str, ...]]


def matrix(writer: Writer) -> None:
    """No | Sasaran | IKU | Target tahun | Realisasi, with both percentages."""
    data = writer.data
    annual = data.period.kind is ReportKind.ANNUAL
    columns = tuple(_annual_columns() if annual else _interim_columns(data))
    cells = _annual_cells if annual else _interim_cells
    rows = tuple(_matrix_rows(data, cells))
    title = text("documents.caption.matrix", period=in_sentences(data.period))
    writer.table(
        title,
        Table(columns, rows),
        *achievement_note(data),
        scale_note(data),
        *blank_note(indicators_of(data)),
        *provisional_note(data),
    )


def _interim_columns(data: ReportData) -> Iterator[Column]:
    """The quarter, or both quarters of the semester side by side."""
    group = text("documents.column.achievement")
    last = short_quarter(data.period.last_quarter)
    yield from (number_column(0.75), column("objective", 3.1), column("indicator_main", 3.9))
    yield column("target_year", 1.75, RIGHT, year=data.period.year)
    for quarter in data.period.quarters:
        yield column("value_quarter", 1.75, RIGHT, quarter=short_quarter(quarter))
    yield column("against_to_date", 1.65, RIGHT, group, quarter=last)
    yield column("against_year", 1.6, RIGHT, group, year=data.period.year)


def _interim_cells(data: ReportData, item: IndicatorData) -> tuple[str, ...]:
    values = (typed_value(item, figure_of(item, quarter)) for quarter in data.period.quarters)
    return (
        _named(item),
        goal_of(item, item.year_target),
        *values,
        percent(item.achievement),
        percent(item.year_achievement),
    )


def _annual_columns() -> Iterator[Column]:
    yield from (number_column(0.75), column("objective", 3.3), column("indicator_main", 4.1))
    yield column("target", 1.8, RIGHT)
    yield column("value", 1.8, RIGHT)
    yield column("achievement", 1.6, RIGHT)
    yield column("rating", 1.9, CENTER)


def _annual_cells(_data: ReportData, item: IndicatorData) -> tuple[str, ...]:
    return (
        _named(item),
        goal_of(item, item.year_target),
        value_of(item, item.to_date),
        percent(item.achievement),
        item.rating or NONE,
    )


def _named(item: IndicatorData) -> str:
    """Name and unit of an indicator: the matrix has no column for the unit."""
    return f"{item.name} ({item.unit.replace(' ', NBSP)})" if item.unit else item.name


def _matrix_rows(data: ReportData, cells: _Cells) -> Iterator[Row]:
    for objective in data.objectives:
        for index, item in enumerate(objective.indicators):
            first = index == 0
            head = (str(objective.number), objective.title) if first else ("", "")
            yield Row(
                (*head, *cells(data, item)),
                opens=(0, 1) if first else (),
                continued=() if first else (0, 1),
            )


def overview(writer: Writer, closing: str = "") -> None:
    """Counts in words, then achievement per objective as a table.

    ``closing`` is a sentence for the end of the first paragraph.
    """
    data = writer.data
    known = [item for item in indicators_of(data) if item.achievement.percent is not None]
    total = len(indicators_of(data))
    writer.say(
        _joined(
            text(
                "documents.say.overview",
                period=mid_sentence(data.period),
                agreement=data.agreement,
                total=total,
                filled=len(known),
                reached=reached_words(data),
            ),
            text("documents.say.overview_missing", missing=total - len(known))
            if len(known) < total
            else "",
            office_sentence(data),
            closing,
        )
    )
    _objective_table(writer)


def objective_chart(writer: Writer) -> None:
    """Achievement per objective, against the period before when anything is known of it."""
    data = writer.data
    if any(item.previous.percent is not None for item in data.objectives):
        before = mid_sentence(previous(data.period))
        writer.say(text("documents.say.objective_chart", previous=before))
    else:
        writer.say(text("documents.say.objective_chart_alone"))
    writer.chart(OBJECTIVES)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _objective_table(writer: Writer) -> None:
    data = writer.data
    group = text("documents.column.achievement")
    columns = (
        number_column(0.7),
        column("objective", 4.3),
        column("indicators", 1.7, CENTER),
        column("filled", 1.25, CENTER),
        Column(_period_head(data, now=False), 1.7, RIGHT, group),
        Column(_period_head(data, now=True), 1.7, RIGHT, group),
        column("change_points", 1.95, RIGHT),
        column("rating", 2.2, CENTER),
    )
    title = text("documents.caption.objectives", period=in_sentences(data.period))
    writer.table(
        title,
        Table(columns, tuple(_objective_rows(data))),
        *figures_note(data, "mean", indicators_of(data)),
        text("documents.note.unrounded"),
        text("documents.note.sets"),
    )


def _change(now: Achievement, before: Achievement) -> Decimal | None:
    """Points of percent, unrounded."""
    if now.percent is None or before.percent is None:
        return None
    return now.percent - before.percent


def _period_head(data: ReportData, *, now: bool) -> str:
    return in_sentences(data.period if now else previous(data.period))


def _objective_rows(data: ReportData) -> Iterator[Row]:
    for item in data.objectives:
        filled = sum(1 for one in item.indicators if one.achievement.percent is not None)
        yield Row(
            (
                str(item.number),
                item.title,
                str(len(item.indicators)),
                str(filled),
                percent(item.previous),
                percent(item.achievement),
                signed(_change(item.achievement, item.previous)),
                item.rating or NONE,
            )
        )
    total, filled = _totals(data)
    yield Row(
        (
            "",
            text("documents.total.office"),
            str(total),
            str(filled),
            percent(data.office_previous),
            percent(data.office_achievement),
            signed(_change(data.office_achievement, data.office_previous)),
            data.office_rating or NONE,
        ),
        Kind.TOTAL,
    )


def _totals(data: ReportData) -> tuple[int, int]:
    items = indicators_of(data)
    return len(items), sum(1 for item in items if item.achievement.percent is not None)
