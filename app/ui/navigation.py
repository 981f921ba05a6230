"""Navigation at the left: a rail of 72 px, or a side bar of 208 px in a wide window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from app.domain.texts import text
from app.ui.canvas import CENTER, RIGHT, Canvas
from app.ui.fonts import Type
from app.ui.product_mark import draw_mark
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.naming import named

ROOMY = 1600
"""Client width from which the window is roomy."""
RAIL = 72
SIDE_BAR = 208


@dataclass(frozen=True)
class Destination:
    """A page as the navigation knows it. ``badge_color`` is a token."""

    key: str
    icon: str
    badge_color: str = "ink2"
    badge_in_rail: bool = True


DESTINATIONS = (
    Destination("beranda", "home"),
    Destination("papan", "board", badge_in_rail=False),
    Destination("data", "table", "bad_solid"),
    Destination("laporan", "document_text"),
    Destination("sop", "flowchart"),
    Destination("induk", "settings"),
)

NUMBERED = ("beranda", "papan", "data", "laporan", "sop", "arsip", "induk")
"""Ctrl 1 to Ctrl 7; each page keeps its number whether the others are there or not."""


def page_number(key: str) -> int:
    """The digit that leads to a page with Ctrl; 0 for a page without one."""
    return NUMBERED.index(key) + 1 if key in NUMBERED else 0


class NavItem(QAbstractButton):
    """One page; the accessible name carries its badge in words."""

    def __init__(self, theme: Theme, destination: Destination, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.destination = destination
        self.roomy = False
        self.badge = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text(f"shell.page.{destination.key}"))
        named(self, f"navigasi.{destination.key}", self.text())

    def set_badge(self, count: int) -> None:
        self.badge = count
        key = self.destination.key
        spoken = self.text()
        if count and key in ("data", "laporan"):
            spoken = text(f"shell.nav.badge_{key}", name=spoken, count=count)
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        self._draw_ground(canvas)
        if self.roomy:
            self._draw_roomy(canvas)
        else:
            self._draw_compact(canvas)
        painter.end()

    def _draw_ground(self, canvas: Canvas) -> None:
        rect = QRectF(self.rect())
        if self.isChecked():
            canvas.box(rect, "surface", "line", radius=8)
            bar = self.theme.px(24)
            canvas.box(QRectF(0, (rect.height() - bar) / 2, 3, bar), "accent", radius=1.5)
        elif self.underMouse():
            canvas.box(rect, "sunken", radius=8)
        if self.hasFocus():
            canvas.focus_ring(rect, 8)

    def _colors(self) -> tuple[str, str]:
        if not self.isEnabled():
            return "ink_off", "ink_off"
        return ("accent_ink", "accent") if self.isChecked() else ("ink2", "ink2")

    def _draw_compact(self, canvas: Canvas) -> None:
        ink, mark = self._colors()
        top, size, width = self.theme.px(8), self.theme.px(20), self.width()
        canvas.icon(self.destination.icon, QRectF(0, top, width, size), 20, mark, self.isChecked())
        label = QRectF(0, self.theme.px(29), width, self.theme.px(18))
        style = Type.MIC_S if self.isChecked() else Type.MIC_M
        canvas.text(label, text(f"shell.rail.{self.destination.key}"), style, ink, CENTER)
        if self.badge and self.destination.badge_in_rail:
            self._draw_badge(canvas, width / 2 + self.theme.px(5), 2)

    def _draw_badge(self, canvas: Canvas, x: float, y: float) -> None:
        label = str(self.badge)
        height = self.theme.px(14)
        width = max(height + 2.0, canvas.text_width(label, Type.COUNT) + 8)
        rect = QRectF(x, y, width, height)
        solid = self.destination.badge_color
        canvas.box(rect, solid, radius=height / 2)
        ink = "on_solid" if solid == "bad_solid" else "surface"
        canvas.text(rect, label, Type.COUNT, ink, CENTER, elide=False)

    def _draw_roomy(self, canvas: Canvas) -> None:
        ink, mark = self._colors()
        size = self.theme.px(20)
        height = self.height()
        canvas.icon(self.destination.icon, QRectF(12, 0, size, height), 20, mark, self.isChecked())
        style = Type.BODY_S if self.isChecked() else Type.BODY_M
        label = QRectF(12 + size + 10, 0, self.width() - size - 60, height)
        canvas.text(label, self.text(), style, "ink" if ink == "accent_ink" else ink)
        if self.badge:
            right = QRectF(0, 0, self.width() - 11, height)
            tone = "bad" if self.destination.badge_color == "bad_solid" else "ink2"
            canvas.text(right, str(self.badge), Type.CAP_S, tone, RIGHT, elide=False)


class NavigationBar(ThemedWidget):
    """`requested` carries the key of the page the user wants."""

    requested = Signal(str)

    def __init__(
        self, theme: Theme, destinations: Sequence[Destination], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.roomy = False
        self._office = ""
        self.items = {item.key: NavItem(theme, item, self) for item in destinations}
        group = QButtonGroup(self)
        for item in self.items.values():
            group.addButton(item)
            item.clicked.connect(self._on_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        named(self, "navigasi", text("shell.nav.name"))

    def set_roomy(self, roomy: bool) -> None:
        """Side bar with names, or rail."""
        self.roomy = roomy
        for item in self.items.values():
            item.roomy = roomy
        self.updateGeometry()
        self._place()
        self.update()

    def set_office(self, name: str) -> None:
        self._office = name
        self.update()

    def set_badge(self, key: str, count: int) -> None:
        if key in self.items:
            self.items[key].set_badge(count)

    def select(self, key: str) -> None:
        """Mark the page that is shown."""
        if key in self.items:
            self.items[key].setChecked(True)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(SIDE_BAR if self.roomy else RAIL), 400)

    def retheme(self) -> None:
        self._place()
        super().retheme()

    def resizeEvent(self, event: object) -> None:
        self._place()

    def draw(self, canvas: Canvas) -> None:
        canvas.box(self.rect(), "nav", radius=0)
        side = self.theme.px(28)
        if not self.roomy:
            draw_mark(canvas, QRectF((self.width() - side) / 2 - 0.5, 12, side, side))
            canvas.rule(self.width() - 1, 0, self.width() - 1, self.height())
            return
        draw_mark(canvas, QRectF(16, 14, side, side))
        x, width = 16 + side + 10, self.width() - side - 34
        product = QRectF(x, 13, width, self.theme.px(16))
        canvas.text(product, text("shell.application"), Type.BODY_S)
        canvas.text(product.translated(0, self.theme.px(16)), self._office, Type.MIC, "ink2")
        canvas.rule(self.width() - 1, 0, self.width() - 1, self.height())

    def _place(self) -> None:
        px = self.theme.px
        for index, item in enumerate(self.items.values()):
            if self.roomy:
                item.setGeometry(8, px(64) + px(38) * index, self.width() - 17, px(36))
            else:
                item.setGeometry(6, px(56) * (index + 1), self.width() - 13, px(52))

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, NavItem):
            self.requested.emit(sender.destination.key)
