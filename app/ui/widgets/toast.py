"""A sentence of one or two lines above the status bar, with one action; goes after 8 s (7.11)."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.ui.canvas import RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget

SHOWN_MS = 8000
_MARGIN = 14
"""Room for the shadow around the box."""
_MAX_WIDTH = 560
_PADDING = 14


class Toast(ThemedWidget):
    """`activated` when the action is clicked or Enter is pressed on it."""

    activated = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icon = "checkmark_circle"
        self._text = ""
        self._action = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def announce(self, text: str, action: str = "", icon: str = "checkmark_circle") -> None:
        """Show a sentence; a new one replaces the old."""
        self._text, self._action, self._icon = text, action, icon
        self.setAccessibleName(" ".join(part for part in (text, action) if part))
        self.resize(self.sizeHint())
        self.place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)

    @property
    def text(self) -> str:
        return self._text

    @property
    def action(self) -> str:
        return self._action

    @property
    def words_room(self) -> float:
        """Width of a line of the sentence, in pixels."""
        room = self._box().width() - 2 * _PADDING - self.theme.px(16) - 10
        if self._action:
            room -= 24 + self.theme.metrics(Type.BODY_M).horizontalAdvance(self._action)
        return room

    def place(self) -> None:
        """Move to bottom centre of the parent, 24 above the status bar."""
        parent = self.parentWidget()
        if parent is not None:
            y = parent.height() - self.theme.px(28) - 24 - self.height() + _MARGIN
            self.move((parent.width() - self.width()) // 2, y)

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(Type.BODY_M).horizontalAdvance(self._text)
        width += 2 * _PADDING + self.theme.px(16) + 10
        if self._action:
            width += 40 + self.theme.metrics(Type.BODY_M).horizontalAdvance(self._action)
        most = self.theme.px(_MAX_WIDTH)
        lines = 1 if width + 2 <= most else 2
        height = self.theme.px(40) + (lines - 1) * self.theme.line(Type.BODY_M)
        return QSize(round(min(width + 2, most)) + 2 * _MARGIN, height + 2 * _MARGIN)

    def draw(self, canvas: Canvas) -> None:
        box = self._box()
        canvas.shadow(box, 2, 8)
        canvas.box(box, "float_fill", radius=8)
        if self.hasFocus():
            canvas.focus_ring(box.adjusted(-3, -3, 3, 3), 10)
        size = self.theme.px(16)
        mark = QRectF(box.x() + _PADDING, box.y(), size, box.height())
        canvas.icon(self._icon, mark, 16, self._mark_color(), filled=True)
        inner = box.adjusted(_PADDING + size + 10, 0, -_PADDING, 0)
        canvas.text(inner, self._action, Type.BODY_M, "float_accent", RIGHT, elide=False)
        inner.setWidth(self.words_room)
        canvas.text(inner, self._text, Type.BODY_M, "float_ink", lines=2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._action and self._box().contains(event.position()):
            self._use()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._action and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._use()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(SHOWN_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._timer.stop()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._timer.start(SHOWN_MS)
        self.update()

    def _box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _mark_color(self) -> QColor:
        """Like the callout's: a light tint on the dark box, the solid tone on the light one."""
        if self.theme.high_contrast:
            return self.theme.color("float_ink")
        return self.theme.color("ok_solid" if self.theme.dark else "ok_line")

    def _use(self) -> None:
        self.hide()
        self.activated.emit()
