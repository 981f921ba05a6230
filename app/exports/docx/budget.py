"""Realisation of the budget: table B, and achievement beside absorption."""

from collections.abc import Iterator

from app.domain.report_data import IndicatorData, ProgrammeRow, ReportData
from app.domain.texts import text
from app.exports.charts.office import ABSORPTION
from app.exports.docx.columns import RIGHT, column, number_column, numbered_by_objective
from app.exports.docx.narrative import totals
from app.exports.docx.notes import figures_note, indicators_of, plain_note
from app.exports.docx.tables import Kind, Row, Table
from app.exports.docx.writer import Writer
from app.exports.period_words import in_sentences, until
from app.exports.words import percent, percent_sign, rupiah, rupiah_sign, share

_LOWEST = 3
_KINDS = {1: Kind.STRONG, 2: Kind.NORMAL, 3: Kind.INDENTED}


def budget(writer: Writer) -> None:
    """Money by programme, then per indicator against its achievement."""
    data = writer.data
    if not data.programmes:
        writer.say(text("documents.say.budget_none"))
        return
    ceiling, spent = totals(data)
    writer.say(
        text(
            "documents.say.budget",
            ceiling=rupiah_sign(ceiling),
            until=until(data),
            spent=rupiah_sign(spent),
            percent=percent_sign(share(spent, ceiling)),
        )
    )
    columns = (
        number_column(),
        column("programme", 5.7),
        column("ceiling", 2.65, RIGHT),
        column("spent", 2.65, RIGHT),
        column("percent", 1.35, RIGHT),
        column("left", 2.65, RIGHT),
    )
    title = text("documents.caption.budget", period=in_sentences(data.period))
    writer.table(title, Table(columns, tuple(_rows(data))), plain_note(data, "budget"))
    _absorption(writer)


def _rows(data: ReportData) -> Iterator[Row]:
    number = 0
    for item in data.programmes:
        number += item.level == 1
        label = str(number) if item.level == 1 else ""
        yield Row((label, f"{item.code} {item.name}", *_money(item)), _KINDS[item.level])
    ceiling, spent = totals(data)
    cells = (
        rupiah(ceiling),
        rupiah(spent),
        percent(share(spent, ceiling)),
        rupiah(ceiling - spent),
    )
    yield Row(("", text("documents.total.all"), *cells), Kind.TOTAL)


def _money(item: ProgrammeRow) -> tuple[str, ...]:
    return (
        rupiah(item.ceiling),
        rupiah(item.spent),
        percent(share(item.spent, item.ceiling)),
        rupiah(item.ceiling - item.spent),
    )


def _absorption(writer: Writer) -> None:
    data = writer.data
    if all(item.ceiling is None for item in indicators_of(data)):
        return
    columns = (
        number_column(),
        column("indicator", 5.6),
        column("ceiling", 2.6, RIGHT),
        column("spent", 2.6, RIGHT),
        column("absorption", 1.75, RIGHT),
        column("achievement", 1.75, RIGHT),
    )
    writer.say(text("documents.say.absorption"))
    title = text("documents.caption.absorption", period=in_sentences(data.period))
    rows = tuple(numbered_by_objective(data, _cells))
    said = figures_note(data, "absorption", indicators_of(data))
    writer.table(title, Table(columns, rows), *said, *_shared(data))
    writer.chart(ABSORPTION)


def _cells(item: IndicatorData) -> tuple[str, ...]:
    return (
        item.name,
        rupiah(item.ceiling),
        rupiah(item.spent),
        percent(item.absorption),
        percent(item.achievement),
    )


def _shared(data: ReportData) -> tuple[str, ...]:
    """Warns against adding up a column in which one sub-activity stands several times."""
    return (text("documents.note.shared_money"),) if money_is_shared(data) else ()


def money_is_shared(data: ReportData) -> bool:
    """Whether a sub-activity supports several indicators."""
    return any(len(item.indicator_codes) > 1 for item in data.programmes if item.level == _LOWEST)
