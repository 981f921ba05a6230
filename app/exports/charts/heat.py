"""Which figure of which quarter is there: one row per indicator, one column per quarter.

Readable without colour: final figures are solid, provisional ones hatched, a missing one is an
empty box in a thick line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain.texts import text
from app.exports.charts.canvas import (
    ACCENT,
    AXIS,
    HATCHED,
    INK,
    QUIET,
    WHITE,
    WIDTH,
    ChartCanvas,
    Look,
    Stroke,
    Type,
    wrapped,
)
from app.exports.charts.legend import Sign, legend

_ROW, _GROUP, _TOP, _FOOT = 0.2, 0.27, 0.27, 0.52
_LEFT, _RIGHT, _GAP, _WIDEST = 3.3, 0.1, 0.03, 0.85
_LETTERS, _TITLE_LETTERS = 52, 94


class Cell(Enum):
    """What is known of one figure."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    EXPLAINED = "explained"
    MISSING = "missing"
    NOT_DUE = "not_due"


_LOOKS = {
    Cell.FINAL: Look(ACCENT, ACCENT, 0.7),
    Cell.PROVISIONAL: HATCHED,
    Cell.EXPLAINED: Look(WHITE, AXIS, 0.7),
    Cell.MISSING: Look(WHITE, INK, 1.6),
}
_SIGNS = {Cell.EXPLAINED: "—", Cell.MISSING: "?"}
_NOT_DUE = Stroke(QUIET, 0.0, marker=".", marker_size=2.6)


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
        width = min((WIDTH - _LEFT - _RIGHT) / len(self.quarters), _WIDEST)
        y = self.height - _TOP
        for index, name in enumerate(self.quarters):
            x = _LEFT + (index + 0.5) * width
            canvas.words(x, y + 0.07, name, Type(8), "center", "bottom")
        for row in self.rows:
            y -= row.height
            if row.cells:
                _row(canvas, row, y, width)
            else:
                words, bold = wrapped(row.title, _TITLE_LETTERS, 1), Type(8, bold=True)
                canvas.words(0.05, y + 0.05, words, bold, "left", "bottom")
        legend(canvas, _signs(self.rows), columns=3)


def _row(canvas: ChartCanvas, row: HeatRow, y: float, width: float) -> None:
    middle = y + _ROW / 2
    words = wrapped(row.title, _LETTERS, 1)
    canvas.words(_LEFT - 0.1, middle, words, Type(7.5), "right")
    for index, cell in enumerate(row.cells):
        left = _LEFT + index * width
        if cell is Cell.NOT_DUE:
            canvas.line(((left + width / 2, middle),), _NOT_DUE)
            continue
        size = (width - 2 * _GAP, _ROW - 2 * _GAP)
        canvas.box(left + _GAP, y + _GAP, *size, _LOOKS[cell])
        if cell in _SIGNS:
            sign, bold = _SIGNS[cell], Type(7.5, bold=True)
            canvas.words(left + width / 2, middle, sign, bold, "center")


def _signs(rows: Sequence[HeatRow]) -> list[Sign]:
    """Only what the map shows."""
    shown = {cell for row in rows for cell in row.cells}
    return [
        Sign(_LOOKS.get(cell, _NOT_DUE), text(f"documents.chart.cell_{cell.value}"))
        for cell in Cell
        if cell in shown
    ]
