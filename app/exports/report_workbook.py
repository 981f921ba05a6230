"""Every table of a report in one workbook: a sheet each, numbers as numbers, ready to print."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from app.domain.report_data import ReportData
from app.domain.texts import text
from app.exports.docx.report_tables import ReportTable, tables_of
from app.exports.docx.tables import Align, Column, Kind, Row
from app.exports.figures import SIGNS, Figure
from app.exports.words import NBSP, in_sentence, long_date
from app.exports.workbook import FONT, LINE, head_look, new_book, put_text, set_up_page

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TITLE_ROW, _ABOUT_ROW, _HEAD_ROW = 0, 1, 3
_PAGE_LETTERS, _WIDEST, _NARROWEST = 138.0, 8.5, 6.0
"""Letters across a landscape page; letters for a unit of weight; letters of the No column."""
_LINE_HEIGHT, _AIR = 12.8, 2.0
"""Points; not every program makes a row as high as its words need."""
_LETTERS_WIDTH = 1.15
"""Mean letters of a text that stand in the width of one digit."""
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""
_INDONESIAN = "[$-421]"
"""Comma and dots as in Indonesia, where the program heeds the language of a format."""
_FILLS = {Kind.GROUP: "#F3F6F5", Kind.TOTAL: "#EDEFEE"}
_STRONG = (Kind.GROUP, Kind.STRONG, Kind.TOTAL)
_Look = dict[str, Any]


def number_format(figure: Figure) -> str:
    """``[$-421]#,##0.00``; a change keeps the sign that it is printed with."""
    shape = figure.shape
    plain = "#,##0" + ("." + "0" * shape.decimals if shape.decimals else "")
    mark = f'"{shape.mark}"' if shape.mark else ""
    if shape.signed and figure[:1] in SIGNS:
        return f"{_INDONESIAN}+{plain}{mark};{_INDONESIAN}−{plain}{mark}"
    return f"{_INDONESIAN}{plain}{mark}"


def workbook_bytes(data: ReportData, templates: Path | None = None) -> bytes:
    """The whole workbook; the same data give the same bytes."""
    packed = io.BytesIO()
    book = new_book(packed, data.document_date)
    tables = tables_of(data, templates)
    looks = _Looks(book)
    index = book.add_worksheet(text("documents.workbook.index"))
    for one in tables:
        _Sheet(book.add_worksheet(_sheet_name(one)), one, looks).write(data)
    _write_index(index, data, tables, looks)
    book.close()
    return packed.getvalue()


def _sheet_name(table: ReportTable) -> str:
    return table.number.replace(NBSP, " ")


class _Looks:
    """Formats, made once each: a workbook holds a limited number of them."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.head = head_look(book)

    def of(self, **options: Any) -> "Format":
        whole = {"font_name": FONT, "font_size": 10, "valign": "top", **options}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]


def _write_index(
    sheet: "Worksheet", data: ReportData, tables: Sequence[ReportTable], looks: _Looks
) -> None:
    """What the workbook holds, with a link to every sheet."""
    put_text(sheet, 0, 0, data.title, looks.of(bold=True, font_size=14))
    put_text(sheet, 1, 0, _about(data), looks.of())
    head = looks.head
    for column, (key, width) in enumerate((("table", 14), ("title", 100))):
        sheet.set_column(column, column, width)
        put_text(sheet, _HEAD_ROW, column, text(f"documents.workbook.{key}"), head)
    link = looks.of(font_color="#0F6370", underline=1, border=1, border_color=LINE)
    plain = looks.of(text_wrap=True, border=1, border_color=LINE)
    for row, table in enumerate(tables, start=_HEAD_ROW + 1):
        name = _sheet_name(table)
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, string=name)
        put_text(sheet, row, 1, table.title, plain)
    set_up_page(sheet, _HEAD_ROW, _HEAD_ROW)


def _about(data: ReportData) -> str:
    return text(
        "documents.workbook.about",
        office=in_sentence(data.office),
        date=long_date(data.data_date),
    )


class _Sheet:
    """One table on its sheet."""

    def __init__(self, sheet: "Worksheet", table: ReportTable, looks: _Looks) -> None:
        self._sheet = sheet
        self._named = table
        self._columns: Sequence[Column] = table.table.columns
        self._rows: Sequence[Row] = table.table.rows
        self._looks = looks
        self._counts = _counting(self._columns, self._rows)
        self._widths = _widths(self._columns)

    def write(self, data: ReportData) -> None:
        title = f"{_sheet_name(self._named)}  {self._named.title}"
        put_text(self._sheet, _TITLE_ROW, 0, title, self._looks.of(bold=True, font_size=12))
        put_text(self._sheet, _ABOUT_ROW, 0, f"{data.title}, {_about(data)}", self._looks.of())
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)
        last = self._head()
        heights = _heights(self._rows, self._widths)
        for at, (row, lines) in enumerate(zip(self._rows, heights, strict=True), start=last + 1):
            self._sheet.set_row(at, lines * _LINE_HEIGHT + _AIR)
            self._row(at, row)
        self._merge_shared(last + 1)
        self._notes(last + len(self._rows) + 2)
        set_up_page(self._sheet, _HEAD_ROW, last)

    def _head(self) -> int:
        """One row of names, or two where columns belong together; returns the last one."""
        look, grouped = self._looks.head, any(column.group for column in self._columns)
        last = _HEAD_ROW + 1 if grouped else _HEAD_ROW
        titles = [column.title for column in self._columns]
        lines = max(map(_lines, titles, self._widths))
        self._sheet.set_row(last, lines * _LINE_HEIGHT + _AIR * 2)
        for at, title in enumerate(titles):
            put_text(self._sheet, last, at, title, look)
        for first, columns in _groups(self._columns) if grouped else ():
            title, end = columns[0].group, first + len(columns) - 1
            if not title:
                for at, column in enumerate(columns, start=first):
                    self._merged((_HEAD_ROW, at, last, at), column.title, look)
            else:
                self._merged((_HEAD_ROW, first, _HEAD_ROW, end), title, look)
        return last

    def _merged(self, place: tuple[int, int, int, int], words: str, look: "Format") -> None:
        """One cell over several; over a single one it is that cell."""
        first_row, first, last_row, last = place
        if (first_row, first) == (last_row, last):
            put_text(self._sheet, first_row, first, words, look)
            return
        self._sheet.merge_range(*place, "", look)
        put_text(self._sheet, first_row, first, words, look)

    def _row(self, at: int, row: Row) -> None:
        if row.kind is Kind.GROUP:
            look = self._looks.of(**_dress(row.kind, Align.LEFT))
            self._merged((at, 0, at, len(self._columns) - 1), row.cells[0], look)
            return
        for place, (column, words) in enumerate(zip(self._columns, row.cells, strict=True)):
            dress = _dress(row.kind, column.align)
            if row.kind is Kind.INDENTED and place == self._named.table.indent:
                dress["indent"] = 1
            if place not in row.continued:
                self._put(at, place, words, dress)

    def _put(self, row: int, column: int, words: str, dress: _Look) -> None:
        """A figure with its own format, a count in a column of counts, everything else as text."""
        if isinstance(words, Figure) and sum(map(str.isdigit, words)) <= _MOST_DIGITS:
            look = self._looks.of(**dress, num_format=number_format(words))
            self._sheet.write_number(row, column, float(words.number), look)
        elif column in self._counts and words:
            self._sheet.write_number(row, column, int(words), self._looks.of(**dress))
        else:
            put_text(self._sheet, row, column, words, self._looks.of(**dress))

    def _merge_shared(self, first: int) -> None:
        """A cell that several rows share stands once, over all of them."""
        for column in range(len(self._columns)):
            for start, end in _spans(self._rows, column):
                if start == end:
                    continue
                row = self._rows[start]
                dress = _dress(row.kind, self._columns[column].align)
                place = (first + start, column, first + end, column)
                self._sheet.merge_range(*place, "", self._looks.of(**dress))
                self._put(first + start, column, row.cells[column], dress)

    def _notes(self, first: int) -> None:
        look = self._looks.of(font_size=9, italic=True, text_wrap=True)
        whole = sum(self._widths)
        for at, note in enumerate(self._named.notes, start=first):
            self._merged((at, 0, at, len(self._columns) - 1), note, look)
            self._sheet.set_row(at, _lines(note, whole) * _LINE_HEIGHT)


def _widths(columns: Sequence[Column]) -> list[float]:
    """Letters per column: the whole page, but few columns do not grow without end."""
    factor = min(_PAGE_LETTERS / sum(column.weight for column in columns), _WIDEST)
    return [max(column.weight * factor, _NARROWEST) for column in columns]


def _lines(words: str, width: float) -> int:
    """Lines that a text takes in a cell ``width`` letters wide."""
    letters = max(int(width * _LETTERS_WIDTH) - 1, 1)
    return sum(max(len(wrap(part, letters)), 1) for part in words.split("\n"))


def _heights(rows: Sequence[Row], widths: Sequence[float]) -> list[int]:
    """Lines per row; what a shared cell needs more is given to its last row."""
    made = []
    for row in rows:
        shared = {*row.opens, *row.continued}
        if row.kind is Kind.GROUP:
            made.append(_lines(row.cells[0], sum(widths)))
            continue
        own = (at for at in range(len(row.cells)) if at not in shared)
        made.append(max((_lines(row.cells[at], widths[at]) for at in own), default=1))
    for column, width in enumerate(widths):
        for start, end in _spans(rows, column):
            missing = _lines(rows[start].cells[column], width) - sum(made[start : end + 1])
            made[end] += max(missing, 0)
    return made


def _dress(kind: Kind, align: Align) -> _Look:
    made: _Look = {"border": 1, "border_color": LINE, "text_wrap": True, "align": align.value}
    if kind in _STRONG:
        made["bold"] = True
    if kind in _FILLS:
        made["bg_color"] = _FILLS[kind]
    return made


def _groups(columns: Sequence[Column]) -> Iterator[tuple[int, list[Column]]]:
    """Neighbours with the same group, with the place of the first."""
    place = 0
    for _, members in groupby(columns, key=lambda column: column.group):
        found = list(members)
        yield place, found
        place += len(found)


def _spans(rows: Sequence[Row], column: int) -> Iterator[tuple[int, int]]:
    """First and last row of every cell that may go on over the next ones."""
    start: int | None = None
    for at, row in enumerate(rows):
        if row.kind is not Kind.GROUP and column in row.continued:
            continue
        if start is not None:
            yield start, at - 1
        start = at if column in row.opens else None
    if start is not None:
        yield start, len(rows) - 1


def _counting(columns: Sequence[Column], rows: Sequence[Row]) -> frozenset[int]:
    """Centred columns with nothing but whole numbers: the running number, the counts."""
    found = set()
    for at, column in enumerate(columns):
        words = {row.cells[at] for row in rows if row.kind is not Kind.GROUP} - {""}
        if column.align is Align.CENTER and words and all(_is_count(one) for one in words):
            found.add(at)
    return frozenset(found)


def _is_count(words: str) -> bool:
    return words.isascii() and words.isdigit() and (words == "0" or words[0] != "0")
