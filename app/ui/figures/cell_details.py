"""Between the panel and the office: notes, the mark, status and source, and putting back."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QObject

from app.domain.measures import Figure, FigureStatus
from app.domain.snapshots.figures import FigureRow
from app.ui.dispatcher import Dispatcher
from app.ui.figures.entry import with_figure
from app.ui.figures.grid import FiguresGrid
from app.ui.figures.panel import IndicatorSide
from app.ui.figures.presenter import FiguresPresenter


class CellDetails(QObject):
    """Every wish is about the indicator under the cursor."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        grid: FiguresGrid,
        presenter: FiguresPresenter,
        side: IndicatorSide,
    ) -> None:
        super().__init__(grid)
        self._dispatcher = dispatcher
        self._grid = grid
        self._presenter = presenter
        grid.note_wanted.connect(self.write_note)
        side.cell.note_wanted.connect(self.write_note)
        side.cell.facts_wanted.connect(self.change_facts)
        side.cell.flag_wanted.connect(self.flag)
        side.history.restored.connect(self.restore)

    def write_note(self) -> None:
        """Shift F2: ask for a note and keep it."""
        row = self._grid.current_figure
        if row is None:
            return
        from app.domain.commands import AddNote
        from app.ui.figures.cell_dialogs import NoteDialog

        place = self._presenter.place
        dialog = NoteDialog(self._grid.theme, self._grid.window(), row)
        dialog.written.connect(
            lambda said: self._dispatcher.run(
                AddNote(row.indicator_id, place.year, place.quarter, said)
            )
        )

    def change_facts(self) -> None:
        """Ask for status, source and date of the figure."""
        row = self._grid.current_figure
        if row is None:
            return
        from app.ui.figures.cell_dialogs import FactsDialog

        dialog = FactsDialog(self._grid.theme, self._grid.window(), row)
        dialog.changed.connect(
            lambda status, source, day: self._store_facts(row, status, source, day)
        )

    def flag(self, on: bool) -> None:
        """Put the mark on the figure, or take it off."""
        row = self._grid.current_figure
        if row is None:
            return
        from app.domain.commands import FlagFigure

        place = self._presenter.place
        self._dispatcher.run(
            FlagFigure(row.indicator_id, place.year, place.quarter, row.version, flagged=on)
        )

    def restore(self, content: Figure) -> None:
        """Write a figure of the history again, as a new change."""
        row = self._grid.current_figure
        if row is not None:
            # The list is made anew and its link goes: without this the focus would leave the page.
            self._grid.setFocus()
            self._dispatcher.run(with_figure(self._presenter.place, row, content))

    def _store_facts(
        self, row: FigureRow, status: FigureStatus, source: str, day: dt.date | None
    ) -> None:
        as_it_is = with_figure(self._presenter.place, row, row.figure)
        self._dispatcher.run(replace(as_it_is, status=status, source=source, data_date=day))
