"""Painted pieces of the hand-off dialog: route cards, the arrow, the YA and TIDAK cards."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.domain.sop import FINISH
from app.domain.texts import text
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.key_cap import draw_key_cap, key_cap_width
from app.ui.widgets.naming import named
from app.ui.widgets.panel import IconLabel
from app.ui.widgets.radio_mark import draw_radio_mark
from app.ui.widgets.selector import Selector

CONFIRMS = ("checkmark_circle", "accent")
RETURNS = ("arrow_undo", "flow_back")


class RouteCard(ThemedWidget):
    """A step with who holds it; the target may let the receiver be chosen."""

    def __init__(self, theme: Theme, *, target: bool) -> None:
        super().__init__(theme)
        self._target = target
        self._step = FINISH
        self._title = ""
        self._detail = ""
        self.receiver = named(
            Selector(theme, parent=self), "serah.penerima", text("board.dialog.receiver_choice")
        )
        self.receiver.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: int, title: str, detail: str) -> None:
        self._step, self._title, self._detail = step, title, detail
        self.setAccessibleName(f"{title}, {detail}")
        self.update()

    def show_receivers(self, people: list[tuple[str, object]], chosen: object) -> None:
        """Several people fit: a selector appears at the right of the card."""
        self.receiver.setVisible(len(people) > 1)
        self.receiver.set_items(people, chosen)
        self._place_receiver()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(56))

    def resizeEvent(self, event: object) -> None:
        self._place_receiver()

    def draw(self, canvas: Canvas) -> None:
        rect = QRectF(self.rect())
        px = self.theme.px
        if self._target:
            canvas.box(rect, "accent_wash", "accent_line", 1.0, 8)
        else:
            canvas.box(rect, "sunken", radius=8)
        circle = QRectF(12, (rect.height() - px(24)) / 2, px(24), px(24))
        canvas.box(circle, "accent" if self._target else "surface", radius=circle.height() / 2)
        ink = "on_accent" if self._target else "ink"
        if self._step == FINISH:
            canvas.icon("checkmark", circle, 16, ink)
        else:
            canvas.text(circle, str(self._step), Type.CAP_S, ink, CENTER, elide=False)
        left = circle.right() + 12
        taken = self.receiver.width() + 16 if self.receiver.isVisibleTo(self) else 12
        width = rect.width() - left - taken
        canvas.text(QRectF(left, px(8), width, px(20)), self._title, Type.BODY_S)
        canvas.text(QRectF(left, px(29), width, px(18)), self._detail, Type.CAP, "ink2")

    def _place_receiver(self) -> None:
        hint = self.receiver.sizeHint()
        width = min(hint.width(), self.width() // 2)
        top = (self.height() - hint.height()) // 2
        self.receiver.setGeometry(self.width() - width - 12, top, width, hint.height())


class RouteRow(QWidget):
    """From, arrow, to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.source = RouteCard(theme, target=False)
        self.target = RouteCard(theme, target=True)
        arrow = QHBoxLayout()
        arrow.addWidget(
            IconLabel(theme, "arrow_right", 20, "accent"), 0, Qt.AlignmentFlag.AlignCenter
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(22)
        row.addWidget(self.source, 1)
        row.addLayout(arrow)
        row.addWidget(self.target, 1)


class DecisionCard(QRadioButton):
    """YA or TIDAK, or another choice, as a card with its consequence and its key."""

    def __init__(
        self, theme: Theme, title: str, detail: str, key: str, icon: tuple[str, str] = CONFIRMS
    ) -> None:
        """``icon`` is a name of the icon set and its colour."""
        super().__init__(title)
        self.theme = theme
        self._detail = detail
        self.key = key
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(detail)

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.px(52))

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        px = self.theme.px
        rect = QRectF(self.rect())
        checked = self.isChecked()
        fill = "accent_wash" if checked else "subtle" if self.underMouse() else "surface"
        canvas.box(rect, fill, "accent" if checked else "ctl", 2.0 if checked else 1.0, 8)
        side = px(18)
        mark = QRectF(14, (rect.height() - side) / 2, side, side)
        draw_radio_mark(canvas, mark, checked=checked)
        if self.hasFocus():
            canvas.focus_ring(mark.adjusted(-4, -4, 4, 4), side)
        icon, color = self._icon
        spot = QRectF(mark.right() + 13, 0, side, rect.height())
        canvas.icon(icon, spot, 16, color, self._icon is CONFIRMS)
        left = spot.right() + 11
        width = rect.width() - left - 48
        canvas.text(QRectF(left, px(7), width, px(20)), self.text(), Type.BODY_S)
        canvas.text(QRectF(left, px(27), width, px(18)), self._detail, Type.CAP, "ink2")
        cap = key_cap_width(self.theme, self.key)
        draw_key_cap(canvas, rect.right() - 14 - cap, rect.height() / 2, self.key)
        painter.end()
