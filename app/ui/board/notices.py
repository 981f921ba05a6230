"""Banners above the board: what could not be stored yet, and data out of reach (7.13, 08c)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.texts import text
from app.ui.theme import Theme
from app.ui.tokens import Tone
from app.ui.widgets.banner import Banner
from app.ui.widgets.naming import named


class Notices(QWidget):
    """Each has one way out; they push the board down by 32 px while they are there."""

    retry = Signal()
    reconnect = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_stored = Banner(theme, "", Tone.BAD, link=text("board.notice.retry"))
        self.lost = Banner(theme, "", icon="plug_disconnected", link=text("board.notice.reconnect"))
        named(self.not_stored, "papan.belumTersimpan")
        named(self.lost, "papan.terputus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for banner in (self.lost, self.not_stored):
            column.addWidget(banner)
            banner.hide()
        self.not_stored.activated.connect(self.retry)
        self.lost.activated.connect(self.reconnect)

    def show_not_stored(self, step: int) -> None:
        """The hand-over failed; the report still lies at ``step``."""
        self.not_stored.set_sentence(text("board.notice.not_stored", step=step))
        self.not_stored.show()

    def hide_not_stored(self) -> None:
        self.not_stored.hide()

    def show_lost(self, since: str) -> None:
        """``since`` is a time of day, `10.02`."""
        self.lost.set_sentence(text("board.notice.lost", time=since))
        self.lost.show()

    def hide_lost(self) -> None:
        self.lost.hide()
