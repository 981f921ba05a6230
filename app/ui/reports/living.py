"""Renews a report from its edited Word file, and checks the numbers of such a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.snapshots.reports import CheckedDocument
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.jobs import Cancelled, Job, Progress

if TYPE_CHECKING:
    from app.services.office import Office
    from app.ui.reports.page import ReportsPage

Renew = Callable[["Office", int, Path, Progress, Cancelled], tuple[str, Path]]
"""(office, report id, edited file) → sentence and new file; UserError if it cannot."""
Check = Callable[["Office", Path, Progress, Cancelled], CheckedDocument]
Source = Callable[[QWidget, str], Path | None]
"""(parent, title) → the chosen Word file; None when the user changed their mind."""


def choose_source(parent: QWidget, title: str) -> Path | None:
    """Ask for the edited Word file."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", text("reports.page.word_files"))
    return Path(name) if name else None


@dataclass(frozen=True)
class LivingTools:
    """What the wiring injects; the chooser is replaced in tests."""

    renew: Renew
    check: Check
    source: Source = choose_source


class LivingDoor(QObject):
    """Wires the two links of the page's footer; results go where those of an export go."""

    def __init__(self, page: "ReportsPage", dispatcher: Dispatcher, tools: LivingTools) -> None:
        super().__init__(page)
        self._page = page
        self._dispatcher = dispatcher
        self._tools = tools
        footer = page.checks.footer
        footer.renew.clicked.connect(self.renew)
        footer.check.clicked.connect(self.check)

    def renew(self) -> None:
        """Ask for the edited file; the next version stands beside it."""
        choice = self._page.chooser.choice
        source = self._ask("renew") if choice is not None else None
        if source is None or choice is None:
            return
        self._page.editor.save()
        office, report_id = self._dispatcher.office, choice.report_id

        def start() -> None:
            job = Job(
                text("living.window.job_renew", name=source.name),
                lambda progress, cancelled: self._tools.renew(
                    office, report_id, source, progress, cancelled
                ),
            )
            self._page.export.carry_out(job, start, lambda told: self._on_renewed(*told))

        start()

    def check(self) -> None:
        """Ask for a file; the numbers that do not agree stand in the list of findings."""
        source = self._ask("check")
        if source is None:
            return
        office = self._dispatcher.office

        def start() -> None:
            job = Job(
                text("living.window.job_check", name=source.name),
                lambda progress, cancelled: self._tools.check(office, source, progress, cancelled),
            )
            self._page.export.carry_out(job, start, self._page.checks.show_checked)

        start()

    def _ask(self, what: str) -> Path | None:
        if self._page.export.busy:
            return None
        self._page.checks.footer.notice.hide()
        return self._tools.source(self._page, text(f"living.window.choose_{what}"))

    def _on_renewed(self, sentence: str, path: Path) -> None:
        self._page.export.exported.emit(sentence, path)
