"""Status chip as a widget (7.5); inside painted rows use `Canvas.chip`."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.canvas import Canvas, chip_width
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.base import ThemedWidget


class Chip(ThemedWidget):
    """Tone, icon and word; height 18, 20 or 22."""

    def __init__(
        self,
        theme: Theme,
        label: str = "",
        tone: Tone | str = Tone.OFF,
        icon: str = "",
        *,
        height: int = 22,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(label, tone, icon)

    def set_state(self, label: str, tone: Tone | str, icon: str = "") -> None:
        self.label = label
        self.tone = Tone(tone)
        self.icon_name = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = chip_width(self.theme, self.icon_name, self.label)
        return QSize(round(width) + 1, self.theme.px(self._height))

    def draw(self, canvas: Canvas) -> None:
        canvas.chip(0, 0, self.height(), self.tone, self.icon_name, self.label)
