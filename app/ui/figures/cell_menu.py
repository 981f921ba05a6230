"""The menu of a cell (Shift F10): grades, reasons for an empty cell, the ways to Data induk."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.measures import BlankReason
from app.domain.snapshots.figures import FigureRow
from app.domain.texts import text
from app.ui.figures.columns import Column
from app.ui.figures.presenter import FiguresPresenter


class CellMenu(QMenu):
    """`place_wanted` asks for the target or the definition of the indicator in Data induk."""

    place_wanted = Signal(str)

    def __init__(
        self, parent: QWidget, presenter: FiguresPresenter, row: FigureRow, *, editable: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for grade in row.grades:
            said = text("figures.grade", grade=grade)
            self._add(said, partial(presenter.enter, row, Column.VALUE, grade), enabled=editable)
        for reason in BlankReason:
            said = text(f"figures.leave.{reason.value}")
            self._add(said, partial(presenter.leave_blank, row, reason), enabled=editable)
        self.addSeparator()
        for part, place in (
            ("target", f"target:{row.indicator_id}:{presenter.year}"),
            ("indicator", f"indikator:{row.indicator_id}"),
        ):
            said = text(f"figures.master.{part}")
            self._add(said, partial(self.place_wanted.emit, f"induk:{place}"), enabled=True)

    def _add(self, label: str, call: Callable[[], object], *, enabled: bool) -> None:
        action = self.addAction(label)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: call())
