"""Data Kinerja without a row: the year has no indicators yet, or the filter hides them all."""

from PySide6.QtCore import Signal

from app.domain.snapshots.figures import FiguresView
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
        self._year = 0
        self.import_.clicked.connect(lambda: self.wanted.emit(f"induk:impor:{self._year}"))
        self._targets_only = False
        self.type_in.clicked.connect(self._open_master)

    def show_state(self, year: int, *, filtered: bool, targets_only: bool = False) -> None:
        """``filtered``: a unit without indicators; ``targets_only``: no targets, but indicators."""
        self._year, self._targets_only = year, targets_only
        for button in (self.import_, self.type_in):
            button.setVisible(not filtered)
        if filtered:
            self.set_texts(text("figures.empty_title"), text("figures.empty_text"))
            return
        title = text("figures.no_targets.title", year=year)
        self.set_texts(title, text("figures.no_targets.text"), text("figures.no_targets.who"))

    def _open_master(self) -> None:
        part = "target" if self._targets_only else "baru"
        self.wanted.emit(f"induk:{part}:{self._year}")


def nothing_agreed(view: FiguresView) -> bool:
    """No row at all, or a year without a Perjanjian Kinerja in which nothing was entered yet."""
    rows = [row for group in view.groups for row in group.rows]
    return not rows or not (view.agreement or any(row.version for row in rows))
