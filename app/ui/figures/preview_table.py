"""What the tables of a preview share: one painted line per cell, read with the arrows."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QHeaderView, QTableView

from app.ui.canvas import Canvas
from app.ui.figures.header import PaintedHeader
from app.ui.theme import Theme


def dress_preview(table: QTableView, theme: Theme, row: int, widths: Mapping[int, int]) -> None:
    """Rows of one height, whole rows chosen; ``row`` and ``widths`` at 100 percent."""
    table.setHorizontalHeader(PaintedHeader(theme, table))
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.px(row))
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    for column, width in widths.items():
        table.setColumnWidth(column, theme.px(width))
    table.horizontalHeader().setStretchLastSection(True)


def paint_ground(canvas: Canvas, rect: QRectF, table: QTableView, row: int) -> None:
    """The line under a cell, and the tint of the row with the cursor."""
    current = table.currentIndex().row() == row and table.hasFocus()
    canvas.painter.fillRect(rect, canvas.color("accent_wash" if current else "surface"))
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    canvas.painter.fillRect(line, canvas.color("line"))
