"""Reads a filled Lembar Isian: by code and heading, never by position.

Every row and cell is either understood or listed with its place; nothing is passed over.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from app.domain.entry_sheet import (
    FILLED,
    NUMBERS,
    ReadCell,
    ReadLine,
    ReadSheet,
    SheetColumn,
    SheetProblem,
)
from app.domain.errors import InputError
from app.domain.texts import text
from app.imports.sheet_cells import Known, Unreadable, found_text, read_cell, shown, tidy
from app.imports.sheet_facts import Hidden, read_hidden
from app.imports.workbook import SUFFIXES, CellValue, Sheet, Workbook, cell_name, read_workbook

_DEEPEST_HEADING = 30
_ENOUGH_HEADINGS = 2
"""Code and one column to fill make a table."""


def sheet_files(folder: Path) -> tuple[Path, ...]:
    """The spreadsheet files of a folder by name, without the small files of open documents."""
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_file()
        and path.suffix.lower() in SUFFIXES
        and not path.name.startswith(("~$", ".~lock"))
    )


def read_entry_sheet(path: Path) -> ReadSheet:
    """What the file says; InputError when the file as a whole cannot be used."""
    book = read_workbook(path)
    return _Reading(book, read_hidden(book)).read()


@dataclass
class _Table:
    """A sheet with headings: which column stands where."""

    sheet: Sheet
    heading_row: int
    places: dict[SheetColumn, int]

    @cached_property
    def filled(self) -> tuple[tuple[SheetColumn, int], ...]:
        """The columns that people fill, and where they stand."""
        return tuple((column, self.places[column]) for column in FILLED)


@dataclass
class _Reading:
    book: Workbook
    hidden: Hidden
    problems: list[SheetProblem] = field(default_factory=list)
    notes: list[SheetProblem] = field(default_factory=list)
    seen: dict[str, ReadLine] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)

    def read(self) -> ReadSheet:
        if not self.book.formulas_known:
            self.notes.append(SheetProblem("", "", text("sheet.note.formulas_hidden")))
        tables = [table for sheet in self._visible() if (table := self._table(sheet))]
        if not tables:
            raise InputError("sheet_no_rows", name=self.book.name)
        for table in tables:
            for row in range(table.heading_row + 1, len(table.sheet.rows)):
                self._row(table, row)
        self._tell_missing()
        good = [line for code, line in self.seen.items() if code not in self.doubled]
        changed = tuple(line for line in good if line.cells)
        return ReadSheet(
            file=self.book.name,
            facts=self.hidden.facts,
            lines=changed,
            problems=tuple(self.problems),
            notes=tuple(self.notes),
            unchanged=len(good) - len(changed),
        )

    def _visible(self) -> Iterator[Sheet]:
        guide = text("sheet.guide_name")
        for sheet in self.book.sheets:
            if sheet.name not in (self.hidden.name, guide) and any(map(_any_text, sheet.rows)):
                yield sheet

    def _table(self, sheet: Sheet) -> _Table | None:
        """The first row that names the code and a column to fill; a note when there is none."""
        best: dict[SheetColumn, int] = {}
        for row, cells in enumerate(sheet.rows[:_DEEPEST_HEADING]):
            places = _headings(cells)
            if SheetColumn.CODE in places and len(places) >= _ENOUGH_HEADINGS:
                self._refuse_missing_column(cells, places)
                return _Table(sheet, row, places)
            best = max(best, places, key=len)
        if len(best) > len(FILLED) // 2:
            heading = text(f"sheet.column.{SheetColumn.CODE}")
            found = ", ".join(text(f"sheet.column.{column}") for column in best)
            raise InputError("sheet_no_column", column=heading, name=self.book.name, found=found)
        self.notes.append(SheetProblem(sheet.name, "", text("sheet.note.unread")))
        return None

    def _refuse_missing_column(
        self, cells: tuple[CellValue, ...], places: dict[SheetColumn, int]
    ) -> None:
        wanted = [column for column in FILLED if column not in places]
        if wanted:
            heading = text(f"sheet.column.{wanted[0]}")
            found = ", ".join(shown(cell) for cell in cells if cell != "")
            raise InputError("sheet_no_column", column=heading, name=self.book.name, found=found)

    def _row(self, table: _Table, row: int) -> None:
        cells = table.sheet.rows[row]
        code = _code(cells[table.places[SheetColumn.CODE]])
        known = self.hidden.known.get(code)
        if known is not None:
            self._line(table, row, known)
        elif any(cells[table.places[column]] != "" for column in FILLED):
            place = cell_name(row, table.places[SheetColumn.CODE])
            sentence = (
                text("sheet.problem.unknown_code", code=code)
                if code
                else text("sheet.problem.no_code")
            )
            self.problems.append(SheetProblem(table.sheet.name, place, sentence, code))

    def _line(self, table: _Table, row: int, known: Known) -> None:
        before = self.seen.get(known.code)
        if before is not None:
            place = cell_name(row, table.places[SheetColumn.CODE])
            other = f"{before.sheet}!{before.row}"
            sentence = text("sheet.problem.double_code", code=known.code, other=other)
            self.problems.append(SheetProblem(table.sheet.name, place, sentence, known.code))
            self.doubled.add(known.code)
            return
        cells = tuple(self._cells(table, row, known))
        self.seen[known.code] = ReadLine(known.code, table.sheet.name, row + 1, cells)

    def _cells(self, table: _Table, row: int, known: Known) -> Iterator[ReadCell]:
        cells, formulas = table.sheet.rows[row], table.sheet.formulas
        for column, place in table.filled:
            raw, was = cells[place], known.was[column]
            is_empty = raw == "" and (was is None or was == "")
            if is_empty and not formulas:
                continue
            is_formula = bool(formulas) and cell_name(row, place) in formulas
            if raw == "" and is_formula:
                self._tell(table, row, place, known, text("sheet.problem.formula_empty"))
            if is_empty or (raw == "" and is_formula):
                continue
            try:
                value = read_cell(known, column, raw)
            except Unreadable as problem:
                self._tell(table, row, place, known, str(problem))
                continue
            if same(column, value, known):
                continue
            name = cell_name(row, place)
            if is_formula:
                sentence = text("sheet.note.formula", found=shown(raw))
                self.notes.append(SheetProblem(table.sheet.name, name, sentence, known.code))
            yield ReadCell(column, name, value, found_text(raw, value), was)

    def _tell(self, table: _Table, row: int, place: int, known: Known, sentence: str) -> None:
        name = cell_name(row, place)
        self.problems.append(SheetProblem(table.sheet.name, name, sentence, known.code))

    def _tell_missing(self) -> None:
        for code in self.hidden.known:
            if code not in self.seen:
                sentence = text("sheet.problem.missing_row", code=code)
                self.problems.append(SheetProblem("", "", sentence, code))


def same(column: SheetColumn, value: object, known: Known) -> bool:
    """Whether a cell still says what it said when the sheet was made.

    A spreadsheet keeps numbers as floats of 15 digits: the same to that many is the same.
    """
    was = known.was[column]
    if column in NUMBERS and value is not None and was is not None:
        return float(value) == float(was)  # type: ignore[arg-type]
    return value == was or (value in ("", None) and was in ("", None))


def _headings(cells: tuple[CellValue, ...]) -> dict[SheetColumn, int]:
    """Column → place of each heading that is known; the first of two equal ones counts."""
    names = {_key(text(f"sheet.column.{column}")): column for column in SheetColumn}
    found: dict[SheetColumn, int] = {}
    for place, cell in enumerate(cells):
        column = names.get(_key(cell)) if isinstance(cell, str) else None
        if column is not None:
            found.setdefault(column, place)
    return found


def _key(heading: str) -> str:
    return " ".join(tidy(heading).lower().replace("(wajib)", "").split())


def _code(value: CellValue) -> str:
    """A code as text; a spreadsheet may have made `1.1` a number."""
    return tidy(value) if isinstance(value, str) else str(value)


def _any_text(cells: tuple[CellValue, ...]) -> bool:
    return any(cell != "" for cell in cells)
