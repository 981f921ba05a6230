"""Paints the rows of the search list: small heads, and entries with their keys or details."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.texts import text
from app.ui.canvas import RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.search_match import Group, SearchEntry
from app.ui.theme import Theme
from app.ui.widgets.key_cap import draw_key_cap, key_cap_width

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole
"""The SearchEntry of a row; the Group of a head."""
_HEAD, _ONE_LINE, _TWO_LINES = 26, 32, 42


def head_item(group: Group) -> QListWidgetItem:
    """A head, which cannot be chosen."""
    title = text(f"search.head.{group.kind}")
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(ENTRY, group)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
    return item


def entry_item(entry: SearchEntry) -> QListWidgetItem:
    item = QListWidgetItem(entry.label)
    item.setData(ENTRY, entry)
    item.setToolTip("\n".join(filter(None, (entry.label, entry.detail))))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(entry))
    return item


def spoken(entry: SearchEntry) -> str:
    """`Berkas: Triwulan III 2026 · Bidang Perikanan, Langkah 2 · di meja …`"""
    row = entry.label
    if entry.keys:
        row = text("search.list.row_keys", label=row, keys=entry.keys)
    if entry.detail:
        row = text("search.list.row", label=row, detail=entry.detail)
    return text("search.list.head_row", head=text(f"search.head.{entry.kind}"), row=row)


class SearchRows(QStyledItemDelegate):
    """Heads 26 high, entries of one line 32, of two lines 42."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        shown = index.data(ENTRY)
        if isinstance(shown, Group):
            return QSize(100, self._theme.px(_HEAD))
        return QSize(100, self._theme.px(_TWO_LINES if shown.detail else _ONE_LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas = Canvas(painter, self._theme)
        shown = index.data(ENTRY)
        if isinstance(shown, Group):
            self._draw_head(canvas, QRectF(option.rect), shown)
        else:
            view = self.parent()
            chosen = isinstance(view, QListWidget) and view.currentIndex() == index
            self._draw_entry(canvas, QRectF(option.rect), shown, chosen)
        painter.restore()

    def _draw_head(self, canvas: Canvas, rect: QRectF, group: Group) -> None:
        inner = rect.adjusted(8, self._theme.px(6), -10, 0)
        canvas.text(inner, text(f"search.head.{group.kind}"), Type.MIC_S, "ink2")
        if group.count > len(group.entries):
            shown = text("search.list.some", shown=len(group.entries), count=group.count)
            canvas.text(inner, shown, Type.MIC, "ink3", RIGHT)

    def _draw_entry(self, canvas: Canvas, rect: QRectF, entry: SearchEntry, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            canvas.box(rect, "accent_soft", radius=5)
            canvas.box(QRectF(rect.x(), rect.y() + 4, 3, rect.height() - 8), "accent", radius=1.5)
        size = theme.px(16)
        line = QRectF(rect.x(), rect.y(), rect.width(), theme.px(_ONE_LINE))
        if entry.detail:
            line.translate(0, -theme.px(2))
        canvas.icon(entry.icon, QRectF(rect.x() + 10, line.y(), size, line.height()), 16)
        inner = line.adjusted(10 + size + 8, 0, -10, 0)
        if entry.keys:
            width = key_cap_width(theme, entry.keys)
            draw_key_cap(canvas, inner.right() - width, inner.center().y(), entry.keys)
            inner.setRight(inner.right() - width - 10)
        canvas.text(inner, entry.label, Type.BODY, "accent_ink" if chosen else "ink")
        if entry.detail:
            below = QRectF(inner.x(), inner.bottom() - theme.px(8), inner.width(), theme.px(16))
            canvas.text(below, entry.detail, Type.MIC, "ink2")
