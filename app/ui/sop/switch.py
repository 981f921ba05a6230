"""A switch of 32×18 with its words (DESIGN.md 7.16)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme


class Switch(QCheckBox):
    """`Tampilkan posisi berkas`."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(Type.BODY).horizontalAdvance(self.text())
        return QSize(round(width) + 32 + 8 + 8, self.theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        on = self.isChecked()
        track = QRectF(4, (self.height() - 18) / 2, 32, 18)
        canvas.box(track, "accent" if on else "surface", None if on else "ctl", radius=9)
        knob = QRectF(track.right() - 16 if on else track.left() + 2, track.top() + 2, 14, 14)
        canvas.box(knob, "on_accent" if on else "ctl", radius=7)
        words = QRectF(44, 0, self.width() - 44, self.height())
        canvas.text(words, self.text(), Type.BODY)
        if self.hasFocus():
            canvas.focus_ring(QRectF(self.rect()), 5)
        painter.end()
