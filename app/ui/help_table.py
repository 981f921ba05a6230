"""The table of keys: caps at the left, what they do at the right, below heads."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.help_guide import KeyRow
from app.ui.theme import Theme
from app.ui.widgets.key_cap import draw_key_cap, key_cap_width
from app.ui.widgets.naming import named

Index = QModelIndex | QPersistentModelIndex
Section = tuple[str, Sequence[KeyRow]]

_CAP_GAP = 6
_KEYS = Qt.ItemDataRole.UserRole


class KeyTable(QTableWidget):
    """Two columns; a head spans both."""

    def __init__(self, theme: Theme, sections: Sequence[Section]) -> None:
        super().__init__(0, 2)
        self.theme = theme
        self._dress()
        for title, rows in sections:
            self._add_head(title)
            for row in rows:
                self._add(row)
        self.setColumnWidth(0, round(self._widest(sections)) + theme.px(24))
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMinimumSectionSize(theme.px(28))
        self.setCurrentCell(1, 0)

    def _dress(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setItemDelegateForColumn(0, _Keys(self.theme, self))
        named(self, "tombol.daftar", text("shell.help.keys_title"))

    def _add_head(self, title: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(title)
        item.setFont(self.theme.font(Type.CAP_S))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.setItem(row, 0, item)
        covered = QTableWidgetItem()  # a screen reader walks over it all the same
        covered.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        covered.setFlags(item.flags())
        self.setItem(row, 1, covered)
        self.setSpan(row, 0, 1, 2)

    def _add(self, key: KeyRow) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(key.keys)
        item.setData(_KEYS, key.keys.split(", "))
        self.setItem(row, 0, item)
        label = QTableWidgetItem(key.label)
        label.setToolTip(key.label)
        self.setItem(row, 1, label)

    def _widest(self, sections: Sequence[Section]) -> float:
        """As wide as the widest row of caps, but never most of the table."""
        widths = (
            sum(key_cap_width(self.theme, key) + _CAP_GAP for key in row.keys.split(", "))
            for _, rows in sections
            for row in rows
        )
        return min(max(widths, default=0.0), self.theme.px(250))


class _Keys(QStyledItemDelegate):
    """Draws key caps; too many of them go on in the next line."""

    def __init__(self, theme: Theme, table: QTableWidget) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        keys = index.data(_KEYS)
        if not keys:
            super().paint(painter, option, index)
            return
        painter.save()
        canvas = Canvas(painter, self._theme)
        rect = option.rect
        if self._table.currentRow() == index.row():
            painter.fillRect(rect, canvas.color("accent_soft"))
        canvas.rule(rect.x(), rect.bottom(), rect.right() + 1, rect.bottom())
        for x, line, key in self._places(keys, rect.width()):
            middle = rect.y() + self._theme.px(14) + line * self._theme.px(22)
            draw_key_cap(canvas, rect.x() + x, middle, key)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        keys = index.data(_KEYS)
        if not keys:
            return super().sizeHint(option, index)
        lines = 1 + max(line for _, line, _ in self._places(keys, self._table.columnWidth(0)))
        return QSize(100, self._theme.px(6) + lines * self._theme.px(22))

    def _places(self, keys: Sequence[str], room: int) -> list[tuple[float, int, str]]:
        places: list[tuple[float, int, str]] = []
        x, line = float(_CAP_GAP), 0
        for key in keys:
            width = key_cap_width(self._theme, key)
            if places and x + width > room:
                x, line = float(_CAP_GAP), line + 1
            places.append((x, line, key))
            x += width + _CAP_GAP
        return places
