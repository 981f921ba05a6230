"""Painted check box and radio button, 18 px (7.16)."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme

_GAP = 8


class CheckBox(QCheckBox):
    """A check box in the design's look."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self, self.theme)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        side = self.theme.px(18)
        rect = QRectF(2, (self.height() - side) / 2, side, side)
        draw_check_mark(canvas, rect, checked=self.isChecked(), enabled=self.isEnabled())
        _draw_rest(canvas, self, rect)
        painter.end()


class RadioButton(QRadioButton):
    """A radio button in the design's look."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return _size(self, self.theme)

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        side = self.theme.px(18)
        rect = QRectF(2, (self.height() - side) / 2, side, side)
        draw_radio_mark(canvas, rect, checked=self.isChecked(), enabled=self.isEnabled())
        _draw_rest(canvas, self, rect)
        painter.end()


def draw_check_mark(canvas: Canvas, rect: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """The box itself, for painted rows."""
    if not checked:
        canvas.box(rect, "surface" if enabled else "off", "ctl", radius=4)
        return
    canvas.box(rect, "accent" if enabled else "ctl", radius=4)
    canvas.icon("checkmark", rect, 16, "on_accent", filled=True)


def draw_radio_mark(canvas: Canvas, rect: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """The circle itself, for painted rows."""
    radius = rect.height() / 2
    if not checked:
        canvas.box(rect, "surface" if enabled else "off", "ctl", radius=radius)
        return
    canvas.box(rect, "surface", "accent" if enabled else "ctl", 2.0, radius)
    canvas.painter.setBrush(canvas.color("accent" if enabled else "ctl"))
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.drawEllipse(QPointF(rect.center()), radius / 2, radius / 2)


def _size(button: QAbstractButton, theme: Theme) -> QSize:
    width = theme.px(18) + 4
    if button.text():
        width += _GAP + round(theme.metrics(Type.BODY).horizontalAdvance(button.text())) + 4
    return QSize(width, theme.px(24))


def _draw_rest(canvas: Canvas, button: QAbstractButton, mark: QRectF) -> None:
    area = QRectF(mark.right() + _GAP, 0, button.width(), button.height())
    ink = "ink" if button.isEnabled() else "ink_off"
    canvas.text(area, button.text(), Type.BODY, ink, elide=False)
    if button.hasFocus():
        canvas.focus_ring(mark.adjusted(-2, -2, 2, 2), 6)
