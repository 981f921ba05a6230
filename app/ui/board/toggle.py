"""A quiet switch in the top bar: icon and words, tinted while it is on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme


class Toggle(QAbstractButton):
    """`Hanya meja saya`."""

    def __init__(self, theme: Theme, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._icon = icon
        self.setText(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(Type.BODY).horizontalAdvance(self.text())
        return QSize(round(width) + self.theme.px(16) + 28, self.theme.px(32))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        rect = QRectF(self.rect())
        on = self.isChecked()
        if on:
            canvas.box(rect, "accent_soft", "accent_line")
        elif self.underMouse():
            canvas.box(rect, "sunken")
        if self.hasFocus():
            canvas.focus_ring(rect, 6)
        ink = "accent_ink" if on else "ink2"
        side = self.theme.px(16)
        canvas.icon(self._icon, QRectF(10, 0, side, rect.height()), 16, ink)
        words = QRectF(16 + side, 0, rect.width() - side - 20, rect.height())
        canvas.text(words, self.text(), Type.BODY, ink)
        painter.end()
