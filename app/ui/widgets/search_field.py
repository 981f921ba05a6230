"""Text field with a magnifying glass, for searching and filtering."""

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.canvas import Canvas
from app.ui.theme import Theme


class SearchField(QLineEdit):
    """``placeholder`` describes what can be found; the width is 190 / 300."""

    def __init__(self, theme: Theme, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._dress()
        theme.changed.connect(self._dress)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        canvas.icon("search", QRectF(9, 0, self.theme.px(18), self.height()), 16)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            self.update()

    def _dress(self) -> None:
        self.setTextMargins(self.theme.px(22), 0, 0, 0)
        self.setFixedHeight(self.theme.px(32))
