"""Ctrl C and Ctrl V of a table in Data induk: a block for Excel, a block from Excel."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.master.value_table import Cell, ValueTable

if TYPE_CHECKING:
    from app.ui.figures.copying import CopiedCell
    from app.ui.master.block_plan import PastedCell

Store = Callable[[Mapping[Cell, str]], object]


class BlockKeys(QObject):
    """``store`` keeps the words of many cells as one wish."""

    refused = Signal(str)
    """Why nothing was pasted."""

    def __init__(self, table: ValueTable, store: Store) -> None:
        super().__init__(table)
        self._table, self._store = table, store
        self.why_not = ""
        """Why this person may not change the table."""
        table.copy_wanted.connect(self.copy)
        table.paste_wanted.connect(self.paste)

    def copy(self) -> None:
        """The chosen cells as a table and as text; headings are left out."""
        from app.ui.figures.copying import copy_cells

        table, area = self._table, self._table.area
        places = [p for p in range(area.left, area.right) if not table.isColumnHidden(p)]
        rows = [
            [_copied(table, row, place) for place in places]
            for row in table.value_rows(area.top, area.bottom)
        ]
        if not rows:
            return
        copied = copy_cells(rows)
        data = QMimeData()
        data.setHtml(copied.html)
        data.setText(copied.plain)
        QGuiApplication.clipboard().setMimeData(data)

    def paste(self) -> None:
        """Show what the clipboard would do; the dialog stores it when it is confirmed."""
        from app.imports.clipboard_block import parse_block
        from app.ui.master.block_dialog import BlockDialog
        from app.ui.master.block_plan import plan_block

        table = self._table
        if self.why_not:
            self.refused.emit(self.why_not)
            return
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
        plan = BlockDialog(
            table.theme, table.window(), lambda style: plan_block(table, block, style)
        )
        plan.confirmed.connect(self._on_confirmed)
        plan.open_preview()

    def _on_confirmed(self, cells: "tuple[PastedCell, ...]") -> None:
        self._store({one.cell: one.words for one in cells if one.cell is not None})


def _copied(table: ValueTable, row: int, place: int) -> "CopiedCell":
    from app.ui.figures.copying import CopiedCell

    words = table.words_at(row, place).strip()
    number = table.number(words) if table.column_of(place) is not None else None
    if number is None:
        return CopiedCell(words)
    return CopiedCell(format(number, "f").replace(".", ","), number)
