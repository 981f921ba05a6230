"""The sheet as a real table under the painting: for screen readers, and for the arrow keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from app.domain.snapshots.sop import StepLoad
from app.domain.sop import Sop, Step
from app.domain.texts import text
from app.ui.widgets.naming import named

_COLUMNS = ("step", "actor", "requirements", "time", "output", "reports")


class SheetMirror(QTableWidget):
    """`step_chosen` follows the current row, `opened` is Enter on it."""

    step_chosen = Signal(int)
    opened = Signal(int)
    focus_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._steps: tuple[int, ...] = ()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentCellChanged.connect(self._on_current)
        named(self, "sop.diagram.tabel", text("sop.mirror.name"))

    @property
    def step(self) -> int:
        """The chosen step; 0 for none."""
        row = self.currentRow()
        return self._steps[row] if 0 <= row < len(self._steps) else 0

    def show_rows(self, sop: Sop, loads: Sequence[StepLoad]) -> None:
        """One row per step; the chosen step stays chosen."""
        chosen = self.step
        by_step = {load.step: load for load in loads}
        self.blockSignals(True)
        self.clear()
        self._steps = tuple(step.number for step in sop.steps)
        self.setColumnCount(len(_COLUMNS))
        self.setRowCount(len(sop.steps))
        self.setHorizontalHeaderLabels([text(f"sop.mirror.{key}") for key in _COLUMNS])
        for row, step in enumerate(sop.steps):
            self._fill(row, _words(sop, step, by_step.get(step.number)))
        self.blockSignals(False)
        self.choose(chosen)

    def choose(self, step: int) -> None:
        """Make a step the current row; nothing when there is no such step."""
        if step in self._steps:
            self.setCurrentCell(self._steps.index(step), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.step:
            self.opened.emit(self.step)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.step and self._steps:
            self.choose(self._steps[0])
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _fill(self, row: int, words: Sequence[str]) -> None:
        spoken = ", ".join(word for word in words if word)
        for column, word in enumerate(words):
            item = QTableWidgetItem(word)
            if column == 0:
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.setItem(row, column, item)

    def _on_current(self, row: int, _column: int, before: int, _old: int) -> None:
        if row != before and self.step:
            self.step_chosen.emit(self.step)


def _words(sop: Sop, step: Step, load: StepLoad | None) -> tuple[str, ...]:
    count = len(load.reports) if load else 0
    return (
        text("sop.mirror.row", step=step.number, activity=step.printed_activity),
        sop.actor(step.actor).label,
        step.printed_requirements,
        step.standard.printed,
        step.printed_output,
        text("sop.count", n=count),
    )
