"""Di meja saya hari ini: the reports on my desk, each with its one action."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.domain.snapshots.home import DeskRow
from app.domain.texts import text
from app.ui.canvas import CENTER, Canvas
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.time_words import draw_time
from app.ui.widgets.base import ThemedWidget
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.label import Label
from app.ui.widgets.naming import named
from app.ui.widgets.panel import Panel

_BUTTON = 102
_TIME = 148
_REQUIREMENTS = 196
_NAMES = 170
"""Least room for the names; in a narrower row the kelengkapan keeps only its mark."""
_MARK = 32
_TILE = 36
_PADDING = 8
_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
"""A row shows its ring only when the keyboard brought the focus."""


class DeskRowWidget(ThemedWidget):
    """One report; ↑ ↓ move between rows, Enter or Ctrl → carries out its action, Ctrl ← returns."""

    chosen = Signal(int)
    send_back_requested = Signal(int)
    step_requested = Signal(int)

    def __init__(self, theme: Theme, row: DeskRow, year: int, first: bool) -> None:
        super().__init__(theme)
        self.row = row
        card = row.card
        self._badge = card.period.short
        if card.period.year != year and card.period.number:
            self._badge = f"{card.period.short} {card.period.year}"
        self._last = False
        self._ring = False
        self.button = Button(theme, row.action, Kind.PRIMARY if first else Kind.SECONDARY)
        self.button.setParent(self)
        self.button.clicked.connect(lambda: self.chosen.emit(card.report_id))
        name = text("home.row_action", action=row.action, period=card.period.long, unit=card.title)
        named(self.button, f"beranda.meja.{card.report_id}.tombol", name)
        named(self, f"beranda.meja.{card.report_id}", self._spoken())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(54))
        self.setMaximumHeight(theme.px(80))
        self.setToolTip(self._requirements(full=True))

    def set_last(self) -> None:
        """No line below the last row."""
        self._last = True

    def sizeHint(self) -> QSize:
        return QSize(600, self.theme.px(58))

    def resizeEvent(self, event: QResizeEvent) -> None:
        px = self.theme.px
        height = px(30)
        top = (self.height() - height) // 2
        self.button.setGeometry(self.width() - px(_BUTTON) - _PADDING, top, px(_BUTTON), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter or (control and key == Qt.Key.Key_Right):
            self.chosen.emit(self.row.card.report_id)
        elif control and key == Qt.Key.Key_Left:
            self.send_back_requested.emit(self.row.card.report_id)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_requested.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.row.card.report_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()

    def draw(self, canvas: Canvas) -> None:
        px, height = self.theme.px, self.height()
        tile = QRectF(_PADDING, (height - px(_TILE)) / 2, px(_TILE), px(_TILE))
        canvas.box(tile, "sunken")
        canvas.icon(self.row.card.icon, tile, 20)
        right = self.width() - px(_BUTTON) - _PADDING
        time = QRectF(right - px(_TIME), 0, px(_TIME) - 12, height)
        room = time.x() - tile.right() - px(_NAMES)
        taken = px(_REQUIREMENTS) if room >= px(_REQUIREMENTS) else px(_MARK)
        needs = QRectF(time.x() - taken, 0, taken - 8, height)
        self._draw_names(
            canvas, QRectF(tile.right() + 14, 0, needs.x() - tile.right() - 24, height)
        )
        self._draw_requirements(canvas, needs)
        draw_time(canvas, time, self.row.card.time)
        if not self._last:
            canvas.rule(_PADDING, height - 1, self.width() - _PADDING - 1, height - 1)
        if self._ring and self.hasFocus():
            canvas.focus_ring(QRectF(self.rect()).adjusted(0, 2, 0, -3), 6)

    def _draw_names(self, canvas: Canvas, area: QRectF) -> None:
        px = self.theme.px
        middle = area.center().y()
        width = canvas.text_width(self._badge, Type.MIC_S) + 10
        badge = QRectF(area.x(), middle - px(17), width, px(16))
        canvas.box(badge, "sunken", radius=3)
        canvas.text(badge, self._badge, Type.MIC_S, "ink2", CENTER, elide=False)
        room = area.width() - width - 8
        name = QRectF(badge.right() + 8, middle - px(20), room, px(20))
        canvas.text(name, self.row.card.short_title, Type.BODY_S)
        step = text("home.step", n=self.row.card.step, title=self.row.step_title)
        below = QRectF(area.x(), middle + 1, area.width(), px(18))
        canvas.text(below, step, Type.CAP, "ink2")

    def _draw_requirements(self, canvas: Canvas, area: QRectF) -> None:
        size = self.theme.px(16)
        missing = bool(self.row.missing)
        icon = "warning" if missing else "checkmark_circle"
        place = QRectF(area.x(), 0, size, area.height())
        canvas.icon(icon, place, 16, "warn" if missing else "ok", filled=True)
        if area.width() < self.theme.px(_MARK):  # too narrow for words: tool tip and name say it
            return
        ink = "ink" if missing else "ink2"
        canvas.text(area.adjusted(size + 6, 0, 0, 0), self._requirements(), Type.CAP, ink)

    def _requirements(self, *, full: bool = False) -> str:
        """Of the step where the report lies; the hand-off asks for those of the next one."""
        key = "missing" if self.row.missing else "complete"
        names = ", ".join(self.row.missing)
        return text(
            f"home.{key}_full" if full else f"home.{key}", n=self.row.card.step, names=names
        )

    def _spoken(self) -> str:
        card = self.row.card
        return text(
            "home.row",
            period=card.period.long,
            unit=card.title,
            n=card.step,
            title=self.row.step_title,
            requirements=self._requirements(full=True),
            time=card.time.full,
        )


class DeskPanel(Panel):
    """`chosen` carries the report whose action the user wants, or which it sends back."""

    chosen = Signal(int)
    send_back_requested = Signal(int)
    board_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, text("home.desk"), "person", link=text("home.to_board"), inset=8)
        self.rows: list[DeskRowWidget] = []
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        self.body.addWidget(self._area, 1)
        named(self, "beranda.meja", text("home.desk"))

    def show_rows(self, rows: tuple[DeskRow, ...], year: int, next_from: str = "") -> None:
        """``next_from`` says on an empty desk whose report comes next."""
        focused = next((w.row.card.report_id for w in self.rows if w.hasFocus()), None)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.rows = [DeskRowWidget(self.theme, row, year, i == 0) for i, row in enumerate(rows)]
        for widget in self.rows:
            widget.chosen.connect(self.chosen)
            widget.send_back_requested.connect(self.send_back_requested)
            widget.step_requested.connect(self._on_step)
            column.addWidget(widget, 1)
            if widget.row.card.report_id == focused:
                widget.setFocus()
        if self.rows:
            self.rows[-1].set_last()
            column.addStretch(0)
        else:
            self._add_empty(column, next_from)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)

    def focus_first(self) -> None:
        """The first row, or the way to the board from an empty desk."""
        first = self.rows[0] if self.rows else self.findChild(Button, "beranda.meja.papan")
        if first is not None:
            first.setFocus()

    def _add_empty(self, column: QVBoxLayout, next_from: str) -> None:
        sentence = text("home.empty_text")
        if next_from:
            sentence = text("home.empty_next", sender=next_from)
        column.addStretch(1)
        for words, style, color in (
            (text("home.empty_title"), Type.H3, "ink"),
            (sentence, Type.BODY, "ink2"),
        ):
            label = Label(self.theme, words, style, color, wrap=True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        board = Button(self.theme, text("home.empty_link"), Kind.PRIMARY, icon="board")
        board.clicked.connect(self.board_requested)
        column.addSpacing(12)
        column.addWidget(named(board, "beranda.meja.papan"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _on_step(self, step: int) -> None:
        at = next((i for i, row in enumerate(self.rows) if row.hasFocus()), -1)
        to = at + step
        if 0 <= to < len(self.rows):
            self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.rows[to])
