"""Between the side panel and the words of an indicator: reads them, opens their dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.snapshots.narrative import NarrativeView
from app.ui.dispatcher import Dispatcher
from app.ui.figures.narrative_section import NarrativeSection

if TYPE_CHECKING:
    from app.ui.figures.page import FiguresPage


class Narrating(QObject):
    """Ctrl T, the links of the section, and what it shows."""

    def __init__(
        self, page: "FiguresPage", dispatcher: Dispatcher, section: NarrativeSection
    ) -> None:
        super().__init__(page)
        self._page = page
        self._dispatcher = dispatcher
        self._section = section
        section.opened.connect(self.open)
        section.limits_wanted.connect(dispatcher.run)

    def show(self, indicator_id: int) -> None:
        """Fill the section for the indicator that the panel shows."""
        view = self._view(indicator_id)
        if view is not None:
            self._section.show_narrative(view)

    def open(self) -> None:
        """Narasi dan tindak lanjut of the indicator under the cursor."""
        row = self._page.grid.current_figure
        view = None if row is None else self._view(row.indicator_id)
        if view is None:
            return
        from app.ui.figures.narrative_dialog import NarrativeDialog

        page = self._page
        NarrativeDialog(page.theme, page.window(), self._dispatcher, view).show()

    def _view(self, indicator_id: int) -> NarrativeView | None:
        dispatcher, presenter = self._dispatcher, self._page.presenter
        place = (indicator_id, presenter.year, presenter.quarter)
        return dispatcher.ask(lambda: dispatcher.office.narrative(*place, dispatcher.acting))
