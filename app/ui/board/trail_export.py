"""Writes the trail of a report as a Word sheet, PDF or Excel table: place, job, sentence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.snapshots.board import Card
from app.domain.texts import text
from app.ui.jobs import Cancelled, Job, JobRunner, Progress
from app.ui.page import Page

WriteTrail = Callable[[int, Path, Progress, Cancelled], Path]
"""(report id, file, …) → the file that was written."""
FileChooser = Callable[[QWidget, str], Path | None]
_ENDINGS = (".docx", ".pdf", ".xlsx", ".csv")


def choose_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the file goes; Word when no ending tells otherwise."""
    title, kinds = text("board.trail.choose"), text("board.trail.files")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.docx")


class TrailExport(QObject):
    """One at a time; it tells through its page how it went."""

    def __init__(
        self, jobs: JobRunner, page: Page, write: WriteTrail, choose: FileChooser = choose_file
    ) -> None:
        super().__init__(page)
        self._jobs = jobs
        self._page = page
        self._write = write
        self._choose = choose
        self._folder = Path.home()
        self._busy = False

    def export(self, card: Card) -> None:
        """Ask for the place and write."""
        if self._busy:
            return
        name = text("board.trail.name", period=card.period.long, unit=card.short_title)
        target = self._choose(self._page, str(self._folder / f"{name}.docx"))
        if target is None:
            return
        self._folder = target.parent
        job = Job(
            text("board.trail.job", name=target.name),
            lambda progress, cancelled: self._write(card.report_id, target, progress, cancelled),
        )
        job.finished.connect(self._on_finished)
        job.refused.connect(self._on_refused)
        job.ended.connect(self._on_ended)
        self._busy = True
        self._jobs.start(job)

    def _on_finished(self, path: Path) -> None:
        self._page.message_requested.emit(text("board.trail.done", name=path.name))

    def _on_refused(self, error: object) -> None:
        self._page.refusal_told.emit(str(error))

    def _on_ended(self) -> None:
        self._busy = False
