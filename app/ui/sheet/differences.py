"""The table of an import: what each cell says, what the file says, whether it is taken over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.entry_sheet import Comparison, Difference, SheetProblem
from app.domain.texts import text
from app.ui.canvas import LEFT, Canvas
from app.ui.figures.preview_table import dress_preview, paint_ground
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.naming import named

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
COLUMNS = ("take", "indicator", "column", "before", "found", "becomes", "remark")
WIDTHS = (36, 234, 104, 116, 152, 116)
ROW, TALL = 38, 54
"""Height of a row with up to two lines of text, and with three."""
TAKE, REMARK = 0, 6
REMARKS = Type.MIC_M


@dataclass
class ImportRow:
    """A cell that differs, or a problem of a file; only a cell without a problem can be taken."""

    comparison: Comparison
    difference: Difference | None = None
    problem: SheetProblem | None = None
    taken: bool = False

    @property
    def takeable(self) -> bool:
        return self.difference is not None and not self.difference.problem

    @property
    def words(self) -> tuple[str, ...]:
        """The texts of the columns after the tick."""
        empty = text("sheet.compare.empty")
        one = self.difference
        if one is None:
            return self._problem_words
        return (
            f"{one.code} {one.name}",
            text(f"sheet.column.{one.column}"),
            one.before or empty,
            one.found or empty,
            "—" if one.problem else one.becomes or empty,
            one.problem or one.warning,
        )

    @property
    def _problem_words(self) -> tuple[str, ...]:
        """Where the problem stands in place of the column and the found text."""
        one, file = self.problem, self.comparison.read.file
        assert one is not None
        indicator = f"{one.code} {one.name}".strip() or "—"
        cell = text("sheet.compare.cell", cell=one.cell) if one.cell else "—"
        usual = one.sheet in ("", text("sheet.sheet_name"))
        where = file if usual else text("sheet.compare.sheet", file=file, sheet=one.sheet)
        return (indicator, cell, "—", where, "—", one.sentence)


def rows_of(comparisons: Sequence[Comparison]) -> list[ImportRow]:
    """Problems first, then cells worth a look, then the others; files in their order."""
    found: list[ImportRow] = []
    for comparison in comparisons:
        found += (ImportRow(comparison, problem=one) for one in comparison.read.problems)
        for one in comparison.differences:
            found.append(ImportRow(comparison, one, taken=not one.problem))
    return sorted(found, key=_gravity)


def _gravity(row: ImportRow) -> int:
    if not row.takeable:
        return 0
    return 1 if row.difference is not None and row.difference.warning else 2


class ImportModel(QAbstractTableModel):
    """`chosen_changed` says how many cells are ticked."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ImportRow] = []

    def show_comparisons(self, comparisons: Sequence[Comparison]) -> None:
        self.beginResetModel()
        self.rows = rows_of(comparisons)
        self.endResetModel()
        self.chosen_changed.emit()

    @property
    def chosen(self) -> list[tuple[Comparison, Difference]]:
        return [
            (row.comparison, row.difference)
            for row in self.rows
            if row.taken and row.difference is not None
        ]

    def toggle(self, at: int) -> None:
        """Tick or untick a cell; a row with a problem stays as it is."""
        row = self.rows[at]
        if row.takeable:
            row.taken = not row.taken
            self._told(at, at)

    def choose_all(self, taken: bool) -> None:
        for row in self.rows:
            row.taken = taken and row.takeable
        if self.rows:
            self._told(0, len(self.rows) - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return text(f"sheet.table.{COLUMNS[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if index.column() == TAKE:
            if role == Qt.ItemDataRole.CheckStateRole and row.takeable:
                return Qt.CheckState.Checked if row.taken else Qt.CheckState.Unchecked
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return text("sheet.table.taken" if row.taken else "sheet.table.left")
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words[index.column() - 1]
        return None

    def _told(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, REMARK))
        self.chosen_changed.emit()


class ImportTable(QTableView):
    """Read with the arrows; Space or a click ticks the row."""

    def __init__(self, theme: Theme, model: ImportModel) -> None:
        super().__init__()
        self._rows = model
        named(self, "impor.tabel", text("sheet.dialog.table"))
        self.setModel(model)
        self.setItemDelegate(_RowDelegate(theme, model, self))
        self._theme = theme
        dress_preview(self, theme, ROW, dict(enumerate(WIDTHS)))
        model.modelReset.connect(self._fit_rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """A problem is read whole: its row is as high as its sentence."""
        metrics = self._theme.metrics(REMARKS)
        room = 2 * (self.columnWidth(REMARK) - 28)
        for at, row in enumerate(self._rows.rows):
            if row.takeable:
                break
            long = metrics.horizontalAdvance(row.words[-1]) > room
            self.setRowHeight(at, self._theme.px(TALL if long else ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == TAKE:
            self._rows.toggle(index.row())


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: ImportModel, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        canvas = Canvas(painter, self._theme)
        rect = QRectF(option.rect)
        paint_ground(canvas, rect, self._view, index.row())
        row = self._model.rows[index.row()]
        if index.column() == TAKE:
            self._tick(canvas, rect, row)
        else:
            style, ink = _look(row, index.column())
            area = rect.adjusted(10, 0, -6, 0)
            canvas.text(
                area,
                row.words[index.column() - 1],
                style,
                ink,
                LEFT,
                lines=3 if rect.height() >= self._theme.px(TALL) else 2,
            )
        painter.restore()

    def _tick(self, canvas: Canvas, rect: QRectF, row: ImportRow) -> None:
        side = self._theme.px(18)
        box = QRectF(rect.left() + 10, rect.center().y() - side / 2, side, side)
        if not row.takeable:
            canvas.icon("error_circle", box, side - 2, "bad_solid", filled=True)
        elif row.taken:
            canvas.box(box, "accent", "accent", radius=4)
            canvas.icon("checkmark", box, side - 4, "on_accent")
        else:
            canvas.box(box, "surface", "ctl", radius=4)


def _look(row: ImportRow, column: int) -> tuple[Type, str]:
    if column == REMARK:
        return REMARKS, "warn" if row.takeable else "bad"
    if column == COLUMNS.index("becomes") and row.takeable:
        return Type.CAP_S, "ink" if row.taken else "ink3"
    return Type.CAP, "ink" if column == 1 else "ink2"
