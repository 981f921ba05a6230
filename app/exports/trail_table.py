"""The trail of reports as a table for spreadsheets: .xlsx and .csv, without a single formula."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from app.domain.calendar import WITA
from app.domain.snapshots.trail import TrailRow, TrailView
from app.domain.sop import FINISH
from app.domain.texts import text

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
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no time zones
_TEXT, _HEAD, _MOMENT = 0, 1, 2
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    words = "" if value is None else _ILLEGAL.sub("", str(value))
    return f"'{words}" if words.startswith(_RISKY) else words


def as_xlsx(trails: tuple[TrailView, ...]) -> bytes:
    """A workbook with one sheet; texts are stored as texts, so none can become a formula.

    The same trails give the same bytes.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in _parts(trails):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            book.writestr(member, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return packed.getvalue()


def _parts(trails: tuple[TrailView, ...]) -> Iterator[tuple[str, str]]:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{types}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
    )
    yield (
        "_rels/.rels",
        f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{links}"><Relationship Id="rId1" Type="{office}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{office}/styles" '
        'Target="styles.xml"/></Relationships>',
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet '
        f'name="{escape(text("trail_sheet.sheet"))}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    )
    yield "xl/styles.xml", f'<styleSheet xmlns="{main}">{_STYLES}</styleSheet>'
    yield (
        "xl/worksheets/sheet1.xml",
        f'<worksheet xmlns="{main}">{_sheet(trails)}</worksheet>',
    )


_STYLES = (
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">'
    '<fgColor rgb="FFE3EDEC"/></patternFill></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
    'applyAlignment="1"><alignment vertical="top"/></xf></cellXfs>'
)


def _sheet(trails: tuple[TrailView, ...]) -> str:
    """The head stays in sight while the rows are scrolled."""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, (_, width) in enumerate(_COLUMNS, start=1)
    )
    rows: list[tuple[Cell, ...]] = [tuple(_heads()), *rows_of(trails)]
    body = "".join(
        f'<row r="{at}">{"".join(_cell(value, head=at == 1) for value in row)}</row>'
        for at, row in enumerate(rows, start=1)
    )
    return (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{body}</sheetData>"
    )


def _cell(value: Cell, *, head: bool) -> str:
    """Moments and numbers are numbers, everything else is an inline text."""
    if isinstance(value, int):
        return f'<c s="{_TEXT}"><v>{value}</v></c>'
    if isinstance(value, dt.datetime):
        local = value.astimezone(WITA).replace(tzinfo=None, second=0, microsecond=0)
        minutes = (local - _DAY_ZERO) // dt.timedelta(minutes=1)
        days, rest = divmod(minutes, 24 * 60)
        share = round(rest * 10**10 / (24 * 60))
        return f'<c s="{_MOMENT}"><v>{days}.{share:010}</v></c>'
    words = escape(_ILLEGAL.sub("", value or ""))
    style = _HEAD if head else _TEXT
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
