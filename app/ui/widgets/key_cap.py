"""Key caps, and hints that pair one with what the key does."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QWidget

from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.page import KeyHint
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget

_GAP = 8


def key_cap_width(theme: Theme, keys: str) -> float:
    """Width of a drawn key cap."""
    return max(theme.px(16), theme.metrics(Type.MIC_S).horizontalAdvance(keys) + 10)


def draw_key_cap(
    canvas: Canvas, x: float, middle: float, keys: str, *, on_accent: bool = False
) -> float:
    """Draw a key cap around the height ``middle``; returns its width."""
    theme = canvas.theme
    height = theme.px(16)
    rect = QRectF(x, middle - height / 2, key_cap_width(theme, keys), height)
    if on_accent:
        canvas.box(rect, "accent_hover", "accent_line", radius=3)
    else:
        canvas.box(rect, "sunken", "line2", radius=3)
    canvas.text(rect, keys, Type.MIC_S, "on_accent" if on_accent else "ink2", CENTER, elide=False)
    return rect.width()


class KeyHintLabel(ThemedWidget):
    """`Ctrl →  Serahkan` in the status bar."""

    def __init__(self, theme: Theme, hint: KeyHint, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.hint = hint

    def sizeHint(self) -> QSize:
        width = key_cap_width(self.theme, self.hint.keys) + _GAP
        width += self.theme.metrics(Type.CAP).horizontalAdvance(self.hint.label)
        return QSize(round(width) + 1, self.theme.px(20))

    def draw(self, canvas: Canvas) -> None:
        width = draw_key_cap(canvas, 0, self.height() / 2, self.hint.keys)
        area = QRectF(width + _GAP, 0, self.width(), self.height())
        canvas.text(area, self.hint.label, Type.CAP, "ink2", elide=False)
