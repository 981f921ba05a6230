"""Pengukuran Kinerja: the form of a quarter and the form of the year, with the money beside."""

from collections.abc import Callable, Iterator

from app.domain.periods import ReportKind
from app.domain.report_data import IndicatorData
from app.domain.snapshots.official_year import MeasurementForm, OfficeFigures
from app.domain.texts import text
from app.exports.docx.official.blocks import place_and_day, right_half, say, signed
from app.exports.docx.official.year import (
    CENTER,
    RIGHT,
    by_objective,
    column,
    figures_note,
    mark_draft,
    money_table,
    office_name,
    small_table,
)
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Column, Kind, Row, Table
from app.exports.words import NONE, goal_of, percent, rupiah, value_of

_MARGIN = 1.5
_POINTS = 7.5
"""Size of the letters of the quarterly form: fifteen columns stand beside each other."""


def compose_measurement(
    data: MeasurementForm, step: Callable[[str], None], paper: str = "A4"
) -> bytes:
    """The bytes of the form, landscape; the same records give the same bytes."""
    figures = data.figures
    title = text("official.measurement.file_title", period=_period(figures))
    step(text("official.progress", title=title))
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=True, margin=_MARGIN)
    sheet.number_pages()
    sheet.letterhead(figures.letterhead)
    sheet.title(text("official.measurement.title"))
    sheet.subtitle(_period(figures).upper())
    mark_draft(sheet, figures)
    if figures.agreement:
        say(sheet, text("official.measurement.basis", agreement=figures.agreement))
    if figures.objectives:
        _form(sheet, figures)
    else:
        say(sheet, text("official.year.no_indicators"))
    sheet.heading(text("official.measurement.budget"))
    money_table(sheet, figures.programmes)
    say(sheet, text("official.measurement.closing"), before=120, keep=True)
    right_half(sheet, signed(sheet, figures.signature, place_and_day(figures.signature)))
    return sheet.finish(title, figures.date)


def _period(figures: OfficeFigures) -> str:
    """`Triwulan II Tahun 2026` or `Tahun 2026`."""
    year = figures.period.year
    if _annual(figures):
        return text("official.measurement.year", year=year)
    quarter = figures.period.last_quarter.roman
    return text("official.measurement.quarter", quarter=quarter, year=year)


def _annual(figures: OfficeFigures) -> bool:
    return figures.period.kind is ReportKind.ANNUAL


def _form(sheet: Sheet, figures: OfficeFigures) -> None:
    annual = _annual(figures)
    columns = _year_columns(figures) if annual else _quarter_columns(figures)
    rows = list(by_objective(figures.objectives, _year_cells if annual else _quarter_cells))
    rows.append(_mean(figures, annual))
    table = Table(list(columns), rows)
    small_table(
        sheet, table, _POINTS, figures_note(figures), text("official.measurement.note_money")
    )


def _mean(figures: OfficeFigures, annual: bool) -> Row:
    name = text("official.year.mean", office=office_name(figures))
    result, label = percent(figures.achievement), figures.rating or NONE
    if annual:
        return Row(("", name, "", "", "", result, label, *[""] * 5), Kind.TOTAL)
    return Row(("", name, *[""] * 6, result, label, *[""] * 5), Kind.TOTAL)


def _quarter_columns(figures: OfficeFigures) -> Iterator[Column]:
    quarter = figures.period.last_quarter.roman
    own = text("official.measurement.own", quarter=quarter)
    until = text("official.measurement.until", quarter=quarter)
    yield from (column("number", 0.7, CENTER), column("indicator", 4.0))
    yield column("unit", 1.2, CENTER)
    yield column("target_of_year", 1.5, RIGHT, year=figures.period.year)
    yield from (column("target", 1.5, RIGHT, own), column("value", 1.6, RIGHT, own))
    yield from (column("target", 1.5, RIGHT, until), column("value", 1.6, RIGHT, until))
    yield from (column("achievement", 1.5, RIGHT, until), column("rating", 1.8, CENTER, until))
    yield from _money_columns()
    yield from (column("obstacle", 3.4), column("follow_up", 3.4))


def _year_columns(figures: OfficeFigures) -> Iterator[Column]:
    yield from (column("number", 0.7, CENTER), column("indicator", 5.0))
    yield column("unit", 1.5, CENTER)
    yield column("target_of_year", 1.7, RIGHT, year=figures.period.year)
    yield from (column("value", 1.7, RIGHT), column("achievement", 1.6, RIGHT))
    yield column("rating", 2.0, CENTER)
    yield from _money_columns()
    yield from (column("obstacle", 4.0), column("follow_up", 4.0))


def _money_columns() -> Iterator[Column]:
    group = text("official.measurement.money")
    yield column("ceiling_short", 2.2, RIGHT, group)
    yield column("value", 2.2, RIGHT, group)
    yield column("percent", 1.2, RIGHT, group)


def _quarter_cells(item: IndicatorData) -> tuple[str, ...]:
    now = item.quarters[-1]
    return (
        item.name,
        item.unit,
        goal_of(item, item.year_target),
        goal_of(item, now.target),
        value_of(item, now.value),
        goal_of(item, now.target_to_date),
        value_of(item, now.to_date),
        percent(item.achievement),
        item.rating or NONE,
        *_money(item),
        now.obstacle or now.blank or NONE,
        now.follow_up or NONE,
    )


def _year_cells(item: IndicatorData) -> tuple[str, ...]:
    """The words of all quarters: the form of the year tells of the whole year."""
    obstacles = dict.fromkeys(one.obstacle for one in item.quarters if one.obstacle)
    promised = dict.fromkeys(one.follow_up for one in item.quarters if one.follow_up)
    return (
        item.name,
        item.unit,
        goal_of(item, item.year_target),
        value_of(item, item.to_date),
        percent(item.achievement),
        item.rating or NONE,
        *_money(item),
        "\n".join(obstacles) or item.quarters[-1].blank or NONE,
        "\n".join(promised) or NONE,
    )


def _money(item: IndicatorData) -> tuple[str, str, str]:
    return rupiah(item.ceiling), rupiah(item.spent), percent(item.absorption)
