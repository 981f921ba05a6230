"""Drop-down with an optional dim prefix ("Tahun 2026"), 32 high (7.3)."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme

_PADDING = 12
_GAP = 8


class Selector(QComboBox):
    """`chosen` is emitted for the user's choice only, never for `set_items` or `select`."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, prefix: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._prefix = prefix
        self._icon_name = icon
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self.updateGeometry)
        theme.changed.connect(self.updateGeometry)

    def set_items(self, items: Sequence[tuple[str, object]], selected: object = None) -> None:
        """Labels with their values; ``selected`` is the value shown first."""
        self.blockSignals(True)
        self.clear()
        for label, value in items:
            self.addItem(label, value)
        self.blockSignals(False)
        self.select(selected)

    def select(self, value: object) -> None:
        """Show a value without telling anybody; the first item when it is not there."""
        index = next((i for i in range(self.count()) if self.itemData(i) == value), 0)
        self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(False)
        self._fit_popup()
        self.updateGeometry()
        self.update()

    @property
    def value(self) -> object:
        """The value of the chosen item; None when there are none."""
        return self.currentData()

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(Type.BODY_M).horizontalAdvance(self.currentText())
        width += 2 * _PADDING + _GAP + self.theme.px(16)
        if self._prefix:
            width += self.theme.metrics(Type.BODY).horizontalAdvance(self._prefix + " ")
        if self._icon_name:
            width += self.theme.px(16) + _GAP
        return QSize(round(width) + 2, self.theme.px(32))

    def minimumSizeHint(self) -> QSize:
        if self._prefix:  # short by nature: a year is never cut
            return self.sizeHint()
        return QSize(self.theme.px(64), self.theme.px(32))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        rect = QRectF(self.rect())
        if not self.isEnabled():
            canvas.box(rect, "off", "line")
        elif self.hasFocus():
            canvas.box(rect, "surface", "focus", 2.0)
        else:
            canvas.box(rect, "subtle" if self.underMouse() else "surface", "line2")
        self._draw_text(canvas, rect)
        painter.end()

    def _draw_text(self, canvas: Canvas, rect: QRectF) -> None:
        ink = "ink" if self.isEnabled() else "ink_off"
        size = self.theme.px(16)
        x = float(_PADDING)
        if self._icon_name:
            canvas.icon(self._icon_name, QRectF(x, 0, size, rect.height()), 16)
            x += size + _GAP
        if self._prefix:
            canvas.text(QRectF(x, 0, rect.width(), rect.height()), self._prefix, Type.BODY, "ink2")
            x += canvas.text_width(self._prefix + " ", Type.BODY)
        room = rect.width() - x - _GAP - size - _PADDING + 2
        text = QRectF(x, 0, room, rect.height())
        canvas.text(text, self.currentText(), Type.BODY_M, ink)
        right = QRectF(rect.right() - _PADDING - size + 2, 0, size, rect.height())
        canvas.icon("chevron_down", right, 16)

    def _fit_popup(self) -> None:
        metrics = self.theme.metrics(Type.BODY)
        widest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        self.view().setMinimumWidth(round(widest) + 40)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))
