"""Prints and exports from the page SOP: asks for the place, does it, says how it went."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.errors import StorageError
from app.domain.snapshots.evaluation import SopEvaluation
from app.domain.snapshots.sop import SopView
from app.domain.texts import text
from app.ui.jobs import Cancelled, Job, JobRunner, Progress
from app.ui.sop.document import paint_document, write_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

ExportSop = Callable[[SopView, Path, Progress, Cancelled], Path]
ExportEvaluation = Callable[[SopEvaluation, Path, Progress, Cancelled], Path]
FileChooser = Callable[[QWidget, str, str], Path | None]
"""(parent, suggestion, kind "word" or "pdf") → the file; None when the user changed their mind."""
PrinterChooser = Callable[[QWidget], "QPrinter | None"]

_ENDINGS = {"word": ".docx", "pdf": ".pdf"}


def choose_file(parent: QWidget, suggestion: str, kind: str) -> Path | None:
    """Ask where the file goes; the ending is added when it is missing."""
    title, kinds = text(f"sop.export.choose_{kind}"), text(f"sop.export.files_{kind}")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    if not name:
        return None
    path, ending = Path(name), _ENDINGS[kind]
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def choose_printer(parent: QWidget) -> "QPrinter | None":
    """The system's print dialog, landscape by default."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from app.ui.sop.document import official_layout

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(official_layout())
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(text("sop.strip.print"))
    return printer if dialog.exec() else None


@dataclass(frozen=True)
class SopExporters:
    """What the wiring injects; the choosers are replaced in tests."""

    sop: ExportSop
    evaluation: ExportEvaluation
    file: FileChooser = choose_file
    printer: PrinterChooser = choose_printer


class SopOutput(QObject):
    """One export at a time."""

    busy_changed = Signal(bool)
    done = Signal(str)
    """Sentence for the toast."""
    refused = Signal(object)
    """UserError."""
    crashed = Signal(str)

    def __init__(self, jobs: JobRunner, exporters: SopExporters, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._exporters = exporters
        self._parent = parent
        self._folder = Path.home()
        self._busy = False

    def print_sheet(self, view: SopView, *, notes: bool = False) -> None:
        """The official form, without what lies over it on the screen; or the notes on it."""
        printer = self._exporters.printer(self._parent)
        if printer is not None:
            paint_document(printer, view, notes=notes)
            self.done.emit(text("sop.export.printed", number=view.sop.number))

    def export_word(self, view: SopView) -> None:
        """The official form as a Word document."""
        self._export(view.sop.number, lambda *job: self._exporters.sop(view, *job))

    def export_pdf(self, view: SopView, *, notes: bool = False) -> None:
        """The official form as a PDF; painted here, for fonts belong to this thread."""
        name = view.sop.number
        if notes:
            name = text("sop.export.notes_name", number=name)
        target = self._target("pdf", name)
        if target is None:
            return
        try:
            self._on_finished(write_pdf(view, target, notes=notes))
        except StorageError as error:
            self.refused.emit(error)

    def export_evaluation(self, evaluation: SopEvaluation) -> None:
        """Hasil Evaluasi SOP as a Word document."""
        name = text("sop.export.evaluation_name", year=evaluation.year)
        self._export(name, lambda *job: self._exporters.evaluation(evaluation, *job))

    def _target(self, kind: str, name: str) -> Path | None:
        """Ask for the file; its folder is offered the next time."""
        suggestion = str(self._folder / f"{_clean(name)}{_ENDINGS[kind]}")
        target = None if self._busy else self._exporters.file(self._parent, suggestion, kind)
        self._folder = target.parent if target is not None else self._folder
        return target

    def _export(self, name: str, write: Callable[[Path, Progress, Cancelled], Path]) -> None:
        target = self._target("word", name)
        if target is None:
            return
        job = Job(
            text("sop.export.job", name=target.name),
            lambda progress, cancelled: write(target, progress, cancelled),
        )
        job.finished.connect(self._on_finished)
        job.refused.connect(self.refused)
        job.crashed.connect(self.crashed)
        job.cancelled.connect(self._on_cancelled)
        job.ended.connect(self._on_ended)
        self._set_busy(True)
        self._jobs.start(job)

    def _on_cancelled(self) -> None:
        self.done.emit(text("sop.export.cancelled"))

    def _on_ended(self) -> None:
        self._set_busy(False)

    def _on_finished(self, path: Path) -> None:
        self.done.emit(text("sop.export.done", name=path.name))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _clean(name: str) -> str:
    """Free of characters that a file name may not have."""
    return "".join("-" if letter in '<>:"/\\|?*' else letter for letter in name)
