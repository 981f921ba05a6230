"""Writes the template of a part of Data induk as .xlsx, filled with what is stored.

Every text is written as text, so that no cell can become a formula.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.master_sheets import COLUMNS, PARTS, SheetColumn, SheetKind, as_number, sheet_title
from app.domain.master_sheets import title_of as column_title
from app.domain.master_template import template_rows
from app.domain.snapshots.master import MasterView
from app.exports.files import write_atomically

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ROWS = 1000
"""Rows that get the drop-down lists."""
_WIDE = {"title": 60, "name": 48, "definition": 40, "formula": 40, "reason": 40}
_MOST_DIGITS = 15
"""A spreadsheet keeps no more digits of a number."""


def write_template(view: MasterView, part: str, path: Path) -> Path:
    """Write the file whole or not at all; StorageError says why not."""
    path = path if path.suffix else path.with_suffix(".xlsx")
    write_atomically(path, template_bytes(view, part))
    return path


def template_bytes(view: MasterView, part: str) -> bytes:
    """``part`` is a key of PARTS."""
    from xlsxwriter import Workbook

    packed = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(packed, options)
    head = book.add_format({"bold": True, "bg_color": "#DDEFF0", "bottom": 1, "text_wrap": True})
    text_format = book.add_format({"num_format": "@"})
    for kind in PARTS[part]:
        _write_sheet(book, kind, view, head, text_format)
    book.close()
    return packed.getvalue()


def _write_sheet(
    book: "Workbook", kind: SheetKind, view: MasterView, head: "Format", plain: "Format"
) -> None:
    sheet = book.add_worksheet(sheet_title(kind))
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS[kind]):
        title = column_title(kind, column)
        width = _WIDE.get(column.key, max(12, len(title) + 2))
        sheet.set_column(place, place, width, None if column.numeric else plain)
        sheet.write_string(0, place, title, head)
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
            sheet.data_validation(1, place, _ROWS, place, rule)
    for at, row in enumerate(template_rows(view, kind), start=1):
        for place, (column, words) in enumerate(zip(COLUMNS[kind], row, strict=True)):
            _write_cell(sheet, (at, place), column, words)


def _write_cell(sheet: "Worksheet", at: tuple[int, int], column: SheetColumn, words: str) -> None:
    number = as_number(words) if column.numeric else None
    if number is not None and len(number.as_tuple().digits) <= _MOST_DIGITS:
        sheet.write_number(*at, float(number))
    elif words:
        sheet.write_string(*at, words)
