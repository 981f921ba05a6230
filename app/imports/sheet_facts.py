"""Reads the hidden sheet of a Lembar Isian: whose it is, and what its cells held."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache

from app.domain.entry_sheet import FILLED, NUMBERS, FigureValue, SheetColumn, SheetFacts, signature
from app.domain.errors import InputError
from app.domain.measures import BlankReason, FigureStatus
from app.domain.sheet_facts import MARK
from app.domain.texts import text
from app.imports.sheet_cells import Known
from app.imports.workbook import Sheet, Workbook

_MOST_FACTS = 40


@dataclass(frozen=True)
class Hidden:
    """The hidden sheet as values."""

    name: str
    facts: SheetFacts
    known: dict[str, Known]


def read_hidden(book: Workbook) -> Hidden:
    """InputError when there is no such sheet, or when what it says was changed."""
    for sheet in book.sheets:
        if str(sheet.at(0, 0)).strip() == MARK:
            return _Reader(book.name, sheet).read()
    raise InputError("sheet_no_facts", name=book.name)


class _Reader:
    def __init__(self, file: str, sheet: Sheet) -> None:
        self._file, self._sheet = file, sheet

    def read(self) -> Hidden:
        try:
            said, heads_row = self._facts()
            facts = SheetFacts(
                office=said["office"],
                office_name=said["office_name"],
                year=int(said["year"]),
                quarter=int(said["quarter"]),
                division=said.get("division", ""),
                division_name=said.get("division_name", ""),
                made_at=said.get("made_at", ""),
            )
            known = self._known(heads_row)
        except (KeyError, ValueError, InvalidOperation) as error:
            raise InputError("sheet_no_facts", name=self._file) from error
        self._refuse_altered(said.get("signature", ""), facts, known)
        return Hidden(self._sheet.name, facts, known)

    def _facts(self) -> tuple[dict[str, str], int]:
        """The pairs at the top, and the row of the headings below them."""
        said: dict[str, str] = {}
        for row in range(min(len(self._sheet.rows), _MOST_FACTS)):
            key = _plain(self._sheet.at(row, 0))
            if key == SheetColumn.CODE.value:
                return said, row
            if key:
                said[key] = _plain(self._sheet.at(row, 1))
        raise KeyError("headings")

    def _known(self, heads_row: int) -> dict[str, Known]:
        heads = [_plain(head) for head in self._sheet.rows[heads_row]]
        places = {head: index for index, head in enumerate(heads) if head}
        columns = [(name, places[name.value]) for name in FILLED]
        version, decimals, ratio, grades = (
            places[name] for name in ("version", "decimals", "ratio", "grades")
        )
        known: dict[str, Known] = {}
        for cells in self._sheet.rows[heads_row + 1 :]:
            code = _plain(cells[0])
            if code:
                kept = [(name, cells[place]) for name, place in columns if cells[place] != ""]
                was = {name: _stored(name, _plain(value)) for name, value in kept}
                known[code] = Known(
                    code=code,
                    version=_whole(cells[version]),
                    decimals=_whole(cells[decimals]),
                    is_ratio=_plain(cells[ratio]) == "1",
                    grades=_grades(_plain(cells[grades])),
                    was=_NOTHING | was if was else _NOTHING,
                )
        return known

    def _refuse_altered(self, said: str, facts: SheetFacts, known: dict[str, Known]) -> None:
        if signature(facts, tuple(known)) != said:
            what = text("sheet.altered_facts")
            raise InputError("sheet_altered", name=self._file, what=what)


def _whole(value: object) -> int:
    """A count as it was written; 0 for nothing."""
    return int(value) if isinstance(value, float) else int(_plain(value) or 0)


def _plain(value: object) -> str:
    """Text as it was written; a spreadsheet may have made a number of it."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _stored(column: SheetColumn, kept: str) -> FigureValue:
    if column in NUMBERS:
        return Decimal(kept) if kept else None
    if column is SheetColumn.BLANK_REASON:
        return BlankReason(kept) if kept else None
    if column is SheetColumn.STATUS:
        return FigureStatus(kept) if kept else FigureStatus.PROVISIONAL
    if column is SheetColumn.DATA_DATE:
        return dt.date.fromisoformat(kept[:10]) if kept else None
    return kept


_NOTHING = {column: _stored(column, "") for column in FILLED}


@cache
def _grades(kept: str) -> tuple[tuple[str, Decimal], ...]:
    pairs = [pair.split("=") for pair in kept.split(";") if pair]
    return tuple((letter, Decimal(number)) for letter, number in pairs)
