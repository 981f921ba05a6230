"""The strip below the grid that explains its marks (8.2); always visible."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from app.domain.texts import text
from app.ui.canvas import LEFT, Canvas
from app.ui.figures.cells import paint_corner
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget

GAP = 18


def _slot(canvas: Canvas, place: QRectF) -> None:
    canvas.box(place, None, "ctl", 1.5, 3, dash=True)


def _dot(canvas: Canvas, place: QRectF) -> None:
    center = place.center()
    canvas.box(QRectF(center.x() - 3.5, center.y() - 3.5, 7, 7), "info_solid", radius=3.5)


def _note(canvas: Canvas, place: QRectF) -> None:
    paint_corner(canvas, QPointF(place.right() - 2, place.top() + 3), 9, "info_solid")


def _flag(canvas: Canvas, place: QRectF) -> None:
    paint_corner(canvas, QPointF(place.right() - 2, place.bottom() - 3), -9, "warn_solid")


def _icon(name: str, color: str, *, filled: bool = False) -> Callable[[Canvas, QRectF], None]:
    return lambda canvas, place: canvas.icon(name, place, 16, color, filled)


MARKS: tuple[tuple[str, Callable[[Canvas, QRectF], None]], ...] = (
    ("required", _slot),
    ("unsaved", _dot),
    ("explain", _icon("warning", "warn_solid", filled=True)),
    ("wrong", _icon("error_circle", "bad_solid", filled=True)),
    ("locked", _icon("lock_closed", "ink2")),
    ("calculated", _icon("calculator", "ink2")),
    ("note", _note),
    ("flag", _flag),
    ("lower", _icon("arrow_trending_down", "info")),
)


class Legend(ThemedWidget):
    """32 high; its text is its accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setFixedHeight(theme.px(32))
        self.setAccessibleName(text("figures.legend_name"))
        self.setAccessibleDescription(
            ", ".join(text(f"figures.legend.{name}") for name, _ in MARKS)
        )
        self.setToolTip(self.accessibleDescription())

    def draw(self, canvas: Canvas) -> None:
        canvas.painter.fillRect(self.rect(), canvas.color("subtle"))
        canvas.rule(0, 0, self.width(), 0)
        size = float(self.theme.px(16))
        gap = self._gap(canvas, size)
        x, y = 14.0, (self.height() - size) / 2
        for name, paint in MARKS:
            paint(canvas, QRectF(x, y, size, size))
            label = text(f"figures.legend.{name}")
            width = canvas.text_width(label, Type.CAP) + 1
            area = QRectF(x + size + 6, 0, min(width, self.width() - x - size - 8), self.height())
            canvas.text(area, label, Type.CAP, "ink2", LEFT)
            x += size + 5 + width + gap

    def _gap(self, canvas: Canvas, size: float) -> float:
        """Closer together before anything is cut."""
        labels = [text(f"figures.legend.{name}") for name, _ in MARKS]
        taken = sum(size + 6 + canvas.text_width(label, Type.CAP) for label in labels)
        return max(6.0, min(float(GAP), (self.width() - 20 - taken) / (len(MARKS) - 1)))
