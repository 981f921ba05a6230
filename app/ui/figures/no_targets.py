"""Data Kinerja without a row: nothing agreed yet, a filter that hides all, a quarter to come."""

import datetime as dt

from PySide6.QtCore import Signal

from app.domain.periods import Quarter
from app.domain.snapshots.figures import FiguresView
from app.domain.spans import long_date
from app.domain.texts import text
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.naming import named


class NoTargets(EmptyState):
    """`wanted` carries the place in Data induk where the year can be filled."""

    wanted = Signal(str)
    quarter_wanted = Signal(int)
    """The quarter before, whose figures can be read meanwhile."""
    early_wanted = Signal()
    """The quarter is to be filled before it has opened."""

    def __init__(self, theme: Theme) -> None:
        self.import_ = Button(theme, text("figures.no_targets.import"), Kind.PRIMARY, height=40)
        self.type_in = Button(theme, text("figures.no_targets.type_in"), height=40)
        self.before = Button(theme, "", Kind.PRIMARY, height=40)
        self.early = Button(theme, text("figures.not_open.early"), height=40)
        super().__init__(
            theme,
            text("figures.empty_title"),
            text("figures.empty_text"),
            (self.import_, self.type_in, self.before, self.early),
        )
        named(self.before, "data.kosong.sebelumnya")
        named(self.early, "data.kosong.lebihAwal")
        self._before = 0
        self.before.clicked.connect(lambda: self.quarter_wanted.emit(self._before))
        self.early.clicked.connect(self.early_wanted)
        named(self.import_, "data.kosong.impor")
        named(self.type_in, "data.kosong.isi")
        self._year = 0
        self.import_.clicked.connect(lambda: self.wanted.emit(f"induk:impor:{self._year}"))
        self._targets_only = False
        self.type_in.clicked.connect(self._open_master)

    def show_state(self, year: int, *, filtered: bool, targets_only: bool = False) -> None:
        """``filtered``: a unit without indicators; ``targets_only``: no targets, but indicators."""
        self._year, self._targets_only = year, targets_only
        self._show_buttons(*(() if filtered else (self.import_, self.type_in)))
        if filtered:
            self.set_texts(text("figures.empty_title"), text("figures.empty_text"))
            return
        title = text("figures.no_targets.title", year=year)
        self.set_texts(title, text("figures.no_targets.text"), text("figures.no_targets.who"))

    def show_not_open(self, year: int, quarter: Quarter) -> None:
        """The quarter is not over: what there is to read is in the one before."""
        opens = quarter.last_day(year) + dt.timedelta(days=1)
        title = text("figures.not_open.title", quarter=quarter.roman, day=long_date(opens))
        if quarter is Quarter.I:
            self.set_texts(title, "")
            self._show_buttons(self.early)
            return
        before = Quarter(quarter - 1)
        self._before = int(before)
        self.before.setText(text("figures.not_open.open", quarter=before.roman))
        self.before.setAccessibleName(self.before.text())
        self.set_texts(title, text("figures.not_open.text", quarter=before.roman))
        self._show_buttons(self.before, self.early)

    def _show_buttons(self, *shown: Button) -> None:
        for button in (self.import_, self.type_in, self.before, self.early):
            button.setVisible(button in shown)

    def _open_master(self) -> None:
        part = "target" if self._targets_only else "baru"
        self.wanted.emit(f"induk:{part}:{self._year}")


def nothing_agreed(view: FiguresView) -> bool:
    """No row at all, or a year without a Perjanjian Kinerja in which nothing was entered yet."""
    rows = [row for group in view.groups for row in group.rows]
    return not rows or not (view.agreement or any(row.version for row in rows))


def not_open(view: FiguresView) -> bool:
    """A quarter that is not over, in which nothing was entered yet."""
    rows = [row for group in view.groups for row in group.rows]
    coming = view.quarter_states[view.quarter - 1] == "closed"
    return coming and bool(rows) and not any(row.version for row in rows)
