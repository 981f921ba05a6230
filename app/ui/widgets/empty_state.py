"""What a page shows when there is nothing to show (7.12): drawing, title, text, actions."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button
from app.ui.widgets.label import Label

_MAX_TEXT = 560


class BoardDrawing(ThemedWidget):
    """Three lanes with a card on its way, 300×150."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(302, 152)

    def draw(self, canvas: Canvas) -> None:
        for lane in range(3):
            canvas.box(QRectF(1, 54 * lane, 300, 43), "sunken", radius=6)
            canvas.box(QRectF(11, 54 * lane + 17, 34, 9), "line2", radius=4.5)
        self._draw_flow(canvas)
        card = QRectF(61, 5, 64, 34)
        canvas.box(card, "surface", "accent", 2.0)
        canvas.box(QRectF(71, 13, 24, 6), "accent_line", radius=3)
        canvas.box(QRectF(71, 24, 42, 6), "line2", radius=3)
        canvas.box(QRectF(161, 59, 62, 34), None, "ctl", 1.5, 6, dash=True)
        canvas.box(QRectF(250, 113, 43, 34), "surface", "line2", 1.5, 17)
        canvas.icon("checkmark", QRectF(250, 113, 43, 34), 16, "ink2")

    def _draw_flow(self, canvas: Canvas) -> None:
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.setPen(canvas.pen("flow", 2.0))
        canvas.painter.drawPath(_elbow(QPointF(125, 22), QPointF(160, 76)))
        canvas.painter.setPen(canvas.pen("flow", 2.0, dash=True))
        canvas.painter.drawPath(_elbow(QPointF(223, 76), QPointF(249, 130)))


def _elbow(start: QPointF, end: QPointF) -> QPainterPath:
    middle = (start.x() + end.x()) / 2
    path = QPainterPath(start)
    path.lineTo(middle - 6, start.y())
    path.quadTo(middle, start.y(), middle, start.y() + 6)
    path.lineTo(middle, end.y() - 6)
    path.quadTo(middle, end.y(), middle + 6, end.y())
    path.lineTo(end)
    return path


class EmptyState(QWidget):
    """``actions`` are ready buttons, 40 high, the primary one first."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        text: str = "",
        actions: tuple[Button, ...] = (),
        caption: str = "",
        *,
        drawing: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(2)
        if drawing:
            column.addWidget(BoardDrawing(theme), 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(36)
        self.title_label = self._centred(column, title, Type.DISPLAY, "ink")
        column.addSpacing(4)
        self.text_label = self._centred(column, text, Type.BODY, "ink2")
        column.addSpacing(20)
        column.addLayout(_row(actions))
        column.addSpacing(20)
        self.caption_label = self._centred(column, caption, Type.CAP, "ink2")
        column.addStretch(3)

    def set_texts(self, title: str, text: str, caption: str = "") -> None:
        rows = ((self.title_label, title), (self.text_label, text), (self.caption_label, caption))
        for label, sentence in rows:
            label.setText(sentence)
            label.setMinimumHeight(max(0, label.heightForWidth(_MAX_TEXT)))

    def _centred(self, column: QVBoxLayout, text: str, style: Type, color: str) -> Label:
        label = Label(self.theme, text, style, color, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setFixedWidth(_MAX_TEXT)
        label.setMinimumHeight(max(0, label.heightForWidth(_MAX_TEXT)))
        column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        return label


def _row(actions: tuple[Button, ...]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for button in actions:
        row.addWidget(button)
    row.addStretch(1)
    return row
