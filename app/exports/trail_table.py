"""The trail of reports as a table for spreadsheets: .xlsx and .csv, without a single formula."""

import csv
import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.calendar import WITA
from app.domain.snapshots.trail import TrailRow, TrailView
from app.domain.sop import FINISH
from app.domain.texts import text
from app.exports.workbook import (
    FONT,
    MOMENT,
    cell_text,
    head_look,
    new_book,
    put_moment,
    put_text,
    set_up_page,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_COLUMNS = (
    ("report", 34),
    ("number", 6),
    ("at", 18),
    ("outcome", 14),
    ("from", 34),
    ("person", 26),
    ("on_behalf", 26),
    ("to", 34),
    ("receiver", 26),
    ("arrived", 18),
    ("used", 18),
    ("standard", 14),
    ("state", 12),
    ("requirements", 48),
    ("note", 48),
)
"""Name and width in letters."""
_UNDATED = dt.date(2000, 1, 1)
"""For the properties of a file in which nothing has happened yet."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins so would be a formula in a spreadsheet that reads CSV."""

Cell = str | int | dt.datetime | None


def rows_of(trails: tuple[TrailView, ...]) -> Iterator[tuple[Cell, ...]]:
    """One row per movement, in the order of `_COLUMNS`."""
    for trail in trails:
        for row in trail.rows:
            yield (trail.title, row.seq, row.at, row.outcome, *_who(row), *_time(row))


def _who(row: TrailRow) -> tuple[Cell, ...]:
    return (
        _place(row.from_step, row.from_role),
        row.person,
        row.on_behalf_of,
        _place(row.to_step, row.to_role),
        row.receiver,
    )


def _time(row: TrailRow) -> tuple[Cell, ...]:
    state = text("trail_sheet.late" if row.late else "trail_sheet.in_time")
    parts = (
        text(
            "trail_sheet.present_plain" if one.present else "trail_sheet.absent_plain",
            label=one.label,
        )
        for one in row.requirements
    )
    measured = state if row.used_label and row.standard_label else ""
    return (
        row.arrived_at,
        row.used_label,
        row.standard_label,
        measured,
        "; ".join(parts),
        row.note,
    )


def _place(step: int, role: str) -> str:
    key = "trail_sheet.finish" if step == FINISH else "trail_sheet.place"
    return text(key, step=step, role=role)


def _heads() -> list[str]:
    return [text(f"trail_sheet.column.{name}") for name, _ in _COLUMNS]


def as_csv(trails: tuple[TrailView, ...]) -> bytes:
    """Semicolons and a byte order mark, as an Indonesian spreadsheet expects; CRLF lines."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow(_heads())
    for row in rows_of(trails):
        writer.writerow([_plain(value) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def _plain(value: Cell) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(WITA).strftime("%Y-%m-%d %H:%M")
    words = "" if value is None else cell_text(str(value))
    return f"'{words}" if words.startswith(_RISKY) else words


def as_xlsx(trails: tuple[TrailView, ...]) -> bytes:
    """A workbook with one sheet; texts are stored as texts, so none can become a formula.

    The same trails give the same bytes.
    """
    packed = io.BytesIO()
    days = (row.at.date() for trail in trails for row in trail.rows)
    book = new_book(packed, max(days, default=_UNDATED))
    sheet = book.add_worksheet(text("trail_sheet.sheet"))
    plain = {"font_name": FONT, "font_size": 10, "valign": "top", "text_wrap": True}
    looks = _Looks(book.add_format(plain), book.add_format({**plain, "num_format": MOMENT}))
    head = head_look(book)
    for at, (title, (_, width)) in enumerate(zip(_heads(), _COLUMNS, strict=True)):
        sheet.set_column(at, at, width)
        put_text(sheet, 0, at, title, head)
    for number, row in enumerate(rows_of(trails), start=1):
        for at, value in enumerate(row):
            _put(sheet, number, at, value, looks)
    set_up_page(sheet, 0, 0)
    book.close()
    return packed.getvalue()


@dataclass(frozen=True)
class _Looks:
    words: "Format"
    moment: "Format"


def _put(sheet: "Worksheet", row: int, column: int, value: Cell, looks: _Looks) -> None:
    """Moments and numbers are numbers, everything else is a text."""
    if isinstance(value, int):
        sheet.write_number(row, column, value, looks.words)
    elif isinstance(value, dt.datetime):
        put_moment(sheet, row, column, value, looks.moment)
    else:
        put_text(sheet, row, column, value or "", looks.words)
