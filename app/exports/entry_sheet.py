"""Writes the Lembar Isian as .xlsx: locked but for the cells to fill, with hidden facts.

Every text is written as text, so that no cell can become a formula.
"""

import io
from decimal import Decimal
from enum import Enum
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.entry_sheet import (
    FILLED,
    WORDS,
    EntrySheet,
    FigureValue,
    SheetColumn,
    SheetLine,
    signature,
)
from app.domain.measures import BlankReason, FigureStatus
from app.domain.periods import Quarter
from app.domain.sheet_facts import FACTS_SHEET, MARK
from app.domain.texts import text
from app.exports.files import write_atomically

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEAD_ROW = 4
"""Row of the headings, from 0."""
_WIDTHS = {
    SheetColumn.CODE: 7,
    SheetColumn.OBJECTIVE: 14,
    SheetColumn.INDICATOR: 21,
    SheetColumn.UNIT: 7,
    SheetColumn.TARGET: 8,
    SheetColumn.PREVIOUS: 9,
    SheetColumn.VALUE: 9.5,
    SheetColumn.NUMERATOR: 8.5,
    SheetColumn.DENOMINATOR: 8.5,
    SheetColumn.BLANK_REASON: 10,
    SheetColumn.STATUS: 8.5,
    SheetColumn.SOURCE: 11.5,
    SheetColumn.DATA_DATE: 10,
    SheetColumn.OBSTACLE: 13.5,
    SheetColumn.FOLLOW_UP: 13.5,
}
"""Together as wide as A4 on its side at 80 percent: 10 points on screen, 8 on paper."""
_WIDE = 12
_SIZE = 10
_LINE = 13.2
"""Points of one line of text; a row is as high as its longest cell, at most 12 lines."""
_COLUMNS = tuple(SheetColumn)
_LARGEST = 10**15


def write_entry_sheet(sheet: EntrySheet, path: Path) -> None:
    """Write the file whole or not at all; StorageError says why not."""
    write_atomically(path, entry_sheet_bytes(sheet))


def entry_sheet_bytes(sheet: EntrySheet) -> bytes:
    from xlsxwriter import Workbook

    packed = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(packed, options)
    _Writer(book, sheet).write()
    book.close()
    return packed.getvalue()


class _Looks:
    """The few formats of the sheet."""

    def __init__(self, book: "Workbook") -> None:
        cell = {"border": 1, "border_color": "#8C887D", "valign": "top", "font_name": "Arial"}
        small = {**cell, "font_size": _SIZE, "text_wrap": True}
        fixed = {**small, "bg_color": "#ECEAE4"}
        self.title = book.add_format({"bold": True, "font_size": 14, "font_name": "Arial"})
        self.plain = book.add_format({"font_size": 10, "font_name": "Arial"})
        self.head = book.add_format(
            {**small, "bold": True, "bg_color": "#DDEFF0", "align": "center", "valign": "vcenter"}
        )
        self.fixed = book.add_format(fixed)
        self.fixed_right = book.add_format({**fixed, "align": "right"})
        self.words = book.add_format({**small, "locked": False})
        self.date = book.add_format({**small, "locked": False, "num_format": "dd/mm/yyyy"})
        self._book, self._small = book, small
        self._numbers: dict[int, Format] = {}

    def number(self, decimals: int) -> "Format":
        """Thousands and up to the indicator's decimals, in the separators of the computer."""
        if decimals not in self._numbers:
            shape = "#,##0" + ("." + "#" * decimals if decimals else "")
            made = {**self._small, "locked": False, "num_format": shape, "align": "right"}
            self._numbers[decimals] = self._book.add_format(made)
        return self._numbers[decimals]


class _Writer:
    def __init__(self, book: "Workbook", sheet: EntrySheet) -> None:
        self._book, self._sheet = book, sheet
        self._looks = _Looks(book)
        self._rules: dict[str, tuple[dict[str, Any], list[list[int]]]] = {}
        """Rule as text → the rule, and the ranges of cells that it holds for."""

    def write(self) -> None:
        grid = self._book.add_worksheet(text("sheet.sheet_name"))
        self._guide()
        self._hidden()
        self._headings(grid)
        for row, line in enumerate(self._sheet.lines, start=HEAD_ROW + 1):
            self._line(grid, row, line)
        self._write_rules(grid)
        self._page(grid)

    def _headings(self, grid: "Worksheet") -> None:
        facts = self._sheet.facts
        division = facts.division_name or text("sheet.whole_office")
        quarter = Quarter(facts.quarter).roman
        said = (
            text("sheet.title", quarter=quarter, year=facts.year),
            text("sheet.subtitle", office=facts.office_name, division=division),
            text("sheet.made", made=facts.made_at),
        )
        for row, sentence in enumerate(said):
            look = self._looks.title if row == 0 else self._looks.plain
            grid.write_string(row, 1, sentence, look)
        for index, column in enumerate(_COLUMNS):
            hidden = {"hidden": True} if column in self._hidden_columns() else {}
            grid.set_column(index, index, _WIDTHS.get(column, _WIDE), None, hidden)
            grid.write_string(HEAD_ROW, index, text(f"sheet.column.{column}"), self._looks.head)
        grid.set_row(HEAD_ROW, 2 * _LINE + 4)

    def _hidden_columns(self) -> set[SheetColumn]:
        """The codes; and the two halves of ratios where there are none to fill."""
        hidden = {SheetColumn.CODE}
        if not any(line.is_ratio for line in self._sheet.lines):
            hidden |= {SheetColumn.NUMERATOR, SheetColumn.DENOMINATOR}
        return hidden

    def _line(self, grid: "Worksheet", row: int, line: SheetLine) -> None:
        facts = {
            SheetColumn.CODE: line.code,
            SheetColumn.OBJECTIVE: line.objective,
            SheetColumn.INDICATOR: f"{line.code} {line.name}",
            SheetColumn.UNIT: line.unit,
            SheetColumn.TARGET: line.target,
            SheetColumn.PREVIOUS: line.previous,
        }
        grid.set_row(row, _height(line, facts))
        for index, column in enumerate(_COLUMNS):
            if column in facts:
                right = column in (SheetColumn.TARGET, SheetColumn.PREVIOUS)
                look = self._looks.fixed_right if right else self._looks.fixed
                grid.write_string(row, index, facts[column], look)
            elif takes(line, column):
                self._cell(grid, (row, index), line, column)
            else:
                grid.write_string(
                    row, index, said(line.fields.get(column), line), self._looks.fixed
                )

    def _cell(
        self, grid: "Worksheet", place: tuple[int, int], line: SheetLine, column: SheetColumn
    ) -> None:
        value, look = line.fields.get(column), self._look(line, column)
        if isinstance(value, Decimal) and not line.grades:
            grid.write_number(*place, float(value), look)
        elif column is SheetColumn.DATA_DATE and value:
            grid.write_datetime(*place, value, look)
        elif value is None or value == "":
            grid.write_blank(*place, None, look)
        else:
            grid.write_string(*place, said(value, line), look)
        self._hold(place, _validation(line, column))

    def _hold(self, place: tuple[int, int], rule: dict[str, Any]) -> None:
        """Cells below one another share a rule: a rule for each cell would be most of the file."""
        _, ranges = self._rules.setdefault(f"{place[1]} {rule}", (rule, []))
        if ranges and ranges[-1][2] == place[0] - 1:
            ranges[-1][2] = place[0]
        else:
            ranges.append([*place, *place])

    def _write_rules(self, grid: "Worksheet") -> None:
        for rule, (first, *others) in self._rules.values():
            more = {"other_cells": others} if others else {}
            grid.data_validation(*first, {**rule, **more})

    def _look(self, line: SheetLine, column: SheetColumn) -> "Format":
        if column is SheetColumn.DATA_DATE:
            return self._looks.date
        if column in (SheetColumn.VALUE, SheetColumn.NUMERATOR, SheetColumn.DENOMINATOR):
            return self._looks.number(line.decimals if column is SheetColumn.VALUE else 6)
        return self._looks.words

    def _page(self, grid: "Worksheet") -> None:
        grid.freeze_panes(HEAD_ROW + 1, 3)
        grid.protect("", {"format_columns": True, "format_rows": True, "sort": False})
        grid.set_landscape()
        grid.set_paper(9)
        grid.fit_to_pages(1, 0)
        grid.repeat_rows(HEAD_ROW)
        grid.set_margins(left=0.25, right=0.25, top=0.4, bottom=0.6)
        grid.set_footer("&C" + text("sheet.footer"))
        grid.activate()

    def _guide(self) -> None:
        guide = self._book.add_worksheet(text("sheet.guide_name"))
        guide.write_string(0, 0, text("sheet.guide.title"), self._looks.title)
        for row, sentence in enumerate(text("sheet.guide.lines").split("\n"), start=2):
            guide.write_string(row, 0, f"{row - 1}.  {sentence}", self._looks.plain)
        guide.set_column(0, 0, 100)
        guide.protect()

    def _hidden(self) -> None:
        """What the program wants back unchanged: the facts, and what every cell held."""
        hidden = self._book.add_worksheet(FACTS_SHEET)
        hidden.very_hidden()
        for row, pair in enumerate(_fact_rows(self._sheet)):
            for column, value in enumerate(pair):
                hidden.write_string(row, column, value)
        first = len(_fact_rows(self._sheet)) + 1
        heads = ("code", "version", "decimals", "ratio", "grades", *FILLED)
        for column, name in enumerate(heads):
            hidden.write_string(first, column, str(name))
        for row, line in enumerate(self._sheet.lines, start=first + 1):
            values = [line.code, str(line.version), str(line.decimals), "1" * line.is_ratio]
            values.append(";".join(f"{letter}={value}" for letter, value in line.grades))
            values += [machine(line.fields.get(name)) for name in FILLED]
            for column, value in enumerate(values):
                if value:
                    hidden.write_string(row, column, value)
        hidden.protect()


def _height(line: SheetLine, facts: dict[SheetColumn, str]) -> float:
    words = {**facts, **{name: str(line.fields.get(name) or "") for name in WORDS}}
    lines = (ceil(len(said) / _WIDTHS.get(name, _WIDE)) for name, said in words.items())
    return _LINE * min(max(2, *lines), 12) + 2


def takes(line: SheetLine, column: SheetColumn) -> bool:
    """Whether people fill this cell: a ratio has no Realisasi, others no Pembilang."""
    if line.refusal:
        return False
    if column is SheetColumn.VALUE:
        return not line.is_ratio
    if column in (SheetColumn.NUMERATOR, SheetColumn.DENOMINATOR):
        return line.is_ratio
    return True


def said(value: FigureValue, line: SheetLine) -> str:
    """A value as people read it; grades as letters."""
    if isinstance(value, BlankReason):
        return text(f"numbers.blank.{value}")
    if isinstance(value, FigureStatus):
        return text(f"numbers.status.{value}")
    if isinstance(value, Decimal) and line.grades:
        return next((letter for letter, number in line.grades if number == value), machine(value))
    return machine(value)


def machine(value: FigureValue) -> str:
    """A value as the hidden sheet keeps it; "" for nothing."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _fact_rows(sheet: EntrySheet) -> list[tuple[str, str]]:
    facts = sheet.facts
    codes = tuple(line.code for line in sheet.lines)
    return [
        (MARK, "1"),
        ("office", facts.office),
        ("office_name", facts.office_name),
        ("year", str(facts.year)),
        ("quarter", str(facts.quarter)),
        ("division", facts.division),
        ("division_name", facts.division_name),
        ("made_at", facts.made_at),
        ("signature", signature(facts, codes)),
    ]


def _validation(line: SheetLine, column: SheetColumn) -> dict[str, Any]:
    hint = {
        "input_title": text(f"sheet.column.{column}"),
        "input_message": _hint(line, column),
        "error_type": "warning",
        "ignore_blank": True,
    }
    if column is SheetColumn.VALUE and line.grades:
        letters = [letter for letter, _ in line.grades]
        return {**hint, "validate": "list", "source": letters}
    if column in (SheetColumn.VALUE, SheetColumn.NUMERATOR, SheetColumn.DENOMINATOR):
        limits = {"minimum": -_LARGEST, "maximum": _LARGEST}
        wrong = {"error_message": text("sheet.numbers_only")}
        return {**hint, **limits, **wrong, "validate": "decimal", "criteria": "between"}
    if column is SheetColumn.BLANK_REASON:
        labels = [text(f"numbers.blank.{one}") for one in BlankReason]
        return {**hint, "validate": "list", "source": labels}
    if column is SheetColumn.STATUS:
        labels = [text(f"numbers.status.{one}") for one in FigureStatus]
        return {**hint, "validate": "list", "source": labels}
    return {**hint, "validate": "any"}


def _hint(line: SheetLine, column: SheetColumn) -> str:
    hint = text(f"sheet.hint.{column}")
    if line.limits and column is SheetColumn.VALUE:
        hint += " " + text("sheet.limits", limits=line.limits)
    return hint[:250]
