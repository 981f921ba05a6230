"""The table of the paste preview: what each cell says, what was pasted, what it would say."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.texts import text
from app.ui.canvas import LEFT, Canvas
from app.ui.figures.model import FiguresModel
from app.ui.figures.paste_plan import PastePlan, PlannedCell
from app.ui.figures.preview_table import dress_preview, paint_ground
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.naming import named

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = ("indicator", "column", "before", "pasted", "becomes", "problem")
WIDTHS = {0: 204, 1: 112, 2: 108, 3: 108, 4: 108}
ROW = 36


class PlanModel(QAbstractTableModel):
    """Problems first: they are what somebody has to read."""

    def __init__(self, figures: FiguresModel) -> None:
        super().__init__()
        self._figures = figures
        self.cells: tuple[PlannedCell, ...] = ()

    def show_plan(self, plan: PastePlan) -> None:
        self.beginResetModel()
        self.cells = tuple(sorted(plan.cells, key=lambda cell: (not cell.problem, cell.same)))
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(f"cells.paste_column.{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.shown(self.cells[index.row()], index.column())
        return None

    def shown(self, cell: PlannedCell, column: int) -> str:
        """Text of one column of the preview."""
        nothing = text("cells.empty")
        if column == 0:
            return cell.figure.name if cell.figure is not None else "—"
        if column == 1:
            return self._figures.header_of(cell.column) if cell.column >= 0 else "—"
        if column == 2:
            return cell.before or nothing
        if column == 3:
            return cell.pasted or nothing
        if column == 4:
            return "—" if cell.problem else cell.becomes or nothing
        return cell.problem or (text("cells.same") if cell.same else "")


class PlanTable(QTableView):
    """Read with the arrows; one line per cell."""

    def __init__(self, theme: Theme, model: PlanModel) -> None:
        super().__init__()
        named(self, "tempel.tabel", text("cells.paste.table"))
        self.setModel(model)
        self.setItemDelegate(_PlanDelegate(theme, model, self))
        dress_preview(self, theme, ROW, WIDTHS)


class _PlanDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: PlanModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas = Canvas(painter, self._theme)
        rect = QRectF(option.rect)
        paint_ground(canvas, rect, self._view, index.row())
        cell = self._model.cells[index.row()]
        area = rect.adjusted(10, 0, -6, 0)
        style, ink = self._look(cell, index.column())
        words = self._model.shown(cell, index.column())
        canvas.text(area, words, style, ink, LEFT, lines=2)
        painter.restore()

    @staticmethod
    def _look(cell: PlannedCell, column: int) -> tuple[Type, str]:
        if column == 5:
            return Type.MIC_M, "bad" if cell.problem else "ink3"
        if column == 4 and cell.write is not None:
            return Type.CAP_S, "ink"
        return Type.CAP, "ink" if column in (0, 3) else "ink2"
