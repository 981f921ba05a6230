"""Radio button and check box of a form: an 18 px mark and its words (DESIGN.md 7.16)."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.mnemonic_mark import draw_mark
from app.ui.widgets.radio_mark import draw_radio_mark

_MARK = 18
_GAP = 10


class RadioLine(QRadioButton):
    """One of several."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        _dress(self)

    def sizeHint(self) -> QSize:
        return _size(self._theme, self.text())

    def hitButton(self, place: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self._theme)
        mark = _mark(canvas, self.height())
        draw_radio_mark(canvas, mark, checked=self.isChecked())
        _words(canvas, self, mark)
        painter.end()


class CheckLine(QCheckBox):
    """Yes or no."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(words)
        self._theme = theme
        _dress(self)

    def sizeHint(self) -> QSize:
        return _size(self._theme, self.text())

    def hitButton(self, place: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self._theme)
        mark = _mark(canvas, self.height())
        if self.isChecked():
            canvas.box(mark, "accent", radius=4)
            canvas.icon("checkmark", mark, 16, "on_accent", filled=True)
        else:
            canvas.box(mark, "surface", "ctl", 1.0, 4)
        _words(canvas, self, mark)
        painter.end()


def _dress(line: RadioLine | CheckLine) -> None:
    line.setAttribute(Qt.WidgetAttribute.WA_Hover)
    line.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


def _size(theme: Theme, words: str) -> QSize:
    width = theme.metrics(Type.BODY).horizontalAdvance(words)
    return QSize(round(width) + theme.px(_MARK) + _GAP + 12, theme.px(28))


def _mark(canvas: Canvas, height: int) -> QRectF:
    side = canvas.theme.px(_MARK)
    return QRectF(4, (height - side) / 2, side, side)


def _words(canvas: Canvas, line: RadioLine | CheckLine, mark: QRectF) -> None:
    if line.hasFocus():
        canvas.focus_ring(mark.adjusted(-4, -4, 4, 4), 6)
    left = mark.right() + _GAP
    area = QRectF(left, 0, line.width() - left, line.height())
    canvas.text(area, line.text(), Type.BODY)
    draw_mark(canvas, line, area, line.text(), Type.BODY, "ink")
