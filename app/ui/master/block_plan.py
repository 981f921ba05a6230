"""What a pasted block would do to a table of Data induk, cell by cell; nothing is stored here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.domain.master_text import written_number
from app.domain.numbers import NumberStyle, Parsed, format_number, parse_number
from app.domain.texts import text
from app.imports.clipboard_block import Block, BlockCell
from app.ui.figures.paste_plan import repeat_block
from app.ui.master.value_table import Cell, ValueTable


@dataclass(frozen=True)
class PastedCell:
    """One cell: what it says, what was pasted, what it would say, or why not."""

    row: str
    column: str
    before: str
    pasted: str
    becomes: str = ""
    problem: str = ""
    readings: Parsed | None = None
    cell: Cell | None = None
    """Where ``words`` go; None when nothing would change or something is wrong."""
    words: str = ""

    @property
    def same(self) -> bool:
        return self.cell is None and not self.problem


def plan_block(
    table: ValueTable, block: Block, style: NumberStyle | None = None
) -> tuple[PastedCell, ...]:
    """From the corner of the selection on; ``style`` is how ambiguous numbers are read."""
    area = table.area
    chosen = len(table.value_rows(area.top, area.bottom))
    repeated = repeat_block(block, chosen, area.right - area.left)
    rows = table.value_rows(area.top, table.rowCount())
    found: list[PastedCell] = []
    for down, line in enumerate(repeated):
        row = rows[down] if down < len(rows) else -1
        found += _line(table, row, area.left, line, style)
    return tuple(found)


def _line(
    table: ValueTable,
    row: int,
    left: int,
    line: tuple[BlockCell, ...],
    style: NumberStyle | None,
) -> Iterator[PastedCell]:
    places = [
        place for place in range(left, table.columnCount()) if not table.isColumnHidden(place)
    ]
    for across, cell in enumerate(line):
        place = places[across] if across < len(places) else -1
        if cell.missing:
            continue
        if row < 0 or place < 0:
            if cell.text:
                yield PastedCell("—", "—", "", cell.text, problem=text("cells.outside"))
            continue
        planned = _cell(table, row, place, cell, style)
        if planned is not None:
            yield planned


def _cell(
    table: ValueTable, row: int, place: int, cell: BlockCell, style: NumberStyle | None
) -> PastedCell | None:
    column, record, heading = table.column_of(place), table.row_of(row), table.heading(place)
    said = table.words_at(row, place)
    planned = PastedCell(
        f"{record.code} {record.name.strip()}", heading, shown(table, said), cell.text
    )
    if column is None:
        if cell.text in ("", said.strip()):
            return None
        return replace(planned, problem=text("cells.read_only_column", column=heading))
    at, words = (record.id, column.key), cell.text.strip()
    problem, readings = table.check(at, words), None
    parsed = parse_number(words)
    if problem and parsed.ambiguous:
        told = [one for one in parsed.readings if one.value == cell.number]
        readings = None if told else parsed
        taken = told or [one for one in parsed.readings if one.style is style]
        problem = "" if taken else text("cells.pick_reading")
        words = written_number(taken[0].value) if taken else words
        problem = problem or table.check(at, words)
    planned = replace(planned, readings=readings, problem=problem)
    if problem:
        return planned
    becomes = shown(table, words)
    if becomes == planned.before:
        return replace(planned, becomes=becomes)
    return replace(planned, becomes=becomes, cell=at, words=words)


def shown(table: ValueTable, words: str) -> str:
    """`108.000` for `108000`; other words as they are."""
    number = table.number(words)
    return words if number is None else format_number(number)
