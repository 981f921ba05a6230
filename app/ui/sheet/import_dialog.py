"""Impor lembar isian: files in, differences to look at, one Terapkan, one way back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.entry_sheet import Comparison, accepted, doubled
from app.domain.errors import UserError
from app.domain.texts import text
from app.ui.board.scrim_dialog import ScrimDialog
from app.ui.fonts import Type
from app.ui.jobs import Job, JobRunner
from app.ui.sheet.differences import ImportModel, ImportTable
from app.ui.theme import Theme
from app.ui.widgets.button import Button, Kind, LinkButton
from app.ui.widgets.label import ElidedLabel, Label
from app.ui.widgets.naming import named
from app.ui.widgets.progress import ProgressBar

COMPACT, ROOMY = QSize(1180, 664), QSize(1240, 780)
FILTER = "*.xlsx *.xls *.ods"


@dataclass(frozen=True)
class FileResult:
    """One file that was read: beside the office, or why it could not be."""

    name: str
    comparison: Comparison | None = None
    refusal: str = ""

    @property
    def sentence(self) -> str:
        if self.comparison is None:
            return self.refusal
        one = self.comparison
        if one.refusal:
            return one.refusal
        facts = {
            "file": self.name,
            "changes": len(one.differences),
            "problems": one.problem_count,
            "same": one.read.unchanged,
        }
        said = text("sheet.dialog.file", **facts)
        return " ".join((said, *(note.sentence for note in one.read.notes)))

    @property
    def tone(self) -> str:
        if self.comparison is None or self.comparison.refusal:
            return "bad"
        return "warn" if self.comparison.problem_count else "ink2"


Reader = Callable[[Path], FileResult]
Chooser = Callable[[QWidget], list[Path]]


def choose_files(parent: QWidget) -> list[Path]:
    title, kinds = text("sheet.dialog.choose_files"), text("sheet.dialog.kinds", kinds=FILTER)
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kinds)
    return [Path(name) for name in names]


def choose_folder(parent: QWidget) -> list[Path]:
    title = text("sheet.dialog.choose_folder")
    name = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return [Path(name)] if name else []


class ImportDialog(ScrimDialog):
    """`confirmed` carries an ImportSheet; Ctrl Enter applies, Space ticks a row."""

    confirmed = Signal(object)
    choose_files: Chooser = staticmethod(choose_files)
    choose_folder: Chooser = staticmethod(choose_folder)

    def __init__(self, theme: Theme, window: QWidget, jobs: JobRunner, read: Reader) -> None:
        size = ROOMY if window.width() >= 1600 else COMPACT
        super().__init__(theme, window, QSize(theme.px(size.width()), theme.px(size.height())))
        self._jobs, self._read = jobs, read
        self._job: Job | None = None
        self.results: list[FileResult] = []
        self.rows = ImportModel()
        self.table = ImportTable(theme, self.rows)
        self.files = Button(theme, text("sheet.dialog.add_files"), icon="document_table", height=32)
        self.folder = Button(theme, text("sheet.dialog.add_folder"), icon="folder", height=32)
        self.all = LinkButton(theme, text("sheet.dialog.all"), style=Type.CAP_S)
        self.none = LinkButton(theme, text("sheet.dialog.none"), style=Type.CAP_S)
        self.empty = Label(theme, text("sheet.dialog.empty"), Type.BODY, "ink2", wrap=True)
        self.progress = ProgressBar(theme)
        self.note = ElidedLabel(theme, text("sheet.dialog.note"), Type.CAP, "ink2")
        self.apply = Button(theme, "", Kind.PRIMARY, key="Ctrl Enter", height=36)
        self.cancel = Button(theme, text("sheet.dialog.cancel"), key="Esc", height=36)
        self._list = QVBoxLayout()
        self.setAcceptDrops(True)
        named(self, "impor", text("sheet.dialog.title"))
        self._connect()
        self._lay_out()
        self._show()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Read in the background; what was read before stays, the same file is read anew."""
        if self._job is not None or not paths:
            return
        wanted = list(paths)
        job = Job(text("sheet.dialog.job"), lambda told, stop: self._work(wanted, told, stop))
        job.progressed.connect(lambda done, total, _said: self.progress.set_progress(done, total))
        job.finished.connect(self._on_read)
        job.refused.connect(lambda error: self.note.set_text(str(error), "bad"))
        job.ended.connect(self._on_ended)
        self._job = job
        self.progress.show()
        self._jobs.start(job)

    def confirm(self) -> None:
        """Hand over the ticked cells; two files that change the same figure are told first."""
        chosen = self.rows.chosen
        twice = doubled(list(dict.fromkeys(one for one, _ in chosen))) if chosen else {}
        if twice:
            (_, _, code), (one, other) = next(iter(twice.items()))
            said = text("sheet.dialog.doubled", code=code, one=one, other=other)
            self.note.set_text(said, "bad")
        elif chosen:
            self.confirmed.emit(accepted(chosen))
        else:
            self.note.set_text(text("sheet.dialog.nothing"), "bad")

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.cancel()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.confirm()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.read_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def _work(
        self, paths: list[Path], told: Callable[[int, int, str], None], stop: Callable[[], bool]
    ) -> list[FileResult] | None:
        from app.imports.entry_sheet import sheet_files

        files = [one for path in paths for one in (sheet_files(path) if path.is_dir() else (path,))]
        results: list[FileResult] = []
        for at, path in enumerate(files):
            if stop():
                return None
            told(at, len(files), path.name)
            results.append(self._read(path))
        return results

    def _on_read(self, results: list[FileResult]) -> None:
        fresh = {one.name for one in results}
        self.results = [one for one in self.results if one.name not in fresh] + results
        if not results:
            self.note.set_text(text("sheet.dialog.folder_empty"), "bad")
        self._show()
        if self.rows.rows:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ended(self) -> None:
        self._job = None
        self.progress.hide()

    def _show(self) -> None:
        while item := self._list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in self.results:
            self._list.addWidget(Label(self.theme, one.sentence, Type.CAP, one.tone, wrap=True))
        self.rows.show_comparisons([one.comparison for one in self.results if one.comparison])
        some = bool(self.rows.rows)
        for widget in (self.table, self.all, self.none):
            widget.setVisible(some)
        self.empty.setVisible(not some)
        if self.results and not some:
            self.empty.setText(text("sheet.dialog.no_difference"))

    def _show_chosen(self) -> None:
        count = len(self.rows.chosen)
        self.apply.setText(text("sheet.dialog.apply", count=count))
        self.apply.setEnabled(bool(count))

    def _connect(self) -> None:
        self.files.clicked.connect(lambda: self.read_files(self.choose_files(self)))
        self.folder.clicked.connect(lambda: self.read_files(self.choose_folder(self)))
        self.all.clicked.connect(lambda: self.rows.choose_all(True))
        self.none.clicked.connect(lambda: self.rows.choose_all(False))
        self.rows.chosen_changed.connect(self._show_chosen)
        self.apply.clicked.connect(self.confirm)
        self.cancel.clicked.connect(self.reject)
        names = {
            "tombolBerkas": self.files,
            "tombolFolder": self.folder,
            "semua": self.all,
            "kosongkan": self.none,
            "tombolTerapkan": self.apply,
            "tombolBatal": self.cancel,
        }
        for name, widget in names.items():
            named(widget, f"impor.{name}")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(self.theme, text("sheet.dialog.title"), Type.TITLE))
        head = QHBoxLayout()
        for widget in (self.files, self.folder):
            head.addWidget(widget)
        head.addStretch(1)
        for link in (self.all, self.none):
            head.addWidget(link)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self._file_list())
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.table, 1)
        footer = QHBoxLayout()
        footer.addWidget(self.note, 1)
        for button in (self.cancel, self.apply):
            button.setAutoDefault(False)
            footer.addWidget(button)
        column.addLayout(footer)
        self.progress.hide()

    def _file_list(self) -> QWidget:
        content = QWidget()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        content.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMaximumHeight(self.theme.px(92))
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return scroll


def read_with(read: Callable[[Path], Comparison]) -> Reader:
    """A reader that turns refusals into results, so that one bad file does not stop a folder."""

    def result(path: Path) -> FileResult:
        try:
            return FileResult(path.name, read(path))
        except UserError as error:
            return FileResult(path.name, refusal=str(error))

    return result
