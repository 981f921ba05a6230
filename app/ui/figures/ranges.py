"""The cells that are selected in the grid, and what of them can be copied, filled or cleared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.figures.columns import EDITABLE

if TYPE_CHECKING:
    from app.ui.figures.grid import FiguresGrid


@dataclass(frozen=True)
class CellRange:
    """A rectangle of lines and columns, ends included; nothing when ``bottom`` < ``top``."""

    top: int = 0
    left: int = 0
    bottom: int = -1
    right: int = -1

    @property
    def single(self) -> bool:
        """No more than one cell."""
        return self.bottom <= self.top and self.right <= self.left

    def columns_of(self, row: int) -> range:
        """Selected columns of a line."""
        inside = self.top <= row <= self.bottom
        return range(self.left, self.right + 1) if inside else range(0)


def selected_range(grid: "FiguresGrid") -> CellRange:
    """The selection; the cell under the cursor when there is none."""
    parts = grid.selectionModel().selection()
    if not parts.isEmpty():
        part = parts.first()
        return CellRange(part.top(), part.left(), part.bottom(), part.right())
    index = grid.currentIndex()
    if not index.isValid():
        return CellRange()
    return CellRange(index.row(), index.column(), index.row(), index.column())


def figure_lines(grid: "FiguresGrid", top: int, bottom: int) -> Iterator[int]:
    """Visible lines of indicators from ``top`` to ``bottom``; heads of sasaran are no cells."""
    for row in range(max(top, 0), min(bottom, len(grid.figures.lines) - 1) + 1):
        if grid.figures.figure_at(row) is not None and not grid.isRowHidden(row):
            yield row


def entry_cells(grid: "FiguresGrid", area: CellRange) -> Iterator[tuple[int, int]]:
    """Lines and columns of the range that take an entry, whether this person may or not."""
    for row in figure_lines(grid, area.top, area.bottom):
        for column in range(area.left, area.right + 1):
            if column in EDITABLE:
                yield row, column
