"""Perjanjian Kinerja: the statement with two signatures, and the lampiran with the targets."""

from collections.abc import Callable
from decimal import Decimal

from app.domain.report_data import Signature
from app.domain.snapshots.official_year import AgreementSheet
from app.domain.texts import text
from app.exports.docx.official.blocks import (
    facts,
    number_line,
    place_and_day,
    say,
    side_by_side,
    signed,
)
from app.exports.docx.official.year import CENTER, RIGHT, column, draft_words
from app.exports.docx.oxml import element
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Kind, Row, Table
from app.exports.words import NBSP, goal, in_sentence, long_date, rupiah


def compose_agreement(
    data: AgreementSheet, step: Callable[[str], None], paper: str = "A4"
) -> bytes:
    """The bytes of the agreement; the same version gives the same bytes."""
    title = _title(data)
    step(text("official.progress", title=title))
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=False)
    sheet.number_pages()
    sheet.letterhead(data.letterhead)
    _heading(sheet, data, "official.agreement.title")
    number_line(sheet, data.number)
    if not data.first.name or not data.objectives:
        draft_words(sheet, _draft(data))
    _statement(sheet, data)
    step(text("official.progress", title=text("official.agreement.annex")))
    sheet.styled("Judul Daftar", text("official.agreement.annex"), element("w:pageBreakBefore"))
    _heading(sheet, data, "official.agreement.title")
    sheet.subtitle(data.letterhead.office)
    _targets(sheet, data)
    _money(sheet, data)
    say(sheet, text("official.agreement.annex_closing", number=_number(data)), keep=True)
    _sign(sheet, data)
    return sheet.finish(title, data.date)


def _title(data: AgreementSheet) -> str:
    return text(f"reports.agreement.{data.kind.value}", year=data.year)


def _heading(sheet: Sheet, data: AgreementSheet, key: str) -> None:
    sheet.title(text(f"{key}_{data.kind.value}"))
    sheet.subtitle(text("official.agreement.year", year=data.year))


def _number(data: AgreementSheet) -> str:
    return data.number or text("documents.dots")


def _draft(data: AgreementSheet) -> str:
    words = text("official.draft.lead")
    if not data.objectives:
        words += text("official.agreement.no_targets")
    if not data.first.name:
        words += text("official.draft.signer", date=long_date(data.date))
    return words


def _statement(sheet: Sheet, data: AgreementSheet) -> None:
    say(sheet, text("official.agreement.opening"))
    for side, who in (("first", data.first), ("second", data.second)):
        facts(sheet, _party(who))
        say(sheet, text(f"official.agreement.{side}"))
    say(sheet, text("official.agreement.promise"))
    say(sheet, text("official.agreement.supervision"))
    _sign(sheet, data)


def _party(who: Signature) -> tuple[tuple[str, str], ...]:
    name = who.name or text("documents.dots")
    post = in_sentence(" ".join(who.lines))
    return (
        (text("official.agreement.name"), name),
        (text("official.agreement.post"), post),
    )


def _targets(sheet: Sheet, data: AgreementSheet) -> None:
    """No, Sasaran, Indikator, Satuan, Target; a sasaran stands once for all its indicators."""
    if not data.objectives:
        say(sheet, text("official.agreement.no_targets"))
        return
    columns = [
        column("number", 0.8, CENTER),
        column("objective", 5.0),
        column("indicator", 6.2),
        column("unit", 1.8, CENTER),
        column("target", 2.2, RIGHT),
    ]
    rows = []
    for one in data.objectives:
        for at, row in enumerate(one.rows):
            lead = (str(one.number), row.objective) if at == 0 else ("", "")
            target = goal(row.target, row.decimals, row.grades)
            spans = len(one.rows) > 1
            rows.append(
                Row(
                    (*lead, row.indicator, row.unit, target),
                    opens=(0, 1) if spans and at == 0 else (),
                    continued=(0, 1) if at else (),
                    together=at < len(one.rows) - 1,
                )
            )
    sheet.table(Table(columns, rows), "")


def _money(sheet: Sheet, data: AgreementSheet) -> None:
    """No, Program, Anggaran, Keterangan."""
    if not data.programmes:
        say(sheet, text("official.year.no_budget"))
        return
    columns = [
        column("number", 0.8, CENTER),
        column("programme", 8.6),
        column("budget", 3.4, RIGHT),
        column("remark", 3.2),
    ]
    rows = [
        Row((str(at), f"{one.code} {one.name}", rupiah(one.ceiling), ""))
        for at, one in enumerate(data.programmes, start=1)
    ]
    total = sum((one.ceiling for one in data.programmes), Decimal(0))
    rows.append(Row(("", text("official.year.total"), rupiah(total), ""), Kind.TOTAL))
    sheet.table(Table(columns, rows), "")


def _sign(sheet: Sheet, data: AgreementSheet) -> None:
    """Pihak Kedua at the left, Pihak Pertama at the right below place and date."""
    second = signed(sheet, data.second, NBSP, text("official.agreement.second_party"), nip=False)
    heads = (place_and_day(data.first), text("official.agreement.first_party"))
    side_by_side(sheet, second, signed(sheet, data.first, *heads))
