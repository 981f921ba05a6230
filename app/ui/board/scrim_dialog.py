"""A dialog inside the window: scrim over everything, focus kept in, Esc closes."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from app.ui.actions import HELP_ACTION
from app.ui.canvas import Canvas
from app.ui.mnemonic_keys import MnemonicKeys
from app.ui.theme import Theme

MARGIN = 6
"""Least distance between dialog and window edge."""


class ScrimDialog(QDialog):
    """Covers its window; `body` is the panel in the middle that subclasses fill."""

    offers_help = True

    def __init__(self, theme: Theme, window: QWidget, size: QSize) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.theme = theme
        self._wanted = size
        self._before: QWidget | None = window.focusWidget()
        if self._before is not None:
            # It may be an editor that closes while the dialog is open: its wrapper then
            # points at nothing, and touching it ends the program.
            self._before.destroyed.connect(self._forget_before)
        self.body = QWidget(self)
        self.mnemonics = MnemonicKeys(self, self.body)
        window.installEventFilter(self)
        self._cover()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the window's own shortcuts rest while the dialog is open
            return True
        if isinstance(event, QKeyEvent) and self._asks_for_help(event):
            return True
        return super().event(event)

    def _asks_for_help(self, event: QKeyEvent) -> bool:
        """F1 also helps here: the window shows the chapter of the page below."""
        window = self.parentWidget()
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_F1 or not window:
            return False
        for action in window.actions():
            if self.offers_help and action.objectName() == HELP_ACTION:
                action.trigger()
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self.tab_stops()
        if not stops:
            return True
        current = self.focusWidget()
        here = stops.index(current) if current in stops else -1 if forward else 0
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason
        stops[(here + step) % len(stops)].setFocus(
            reason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def tab_stops(self) -> list[QWidget]:
        """What Tab visits, in order."""
        found = [
            widget
            for widget in self.body.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.isEnabled()
        ]
        return sorted(found, key=self._reading_order)

    def done(self, result: int) -> None:
        window = self.parentWidget()
        if window is not None:
            window.removeEventFilter(self)
        super().done(result)
        if self._before is not None:
            self._before.destroyed.disconnect(self._forget_before)
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.theme)
        painter.fillRect(self.rect(), canvas.color("scrim"))
        canvas.shadow(self.body.geometry(), 4, 12)
        canvas.box(self.body.geometry(), "surface", radius=12)
        painter.end()

    def _forget_before(self) -> None:
        self._before = None

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        room = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN).size()
        size = self._wanted.boundedTo(room)
        corner = QRect(self.rect().center(), size).topLeft()
        left = corner.x() - size.width() // 2
        top = corner.y() - size.height() // 2
        self.body.setGeometry(QRect(left, top, size.width(), size.height()))

    def _reading_order(self, widget: QWidget) -> tuple[int, int, int]:
        place = widget.mapTo(self, widget.rect().topLeft())
        column = int(place.x() > self.body.geometry().center().x())
        return (widget.property("tabRow") or 0, column, place.y() * 4 + place.x() // 100)
