"""Tanda Terima: who gave a report to whom, with which kelengkapan, on which day and hour."""

from collections.abc import Callable

from app.domain.calendar import WITA
from app.domain.snapshots.official import HandOverSheet
from app.domain.sop import FINISH
from app.domain.spans import clock_time
from app.domain.texts import text
from app.exports.docx.official.blocks import facts, say, side_by_side, signed
from app.exports.docx.official.disposition import withdrawn
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Align, Column, Row, Table
from app.exports.words import NONE, long_date


def compose_receipt(data: HandOverSheet, step: Callable[[str], None], paper: str = "A4") -> bytes:
    """The bytes of the receipt; the same hand-over gives the same bytes."""
    step(text("official.progress", title=text("official.receipt.title")))
    local = data.at.astimezone(WITA)
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=False)
    sheet.number_pages()
    sheet.letterhead(data.letterhead)
    sheet.title(text("official.receipt.title"))
    if data.number:
        sheet.subtitle(text("official.receipt.number", number=data.number))
    if data.withdrawn_at is not None:
        sheet.subtitle(withdrawn(data))
    day = text(f"workflow.days.{local.weekday()}")
    said = {"day": day, "date": long_date(local.date()), "time": clock_time(local)}
    say(sheet, text("official.receipt.intro", **said))
    facts(sheet, _facts(data))
    say(sheet, text("official.receipt.requirements"), keep=True)
    sheet.table(_requirements(data), *_open(data))
    say(sheet, text("official.receipt.closing"), before=160, keep=True)
    _signatures(sheet, data)
    title = text("official.receipt.file_title", number=data.number, report=data.report)
    return sheet.finish(title, local.date())


def _facts(data: HandOverSheet) -> tuple[tuple[str, str], ...]:
    receiver = data.receiver.name if data.receiver else ""
    due = NONE
    if data.due is not None:
        day = long_date(data.due.astimezone(WITA).date())
        due = text("official.disposition.at", date=day, time=clock_time(data.due))
    rows = (
        ("report", data.report),
        ("report_id", str(data.report_id)),
        ("subject", data.subject),
        ("giver", _person(data.giver.name, data.from_step, data.from_role)),
        ("receiver", _person(receiver, data.to_step, data.to_role)),
        ("due", due),
        ("note", data.note or NONE),
    )
    return tuple((text(f"official.receipt.{name}"), words) for name, words in rows)


def _person(name: str, step: int, role: str) -> str:
    """`Norhayati, S.P. (Langkah 2, Kasubbag)`, or only the place."""
    place = text("official.receipt.place", step=step, role=role)
    if step == FINISH:
        place = text("official.finish")
    return text("official.receipt.person", name=name, place=place) if name else place


def _requirements(data: HandOverSheet) -> Table:
    mark = text("official.receipt.mark")
    columns = [
        Column(text("official.receipt.column_number"), 0.8, Align.CENTER),
        Column(text("official.receipt.column_label"), 10.0),
        Column(text("official.receipt.column_present"), 1.8, Align.CENTER),
        Column(text("official.receipt.column_absent"), 1.8, Align.CENTER),
    ]
    rows = [
        Row((str(at), one.label, mark if one.present else "", "" if one.present else mark))
        for at, one in enumerate(data.requirements, start=1)
    ]
    return Table(columns, rows)


def _open(data: HandOverSheet) -> tuple[str, ...]:
    some = any(not one.present for one in data.requirements)
    return (text("official.receipt.open"),) if some else ("",)


def _signatures(sheet: Sheet, data: HandOverSheet) -> None:
    giver = signed(sheet, data.giver, text("official.receipt.signed_giver"))
    if data.receiver is None:
        say(sheet, text("official.receipt.no_receiver"), keep=True)
        side_by_side(sheet, giver)
        return
    receiver = signed(sheet, data.receiver, text("official.receipt.signed_receiver"))
    side_by_side(sheet, giver, receiver)
