"""Opens Dokumen dinas and writes what was chosen: place, job with progress, sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.official import DocumentKind, DocumentWish
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.jobs import Cancelled, Job, JobRunner, Progress
from app.ui.official.dialog import DocumentDialog, DocumentOffer
from app.ui.page import Page
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.domain.snapshots.board import Card
    from app.domain.snapshots.reports import ReportChoice
    from app.services.office import Office

WriteDocument = Callable[["Office", DocumentWish, Path, Progress, Cancelled], Path]
FileChooser = Callable[[QWidget, str], Path | None]
_ENDINGS = (".docx", ".pdf")


def choose_file(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the file goes; Word when no ending tells otherwise."""
    title, kinds = text("official.window.choose"), text("official.window.files")
    name, _ = QFileDialog.getSaveFileName(parent, title, suggestion, kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() in _ENDINGS else path.with_name(f"{path.name}.docx")


class DocumentDoor(QObject):
    """Documents are written one after the other; its page tells how it went."""

    def __init__(
        self,
        page: Page,
        theme: Theme,
        dispatcher: Dispatcher,
        jobs: JobRunner,
        write: WriteDocument,
        choose: FileChooser = choose_file,
    ) -> None:
        super().__init__(page)
        self._theme, self._dispatcher, self._jobs = theme, dispatcher, jobs
        self._page, self._write, self._choose = page, write, choose
        self._folder = Path.home()
        self.dialog: DocumentDialog | None = None

    def open_for(self, chosen: "Card | ReportChoice | None", *, whole_office: bool) -> None:
        """What belongs to one report; with ``whole_office`` also the documents of its year."""
        if chosen is None or self.dialog is not None:
            return
        period = chosen.period
        kinds = tuple(kind for kind in DocumentKind if whole_office or kind.of_report)
        offer = DocumentOffer(
            kinds, chosen.title, chosen.report_id, (), period.year, int(period.last_quarter)
        )
        self._open(offer)

    def _open(self, offer: DocumentOffer) -> None:
        office = self._dispatcher.office
        found = self._dispatcher.ask(lambda: office.hand_over_choices(offer.report_id))
        if found is None:
            return
        kinds = tuple(kind for kind in offer.kinds if found or not kind.of_hand_over)
        if not kinds:
            self._page.refusal_told.emit(text("official.window.none", report=offer.title))
            return
        offer = replace(offer, kinds=kinds, hand_overs=found)
        self.dialog = DocumentDialog(self._theme, self._page.window(), offer)
        self.dialog.wanted.connect(self.write)
        self.dialog.finished.connect(self._forget)
        self.dialog.open_dialog()

    def write(self, wish: DocumentWish, numbered: bool = False) -> None:
        """Ask for the place, take the number, and write it behind the window."""
        name = _file_name(wish)
        target = self._choose(self._page, str(self._folder / name))
        if target is None:
            return
        if numbered and not self._take_number(wish):
            return
        self._folder = target.parent
        job = Job(
            text("official.window.job", name=target.name),
            lambda progress, cancelled: self._write(
                self._dispatcher.office, wish, target, progress, cancelled
            ),
        )
        job.finished.connect(self._on_finished)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self._dispatcher.crashed)
        job.cancelled.connect(self._on_cancelled)
        self._jobs.start(job)

    def _take_number(self, wish: DocumentWish) -> bool:
        """Whether it has one now; a refusal has been told by then."""
        from app.domain.commands_documents import numbering

        dispatcher = self._dispatcher
        return dispatcher.run(numbering(wish, dispatcher.now().date())) is not None

    def _on_finished(self, path: Path) -> None:
        self._page.message_requested.emit(text("official.window.done", name=path.name))

    def _on_refused(self, error: object) -> None:
        self._page.refusal_told.emit(str(error))

    def _on_cancelled(self) -> None:
        self._page.message_requested.emit(text("official.window.cancelled"))

    def _forget(self) -> None:
        self.dialog = None


def _file_name(wish: DocumentWish) -> str:
    """`Perjanjian Kinerja 2026.docx`, `Lembar Disposisi berkas 12 gerak 3.docx`."""
    if wish.seq is not None:
        key = "name_of_hand_over"
    else:
        key = "name_of_report" if wish.kind.of_report else "name"
    if wish.quarter:
        key = "name_of_quarter"
    quarter = f"{wish.quarter or ''}"
    facts = {"kind": wish.kind.label, "report": wish.report_id, "year": wish.year}
    return text(f"official.window.{key}", seq=wish.seq, quarter=quarter, **facts) + ".docx"
