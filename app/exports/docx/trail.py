"""The printable trail of a report: every movement, with the kelengkapan as it was then."""

import datetime as dt
from collections.abc import Callable

from app.domain.snapshots.trail import TrailRow, TrailView
from app.domain.sop import FINISH
from app.domain.spans import moment_text
from app.domain.texts import text
from app.exports.docx.oxml import element
from app.exports.docx.page import PageSetup
from app.exports.docx.sheets import Sheet
from app.exports.docx.tables import Align, Column, Row, Table
from app.exports.words import long_date

_UNDATED = dt.date(2000, 1, 1)
"""For the properties of a sheet on which nothing has happened yet."""
_COLUMNS = (
    ("number", 0.7, Align.CENTER),
    ("at", 2.3, Align.LEFT),
    ("outcome", 1.5, Align.LEFT),
    ("from", 3.2, Align.LEFT),
    ("person", 2.8, Align.LEFT),
    ("to", 3.4, Align.LEFT),
    ("used", 1.8, Align.LEFT),
    ("standard", 1.6, Align.LEFT),
    ("requirements", 4.2, Align.LEFT),
    ("note", 3.8, Align.LEFT),
)


def compose_trails(
    trails: tuple[TrailView, ...], step: Callable[[str], None], paper: str = "A4"
) -> bytes:
    """The bytes of the sheet, landscape; every report begins on a page of its own."""
    sheet = Sheet(PageSetup.of(paper, gutter=False), landscape=True)
    sheet.number_pages()
    for number, trail in enumerate(trails):
        step(text("trail_sheet.progress", title=trail.title))
        if number:
            sheet.styled("Isi Tabel", "", element("w:pageBreakBefore"))
        _write(sheet, trail)
    moments = [row.at.date() for trail in trails for row in trail.rows]
    if len(trails) == 1:
        title = text("trail_sheet.file_title", title=trails[0].title)
    else:
        title = text("trail_sheet.file_title_many", count=len(trails))
    return sheet.finish(title, max(moments, default=_UNDATED))


def _write(sheet: Sheet, trail: TrailView) -> None:
    sheet.letterhead(trail.letterhead)
    sheet.title(text("trail_sheet.title"))
    sheet.subtitle(trail.title)
    sheet.say(text("trail_sheet.sop", number=trail.sop_number))
    if trail.opened_on:
        sheet.say(text("trail_sheet.opened", date=long_date(trail.opened_on)))
    sheet.say(text("trail_sheet.now", where=trail.where_now))
    if not trail.rows:
        sheet.say(text("trail_sheet.none"))
        return
    columns = [
        Column(text(f"trail_sheet.column.{name}"), weight, align)
        for name, weight, align in _COLUMNS
    ]
    sheet.table(Table(columns, [_row(row) for row in trail.rows]), text("trail_sheet.note"))


def _row(row: TrailRow) -> Row:
    nothing = text("trail_sheet.nothing")
    used = text("trail_sheet.used_late", label=row.used_label) if row.late else row.used_label
    return Row(
        (
            str(row.seq),
            moment_text(row.at),
            row.outcome,
            place(row.from_step, row.from_role),
            person(row),
            _target(row),
            used or nothing,
            row.standard_label or nothing,
            _requirements(row) or nothing,
            row.note or nothing,
        )
    )


def place(step: int, role: str) -> str:
    """``Langkah 4, Kepala Seksi``, or SELESAI with the role that archives."""
    if step == FINISH:
        return text("trail_sheet.finish", role=role)
    return text("trail_sheet.place", step=step, role=role)


def person(row: TrailRow) -> str:
    """Who moved it, and on whose behalf."""
    if not row.on_behalf_of:
        return row.person
    return text("trail_sheet.on_behalf", person=row.person, other=row.on_behalf_of)


def _target(row: TrailRow) -> str:
    where = place(row.to_step, row.to_role)
    if not row.receiver:
        return where
    return text("trail_sheet.for_person", place=where, person=row.receiver)


def _requirements(row: TrailRow) -> str:
    """One per line: ticked, or open and said so in words."""
    return "\n".join(
        text("trail_sheet.present" if one.present else "trail_sheet.absent", label=one.label)
        for one in row.requirements
    )
