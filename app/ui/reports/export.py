"""Exports a report from the window: asks for the place, runs the job, says how it went."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import UserError
from app.domain.snapshots.reports import ReportChoice
from app.domain.texts import text
from app.ui.jobs import Cancelled, Job, JobRunner, Progress

if TYPE_CHECKING:
    from app.services.office import Office

ExportReport = Callable[["Office", int, Path, Progress, Cancelled], Path]
"""(office, report id, target, progress, cancelled) → the written file; UserError if it cannot."""
ExportCharts = Callable[["Office", int, Path, Progress, Cancelled], Sequence[Path]]
"""The same for the charts, into a folder; tables go into a file like a report."""
Chooser = Callable[[QWidget, str], Path | None]
"""(parent, suggestion) → the chosen file or folder; None when the user changed their mind."""


def choose_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the Word file goes."""
    title, kinds = text("reports.page.choose_file"), text("reports.page.word_files")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    return _with_suffix(name, ".docx") if name else None


def choose_workbook(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the tables go."""
    title, kinds = text("reports.page.choose_workbook"), text("reports.page.excel_files")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    return _with_suffix(name, ".xlsx") if name else None


def _with_suffix(name: str, suffix: str) -> Path:
    path = Path(name)
    return path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")


def choose_folder(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the pictures go."""
    name = QFileDialog.getExistingDirectory(parent, text("reports.page.choose_folder"), suggestion)
    return Path(name) if name else None


@dataclass(frozen=True)
class Exporters:
    """What the wiring injects; the choosers are replaced in tests."""

    report: ExportReport
    charts: ExportCharts
    tables: ExportReport
    file: Chooser = choose_file
    folder: Chooser = choose_folder
    workbook: Chooser = choose_workbook


def suggested_name(choice: ReportChoice, suffix: str = ".docx") -> str:
    """`Laporan Kinerja Triwulan II 2026 Bidang Perikanan.docx`, free of forbidden characters."""
    clean = "".join(letter for letter in choice.title if letter not in '<>:"/\\|?*,')
    return f"{' '.join(clean.split())}{suffix}"


class ExportPresenter(QObject):
    """One export at a time; signals say what came of it."""

    busy_changed = Signal(bool)
    exported = Signal(str, object)
    """Sentence for the toast; the file or folder that can be opened."""
    failed = Signal(object)
    """UserError; `retry` and `copy` are the ways out."""
    crashed = Signal(str)
    cancelled = Signal()

    def __init__(self, jobs: JobRunner, exporters: Exporters, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._exporters = exporters
        self._parent = parent
        self._folder = Path.home()
        self._again: Callable[[], object] | None = None
        self._copy: Callable[[], object] | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        return self._busy

    def export_report(self, office: "Office", choice: ReportChoice) -> None:
        """Ask for the file name and write the Word document."""
        path = self._exporters.file(self._parent, str(self._folder / suggested_name(choice)))
        if path is not None:
            self._copy = lambda: self.export_report(office, choice)
            self._write(office, choice, path, self._exporters.report)

    def export_tables(self, office: "Office", choice: ReportChoice) -> None:
        """Ask for the file name and write the workbook."""
        name = suggested_name(choice, ".xlsx")
        path = self._exporters.workbook(self._parent, str(self._folder / name))
        if path is not None:
            self._copy = lambda: self.export_tables(office, choice)
            self._write(office, choice, path, self._exporters.tables)

    def export_charts(self, office: "Office", choice: ReportChoice) -> None:
        """Ask for a folder and write the charts as pictures."""
        folder = self._exporters.folder(self._parent, str(self._folder))
        if folder is None:
            return
        self._copy = lambda: self.export_charts(office, choice)
        self._again = lambda: self._draw(office, choice, folder)
        self._again()

    def retry(self) -> None:
        """Once more to the same place: Word was closed, the stick is back."""
        if self._again is not None:
            self._again()

    def copy(self) -> None:
        """Ask for another place."""
        if self._copy is not None:
            self._copy()

    def carry_out(
        self, job: Job, again: Callable[[], object], finished: Callable[..., object]
    ) -> None:
        """A job of another door of the page, with the same ways out; ``again`` starts it anew."""
        self._again = self._copy = again
        job.finished.connect(finished)
        self._start(job)

    def _write(
        self, office: "Office", choice: ReportChoice, path: Path, export: ExportReport
    ) -> None:
        self._again = lambda: self._write(office, choice, path, export)
        job = Job(
            text("reports.page.job_report", name=path.name),
            lambda progress, cancelled: export(office, choice.report_id, path, progress, cancelled),
        )
        job.finished.connect(self._on_report)
        self._start(job)

    def _draw(self, office: "Office", choice: ReportChoice, folder: Path) -> None:
        job = Job(
            text("reports.page.job_charts"),
            lambda progress, cancelled: self._exporters.charts(
                office, choice.report_id, folder, progress, cancelled
            ),
        )
        job.finished.connect(lambda files: self._on_charts(folder, files))
        self._start(job)

    def _start(self, job: Job) -> None:
        if self._busy:
            return
        self._busy = True
        self.busy_changed.emit(True)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self.crashed)
        job.cancelled.connect(self.cancelled)
        job.ended.connect(self._on_ended)
        self._jobs.start(job)

    def _on_report(self, path: Path) -> None:
        self._folder = path.parent
        key = "exported_tables" if path.suffix.lower() == ".xlsx" else "exported"
        self.exported.emit(text(f"reports.page.{key}", name=path.name), path)

    def _on_charts(self, folder: Path, files: Sequence[Path]) -> None:
        self._folder = folder
        sentence = text("reports.page.exported_charts", n=len(files), folder=folder.name)
        self.exported.emit(sentence, folder)

    def _on_refused(self, error: UserError) -> None:
        self.failed.emit(error)

    def _on_ended(self) -> None:
        self._busy = False
        self.busy_changed.emit(False)
