"""Tables of a report: one prepared row is copied for every row of data."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby

from docx.oxml.ns import qn

from app.exports.docx.oxml import Element, clean, element, keep_with_next, paragraph, run
from app.exports.docx.page import twips
from app.exports.docx.widths import could_exceed, fitted, word_width
from app.exports.words import NBSP

_LINE = "7F8785"
_HEAD_FILL, _GROUP_FILL, _TOTAL_FILL = "E3EDEC", "F3F6F5", "EDEFEE"
_CELL_MARGIN = 70  # twips left and right
_AIR = 20
_TEXT = qn("w:t")
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


@dataclass(frozen=True)
class Column:
    """``weight`` is the share of the table's width; equal neighbouring groups get one head."""

    title: str
    weight: float
    align: Align = Align.LEFT
    group: str = ""


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
    _prepared: dict[Kind, Element] = field(default_factory=dict)

    def xml(self, width: float, styles: TableStyles) -> Element:
        """The w:tbl, ``width`` centimetres wide; widths stand in the grid and in the cells."""
        widths = self._widths(width)
        table = element("w:tbl", _table_properties(sum(widths)), _grid(widths))
        table.extend(self._head(widths, styles))
        for row in self.rows:
            table.append(self._row(row, widths, styles))
        _keep_edges(table)
        return table

    def _widths(self, width: float) -> list[int]:
        """Shares of the width; heads and figures never break inside a word."""
        minima = [
            max(word_width(column.title, bold=True), self._longest(index, column))
            + 2 * _CELL_MARGIN
            + _AIR
            for index, column in enumerate(self.columns)
        ]
        return fitted([column.weight for column in self.columns], minima, twips(width))

    def _longest(self, index: int, column: Column) -> int:
        """Twips of the longest word in a column; words of prose count up to a limit only."""
        texts = {
            (_unbroken(row.cells[index], column), row.kind in (Kind.STRONG, Kind.TOTAL))
            for row in self.rows
            if row.kind is not Kind.GROUP
        }
        longest = 0
        for words, bold in texts:
            if could_exceed(words, longest):
                longest = max(longest, word_width(words, bold=bold))
        return min(longest, _LONG_WORD) if column.align is Align.LEFT else longest

    def _head(self, widths: list[int], styles: TableStyles) -> Iterator[Element]:
        grouped = any(column.group for column in self.columns)
        if grouped:
            yield _head_row(self._group_cells(widths, styles))
        cells = []
        for column, width in zip(self.columns, widths, strict=True):
            lower = "continue" if grouped and not column.group else ""
            cells.append(_head_cell("" if lower else column.title, width, styles, merge=lower))
        yield _head_row(cells)
        if self.numbered:
            numbers = (f"({index})" for index in range(1, len(widths) + 1))
            pairs = zip(numbers, widths, strict=True)
            yield _head_row([_head_cell(name, width, styles) for name, width in pairs])

    def _group_cells(self, widths: list[int], styles: TableStyles) -> list[Element]:
        cells = []
        indexed = enumerate(self.columns)
        for (group, _), members in groupby(
            indexed, key=lambda it: (it[1].group, it[1].group or it[0])
        ):
            indexes = [index for index, _ in members]
            width = sum(widths[index] for index in indexes)
            title = group or self.columns[indexes[0]].title
            merge = "" if group else "restart"
            cells.append(_head_cell(title, width, styles, span=len(indexes), merge=merge))
        return cells

    def _row(self, row: Row, widths: list[int], styles: TableStyles) -> Element:
        if row.kind not in self._prepared:
            self._prepared[row.kind] = self._prepare(row.kind, widths, styles)
        made = deepcopy(self._prepared[row.kind])
        columns = self.columns if row.kind is not Kind.GROUP else self.columns[:1]
        for node, words, column in zip(list(made.iter(_TEXT)), row.cells, columns, strict=True):
            _fill(node, _unbroken(words, column))
        cells = made.findall(qn("w:tc")) if row.opens or row.continued else []
        for index in (*row.opens, *row.continued):
            value = "continue" if index in row.continued else "restart"
            _merge(cells[index], value)
        if row.together or row.kind is Kind.GROUP:
            _keep_row(made)
        return made

    def _prepare(self, kind: Kind, widths: list[int], styles: TableStyles) -> Element:
        row = element("w:tr", element("w:trPr", element("w:cantSplit")))
        if kind is Kind.GROUP:
            cell = _cell(sum(widths), Align.LEFT, styles.body, _GROUP_FILL, span=len(widths))
            _embolden(cell)
            row.append(cell)
            return row
        fill = _TOTAL_FILL if kind is Kind.TOTAL else ""
        for index, (column, width) in enumerate(zip(self.columns, widths, strict=True)):
            indent = 200 if kind is Kind.INDENTED and index == self.indent else 0
            cell = _cell(width, column.align, styles.body, fill, indent=indent)
            if kind in (Kind.STRONG, Kind.TOTAL):
                _embolden(cell)
            row.append(cell)
        return row


def _unbroken(words: str, column: Column) -> str:
    """`Sangat Tinggi`, `ton GKG`, `TW II` never break in the narrow columns they stand in."""
    if column.align is not Align.CENTER or len(words) > _WHOLE:
        return words
    return words.replace(" ", NBSP)


def _table_properties(width: int) -> Element:
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=4, space=0, color=_LINE))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=_CELL_MARGIN, type="dxa"))
    return element(
        "w:tblPr",
        element("w:tblW", w=width, type="dxa"),
        element("w:jc", val="center"),
        borders,
        element("w:tblLayout", type="fixed"),
        margins,
        element("w:tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1),
    )


def _grid(widths: list[int]) -> Element:
    return element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths))


def _head_row(cells: list[Element]) -> Element:
    properties = element("w:trPr", element("w:cantSplit"), element("w:tblHeader"))
    return element("w:tr", properties, *cells)


def _head_cell(
    words: str, width: int, styles: TableStyles, span: int = 1, merge: str = ""
) -> Element:
    cell = _cell(width, Align.CENTER, styles.head, _HEAD_FILL, span=span, center=True)
    if merge:
        _merge(cell, merge)
    _fill(next(cell.iter(_TEXT)), words)
    return cell


def _cell(
    width: int,
    align: Align,
    style: str,
    fill: str = "",
    *,
    span: int = 1,
    indent: int = 0,
    center: bool = False,
) -> Element:
    properties = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("w:gridSpan", val=span))
    if fill:
        properties.append(element("w:shd", val="clear", color="auto", fill=fill))
    if center:
        properties.append(element("w:vAlign", val="center"))
    form = [element("w:ind", left=indent)] if indent else []
    form.append(element("w:jc", val=align.value))
    return element("w:tc", properties, paragraph(style, run("·"), properties=tuple(form)))


def _embolden(cell: Element) -> None:
    for made in cell.iter(qn("w:r")):
        made.insert(0, element("w:rPr", element("w:b")))


def _fill(node: Element, words: str) -> None:
    """Puts the words into the prepared text node; line feeds need a run of their own."""
    if "\n" in words or "\t" in words:
        old = next(node.iterancestors(qn("w:r")))
        bold = old.find(qn("w:rPr")) is not None
        old.addnext(run(words, bold=bold))
        next(old.iterancestors(qn("w:p"))).remove(old)
        return
    node.text = clean(words)


def _merge(cell: Element, value: str) -> None:
    """vMerge follows gridSpan and comes before shading in the schema."""
    properties = next(cell.iter(qn("w:tcPr")))
    after_span = properties.find(qn("w:gridSpan")) is not None
    properties.insert(2 if after_span else 1, element("w:vMerge", val=value))


def _keep_edges(table: Element) -> None:
    """No page starts or ends with fewer than two rows; the last ones stay with the note."""
    rows = table.findall(qn("w:tr"))
    heads = sum(1 for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None)
    short = len(rows) - heads <= _SHORT
    kept = rows if short else [*rows[: heads + 1], *rows[-2:]]
    for row in kept:
        _keep_row(row)


def _keep_row(row: Element) -> None:
    for block in row.iter(qn("w:p")):
        keep_with_next(block)
