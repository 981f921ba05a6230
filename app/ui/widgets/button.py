"""Buttons of DESIGN.md 7.1: push button with icon and key cap, icon button, link."""

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.canvas import Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.key_cap import draw_key_cap, key_cap_width
from app.ui.widgets.mnemonic_mark import draw_mark


class Kind(StrEnum):
    """Importance of a button; one PRIMARY per view."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    DANGER = "danger"


# fill at rest, hovered, pressed; border; text
_LOOKS: dict[Kind, tuple[str, str, str, str | None, str]] = {
    Kind.PRIMARY: ("accent", "accent_hover", "accent_press", None, "on_accent"),
    Kind.SECONDARY: ("surface", "subtle", "sunken", "line2", "ink"),
    Kind.GHOST: ("", "sunken", "sunken", None, "ink2"),
    Kind.DANGER: ("surface", "bad_soft", "bad_soft", "bad_line", "bad"),
}


class Button(QPushButton):
    """A push button; ``height`` is 28, 32, 36 or 40, ``key`` a shortcut shown as a cap."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: Kind | str = Kind.SECONDARY,
        *,
        icon: str = "",
        key: str = "",
        height: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.theme = theme
        self.kind = Kind(kind)
        self.icon_name = icon
        self.key = key
        self._height = height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_kind(self, kind: Kind | str) -> None:
        self.kind = Kind(kind)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(2 * self._padding + self._content_width()), self.theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        ink = self._draw_ground(canvas)
        self._draw_content(canvas, ink)
        painter.end()

    @property
    def label(self) -> str:
        """The text without its mnemonic mark."""
        return self.text().replace("&", "")

    @property
    def _padding(self) -> int:
        return 16 if self._height >= 36 else 12

    def _content_width(self) -> float:
        width = self.theme.metrics(Type.BODY_M).horizontalAdvance(self.label)
        if self.icon_name:
            width += self.theme.px(16) + (6 if self.label else 0)
        return width + (8 + key_cap_width(self.theme, self.key) if self.key else 0)

    def _draw_ground(self, canvas: Canvas) -> str:
        rect = QRectF(self.rect())
        if not self.isEnabled():
            canvas.box(rect, None if self.kind is Kind.GHOST else "off")
            return "ink_off"
        rest, hover, press, border, ink = _LOOKS[self.kind]
        fill = press if self.isDown() else hover if self.underMouse() else rest
        if not self.hasFocus():
            canvas.box(rect, fill or None, border)
        elif self.kind is Kind.PRIMARY:
            canvas.box(rect, "surface", "focus", 2.0)
            canvas.box(rect.adjusted(4, 4, -4, -4), fill, radius=3)
        else:
            canvas.box(rect, fill or None, "focus", 2.0)
        return ink

    def _draw_content(self, canvas: Canvas, ink: str) -> None:
        rect = QRectF(self.rect())
        x = max(4.0, (rect.width() - self._content_width()) / 2)
        if self.icon_name:
            size = self.theme.px(16)
            canvas.icon(self.icon_name, QRectF(x, 0, size, rect.height()), 16, ink)
            x += size + 6
        cap = 8 + key_cap_width(self.theme, self.key) if self.key else 0
        width = rect.width() - x - cap - 4
        area = QRectF(x, 0, width, rect.height())
        canvas.text(area, self.label, Type.BODY_M, ink)
        draw_mark(canvas, self, area, self.label, Type.BODY_M, ink)
        if self.key:
            x += canvas.text_width(self.label, Type.BODY_M) + 8
            on_accent = self.kind is Kind.PRIMARY and self.isEnabled()
            draw_key_cap(canvas, x, rect.height() / 2, self.key, on_accent=on_accent)


class IconButton(QToolButton):
    """A button with an icon only; ``name`` is its tool tip and accessible name."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 16,
        side: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.icon_name = icon
        self._icon_size = size
        self._side = side
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        side = self.theme.px(self._side)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            canvas.box(self.rect(), "sunken")
        if self.hasFocus():
            canvas.focus_ring(self.rect(), 6)
        ink = "ink2" if self.isEnabled() else "ink_off"
        canvas.icon(self.icon_name, self.rect(), self._icon_size, ink)
        painter.end()


class LinkButton(QAbstractButton):
    """A text link in the accent colour, optionally with a chevron behind it."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        style: Type = Type.CAP_M,
        chevron: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._style = style
        self._chevron = chevron
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.theme.metrics(self._style).horizontalAdvance(self.text())
        if self._chevron:
            width += 4 + self.theme.px(16)
        return QSize(round(width) + 9, self.theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        area = QRect(4, 0, self.width() - 8, self.height())
        color = "accent_hover" if self.underMouse() else "accent"
        canvas.text(area, self.text(), self._style, color, elide=False)
        draw_mark(canvas, self, QRectF(area), self.text(), self._style, color)
        width = canvas.text_width(self.text(), self._style)
        if self.underMouse():
            base = self.height() / 2 + self.theme.px(8)
            canvas.rule(4, base, 4 + width, base, color)
        if self._chevron:
            size = self.theme.px(16)
            canvas.icon("chevron_right", QRectF(8 + width, 0, size, self.height()), 16, color)
        if self.hasFocus():
            canvas.focus_ring(self.rect(), 4)
        painter.end()


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the button with the focus, as people expect; Qt only knows Space."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if enter and plain:
        button.click()
    return enter and plain
