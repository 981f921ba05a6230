"""Which figure of which quarter is there: one row per indicator, one column per quarter.

Readable without colour: final figures are solid, provisional ones hatched, a missing one is an
empty box in a thick line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    AXIS,
    HATCHED,
    INK,
    QUIET,
    WIDTH,
    ChartCanvas,
    legend,
    wrapped,
    write,
)

_ROW, _GROUP, _TOP, _FOOT = 0.2, 0.27, 0.27, 0.52
_LEFT, _RIGHT, _GAP, _WIDEST = 3.3, 0.1, 0.03, 0.85
_LETTERS = 52


class Cell(Enum):
    """What is known of one figure."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    EXPLAINED = "explained"
    MISSING = "missing"
    NOT_DUE = "not_due"


_LOOKS: dict[Cell, dict[str, Any]] = {
    Cell.FINAL: {"facecolor": ACCENT, "edgecolor": ACCENT, "linewidth": 0.7},
    Cell.PROVISIONAL: HATCHED,
    Cell.EXPLAINED: {"facecolor": "white", "edgecolor": AXIS, "linewidth": 0.7},
    Cell.MISSING: {"facecolor": "white", "edgecolor": INK, "linewidth": 1.6},
}
_SIGNS = {Cell.EXPLAINED: "—", Cell.MISSING: "?"}


@dataclass(frozen=True)
class HeatRow:
    """An indicator with a cell per quarter, or the title of an objective without any."""

    title: str
    cells: tuple[Cell, ...]

    @property
    def height(self) -> float:
        """Inches."""
        return _ROW if self.cells else _GROUP


@dataclass(frozen=True)
class HeatMap:
    """``quarters`` are the names over the columns."""

    quarters: tuple[str, ...]
    rows: tuple[HeatRow, ...]

    @property
    def height(self) -> float:
        """Inches."""
        return _TOP + _FOOT + sum(row.height for row in self.rows)

    def draw(self, canvas: ChartCanvas) -> None:
        canvas.start(self.height)
        axes = canvas.panel((0, 0, WIDTH, self.height))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(0, self.height)
        width = min((WIDTH - _LEFT - _RIGHT) / len(self.quarters), _WIDEST)
        self._heads(axes, width)
        y = self.height - _TOP
        for row in self.rows:
            y -= row.height
            if row.cells:
                _row(axes, row, y, width)
            else:
                words = wrapped(row.title, _LETTERS + 42, 1)
                write(axes, 0.05, y + 0.06, words, 8, bold=True, color=INK, va="bottom")
        legend(canvas.figure, self.height, _handles(self.rows), columns=3)

    def _heads(self, axes: Axes, width: float) -> None:
        for index, name in enumerate(self.quarters):
            place = (_LEFT + (index + 0.5) * width, self.height - _TOP + 0.07)
            write(axes, *place, name, 8, color=INK, ha="center", va="bottom")


def _row(axes: Axes, row: HeatRow, y: float, width: float) -> None:
    middle = y + _ROW / 2
    words = wrapped(row.title, _LETTERS, 1)
    write(axes, _LEFT - 0.1, middle, words, 7.5, color=INK, ha="right", va="center")
    for index, cell in enumerate(row.cells):
        left = _LEFT + index * width
        if cell is Cell.NOT_DUE:
            write(axes, left + width / 2, middle, "·", 8, color=QUIET, ha="center", va="center")
            continue
        size = (width - 2 * _GAP, _ROW - 2 * _GAP)
        axes.add_patch(Rectangle((left + _GAP, y + _GAP), *size, **_LOOKS[cell]))
        sign = _SIGNS.get(cell, "")
        if sign:
            place = {"ha": "center", "va": "center"}
            write(axes, left + width / 2, middle, sign, 7.5, bold=True, color=INK, **place)


def _handles(rows: Sequence[HeatRow]) -> list[Artist]:
    """Only what the map shows."""
    shown = {cell for row in rows for cell in row.cells}
    return [_handle(cell) for cell in Cell if cell in shown]


def _handle(cell: Cell) -> Artist:
    label = text(f"documents.chart.cell_{cell.value}")
    if cell is Cell.NOT_DUE:
        return Line2D([], [], color=QUIET, marker=".", markersize=3, linestyle="", label=label)
    return Patch(label=label, **_LOOKS[cell])
