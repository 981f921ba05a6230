"""Reads .xlsx, .xls and .ods into plain rows, after the guard has looked at the file."""

import re
from dataclasses import dataclass
from pathlib import Path

from app.imports.raw_sheets import CellValue as CellValue  # noqa: PLC0414 - a reader's word
from app.imports.raw_sheets import RawSheet, raw_sheets
from app.imports.workbook_guard import Looked, look_at, place_of
from app.imports.workbook_guard import cell_name as cell_name  # noqa: PLC0414 - a reader's word

SUFFIXES = frozenset({".xlsx", ".xls", ".ods", ".xlsm"})
"""What is looked at in a folder; .xlsm only to say why it is refused."""


@dataclass(frozen=True)
class Sheet:
    """One sheet from its cell A1 on; cells of a merged range all carry the range's value."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    formulas: frozenset[str] = frozenset()
    """Cells like `C5` that hold a formula; what is in ``rows`` is its last result."""

    def at(self, row: int, column: int) -> CellValue:
        """The value at a position from 0; "" outside the filled part."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


@dataclass(frozen=True)
class Workbook:
    """Every sheet of a file, hidden ones too. ``formulas_known``: False for .xls."""

    name: str
    sheets: tuple[Sheet, ...]
    formulas_known: bool = True


def read_workbook(path: Path) -> Workbook:
    """All sheets of a spreadsheet file; InputError when it cannot or must not be read."""
    looked = look_at(path)
    sheets = tuple(_sheet(raw, looked) for raw in raw_sheets(path))
    return Workbook(path.name, sheets, formulas_known=looked.kind != "xls")


def _sheet(raw: RawSheet, looked: Looked) -> Sheet:
    key = _part_of(looked, raw.name) if looked.kind == "xlsx" else raw.name
    _show_errors(raw.rows, looked.errors.get(key, {}))
    _spread_merged(raw)
    formulas = looked.formulas.get(key, frozenset())
    return Sheet(raw.name, tuple(tuple(row) for row in raw.rows), formulas)


def _spread_merged(raw: RawSheet) -> None:
    """Give every cell of a merged range the value that shows there."""
    rows = raw.rows
    for (top, left), (bottom, right) in raw.merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        for row in rows[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = value


def _show_errors(rows: list[list[CellValue]], errors: dict[str, str]) -> None:
    """A cell whose formula failed says so; the reader had made it empty."""
    for name, said in errors.items():
        row, column = place_of(name)
        if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
            rows[row][column] = said


def _part_of(looked: Looked, sheet: str) -> str:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        book = etree.fromstring(looked.parts["xl/workbook.xml"], parser)
        links = etree.fromstring(looked.parts["xl/_rels/workbook.xml.rels"], parser)
    except (KeyError, etree.XMLSyntaxError):
        return ""
    targets = {link.get("Id"): link.get("Target") or "" for link in links}
    for found in book.iter("{*}sheet"):
        if found.get("name") == sheet:
            ids = [value for key, value in found.attrib.items() if str(key).endswith("}id")]
            target = targets.get(ids[0], "") if ids else ""
            return re.sub(r"^/?(xl/)?", "xl/", str(target))
    return ""
