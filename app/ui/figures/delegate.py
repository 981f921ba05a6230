"""Paints the lines of the grid from their row objects and makes the editors of its cells."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.snapshots.figures import FigureGroup
from app.domain.texts import text
from app.ui.canvas import LEFT, RIGHT, Canvas
from app.ui.figures.cells import Cell, paint_cell
from app.ui.figures.columns import Column
from app.ui.figures.model import FiguresModel, Index
from app.ui.figures.ranges import CellRange
from app.ui.fonts import Type
from app.ui.theme import Theme
from app.ui.widgets.naming import named

Spans = Sequence[tuple[int, int, int]]
"""Column, left edge and width of what is painted."""
STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
LINE_STEPS = {Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Up: (-1, 0)}


class FiguresDelegate(QStyledItemDelegate):
    """`step_wanted` tells where the cursor goes after an entry: rows, columns."""

    step_wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current_row = -1
        self.current_column = -1
        self.collapsed: set[int] = set()
        self.has_focus = False
        self.selection = CellRange()
        """What is selected, when it is more than one cell."""

    def paint_line(
        self, canvas: Canvas, model: FiguresModel, row: int, rect: QRectF, columns: Spans
    ) -> None:
        """One whole line, straight from its row object; ``columns`` are (column, left, width)."""
        line = model.lines[row]
        current = row == self.current_row
        if isinstance(line, FigureGroup):
            self._paint_group(canvas, rect, line, current)
            return
        self._paint_ground(canvas, rect, current)
        self._paint_selection(canvas, row, rect, columns)
        marked = self.current_column if current and self.has_focus else -1
        top, height, draft = rect.top(), rect.height(), None
        for column, left, width in columns:
            cell = QRectF(left, top, width, height)
            if model.drafts:
                # The bar beside an unsaved figure would tell of the figure before.
                draft = model.draft(line, Column.VALUE if column == Column.ACHIEVEMENT else column)
            paint_cell(canvas, Cell(line, column, cell, draft, column == marked))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if index.column() == Column.VALUE:
            line = QLineEdit(parent)
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setStyleSheet("QLineEdit { min-height: 0; padding: 0 8px; border-radius: 3px; }")
            editor: QWidget = line
        else:
            words = QPlainTextEdit(parent)
            words.setTabChangesFocus(True)
            editor = words
        editor.setFont(self.theme.font(Type.BODY))
        return named(editor, "data.kisi.isian", text("figures.editor"))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        if index.column() != Column.VALUE:
            rect.setHeight(max(rect.height(), self.theme.px(84)))
            rect.setWidth(max(rect.width(), self.theme.px(200)))
            parent = editor.parentWidget()
            if parent is not None:
                rect.moveRight(min(rect.right(), parent.width() - 2))
                rect.moveBottom(min(rect.bottom(), parent.height() - 2))
        editor.setGeometry(rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        said = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QLineEdit):
            editor.setText(said)
            editor.selectAll()
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(said)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(model.index(index.row(), index.column()), editor.text())
        elif isinstance(editor, QPlainTextEdit):
            model.setData(model.index(index.row(), index.column()), editor.toPlainText())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            taken = isinstance(editor, QWidget) and self._on_key(editor, event)
            return taken or super().eventFilter(editor, event)
        return super().eventFilter(editor, event)

    def _on_key(self, editor: QWidget, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if isinstance(editor, QLineEdit) and _is_keypad_point(event):
            editor.insert(",")
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(editor, QPlainTextEdit):
                editor.insertPlainText("\n")
            return True
        step = STEPS.get(key)
        if step is None and isinstance(editor, QLineEdit):
            step = LINE_STEPS.get(key)
        if step is None:
            return False
        if held == Qt.KeyboardModifier.ShiftModifier and step == (1, 0):
            step = (-1, 0)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.step_wanted.emit(*step)
        return True

    def _paint_ground(self, canvas: Canvas, rect: QRectF, current: bool) -> None:
        fill = "accent_wash" if current else "surface"
        canvas.painter.fillRect(rect, canvas.color(fill))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        canvas.painter.fillRect(line, canvas.color("line"))
        if current:
            bar = QRectF(rect.left(), rect.top(), 3, rect.height() - 1)
            canvas.painter.fillRect(bar, canvas.color("accent"))

    def _paint_selection(self, canvas: Canvas, row: int, rect: QRectF, columns: Spans) -> None:
        if self.selection.single:
            return
        chosen = self.selection.columns_of(row)
        for column, left, width in columns:
            if column in chosen:
                area = QRectF(left, rect.top(), width, rect.height() - 1)
                canvas.painter.fillRect(area, canvas.color("accent_soft"))

    def _paint_group(self, canvas: Canvas, rect: QRectF, group: FigureGroup, current: bool) -> None:
        canvas.painter.fillRect(rect, canvas.color("sunken"))
        canvas.rule(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        icon = "chevron_right" if group.objective_id in self.collapsed else "chevron_down"
        size = canvas.theme.px(16)
        canvas.icon(icon, QRectF(rect.left() + 12, rect.top(), size, rect.height()), 16)
        title = text("figures.group", number=group.number)
        area = rect.adjusted(34, 0, -12, 0)
        canvas.text(area, title, Type.CAP_S, "ink", LEFT, elide=False)
        width = canvas.text_width(title, Type.CAP_S) + 8
        count = text("figures.filled_of", filled=group.filled, count=len(group.rows))
        room = canvas.text_width(count, Type.MIC) + 12
        canvas.text(area.adjusted(width, 0, -room, 0), group.title, Type.CAP, "ink2")
        canvas.text(area, count, Type.MIC, "ink2", RIGHT, elide=False)
        if current and self.has_focus:
            canvas.focus_ring(rect.adjusted(1, 1, -1, -2), 4)


def _is_keypad_point(event: QKeyEvent) -> bool:
    keypad = bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    return keypad and event.key() in (Qt.Key.Key_Period, Qt.Key.Key_Comma)
