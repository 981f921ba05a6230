"""Progress track 6 px high, always beside a text that says the same (7.16)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.canvas import Canvas
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget


class ProgressBar(ThemedWidget):
    """``done`` of ``total``; an empty track while the total is unknown (0)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.done = 0
        self.total = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def draw(self, canvas: Canvas) -> None:
        draw_progress(canvas, QRectF(self.rect()), self.done, self.total)


def draw_progress(canvas: Canvas, rect: QRectF, done: int, total: int) -> None:
    """The track itself, for painted rows."""
    canvas.box(rect, "sunken", radius=3)
    if total and done:
        width = max(6.0, rect.width() * min(done, total) / total)
        canvas.box(QRectF(rect.x(), rect.y(), width, rect.height()), "accent", radius=3)
