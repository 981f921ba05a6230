"""The outline of a report at the left: every part with its state and where it comes from."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.domain.snapshots.reports import OutlineRow, ReportPage
from app.domain.texts import text
from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.progress import ProgressBar

STATES = {
    "complete": ("checkmark_circle", "ok", True),
    "partial": ("circle_half_fill", "warn_solid", False),
    "empty": ("circle", "ctl", False),
}
_SOURCES = {"data": "flash", "written": "edit"}
_INDENT = 18
_ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class OutlinePanel(ThemedWidget):
    """`chosen` carries the key of the part the user went to."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.progress_label = Label(theme, "", Type.CAP, "ink2")
        self.progress = ProgressBar(theme)
        self.list = QListWidget()
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setItemDelegate(OutlineDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent;")
        self.list.currentItemChanged.connect(self._on_current)
        named(self, "laporan.susunan", text("reports.page.outline"))
        named(self.list, "laporan.susunan.daftar", text("reports.page.outline"))
        self._lay_out()

    def show_page(self, page: ReportPage, selected: str) -> None:
        """Fill the list; keep or set the selection without telling anybody."""
        done, total = page.complete_sections, page.total_sections
        self.progress_label.setText(text("reports.page.progress", done=done, total=total))
        self.progress.set_progress(done, total)
        self.list.blockSignals(True)
        self.list.clear()
        for row in page.outline:
            item = QListWidgetItem(_spoken(row))
            item.setData(_ROW, row)
            item.setToolTip(f"{row.number} {row.title}".strip())
            self.list.addItem(item)
            if row.key == selected:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def select(self, key: str) -> None:
        """Go to a part and tell."""
        for index in range(self.list.count()):
            if self.list.item(index).data(_ROW).key == key:
                self.list.setCurrentRow(index)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "subtle", radius=0)
        canvas.rule(self.width() - 1, 0, self.width() - 1, self.height())
        legend = self.theme.px(34)
        top = self.height() - legend
        canvas.rule(0, top, self.width() - 1, top)
        x = 16.0
        for key, word in (("flash", "from_data"), ("edit", "written")):
            label = text(f"reports.page.{word}")
            size = self.theme.px(16)
            canvas.icon(key, QRectF(x, top, size, legend), 16)
            area = QRectF(x + size + 6, top, self.width(), legend)
            canvas.text(area, label, Type.CAP, "ink2", elide=False)
            x = area.x() + canvas.text_width(label, Type.CAP) + 20

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 1, self.theme.px(34) + 1)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 0, 16, 12)
        head.setSpacing(3)
        head.addWidget(Label(self.theme, text("reports.page.outline"), Type.H2))
        head.addWidget(self.progress_label)
        head.addWidget(self.progress)
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ROW).key)


class OutlineDelegate(QStyledItemDelegate):
    """Status icon, title, source icon; the chosen part stands on a surface with a bar."""

    def __init__(self, theme: Theme, view: QListWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: OutlineRow = index.data(_ROW)
        canvas = Canvas(painter, self._theme)
        painter.save()
        area = QRectF(option.rect).adjusted(8, 1, -8, -1)
        chosen = self._view.currentIndex() == index
        if chosen:
            border = "focus" if self._view.hasFocus() else "line2"
            canvas.box(area, "surface", border, 2.0 if self._view.hasFocus() else 1.0)
            canvas.box(QRectF(area.x(), area.y() + 7, 3, area.height() - 14), "accent", radius=1.5)
        self._draw_row(canvas, area, row, chosen)
        painter.restore()

    def _draw_row(self, canvas: Canvas, area: QRectF, row: OutlineRow, chosen: bool) -> None:
        size = self._theme.px(16)
        x = area.x() + 8 + _INDENT * max(0, row.level - 1)
        icon, ink, filled = STATES[row.state]
        canvas.icon(icon, QRectF(x, area.y(), size, area.height()), 16, ink, filled)
        right = area.right() - 8
        source = _SOURCES.get(row.source, "")
        if source and (row.level > 1 or not row.number):
            canvas.icon(source, QRectF(right - size, area.y(), size, area.height()), 16, "ink3")
            right -= size + 6
        top = row.level <= 1
        title = f"{row.number}{'  ' if top else ' '}{row.title}".strip()
        x += size + 8
        style = Type.BODY_S if top or chosen else Type.BODY
        label = QRectF(x, area.y(), right - x, area.height())
        canvas.text(label, title, style, "ink" if top or chosen else "ink2")


def _spoken(row: OutlineRow) -> str:
    source = "from_data" if row.source == "data" else "written"
    return text(
        "reports.page.row_spoken",
        title=f"{row.number} {row.title}".strip(),
        state=text(f"reports.page.state_{row.state}"),
        source=text(f"reports.page.{source}"),
    )


def outline_row(page: ReportPage, key: str) -> OutlineRow | None:
    """The part with this key."""
    return next((row for row in page.outline if row.key == key), None)
