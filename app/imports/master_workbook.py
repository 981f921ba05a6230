"""Reads a workbook of master data: sheets are known by their headings, cells by their column."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import InputError
from app.domain.master_plan import MasterFile, SheetCell, SheetRow
from app.domain.master_sheets import SheetColumn, SheetKind, find_columns, kind_of
from app.domain.master_text import written_number
from app.domain.texts import text
from app.imports.sheet_cells import exact, shown, tidy
from app.imports.workbook import CellValue, Sheet, cell_name, read_workbook

_HEADS_WITHIN = 15
"""Rows of a sheet in which its headings are looked for."""
_EMPTY = ("", None)


def read_master(path: Path) -> MasterFile:
    """Every row of every sheet that is known; InputError when the file cannot be read at all."""
    book = read_workbook(path)
    rows: list[SheetRow] = []
    problems: list[tuple[str, str, str]] = []
    for sheet in book.sheets:
        if all(value in _EMPTY for row in sheet.rows for value in row):
            continue
        found = _headings(sheet)
        if found is None:
            problems.append((sheet.name, "", text("errors.master_sheet_unknown")))
            continue
        kind, at, columns = found
        rows += _rows(sheet, kind, at, columns)
    if not rows and len(problems) == len(book.sheets):
        raise InputError("master_no_sheet", name=book.name)
    return MasterFile(book.name, tuple(rows), tuple(problems))


def _headings(sheet: Sheet) -> tuple[SheetKind, int, dict[int, SheetColumn]] | None:
    for at, row in enumerate(sheet.rows[:_HEADS_WITHIN]):
        heads = [tidy(value) if isinstance(value, str) else "" for value in row]
        kind = kind_of(heads)
        if kind is not None:
            return kind, at, find_columns(kind, heads)
    return None


def _rows(
    sheet: Sheet, kind: SheetKind, head: int, columns: dict[int, SheetColumn]
) -> Iterator[SheetRow]:
    for at in range(head + 1, len(sheet.rows)):
        cells = {
            column.key: SheetCell(_words(_at(sheet, at, place), column), cell_name(at, place))
            for place, column in columns.items()
        }
        if any(cell.words for cell in cells.values()):
            yield SheetRow(kind, sheet.name, at + 1, cells)


def _at(sheet: Sheet, row: int, column: int) -> CellValue:
    """A row may end before the headings do."""
    cells = sheet.rows[row]
    return cells[column] if column < len(cells) else ""


def _words(value: CellValue | None, column: SheetColumn) -> str:
    """Text with one reading only; a code that became a number keeps its dot."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return shown(value)
    number = exact(value)
    if not number.is_finite():
        return str(value)
    return f"{number:f}" if column.is_code or not column.numeric else written_number(number)
