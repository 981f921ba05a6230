"""Data Kinerja without a row: the year has no indicators yet, or the filter hides them all."""

from PySide6.QtCore import Signal

from app.domain.texts import text
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.naming import named


class NoTargets(EmptyState):
    """`wanted` carries the place in Data induk where the year can be filled."""

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        self.import_ = Button(theme, text("figures.no_targets.import"), Kind.PRIMARY, height=40)
        self.type_in = Button(theme, text("figures.no_targets.type_in"), height=40)
        super().__init__(
            theme,
            text("figures.empty_title"),
            text("figures.empty_text"),
            (self.import_, self.type_in),
        )
        named(self.import_, "data.kosong.impor")
        named(self.type_in, "data.kosong.isi")
        self.import_.clicked.connect(lambda: self.wanted.emit("induk:impor"))
        self.type_in.clicked.connect(lambda: self.wanted.emit("induk:baru"))

    def show_state(self, year: int, *, filtered: bool) -> None:
        """``filtered``: a unit is chosen that has no indicators."""
        for button in (self.import_, self.type_in):
            button.setVisible(not filtered)
        if filtered:
            self.set_texts(text("figures.empty_title"), text("figures.empty_text"))
            return
        title = text("figures.no_targets.title", year=year)
        self.set_texts(title, text("figures.no_targets.text"), text("figures.no_targets.who"))
