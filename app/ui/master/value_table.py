"""An editable table of values: typed cells are kept apart from the stored ones until Simpan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from app.domain.numbers import format_number, parse_number
from app.domain.texts import text
from app.ui import icons
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.naming import named

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, str]
"""Record and column."""
_ROLE = Qt.ItemDataRole.UserRole
_FIXED = 3
"""Columns before the values: code, name, unit."""


@dataclass(frozen=True)
class Area:
    """A rectangle of cells; ``bottom`` and ``right`` are outside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class ValueColumn:
    key: str
    title: str


@dataclass(frozen=True)
class ValueRow:
    """``id`` 0 is a heading across the table."""

    id: int
    code: str
    name: str
    unit: str = ""
    values: Mapping[str, str] | None = None


class FilledDelegate(QStyledItemDelegate):
    """Paints the ground of a heading, which the style sheet of tables leaves out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)


class ValueDelegate(QStyledItemDelegate):
    """Shows `108.000` where `108000` is edited: what is typed has one reading only."""

    def displayText(self, value: object, _locale: object) -> str:
        words = str(value)
        number = parse_number(words).value
        return words if number is None else format_number(number)


class ValueTable(QTableWidget):
    """`typed_changed` after the user changed a cell."""

    typed_changed = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    code_width, unit_width = 56, 110
    """At 100 percent."""
    name_title = "master.table.name"

    def __init__(self, theme: Theme, identifier: str, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.typed: dict[Cell, str] = {}
        self.check: Callable[[Cell, str], str] = lambda _cell, _words: ""
        self.number: Callable[[str], Decimal | None] = lambda words: parse_number(words).value
        """The number that a text stands for; None for another text."""
        self._columns: tuple[ValueColumn, ...] = ()
        self._rows: tuple[ValueRow, ...] = ()
        self._editable = False
        self.setShowGrid(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(38))
        self.horizontalHeader().setFixedHeight(theme.px(36))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFont(theme.font(Type.CAP))
        named(self, identifier, name)
        # Headings begin and end where the words of the cells do.
        self.setStyleSheet("QHeaderView::section { padding: 0 11px; }")
        self._delegate = ValueDelegate(self)
        self.setItemDelegate(FilledDelegate(self))
        self.itemChanged.connect(self._on_changed)

    def show_rows(
        self, columns: Sequence[ValueColumn], rows: Sequence[ValueRow], *, editable: bool
    ) -> None:
        """Show stored values; what was typed stays over them. The place stays, too."""
        at = (self.currentRow(), self.currentColumn())
        self._columns, self._rows, self._editable = tuple(columns), tuple(rows), editable
        with QSignalBlocker(self):
            self.clear()
            self.clearSpans()
            self.setRowCount(len(rows))
            self.setColumnCount(_FIXED + len(columns))
            for place in range(len(columns)):  # codes and units stay as they are written
                self.setItemDelegateForColumn(_FIXED + place, self._delegate)
            keys = ("master.table.code", self.name_title, "master.table.unit")
            heads = [text(key) for key in keys]
            self.setHorizontalHeaderLabels([*heads, *(column.title for column in columns)])
            lines = max((column.title.count("\n") for column in columns), default=0)
            self.horizontalHeader().setFixedHeight(self.theme.px(36 + 16 * lines))
            self._align_heads()
            for number, row in enumerate(rows):
                self._show_row(number, row)
        self._fit()
        if rows:
            first = next((n for n, row in enumerate(rows) if row.id), 0)
            self.setCurrentCell(*(at if 0 <= at[0] < len(rows) and at[1] >= 0 else (first, _FIXED)))

    @property
    def problems(self) -> dict[Cell, str]:
        """Sentences of the typed cells that cannot be stored."""
        found = {cell: self.check(cell, words) for cell, words in self.typed.items()}
        return {cell: sentence for cell, sentence in found.items() if sentence}

    def go_to(self, cell: Cell) -> None:
        """The focus on a cell."""
        for number, row in enumerate(self._rows):
            for place, column in enumerate(self._columns):
                if (row.id, column.key) == cell:
                    self.setCurrentCell(number, _FIXED + place)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_typed(self) -> None:
        """The stored values again."""
        self.typed.clear()
        self.show_rows(self._columns, self._rows, editable=self._editable)

    @property
    def area(self) -> Area:
        """The chosen cells; the one under the cursor when nothing is chosen."""
        for part in self.selectedRanges():
            return Area(
                part.topRow(), part.leftColumn(), part.bottomRow() + 1, part.rightColumn() + 1
            )
        row, column = self.currentRow(), self.currentColumn()
        return Area(row, column, row + 1, column + 1)

    def value_rows(self, top: int, end: int) -> list[int]:
        """Rows of records from ``top`` to before ``end``; headings are left out."""
        return [row for row in range(top, min(end, len(self._rows))) if self._rows[row].id]

    def row_of(self, number: int) -> ValueRow:
        return self._rows[number]

    def column_of(self, place: int) -> ValueColumn | None:
        """The editable column at a place; None for code, name and unit."""
        return self._columns[place - _FIXED] if place >= _FIXED else None

    def heading(self, place: int) -> str:
        item = self.horizontalHeaderItem(place)
        return item.text().replace("\n", " ") if item is not None else ""

    def words_at(self, row: int, place: int) -> str:
        """What a cell says, typed or stored, as it would be typed."""
        item = self.item(row, place)
        return item.text() if item is not None else ""

    def _clear_chosen(self) -> None:
        area = self.area
        for row in self.value_rows(area.top, area.bottom):
            for place in range(area.left, area.right):
                item = self.item(row, place)
                if item is not None and _is_value(item):
                    item.setText("")

    def finish_typing(self) -> None:
        """What stands in the open editor counts as typed."""
        if self.state() is not QAbstractItemView.State.EditingState:
            return
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Delete empties; the rest is the table's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            up = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            row = self.currentRow() + (-1 if up else 1)
            while 0 <= row < self.rowCount() and not self._rows[row].id:
                row += -1 if up else 1
            if 0 <= row < self.rowCount():
                self.setCurrentCell(row, self.currentColumn())
            return
        if event.key() == Qt.Key.Key_Delete:
            self._clear_chosen()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show_row(self, number: int, row: ValueRow) -> None:
        if not row.id:
            for place in range(self.columnCount()):
                item = QTableWidgetItem(row.name)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                item.setFont(self.theme.font(Type.CAP_S))
                item.setBackground(self.theme.color("sunken"))
                self.setItem(number, place, item)
            self.setSpan(number, 0, 1, _FIXED + len(self._columns))
            return
        for place, words in enumerate((row.code, row.name, row.unit)):
            fixed = QTableWidgetItem(words)
            fixed.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            fixed.setToolTip(words)
            self.setItem(number, place, fixed)
        values = row.values or {}
        for place, column in enumerate(self._columns):
            cell = (row.id, column.key)
            item = QTableWidgetItem(self.typed.get(cell, values.get(column.key, "")))
            item.setData(_ROLE, column.key)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not self._editable:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.setItem(number, _FIXED + place, item)
            self._mark(item, row, column)

    def _mark(self, item: QTableWidgetItem, row: ValueRow, column: ValueColumn) -> None:
        """Icon, colour and words for what is typed or wrong; the name for screen readers."""
        cell = (row.id, column.key)
        typed = cell in self.typed
        problem = self.check(cell, self.typed[cell]) if typed else ""
        ink = self.theme.color("bad" if problem else "info" if typed else "ink")
        item.setForeground(ink)
        mark = "error_circle" if problem else "edit" if typed else ""
        size = self.theme.px(14)
        item.setIcon(icons.icon(mark, size, ink, filled=bool(problem)) if mark else QIcon())
        state = problem or (text("master.unsaved") if typed else "")
        item.setToolTip(state)
        title = column.title.replace("\n", " ")
        name = text("master.table.cell", name=row.name, column=title, value=item.text())
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, state)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        if not _is_value(item):
            return
        row = self._rows[item.row()]
        column = self._columns[item.column() - _FIXED]
        words, cell = item.text().strip(), (row.id, column.key)
        if words == (row.values or {}).get(column.key, ""):
            self.typed.pop(cell, None)
        else:
            self.typed[cell] = words
        with QSignalBlocker(self):
            self._mark(item, row, column)
        self.viewport().update()
        self.typed_changed.emit()

    def _align_heads(self) -> None:
        for place in range(self.columnCount()):
            side = Qt.AlignmentFlag.AlignRight if place >= _FIXED else Qt.AlignmentFlag.AlignLeft
            head = self.horizontalHeaderItem(place)
            if head is not None:
                head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def _fit(self) -> None:
        """Code and unit as wide as the design's, values alike, the name gets the rest."""
        if not self._columns:
            return
        px, header = self.theme.px, self.horizontalHeader()
        code, unit = px(self.code_width), px(self.unit_width)
        room = self.viewport().width() - code - unit
        value = max(px(72), min(px(120), (room - px(260)) // len(self._columns)))
        widths = [code, max(px(180), room - value * len(self._columns)), unit]
        self.setColumnHidden(_FIXED - 1, not unit)
        for place in range(self.columnCount()):
            header.resizeSection(place, widths[place] if place < _FIXED else value)


def _is_value(item: QTableWidgetItem) -> bool:
    editable = bool(item.flags() & Qt.ItemFlag.ItemIsEditable)
    return editable and bool(item.data(_ROLE))
