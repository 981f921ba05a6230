"""Ctrl K: finds pages, commands and reports by any part of their names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.texts import text
from app.ui.canvas import RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named
from app.ui.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex

_MOST = 9
_MARGIN = 12
_WIDTH = 440


@dataclass(frozen=True)
class SearchEntry:
    """Something that can be opened. ``kind`` is a word shown at the right."""

    label: str
    kind: str
    icon: str
    open: Callable[[], object]


Source = Callable[[], Sequence[SearchEntry]]


def matches(entries: Sequence[SearchEntry], words: str) -> list[SearchEntry]:
    """Entries that hold every word; those that begin with the first word come first."""
    parts = words.casefold().split()
    found = [entry for entry in entries if all(part in entry.label.casefold() for part in parts)]
    found.sort(key=lambda entry: not parts or not entry.label.casefold().startswith(parts[0]))
    return found[:_MOST]


class SearchList(ThemedWidget):
    """The list below the search field; the field keeps the focus."""

    left = Signal()
    """The search ended: the focus belongs to the page again."""

    def __init__(self, theme: Theme, field: SearchField, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._field = field
        self.source: Source = tuple
        """Asked for everything that can be opened each time the text changes."""
        self._entries: list[SearchEntry] = []
        self.list = QListWidget()
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Rows(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._on_clicked)
        named(self.list, "cari.hasil", text("shell.search.results"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN + 4, _MARGIN + 4, _MARGIN + 4, _MARGIN + 4)
        column.addWidget(self.list)
        field.textEdited.connect(self._on_edited)
        field.installEventFilter(self)
        self.hide()

    def start(self) -> None:
        """Focus the field and show everything that can be opened."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._on_edited(self._field.text())

    def close_list(self) -> None:
        self.hide()
        self._field.clear()

    def draw(self, canvas: Canvas) -> None:
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        canvas.shadow(box, 2, 8)
        canvas.box(box, "surface", "line2", radius=8)
        if not self._entries:
            sentence = text("shell.search.none", text=self._field.text())
            canvas.text(box.adjusted(14, 0, -14, 0), sentence, Type.BODY, "ink2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_list()
            self.left.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.list.currentRow())
        else:
            return False
        return True

    def _on_edited(self, words: str) -> None:
        self._entries = matches(self.source(), words)
        self.list.clear()
        for entry in self._entries:
            item = QListWidgetItem(entry.label)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        rows = max(1, len(self._entries))
        height = rows * self.theme.px(32) + 8 + 2 * _MARGIN
        width = self.theme.px(_WIDTH) + 2 * _MARGIN
        below = self._field.mapTo(parent, QPoint(0, self._field.height()))
        x = min(below.x() - _MARGIN, parent.width() - width)
        self.setGeometry(x, below.y() - _MARGIN + 4, width, height)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._open(self.list.row(item))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            entry = self._entries[row]
            self.close_list()
            self.left.emit()
            entry.open()


class _Rows(QStyledItemDelegate):
    """Paints icon, label and kind of an entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: SearchEntry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        canvas = Canvas(painter, self._theme)
        view = self.parent()
        rect = QRectF(option.rect)
        chosen = isinstance(view, QListWidget) and view.currentIndex() == index
        if chosen:
            canvas.box(rect, "accent_soft", radius=5)
        size = self._theme.px(16)
        canvas.icon(entry.icon, QRectF(rect.x() + 8, rect.y(), size, rect.height()), 16)
        inner = rect.adjusted(8 + size + 8, 0, -10, 0)
        canvas.text(inner, entry.kind, Type.MIC, "ink3", RIGHT)
        inner.setRight(inner.right() - canvas.text_width(entry.kind, Type.MIC) - 12)
        canvas.text(inner, entry.label, Type.BODY, "accent_ink" if chosen else "ink")
        painter.restore()
