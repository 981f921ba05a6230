"""The grid of one quarter: a table view with the keys of data entry (DESIGN.md 11)."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.snapshots.figures import FigureGroup, FigureRow
from app.ui.canvas import Canvas
from app.ui.figures.columns import (
    COMPACT,
    EDITABLE,
    GROUP_ROW,
    RIGHT_ALIGNED,
    ROOMY,
    ROW,
    Column,
)
from app.ui.figures.delegate import FiguresDelegate
from app.ui.figures.header import PaintedHeader
from app.ui.figures.model import FiguresModel
from app.ui.figures.ranges import selected_range
from app.ui.theme import Theme

_STARTS = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class FiguresGrid(QTableView):
    """Enter goes down, Tab to the next entry, typing replaces; wishes leave as signals."""

    row_entered = Signal(object)
    """FigureRow under the cursor, or None on a group row."""
    cleared = Signal(object, int)
    """FigureRow and column: Delete was pressed."""
    range_cleared = Signal()
    """Delete was pressed over several cells."""
    copy_wanted = Signal()
    paste_wanted = Signal()
    fill_wanted = Signal()
    note_wanted = Signal()
    panel_wanted = Signal()
    evidence_wanted = Signal(object)
    edit_refused = Signal(object)
    """FigureRow of a cell that can only be read, in which somebody wanted to type."""
    menu_wanted = Signal(object, object)
    """FigureRow and the global position."""

    def __init__(self, theme: Theme, model: FiguresModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.figures = model
        self.roomy = False
        self._only_problems = False
        self._has_hidden = False
        self._delegate = FiguresDelegate(theme, self)
        self._delegate.step_wanted.connect(self.step)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(PaintedHeader(theme, self, RIGHT_ALIGNED))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW[self.roomy]))
        self._dress()
        model.modelReset.connect(self._lay_out_rows)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        theme.changed.connect(self._lay_out_rows)

    def set_roomy(self, roomy: bool) -> None:
        if roomy != self.roomy:
            self.roomy = roomy
            self._lay_out_rows()
            self._lay_out_columns()

    def select_cell(self, indicator_id: int, column: int = Column.VALUE) -> bool:
        """Put the cursor on an indicator's cell and show it; False when it is not there."""
        row = self.figures.row_of(indicator_id)
        if row < 0:
            return False
        self._expand_above(row)
        self.setCurrentIndex(self.figures.index(row, column))
        return True

    def select_first(self) -> None:
        """The first cell that can be filled."""
        for row in range(len(self.figures.lines)):
            if self.figures.figure_at(row) is not None and not self.isRowHidden(row):
                self.setCurrentIndex(self.figures.index(row, Column.VALUE))
                return

    @property
    def current_figure(self) -> FigureRow | None:
        return self.figures.figure_at(self.currentIndex().row())

    def step(self, rows: int, columns: int) -> None:
        """Move the cursor: down or up the column, or to the next or previous entry cell."""
        index = self.currentIndex()
        if rows:
            self._go(self._next_row(index.row(), rows), index.column())
            return
        row, column = self._next_entry(index.row(), index.column(), columns)
        self._go(row, column)

    def next_problem(self, step: int) -> bool:
        """F8 and Shift F8: the next cell that needs somebody; False when there is none."""
        count = len(self.figures.lines)
        start = self.currentIndex().row()
        for offset in range(1, count + 1):
            row = (start + step * offset) % count
            if self.figures.is_problem(row):
                self._expand_above(row)
                self._go(row, Column.VALUE)
                return True
        return False

    def renew_filter(self) -> None:
        """Other figures are shown now: hide again what is well."""
        self._hide_rows()

    def show_problems_only(self, only: bool) -> None:
        """What is mended while the filter is on stays until it is switched again."""
        self._only_problems = only
        self._hide_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_refused(event):
            self.edit_refused.emit(self.current_figure)
        elif not self._on_key(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = self.figures.lines[index.row()] if index.isValid() else None
        pressed = event.button() is Qt.MouseButton.LeftButton
        if pressed and isinstance(line, FigureGroup):
            self._toggle(index.row())
        elif pressed and line is not None and index.column() == Column.EVIDENCE:
            self.evidence_wanted.emit(line)
        if event.button() is Qt.MouseButton.RightButton and isinstance(line, FigureRow):
            self.menu_wanted.emit(line, event.globalPosition().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._delegate.has_focus = True
        if not self.currentIndex().isValid():
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._delegate.has_focus = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Line by line: much less work than one delegate call per cell."""
        canvas = Canvas(QPainter(self.viewport()), self.theme)
        columns = [(c, self.columnViewportPosition(c), self.columnWidth(c)) for c in Column]
        width = columns[-1][1] + columns[-1][2] - columns[0][1]
        row = self.rowAt(event.rect().top())
        while 0 <= row < len(self.figures.lines):
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            if top > event.rect().bottom():
                break
            if height:
                rect = QRectF(columns[0][1], top, width, height)
                self._delegate.paint_line(canvas, self.figures, row, rect, columns)
            row += 1
        canvas.painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_columns()

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wish = self._wish(key, held)
        if wish is not None:
            wish.emit()
            return True
        if held not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        back = held == Qt.KeyboardModifier.ShiftModifier
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.step(0, -1 if back or key is Qt.Key.Key_Backtab else 1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(-1 if back else 1)
            return True
        if back and key is Qt.Key.Key_F10:
            self._menu_at_cursor()
            return True
        return not back and self._on_plain_key(key)

    def _wish(self, key: Qt.Key, held: Qt.KeyboardModifier) -> SignalInstance | None:
        """What is asked of the page with this key."""
        control = Qt.KeyboardModifier.ControlModifier
        wishes: dict[tuple[Qt.Key, Qt.KeyboardModifier], SignalInstance] = {
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): self.panel_wanted,
            (Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier): self.note_wanted,
            (Qt.Key.Key_C, control): self.copy_wanted,
            (Qt.Key.Key_V, control): self.paste_wanted,
            (Qt.Key.Key_D, control): self.fill_wanted,
        }
        if key is Qt.Key.Key_Delete and not self._delegate.selection.single:
            return self.range_cleared
        return wishes.get((key, held))

    def _is_refused(self, event: QKeyEvent) -> bool:
        """Typing into an entry cell that can only be read."""
        index = self.currentIndex()
        if self.current_figure is None or index.column() not in EDITABLE:
            return False
        if self._wish(Qt.Key(event.key()), event.modifiers()) is not None:
            return False
        typed = event.text().strip()
        starts = event.key() in _STARTS or (bool(typed) and typed.isprintable())
        return starts and not self.figures.can_edit(index.row(), index.column())

    def _on_plain_key(self, key: Qt.Key) -> bool:
        figure = self.current_figure
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and figure is not None:
            if self.figures.can_edit(self.currentIndex().row(), self.currentIndex().column()):
                self.cleared.emit(figure, self.currentIndex().column())
            return True
        if key is Qt.Key.Key_Menu:
            self._menu_at_cursor()
            return True
        if key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right) and figure is None:
            self._toggle(self.currentIndex().row())
            return True
        return False

    def _enter(self, step: int) -> None:
        if self.current_figure is None:
            self._toggle(self.currentIndex().row())
        elif self.currentIndex().column() == Column.EVIDENCE:
            self.evidence_wanted.emit(self.current_figure)
        else:
            self.step(step, 0)

    def _menu_at_cursor(self) -> None:
        figure = self.current_figure
        if figure is not None:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_wanted.emit(figure, self.viewport().mapToGlobal(place))

    def _go(self, row: int, column: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self.figures.index(row, column))

    def _next_row(self, row: int, step: int) -> int:
        count = len(self.figures.lines)
        row += step
        while 0 <= row < count:
            if self.figures.figure_at(row) is not None and not self.isRowHidden(row):
                return row
            row += step
        return -1

    def _next_entry(self, row: int, column: int, step: int) -> tuple[int, int]:
        ahead = [c for c in EDITABLE if (c > column if step > 0 else c < column)]
        if ahead and self.figures.figure_at(row) is not None:
            return row, ahead[0] if step > 0 else ahead[-1]
        return self._next_row(row, step), EDITABLE[0] if step > 0 else EDITABLE[-1]

    def _toggle(self, row: int) -> None:
        """Fold or unfold the sasaran of a group row."""
        line = self.figures.lines[row]
        if not isinstance(line, FigureGroup):
            return
        folded = line.objective_id not in self._delegate.collapsed
        (self._delegate.collapsed.add if folded else self._delegate.collapsed.discard)(
            line.objective_id
        )
        self._hide_rows()
        self.viewport().update()

    def _expand_above(self, row: int) -> None:
        while row >= 0 and self.figures.figure_at(row) is not None:
            row -= 1
        line = self.figures.lines[row] if row >= 0 else None
        if isinstance(line, FigureGroup) and line.objective_id in self._delegate.collapsed:
            self._toggle(row)

    def _dress(self) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )

    def _lay_out_rows(self) -> None:
        heights, height = self.verticalHeader(), self.theme.px(ROW[self.roomy])
        if heights.defaultSectionSize() != height:
            heights.setDefaultSectionSize(height)
        group_height = self.theme.px(GROUP_ROW[self.roomy])
        self._resize(heights, dict.fromkeys(self.figures.group_rows, group_height))
        self._hide_rows()

    def _hide_rows(self) -> None:
        """Rows of folded sasaran, and all that is well while only problems are wanted."""
        if not (self._delegate.collapsed or self._only_problems or self._has_hidden):
            return
        self._has_hidden = False
        folded = False
        for row, line in enumerate(self.figures.lines):
            if isinstance(line, FigureGroup):
                folded = line.objective_id in self._delegate.collapsed
                continue
            hidden = folded or (self._only_problems and not self.figures.is_problem(row))
            self._has_hidden = self._has_hidden or hidden
            if hidden != self.isRowHidden(row):
                self.setRowHidden(row, hidden)

    def _lay_out_columns(self) -> None:
        widths = ROOMY if self.roomy else COMPACT
        pixels: dict[int, int] = {column: self.theme.px(width) for column, width in widths.items()}
        rest = self.viewport().width() - sum(pixels.values())
        pixels[Column.NAME] = max(self.theme.px(140), rest)
        self._resize(self.horizontalHeader(), pixels)

    def _resize(self, header: QHeaderView, sizes: Mapping[int, int]) -> None:
        """Many sections with one layout at the end instead of one for each."""
        header.blockSignals(True)
        for section, size in sizes.items():
            header.resizeSection(section, size)
        header.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _on_selection(self) -> None:
        self._delegate.selection = selected_range(self)
        self.viewport().update()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._delegate.current_row = current.row()
        self._delegate.current_column = current.column()
        self.viewport().update()
        self.row_entered.emit(self.figures.figure_at(current.row()))
