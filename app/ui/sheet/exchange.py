"""The two doors of Data Kinerja to Excel: write a Lembar Isian, take filled ones back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.entry_sheet import Comparison, EntrySheet, ImportSheet, ReadSheet
from app.domain.errors import UserError
from app.domain.periods import Quarter
from app.domain.texts import text
from app.ui.dispatcher import Dispatcher
from app.ui.jobs import JobRunner

if TYPE_CHECKING:
    from app.ui.figures.page import FiguresPage
    from app.ui.sheet.import_dialog import ImportDialog

Target = Callable[[QWidget, str], Path | None]


def choose_target(parent: QWidget, suggestion: str) -> Path | None:
    """Ask where the sheet goes; None when the user changed their mind."""
    title, kinds = text("sheet.window.choose"), text("sheet.window.kinds")
    place = str(Path.home() / suggestion)
    name, _ = QFileDialog.getSaveFileName(parent, title, place, kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")


class SheetExchange(QObject):
    """Knows the page it serves."""

    choose_target: Target = staticmethod(choose_target)
    open_file: Callable[[Path], object] = staticmethod(
        lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
    )

    def __init__(self, page: "FiguresPage", dispatcher: Dispatcher, jobs: JobRunner) -> None:
        super().__init__(page)
        self._page, self._dispatcher, self._jobs = page, dispatcher, jobs
        self.dialog: ImportDialog | None = None

    def open_menu(self, place: QPoint) -> None:
        menu = QMenu(self._page)
        menu.addAction(text("sheet.window.write"), self.write)
        menu.addAction(text("sheet.window.take_back"), self.take_back)
        menu.popup(place)

    def write(self) -> None:
        """Write the sheet of the quarter and unit that the page shows."""
        sheet = self._sheet()
        if sheet is None:
            return
        facts = sheet.facts
        name = text(
            "sheet.file_name",
            quarter=Quarter(facts.quarter).roman,
            year=facts.year,
            division=facts.division or text("sheet.whole_office"),
        )
        target = self.choose_target(self._page, name)
        if target is None:
            return
        from app.exports.entry_sheet import write_entry_sheet

        try:
            write_entry_sheet(sheet, target)
        except UserError as error:
            self._page.refusal_told.emit(str(error))
            return
        said = text("sheet.exported", count=len(sheet.lines), path=target.name)
        self._page.message_requested.emit(said)
        self.open_file(target)

    def take_back(self) -> None:
        """Open the dialog; nothing is stored before Terapkan."""
        from app.ui.sheet.import_dialog import ImportDialog, read_with

        dialog = ImportDialog(
            self._page.theme, self._page.window(), self._jobs, read_with(self._compare)
        )
        dialog.confirmed.connect(self._store)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.show()
        dialog.files.setFocus()

    def _sheet(self) -> EntrySheet | None:
        presenter, dispatcher = self._page.presenter, self._dispatcher
        place = (presenter.year, presenter.quarter, presenter.division)
        return dispatcher.ask(lambda: dispatcher.office.entry_sheet(*place, dispatcher.now()))

    def _compare(self, path: Path) -> Comparison:
        from app.imports.entry_sheet import read_entry_sheet

        dispatcher = self._dispatcher
        read = self._with_names(read_entry_sheet(path))
        return dispatcher.office.compare_sheet(read, dispatcher.acting, dispatcher.now())

    def _with_names(self, read: ReadSheet) -> ReadSheet:
        """Problems say the code that stands in the file; people know the name beside it."""
        if not any(one.code for one in read.problems):
            return read
        dispatcher, facts = self._dispatcher, read.facts
        view = dispatcher.office.figures(facts.year, facts.quarter, "", dispatcher.acting)
        names = {row.code: row.name for group in view.groups for row in group.rows}
        told = (replace(one, name=names.get(one.code, "")) for one in read.problems)
        return replace(read, problems=tuple(told))

    def _store(self, wish: ImportSheet) -> None:
        if self._dispatcher.run(wish) is not None and self.dialog is not None:
            self.dialog.accept()

    def _forget(self) -> None:
        self.dialog = None
