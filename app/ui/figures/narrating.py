"""Between the side panel and the words of an indicator: reads them, opens their dialog."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.follow_ups import unanswered_text
from app.domain.snapshots.narrative import NarrativeView
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.figures.narrative_section import NarrativeSection
from app.ui.widgets.banner import Banner
from app.ui.widgets.naming import named

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
        self.banner = Banner(page.theme, "", link=text("narrative.answer"))
        """Above the grid: the quarter opens with what was promised before."""
        self._first = 0
        named(self.banner, "data.tindakLanjutMenunggu")
        self.banner.hide()
        self.banner.activated.connect(self._answer)
        section.opened.connect(self.open)
        section.limits_wanted.connect(dispatcher.run)

    def refresh(self, *, editable: bool) -> None:
        """Read what waits for an answer; whoever cannot give one is not asked."""
        dispatcher, presenter = self._dispatcher, self._page.presenter
        place = (presenter.year, presenter.quarter, presenter.division, dispatcher.acting)
        waiting = dispatcher.ask(lambda: dispatcher.office.waiting_follow_ups(*place)) or ()
        self._first = waiting[0].indicator_id if waiting else 0
        self.banner.set_sentence(unanswered_text(waiting))
        self.banner.setVisible(bool(waiting) and editable)

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

    def _answer(self) -> None:
        if self._page.grid.select_cell(self._first):
            self.open()

    def _view(self, indicator_id: int) -> NarrativeView | None:
        dispatcher, presenter = self._dispatcher, self._page.presenter
        place = (indicator_id, presenter.year, presenter.quarter)
        return dispatcher.ask(lambda: dispatcher.office.narrative(*place, dispatcher.acting))
