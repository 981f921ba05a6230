"""What stands instead of the board: a year without reports, a filter that hides all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.texts import text
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.naming import named


class BoardEmpty(QStackedWidget):
    """Two empty states with one action each."""

    open_year = Signal(int)
    clear_filter = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._open = Button(theme, "", Kind.PRIMARY, icon="add", height=40)
        clear = Button(theme, text("board.empty.filter_action"), Kind.PRIMARY, height=40)
        self._clear = clear
        named(self._open, "papan.kosong.buatBerkas")
        named(clear, "papan.kosong.hapusSaringan")
        self._of_year = EmptyState(theme, "", "", (self._open,), text("board.empty.year_note"))
        self._of_filter = EmptyState(theme, text("board.empty.filter_title"), "", (clear,))
        self.addWidget(self._of_year)
        self.addWidget(self._of_filter)
        self._open.clicked.connect(lambda: self.open_year.emit(self._year))
        clear.clicked.connect(self.clear_filter)

    @property
    def offers_year(self) -> bool:
        """The reports of the year can be made here."""
        return self.currentWidget() is self._of_year

    def focus_action(self) -> None:
        """The one button of what is shown takes the focus."""
        (self._open if self.offers_year else self._clear).setFocus()

    def use_action(self) -> None:
        """Ctrl N: make the reports of the year, where that is offered."""
        if self.offers_year:
            self._open.click()

    def show_year(self, year: int, divisions: int) -> None:
        self._year = year
        self._open.setText(text("board.empty.year_action", year=year, count=divisions))
        title = text("board.empty.year_title", year=year)
        note = text("board.empty.year_note")
        self._of_year.set_texts(title, text("board.empty.year_text"), note)
        self.setCurrentWidget(self._of_year)

    def show_filter(self, words: str) -> None:
        sentence = text("board.empty.filter_text", filters=words)
        self._of_filter.set_texts(text("board.empty.filter_title"), sentence)
        self.setCurrentWidget(self._of_filter)
