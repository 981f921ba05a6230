"""The row "+2 lagi" under a full tray, and the list it opens."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.texts import text
from app.ui import icons
from app.ui.board.card_painter import period_label, time_icon
from app.ui.board.geometry import Measures, TrayBox
from app.ui.board.tray import Tray
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.naming import named


class MoreButton(Button):
    """Says how many cards do not fit; its menu leads to each card of the tray."""

    def __init__(self, theme: Theme, board: QWidget, tray: Tray) -> None:
        super().__init__(theme, "", Kind.GHOST, height=24, parent=tray.parentWidget())
        self._board = board
        self._tray = tray
        named(self, f"papan.langkah{tray.step.number}.lagi")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._open)
        self.hide()

    def place(self, box: TrayBox, measures: Measures) -> None:
        """Show or hide below the last card that fits."""
        self.setVisible(bool(box.hidden))
        if not box.hidden:
            return
        label = text("board.more", count=box.hidden)
        self.setText(label)
        self.setAccessibleName(text("board.more_name", step=box.step.number, count=box.hidden))
        pad = measures.tray_pad
        top = box.rect.top() + box.shown * measures.pitch + pad
        self.setGeometry(box.rect.left() + pad, top, box.rect.width() - 2 * pad, measures.more - 4)

    def _open(self) -> None:
        menu = self.make_menu()
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def make_menu(self) -> QMenu:
        """One line per card of the tray; choosing one brings it into sight."""
        menu = QMenu(self._board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for row, card in enumerate(self._tray.cards_model.cards):
            mark = icons.icon(time_icon(card.time.state), 16, self.theme.color("ink2"))
            label = text(
                "board.more_line",
                period=period_label(card.period),
                name=card.short_title,
                time=card.time.label,
            )
            menu.addAction(mark, label, lambda row=row: self._show_card(row))
        return menu

    def _show_card(self, row: int) -> None:
        self._tray.select(row)
        self._tray.setFocus(Qt.FocusReason.OtherFocusReason)
