"""Ctrl C, V, D and Delete over the selected cells; pastes are shown before they are stored."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.figures.columns import Column
from app.ui.figures.grid import FiguresGrid
from app.ui.figures.presenter import FiguresPresenter
from app.ui.figures.ranges import CellRange, entry_cells, figure_lines, selected_range

if TYPE_CHECKING:
    from app.domain.commands_paste import Deed
    from app.imports.clipboard_block import Block
    from app.ui.figures.paste_plan import PastePlan


class RangeKeys(QObject):
    """Listens to the grid; what needs no question is stored at once."""

    said = Signal(str)
    """What was done, for the toast."""
    refused = Signal(str)
    """What was not done and why."""

    def __init__(self, grid: FiguresGrid, presenter: FiguresPresenter) -> None:
        super().__init__(grid)
        self._grid = grid
        self._model = grid.figures
        self._presenter = presenter
        grid.copy_wanted.connect(self.copy)
        grid.paste_wanted.connect(self.paste)
        grid.fill_wanted.connect(self.fill_down)
        grid.range_cleared.connect(self.clear)

    def copy(self) -> None:
        """The selected cells go to the clipboard as a table and as text."""
        from app.ui.figures.copying import copied_cell, copy_cells

        area = selected_range(self._grid)
        columns = range(area.left, area.right + 1)
        rows = []
        for line in figure_lines(self._grid, area.top, area.bottom):
            figure = self._model.figure_at(line)
            assert figure is not None
            rows.append([copied_cell(figure, c, self._model.shown(figure, c)) for c in columns])
        if not rows:
            return
        copied = copy_cells(rows)
        data = QMimeData()
        data.setHtml(copied.html)
        data.setText(copied.plain)
        QGuiApplication.clipboard().setMimeData(data)
        key = "cells.copied_guarded" if copied.guarded else "cells.copied"
        self.said.emit(text(key, count=len(rows) * len(columns)))

    def paste(self) -> None:
        """Show what the clipboard would do; the dialog stores it when it is confirmed."""
        from app.imports.clipboard_block import parse_block

        data = QGuiApplication.clipboard().mimeData()
        html = data.html() if data.hasHtml() else ""
        try:
            block = parse_block(html, data.text() if data.hasText() else "")
        except UserError as error:
            self.refused.emit(str(error))
            return
        if not any(cell.text for row in block for cell in row):
            self.refused.emit(text("cells.nothing_to_paste"))
            return
        self._preview(block)

    def fill_down(self) -> None:
        """Every column gets the entry of its first selected cell; one cell takes the one above."""
        from app.domain.commands_paste import Deed
        from app.imports.clipboard_block import BlockCell
        from app.ui.figures.paste_plan import Aim, PastePlan, PlannedCell, plan_paste, said_of

        area = self._with_source(selected_range(self._grid))
        lines = list(figure_lines(self._grid, area.top, area.bottom))
        cells: list[PlannedCell] = []
        for column in range(area.left, area.right + 1):
            source = self._model.figure_at(lines[0]) if lines else None
            if source is not None and column in (Column.VALUE, Column.OBSTACLE, Column.FOLLOW_UP):
                aim = Aim(self._presenter.place, lines[1:], (column,))
                block = ((BlockCell(said_of(source, column)),),) * len(aim.lines)
                cells += plan_paste(self._model, aim, block).cells
        self._store(PastePlan(tuple(cells)), Deed.FILL, text("cells.nothing_to_fill"))

    def clear(self) -> None:
        """Everything typed in the selected cells goes, saved or not."""
        from app.domain.commands_paste import Deed
        from app.imports.clipboard_block import EMPTY
        from app.ui.figures.paste_plan import Aim, PastePlan, PlannedCell, plan_paste

        area = selected_range(self._grid)
        planned: list[PlannedCell] = []
        dropped = 0
        for line, column in entry_cells(self._grid, area):
            figure = self._model.figure_at(line)
            assert figure is not None
            if self._model.draft(figure, column) is not None:
                self._model.forget_draft(figure, column)
                dropped += 1
            aim = Aim(self._presenter.place, (line,), (column,))
            planned += plan_paste(self._model, aim, ((EMPTY,),)).cells
        plan = PastePlan(tuple(planned))
        if not (plan.cells or dropped) or plan.good or plan.problems:
            self._store(plan, Deed.CLEAR, text("cells.nothing_to_clear"))

    def _store(self, plan: "PastePlan", deed: "Deed", nothing: str) -> None:
        problems = [cell.problem for cell in plan.cells if cell.problem]
        if plan.good:
            summary = self._presenter.store_cells(plan.good, deed)
            if summary:
                self.said.emit(summary)
        elif not problems:
            self.refused.emit(nothing)
        if problems:
            told = text("cells.left_over", count=len(problems), reason=problems[0])
            self.refused.emit(told)

    def _preview(self, block: "Block") -> None:
        from app.ui.figures.paste_dialog import PasteDialog
        from app.ui.figures.paste_plan import Aim, repeat_block

        area = selected_range(self._grid)
        chosen = len(list(figure_lines(self._grid, area.top, area.bottom)))
        table = repeat_block(block, chosen, area.right - area.left + 1)
        lines = tuple(figure_lines(self._grid, area.top, len(self._model.lines) - 1))
        aim = Aim(self._presenter.place, lines, tuple(range(area.left, len(Column))))
        dialog = PasteDialog(self._grid.theme, self._grid.window(), self._model, aim, table)
        dialog.previous_of = self._presenter.previous_text
        dialog.confirmed.connect(self._apply)
        dialog.open_preview()

    def _apply(self, plan: "PastePlan") -> None:
        from app.domain.commands_paste import Deed

        summary = self._presenter.store_cells(plan.good, Deed.PASTE)
        if summary:
            self.said.emit(summary)

    def _with_source(self, area: CellRange) -> CellRange:
        """One line alone is filled from the line above it."""
        lines = list(figure_lines(self._grid, area.top, area.bottom))
        if len(lines) != 1:
            return area
        above = list(figure_lines(self._grid, 0, lines[0] - 1))
        return CellRange(above[-1], area.left, lines[0], area.right) if above else area
