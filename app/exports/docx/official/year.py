"""What the documents of a year share: tables of figures and money, notes, the mark DRAF."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from docx.oxml.ns import qn

from app.domain.report_data import IndicatorData, ObjectiveData, ProgrammeRow
from app.domain.snapshots.official_year import OfficeFigures
from app.domain.texts import text
from app.exports.docx.official.blocks import CELL, say
from app.exports.docx.oxml import paragraph
from app.exports.docx.sheets import Sheet, sized
from app.exports.docx.tables import Align, Column, Kind, Row, Table
from app.exports.docx.watermark import add_watermark
from app.exports.period_words import in_sentences
from app.exports.words import in_sentence, long_date, percent, rupiah, share

CENTER, RIGHT = Align.CENTER, Align.RIGHT
_TABLE_POINTS = 9
"""Size of the letters in tables."""
_WIDTHS = (qn("w:tblW"), qn("w:gridCol"), qn("w:tcW"))


def column(
    name: str, weight: float, align: Align = Align.LEFT, group: str = "", **values: object
) -> Column:
    """A column whose head is ``official.year.column_<name>``."""
    return Column(text(f"official.year.column_{name}", **values), weight, align, group)


def objective_title(number: int, title: str) -> str:
    return text("official.year.objective", number=number, title=title)


def by_objective(
    objectives: tuple[ObjectiveData, ...], cells: Callable[[IndicatorData], tuple[str, ...]]
) -> Iterator[Row]:
    """A row over the whole width per objective, then its indicators numbered through."""
    number = 0
    for objective in objectives:
        yield Row((objective_title(objective.number, objective.title),), Kind.GROUP)
        for indicator in objective.indicators:
            number += 1
            yield Row((str(number), *cells(indicator)))


def office_name(figures: OfficeFigures) -> str:
    return in_sentence(figures.letterhead.office)


def figures_note(figures: OfficeFigures) -> str:
    """Formula, rounding and who is left out, under every table of figures."""
    return text("official.year.note", count=figures.without_data, basis=figures.rating_basis)


def money_totals(programmes: tuple[ProgrammeRow, ...]) -> tuple[Decimal, Decimal]:
    """(pagu, realisasi) of all programmes."""
    zero = Decimal(0)
    return (
        sum((one.ceiling for one in programmes), zero),
        sum((one.spent for one in programmes), zero),
    )


def money_table(sheet: Sheet, programmes: tuple[ProgrammeRow, ...]) -> None:
    """Programmes with ceiling, spending and what is left, and their sum."""
    if not programmes:
        say(sheet, text("official.year.no_budget"))
        return
    columns = [
        column("number", 0.8, CENTER),
        column("programme", 6.4),
        column("ceiling", 2.8, RIGHT),
        column("spent", 2.8, RIGHT),
        column("percent", 1.4, RIGHT),
        column("left", 2.8, RIGHT),
    ]
    rows = [
        Row((str(at), f"{one.code} {one.name}", *_money(one.ceiling, one.spent)))
        for at, one in enumerate(programmes, start=1)
    ]
    total = ("", text("official.year.total"), *_money(*money_totals(programmes)))
    rows.append(Row(total, Kind.TOTAL))
    sheet.table(Table(columns, rows), text("official.year.note_money"))


def _money(ceiling: Decimal, spent: Decimal) -> tuple[str, ...]:
    return rupiah(ceiling), rupiah(spent), percent(share(spent, ceiling)), rupiah(ceiling - spent)


def mark_draft(sheet: Sheet, figures: OfficeFigures) -> None:
    """DRAF across every page, and why, as long as something is missing."""
    if not figures.draft:
        return
    words = text("official.draft.lead")
    if not figures.objectives:
        words += text("official.draft.none", period=in_sentences(figures.period))
    if figures.missing:
        words += text("official.draft.data", count=figures.missing)
    if not figures.signature.name:
        words += text("official.draft.signer", date=long_date(figures.date))
    draft_words(sheet, words)


def draft_words(sheet: Sheet, words: str) -> None:
    """The sentence, and the mark behind every page."""
    say(sheet, words.strip())
    section = sheet.document.sections[0]
    header = section.header
    header.is_linked_to_previous = False
    block = header.paragraphs[0]._p
    block.getparent().replace(block, paragraph(sheet.styles[CELL]))
    references = list(section._sectPr.iterchildren(qn("w:headerReference")))
    section._sectPr.insert(0, references[0])
    add_watermark(sheet.document)


def small_table(sheet: Sheet, table: Table, points: float, *notes: str) -> None:
    """A wide table in smaller letters, laid out as if the paper were that much wider."""
    scale = points / _TABLE_POINTS
    made = table.xml(sheet.width / scale, sheet.styles.table)
    margins = (side for one in made.iter(qn("w:tblCellMar")) for side in one)
    for node in (*made.iter(*_WIDTHS), *margins):
        node.set(qn("w:w"), str(round(int(node.get(qn("w:w"), "0")) * scale)))
    for shown in made.iter(qn("w:r")):
        sized(shown, points)
    sheet.add(made)
    for note in notes:
        sheet.styled("Catatan Tabel", note)
