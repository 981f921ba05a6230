"""Tables of a report: what stands in them, how wide their columns are, what holds together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from app.exports.docx.oxml import Element
from app.exports.docx.page import twips
from app.exports.docx.table_xml import MARGIN, CellForm, RowForm, table_element
from app.exports.docx.widths import could_exceed, fitted, shape_of, word_width
from app.exports.words import NBSP

_HEAD_FILL, _GROUP_FILL, _TOTAL_FILL = "E3EDEC", "F3F6F5", "EDEFEE"
_AIR = 20
_LONG_WORD = 1800  # an address in a cell may break
_WHOLE = 14  # letters; up to here the words of a centred cell stay on one line
_SHORT = 5  # rows; a table no longer than this stays on one page


class Align(Enum):
    """Horizontal position of the words in a column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Kind(Enum):
    """Weight of a row."""

    NORMAL = "normal"
    STRONG = "strong"
    INDENTED = "indented"
    GROUP = "group"
    TOTAL = "total"


_BOLD = (Kind.STRONG, Kind.TOTAL)


@dataclass(frozen=True)
class Column:
    """``weight`` is the share of the table's width; equal neighbouring groups get one head."""

    title: str
    weight: float
    align: Align = Align.LEFT
    group: str = ""

    @property
    def centred(self) -> bool:
        return self.align is Align.CENTER


@dataclass(frozen=True)
class Row:
    """Cells in column order. GROUP rows have one cell over the whole width.

    ``continued`` columns belong to the cell above them; ``opens`` columns start such a cell.
    ``together`` keeps the row on the page of the next one.
    """

    cells: tuple[str, ...]
    kind: Kind = Kind.NORMAL
    opens: tuple[int, ...] = ()
    continued: tuple[int, ...] = ()
    together: bool = False


@dataclass(frozen=True)
class TableStyles:
    """Style ids of the template for words in tables."""

    body: str
    head: str


@dataclass
class Table:
    """A table before it is written; ``indent`` is the column INDENTED rows move in."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    indent: int = 1
    numbered: bool = False
    """Prints (1) (2) (3) under the head, as official tables do."""

    def xml(self, width: float, styles: TableStyles) -> Element:
        """The w:tbl, ``width`` centimetres wide; widths stand in the grid and in the cells.

        No page starts or ends with fewer than two rows; the last ones stay with the note.
        """
        widths = self._widths(width)
        forms = _Forms(self, widths, styles)
        count = len(self.rows)
        short = count <= _SHORT
        kept = range(count) if short else (0, count - 2, count - 1)
        rows = [form.xml(words, keep=True) for form, words in forms.head()]
        for at, row in enumerate(self.rows):
            group = row.kind is Kind.GROUP
            words = row.cells if group else tuple(map(_unbroken, row.cells, self.columns))
            rows.append(forms.of(row).xml(words, at in kept or row.together or group))
        return table_element(widths, rows)

    def _widths(self, width: float) -> list[int]:
        """Shares of the width; heads and figures never break inside a word."""
        minima = [
            max(word_width(column.title, bold=True), self._longest(index, column))
            + 2 * MARGIN
            + _AIR
            for index, column in enumerate(self.columns)
        ]
        return fitted([column.weight for column in self.columns], minima, twips(width))

    def _longest(self, index: int, column: Column) -> int:
        """Twips of the longest word in a column; words of prose count up to a limit only."""
        longest = 0
        for bold, kinds in ((False, (Kind.NORMAL, Kind.INDENTED)), (True, _BOLD)):
            rows = (row.cells[index] for row in self.rows if row.kind in kinds)
            words = (_unbroken(one, column) for one in rows) if column.centred else rows
            for shape in set(map(shape_of, words)):
                if could_exceed(shape, longest):
                    longest = max(longest, word_width(shape, bold=bold))
        return min(longest, _LONG_WORD) if column.align is Align.LEFT else longest


class _Forms:
    """The forms of the rows of one table, made when they are first needed."""

    def __init__(self, table: Table, widths: Sequence[int], styles: TableStyles) -> None:
        self._table, self._widths, self._styles = table, widths, styles
        self._made: dict[tuple[Kind, tuple[int, ...], tuple[int, ...]], RowForm] = {}

    def of(self, row: Row) -> RowForm:
        key = (row.kind, row.opens, row.continued)
        if key not in self._made:
            self._made[key] = RowForm(tuple(self._cells(row)))
        return self._made[key]

    def _cells(self, row: Row) -> Iterator[CellForm]:
        kind, widths, style = row.kind, self._widths, self._styles.body
        if kind is Kind.GROUP:
            left = Align.LEFT.value
            yield CellForm(sum(widths), left, style, _GROUP_FILL, span=len(widths), bold=True)
            return
        for index, (column, width) in enumerate(zip(self._table.columns, widths, strict=True)):
            merge = "restart" if index in row.opens else ""
            yield CellForm(
                width,
                column.align.value,
                style,
                _TOTAL_FILL if kind is Kind.TOTAL else "",
                merge="continue" if index in row.continued else merge,
                indent=200 if kind is Kind.INDENTED and index == self._table.indent else 0,
                bold=kind in _BOLD,
            )

    def head(self) -> Iterator[tuple[RowForm, tuple[str, ...]]]:
        """Names of the groups, of the columns, and their numbers."""
        columns = self._table.columns
        grouped = any(column.group for column in columns)
        if grouped:
            cells, titles = zip(*self._groups(), strict=True)
            yield RowForm(cells, head=True), titles
        lower = [grouped and not column.group for column in columns]
        pairs = zip(self._widths, lower, strict=True)
        cells = tuple(self._head_cell(width, merge="continue" * below) for width, below in pairs)
        titles = tuple(
            "" if below else one.title for one, below in zip(columns, lower, strict=True)
        )
        yield RowForm(cells, head=True), titles
        if self._table.numbered:
            cells = tuple(self._head_cell(width) for width in self._widths)
            yield RowForm(cells, head=True), tuple(f"({at + 1})" for at in range(len(cells)))

    def _groups(self) -> Iterator[tuple[CellForm, str]]:
        indexed = enumerate(self._table.columns)
        for (group, _), members in groupby(
            indexed, key=lambda it: (it[1].group, it[1].group or it[0])
        ):
            indexes = [index for index, _ in members]
            width = sum(self._widths[index] for index in indexes)
            title = group or self._table.columns[indexes[0]].title
            merge = "" if group else "restart"
            yield self._head_cell(width, span=len(indexes), merge=merge), title

    def _head_cell(self, width: int, span: int = 1, merge: str = "") -> CellForm:
        style, center = self._styles.head, Align.CENTER.value
        return CellForm(width, center, style, _HEAD_FILL, span=span, merge=merge, centred=True)


def _unbroken(words: str, column: Column) -> str:
    """`Sangat Tinggi`, `ton GKG`, `TW II` never break in the narrow columns they stand in."""
    if column.align is not Align.CENTER or len(words) > _WHOLE:
        return words
    return words.replace(" ", NBSP)
