"""Tables of the planning chapter: mid-term targets, agreement, formulas, rating scale."""

from collections.abc import Iterator, Mapping

from app.domain.measures import Aggregation, Target
from app.domain.report_data import AgreementRow, IndicatorData
from app.domain.texts import text
from app.exports.docx.columns import CENTER, RIGHT, column, number_column, numbered_by_objective
from app.exports.docx.notes import bound, indicators_of, plain_note, scale_note
from app.exports.docx.tables import Row, Table
from app.exports.docx.writer import Writer
from app.exports.words import NONE, goal, goal_of, value_of


def mid_term_targets(writer: Writer) -> None:
    """Targets of the Renstra's last year beside this year's."""
    data = writer.data
    years = {item.mid_term_year for item in indicators_of(data) if item.mid_term_target is not None}
    if not years:
        writer.say(text("documents.say.mid_term_none"))
        return
    columns = (
        number_column(),
        column("indicator", 7.0),
        column("unit", 2.0, CENTER),
        column("target_year", 2.6, RIGHT, year=data.period.year),
        column("mid_term", 3.1, RIGHT, year=max(years)),
    )
    rows = tuple(numbered_by_objective(data, _mid_term_cells))
    writer.table(
        text("documents.caption.mid_term"), Table(columns, rows), plain_note(data, "plain")
    )


def _mid_term_cells(item: IndicatorData) -> tuple[str, ...]:
    mid_term = value_of(item, item.mid_term_target)
    return (item.name, item.unit, goal_of(item, item.year_target), mid_term)


def agreement(writer: Writer) -> None:
    """No | Sasaran | Indikator | Target, as the performance agreement has it."""
    data = writer.data
    columns = (
        number_column(),
        column("objective", 4.6),
        column("indicator", 5.6),
        column("unit", 1.9, CENTER),
        column("target", 2.6, RIGHT),
    )
    title = text("documents.caption.agreement", agreement=data.agreement)
    numbers = {one.title: one.number for one in data.objectives}
    rows = tuple(_agreement_rows(data.agreement_rows, numbers))
    writer.table(title, Table(columns, rows), plain_note(data, "plain"))


def _agreement_rows(rows: tuple[AgreementRow, ...], numbers: Mapping[str, int]) -> Iterator[Row]:
    """Rows of one objective share the cell with its title; numbered as everywhere else."""
    before = ""
    for index, row in enumerate(rows):
        first = row.objective != before or index == 0
        before = row.objective
        cells = (row.indicator, row.unit or NONE, _goal(row.target, row))
        head = (str(numbers.get(row.objective, "")), row.objective) if first else ("", "")
        yield Row((*head, *cells), opens=(0, 1) if first else (), continued=() if first else (0, 1))


def _goal(target: Target, row: AgreementRow) -> str:
    return goal(target, row.decimals, row.grades)


def formulas(writer: Writer) -> None:
    """How every indicator is measured."""
    data = writer.data
    columns = (
        number_column(),
        column("indicator", 4.9),
        column("formula", 5.0),
        column("aggregation", 2.8),
        column("division", 2.9),
    )
    rows = tuple(numbered_by_objective(data, _formula_cells))
    writer.table(text("documents.caption.formulas"), Table(columns, rows), plain_note(data, "mean"))
    _definitions(writer)


def _definitions(writer: Writer) -> None:
    """What each indicator means and where its figures come from, as far as it is recorded."""
    data = writer.data
    rows = [
        Row(
            (
                str(number),
                item.name,
                item.definition or NONE,
                item.formula or NONE,
                item.data_source or NONE,
            )
        )
        for number, item in enumerate(indicators_of(data), start=1)
        if item.definition or item.formula or item.data_source
    ]
    if not rows:
        return
    columns = (
        number_column(),
        column("indicator", 3.8),
        column("definition", 4.4),
        column("measured", 3.6),
        column("data_source", 2.9),
    )
    title = text("documents.caption.definitions")
    writer.table(title, Table(columns, rows), plain_note(data, "definition"))


def _formula_cells(item: IndicatorData) -> tuple[str, ...]:
    rule = text(f"documents.formula.{item.rule.rule.value}")
    last = item.rule.aggregation is Aggregation.RATIO and not item.rule.ratio_to_date
    kind = "ratio_last" if last else item.rule.aggregation.value
    aggregation = text(f"documents.aggregation.{kind}")
    return (item.name, rule, aggregation, item.division or NONE)


def rating_scale(writer: Writer) -> None:
    """The bands of the scale that the report uses."""
    data = writer.data
    columns = (number_column(1.0), column("rating", 6.0), column("range", 5.0, CENTER))
    rows = tuple(
        Row((str(number), band.label, bound(data.rating_scale, band)))
        for number, band in enumerate(data.rating_scale, start=1)
    )
    writer.table(
        text("documents.caption.scale"),
        Table(columns, rows),
        scale_note(data),
        plain_note(data, "scale"),
    )
