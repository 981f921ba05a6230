"""Asks which number was meant, with the cursor in the cell that the answer belongs to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, QTimer

from app.domain.snapshots.figures import FigureRow
from app.ui.figures.ambiguity import AmbiguityDialog
from app.ui.figures.columns import Column
from app.ui.figures.entry import Question

if TYPE_CHECKING:
    from app.ui.figures.page import FiguresPage


def ask_reading(page: "FiguresPage", row: FigureRow, question: Question) -> None:
    """Answered, the cursor goes where the key of the entry had led; given up, it stays to type.

    Enter has moved it on already: what is typed after giving up would land in the next figure.
    """
    grid = page.grid
    onward = QPersistentModelIndex(grid.currentIndex())
    dialog = AmbiguityDialog(page.theme, page.window(), question.typed, question.readings)
    grid.select_cell(row.indicator_id, Column.VALUE)

    def again() -> None:
        grid.select_cell(row.indicator_id, Column.VALUE)
        grid.setFocus()
        grid.edit(grid.currentIndex())

    def answered(_result: int) -> None:
        page.presenter.choose(row, question.typed, dialog.answer)
        if dialog.answer is None:
            # Only once the dialog has given the focus back: it would close the editor.
            QTimer.singleShot(0, grid, again)
        elif onward.isValid():
            grid.setCurrentIndex(page.model.index(onward.row(), onward.column()))

    dialog.finished.connect(answered)
    panel = page.presenter.panel(row.indicator_id)
    dialog.ask(row.name, panel.previous_text if panel else "")
