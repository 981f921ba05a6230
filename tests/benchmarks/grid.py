"""Time to open Data Kinerja's grid with 10,000 rows beside a bare model; prints medians.

python -m tests.benchmarks.grid
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from app.domain.measures import (
    Achievement,
    Aggregation,
    Figure,
    FigureStatus,
    IndicatorRule,
    Polarity,
    Rule,
    Target,
)
from app.domain.snapshots.figures import CellState, FigureGroup, FigureRow, FiguresView
from app.ui.figures.columns import Column
from app.ui.figures.grid import FiguresGrid
from app.ui.figures.model import FiguresModel
from app.ui.theme import Theme

ROWS = 10_000
GROUP = 20
"""Indicators of one sasaran."""
RUNS = 21
REPAINTS = 5
FRAMES = 20
STEP = 123
"""Pixels of one turn of the wheel: three rows."""
SIZE = (1294, 692)
ROOT = QModelIndex()


class BareModel(QAbstractTableModel):
    """The floor: strings in tuples, the default delegate."""

    def __init__(self, rows: list[tuple[str, ...]]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        return None


def main() -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme(dark=False, reduced_motion=True)
    theme.apply(app)
    bare: list[Times] = []
    ours: list[Times] = []
    for run in range(RUNS):
        view = quarter(ROWS, run)
        texts = [_texts(row) for group in view.groups for row in group.rows]
        bare.append(opened(app, partial(_bare_table, texts)))
        ours.append(opened(app, partial(_grid, theme, view)))
    print(f"{ROWS:,} rows, medians of {RUNS}   bare ms   grid ms   ratio   worst grid ms")
    for name in ("open", "scroll_frame", "repaint"):
        times = [getattr(run, name) for run in ours]
        floor = statistics.median(getattr(run, name) for run in bare)
        grid = statistics.median(times)
        print(f"{name:26s} {floor:9.1f} {grid:9.1f} {grid / floor:7.2f} {max(times):15.1f}")


@dataclass(frozen=True)
class Times:
    """Milliseconds to make, fill, show and paint a table; to scroll on; to paint once more."""

    open: float
    scroll_frame: float
    repaint: float


def opened(app: QApplication, make: Callable[[], QTableView]) -> Times:
    """One table from nothing, scrolled by three rows at a time."""
    start = time.perf_counter()
    table = make()
    table.resize(*SIZE)
    table.show()
    app.processEvents()
    shown = time.perf_counter()
    frames = [_timed(partial(_scroll, app, table)) for _ in range(FRAMES)]
    again = [_timed(table.viewport().repaint) for _ in range(REPAINTS)]
    table.close()
    table.deleteLater()
    app.processEvents()
    return Times((shown - start) * 1000, statistics.median(frames), statistics.median(again))


def _scroll(app: QApplication, table: QTableView) -> None:
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    bar = table.verticalScrollBar()
    bar.setValue(bar.value() + STEP)
    app.processEvents()
    table.viewport().repaint()


def _timed(action: Callable[[], None]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def quarter(count: int, run: int = 0) -> FiguresView:
    """A quarter with ``count`` indicators in every state; other names and figures in each run.

    So no run paints texts that were shaped in the run before.
    """
    rows = [_row(number, run) for number in range(count)]
    groups = tuple(
        FigureGroup(start + 1, start // GROUP + 1, "Sasaran", tuple(rows[start : start + GROUP]))
        for start in range(0, count, GROUP)
    )
    states = ("approved", "filling", "closed", "closed")
    return FiguresView(2026, 2, states, groups, count, count, 0, "", True, "")


def _row(number: int, run: int) -> FigureRow:
    states = tuple(CellState)
    percent = Decimal(60 + number % 80)
    return FigureRow(
        indicator_id=number + 1,
        code=f"{number // GROUP + 1}.{number % GROUP + 1}",
        name=f"Produksi perikanan tangkap perairan umum nomor {number}.{run}",
        unit="ton",
        decimals=1,
        rule=IndicatorRule(Polarity.HIGHER, Rule.POSITIVE, Aggregation.SUM, 1),
        aggregation=Aggregation.SUM,
        division_code="IKAN",
        division_name="Bidang Perikanan",
        figure=Figure(Decimal(number)),
        version=1,
        status=FigureStatus.PROVISIONAL,
        source="",
        data_date=None,
        blank_reason=None,
        target=Target(Decimal(number + 1)),
        target_text=f"{number + 1},{run}",
        value_text=f"{number},{run}",
        achievement=Achievement(percent, percent),
        year_achievement=Achievement(percent, percent),
        state=states[number % len(states)],
        message="",
        suggestion=None,
        obstacle=f"Air sungai surut, hasil jala turun {number}.{run}" if number % 3 else "",
        follow_up=f"Restocking benih papuyu {number}.{run}" if number % 2 else "",
        supporting="",
        inhibiting="",
        evidence=number % 4,
        has_note=False,
    )


def _texts(row: FigureRow) -> tuple[str, ...]:
    percent = str(row.achievement.percent)
    words = (row.obstacle, row.follow_up, str(row.evidence))
    return (row.code, row.name, row.unit, row.target_text, row.value_text, percent, *words)


def _bare_table(texts: list[tuple[str, ...]]) -> QTableView:
    table = QTableView()
    model = BareModel(texts)
    model.setParent(table)
    table.setModel(model)
    return table


def _grid(theme: Theme, view: FiguresView) -> QTableView:
    model = FiguresModel()
    grid = FiguresGrid(theme, model)
    model.setParent(grid)
    model.show_view(view, "TW II")
    return grid


if __name__ == "__main__":
    main()
