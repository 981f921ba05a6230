"""What differs between two states of a region: cells of tables, sentences, and who changed them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from docx.oxml.ns import qn

from app.exports.docx.living.reading import Rows
from app.exports.docx.living.said import Said
from app.exports.docx.oxml import Element

_FIGURE = re.compile(r"^[^\w]*[\d.,]*\d[\d.,]*\s*%?$")
_EMPTY = ("", "—")


@dataclass(frozen=True)
class Cell:
    """A place in a table: which block, row and cell, and what it is called."""

    block: int
    row: int
    cell: int
    label: str


@dataclass(frozen=True)
class Change:
    """``before`` became ``after`` at a place; no place for a whole sentence."""

    where: str
    before: str
    after: str
    place: Cell | None = None


def changes(before: Sequence[Said], after: Sequence[Said]) -> Iterator[Change]:
    """Sentences and cells that differ; blocks are compared in order, tables by their rows."""
    old_tables = [item for item in before if item.is_table]
    new_tables = [(index, item) for index, item in enumerate(after) if item.is_table]
    for old, (index, new) in zip(old_tables, new_tables, strict=False):
        yield from _table_changes(old.rows, new.rows, index)
    old_words = [item.words for item in before if item.words]
    new_words = [item.words for item in after if item.words]
    gone = list((Counter(old_words) - Counter(new_words)).elements())
    come = list((Counter(new_words) - Counter(old_words)).elements())
    for was, now in zip_longest(gone, come, fillvalue=""):
        yield Change("", was, now)


def _table_changes(old: Rows, new: Rows, block: int) -> Iterator[Change]:
    heads, labels = _heads(new), _labels(new)
    before = {label: row for label, row in zip(_labels(old), old, strict=True) if label}
    for index, (label, row) in enumerate(zip(labels, new, strict=True)):
        was = before.pop(label, None)
        if not label or index < _head_rows(new):
            continue
        if was is None:
            yield Change(label, "", _told(row), Cell(block, index, 0, label))
            continue
        for column, (old_cell, new_cell) in enumerate(zip_longest(was, row, fillvalue="")):
            if old_cell != new_cell:
                head = heads[column] if column < len(heads) else ""
                where = " · ".join(filter(None, (label, head)))
                yield Change(where, old_cell, new_cell, Cell(block, index, column, where))
    for label, row in before.items():
        if label not in labels and row not in old[: _head_rows(old)]:
            yield Change(label, _told(row), "")


def _told(row: tuple[str, ...]) -> str:
    """The figures of a row that has come or gone."""
    return " · ".join(cell for cell in row if _FIGURE.match(cell)) or " ".join(filter(None, row))


def _head_rows(rows: Rows) -> int:
    """Rows before the first one that holds a figure or opens a group."""
    for index, row in enumerate(rows):
        if any(_FIGURE.match(cell) or cell == "—" for cell in row) or len(row) == 1:
            return index
    return min(1, len(rows))


def _heads(rows: Rows) -> tuple[str, ...]:
    """The words over each column, from the row above the figures and a group over it."""
    count = _head_rows(rows)
    width = max((len(row) for row in rows), default=0)
    whole = [row for row in rows[:count] if len(row) == width]
    if not whole:
        return ()
    last = whole[-1]
    first = rows[0] if len(rows[0]) == width else ()
    return tuple(
        head or (first[index] if index < len(first) else "") for index, head in enumerate(last)
    )


def _labels(rows: Rows) -> list[str]:
    """What a row is called: its words before the first figure; merged cells count on.

    Two rows of one name get a number, as the same indicator may stand in two groups.
    """
    seen: Counter[str] = Counter()
    labels, above = [], [""] * max((len(row) for row in rows), default=0)
    for row in rows:
        if len(row) > 1:
            above = [cell or over for cell, over in zip_longest(row, above, fillvalue="")]
        name = _name(row, above)
        seen[name] += 1
        labels.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return labels


def _name(row: tuple[str, ...], above: list[str]) -> str:
    filled = [cell or above[index] for index, cell in enumerate(row)] if len(row) > 1 else [*row]
    start = 1 if len(filled) > 1 and filled[0].isdigit() else 0
    words = []
    for cell in filled[start:]:
        if cell in _EMPTY or _FIGURE.match(cell):
            break
        words.append(cell)
    return " · ".join(words[:3])


def cell_at(blocks: Sequence[Element], place: Cell) -> Element | None:
    """The w:tc that a change speaks of."""
    rows = blocks[place.block].findall(qn("w:tr"))
    if place.row >= len(rows):
        return None
    cells = rows[place.row].findall(qn("w:tc"))
    return cells[place.cell] if place.cell < len(cells) else None
