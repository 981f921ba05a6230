"""Surface with a heading, an icon and maybe a link (7.10)."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import LinkButton
from app.ui.widgets.label import ElidedLabel


class IconLabel(ThemedWidget):
    """An icon alone, decorative: it has no accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        size: int = 20,
        color: str = "ink2",
        *,
        filled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._look = (icon, size, color, filled)
        self.retheme()

    def set_icon(self, icon: str, color: str, *, filled: bool = False) -> None:
        self._look = (icon, self._look[1], color, filled)
        self.update()

    def retheme(self) -> None:
        side = self.theme.px(self._look[1])
        self.setFixedSize(side, side)
        super().retheme()

    def draw(self, canvas: Canvas) -> None:
        icon, size, color, filled = self._look
        canvas.icon(icon, self.rect(), size, color, filled)


class Panel(ThemedWidget):
    """`body` is the layout for the content; padding 16, header 44."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        icon: str = "",
        *,
        link: str = "",
        inset: int = 16,
        bottom: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        """``inset`` is the padding left and right of the body, ``bottom`` the one below it."""
        super().__init__(theme, parent)
        self.title_label = ElidedLabel(theme, title, Type.H3)
        self.link = LinkButton(theme, link) if link else None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(inset, 0, inset, bottom)
        self._outer.setSpacing(0)
        if title:
            self._outer.addWidget(self._header(icon, 16 - inset))
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self._outer.addLayout(self.body, 1)

    def set_title(self, title: str) -> None:
        self.title_label.set_text(title)

    def draw(self, canvas: Canvas) -> None:
        canvas.box(QRectF(self.rect()), "surface", "line", radius=8)

    def _header(self, icon: str, side: int) -> QWidget:
        header = QWidget()
        header.setFixedHeight(self.theme.px(44))
        row = QHBoxLayout(header)
        # a link has room for its focus ring around the text, which must end at the padding
        row.setContentsMargins(side, 4, max(0, side - 4) if self.link else side, 0)
        row.setSpacing(8)
        if icon:
            row.addWidget(IconLabel(self.theme, icon))
        row.addWidget(self.title_label, 1)
        if self.link:
            row.addWidget(self.link)
        return header
