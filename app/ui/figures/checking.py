"""F7 on Data Kinerja: runs the checks across cells, lists what they find, walks through it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.quarter_checks import FindingField, QuarterFinding
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.figures.columns import Column
from app.ui.figures.findings import FindingsPanel
from app.ui.jobs import Job, JobRunner

if TYPE_CHECKING:
    from app.ui.figures.page import FiguresPage

AT_ONCE = 2000
"""Lines of the grid up to which a check takes no longer than a blink."""
_COLUMNS = {
    FindingField.VALUE: Column.VALUE,
    FindingField.TARGET: Column.TARGET,
    FindingField.OBSTACLE: Column.OBSTACLE,
    FindingField.FOLLOW_UP: Column.FOLLOW_UP,
    FindingField.EVIDENCE: Column.EVIDENCE,
    FindingField.SPENDING: Column.NAME,
}


class Checking(QObject):
    """Knows the page it serves; the list stays current while it is open."""

    def __init__(
        self,
        page: "FiguresPage",
        dispatcher: Dispatcher,
        panel: FindingsPanel,
        jobs: JobRunner | None,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._dispatcher = dispatcher
        self.panel = panel
        self._jobs = jobs
        self._shown: tuple[int, int, str] = (0, 0, "")
        self._busy = False
        panel.chosen.connect(self._on_chosen)
        panel.closed.connect(self.close)
        panel.left.connect(page.setFocus)
        panel.thresholds_wanted.connect(self._open_thresholds)

    def run(self) -> None:
        """Check the quarter that is shown; a large office in the background."""
        if not self._large:
            self._show(self._found(), tell=True)
        elif not self._busy:
            self._start()

    def follow(self) -> None:
        """The page has read its figures again: the open list follows, or closes."""
        if self.panel.isHidden():
            return
        if self._shown != self._place:
            self.panel.hide()
        elif self._large:
            self.panel.mark_old()
        else:
            self._show(self._found(), tell=False)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 visits here."""
        open_list = not self.panel.isHidden() and bool(self.panel.findings)
        return (self.panel.list,) if open_list else ()

    def step(self, by: int) -> bool:
        """The next finding of the open list; False when there is no list to walk through."""
        if self.panel.isHidden() or not self.panel.findings:
            return False
        found = self.panel.step(by)
        if found is not None:
            self.go_to(found)
        return True

    def go_to(self, finding: QuarterFinding) -> None:
        """Put the cursor into the cell of a finding."""
        page = self._page
        column = _COLUMNS[finding.field]
        if finding.line_id and not finding.indicator_id:
            page.message_requested.emit(text("checks.panel.money", name=finding.name))
            return
        if not finding.indicator_id or not page.grid.select_cell(finding.indicator_id, column):
            page.refusal_told.emit(text("checks.panel.no_cell", name=finding.name))
            return
        if page.grid.isRowHidden(page.grid.currentIndex().row()):
            page.toolbar.problems.setChecked(False)
            page.grid.select_cell(finding.indicator_id, column)
        page.setFocus()

    def _on_chosen(self, finding: QuarterFinding) -> None:
        """Money stands in Data induk; walking through the list (F8) never leaves this page."""
        if finding.line_id:
            self._page.open_requested.emit(f"induk:baris:{finding.line_id}:{finding.year}")
        else:
            self.go_to(finding)

    def close(self) -> None:
        self.panel.hide()
        self._page.setFocus()

    @property
    def _place(self) -> tuple[int, int, str]:
        presenter = self._page.presenter
        return presenter.year, presenter.quarter, presenter.division

    @property
    def _large(self) -> bool:
        return self._jobs is not None and len(self._page.model.lines) > AT_ONCE

    def _found(self) -> tuple[QuarterFinding, ...] | None:
        dispatcher = self._dispatcher
        return dispatcher.ask(lambda: dispatcher.office.check_quarter(*self._place))

    def _start(self) -> None:
        office, place = self._dispatcher.office, self._place
        job = Job(text("checks.panel.job"), lambda _told, _stop: office.check_quarter(*place))
        job.finished.connect(lambda found: self._on_finished(place, found))
        job.refused.connect(lambda error: self._page.refusal_told.emit(str(error)))
        job.ended.connect(self._on_ended)
        self._busy = True
        if self._jobs is not None:
            self._jobs.start(job)

    def _on_finished(self, place: tuple[int, int, str], found: tuple[QuarterFinding, ...]) -> None:
        if place == self._place:
            self._show(found, tell=True)

    def _on_ended(self) -> None:
        self._busy = False

    def _show(self, found: tuple[QuarterFinding, ...] | None, *, tell: bool) -> None:
        if found is None:
            return
        self._shown = self._place
        self.panel.show_findings(found, self._page.presenter.period.long)
        if tell and not self.step(1):
            self._page.message_requested.emit(self.panel.title.text())

    def _open_thresholds(self) -> None:
        from app.ui.figures.thresholds_dialog import ThresholdsDialog

        page = self._page
        dialog = ThresholdsDialog(page.theme, page.window(), self._dispatcher)
        dialog.finished.connect(lambda _result: self.follow())
        dialog.show()
