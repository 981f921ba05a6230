"""A person's initials in a circle (7.16)."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget


class Avatar(ThemedWidget):
    """Size 20, 26, 28 or 32."""

    def __init__(
        self, theme: Theme, initials: str = "", size: int = 28, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._initials = initials
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_initials(self, initials: str) -> None:
        self._initials = initials
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._size)
        return QSize(side, side)

    def draw(self, canvas: Canvas) -> None:
        draw_avatar(canvas, QRectF(self.rect()), self._initials)


def draw_avatar(canvas: Canvas, rect: QRectF, initials: str) -> None:
    """The circle itself, for painted rows."""
    canvas.box(rect, "accent_soft", radius=rect.height() / 2)
    small = rect.height() <= canvas.theme.px(20)
    style = Type.COUNT if small else Type.MIC_S
    canvas.text(rect, initials, style, "accent_ink", CENTER, elide=False)
