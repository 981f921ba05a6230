"""Base of painted widgets: holds the theme, repaints when it changes."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.ui.canvas import Canvas
from app.ui.theme import Theme


class ThemedWidget(QWidget):
    """A widget that paints itself in `draw`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self.retheme)

    def retheme(self) -> None:
        """Theme or display size has changed."""
        self.updateGeometry()
        self.update()

    def draw(self, canvas: Canvas) -> None:
        """Paint the widget; does nothing by default."""

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        self.draw(Canvas(painter, self.theme))
        painter.end()
