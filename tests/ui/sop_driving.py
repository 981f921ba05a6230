"""Drives the page SOP like a person: one real window over a real office."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.calendar import WITA
from app.domain.commands import Acting
from app.domain.snapshots.sop import SopView
from app.report_export import export_evaluation, export_sop
from app.services.office import Office
from app.ui.dispatcher import Dispatcher
from app.ui.main_window import MainWindow
from app.ui.page_stack import PageSpec
from app.ui.settings import Settings
from app.ui.sop.output import SopExporters
from app.ui.sop.page import SopPage
from app.ui.theme import Theme
from tests.services.office_fixture import CHAIRS, MONDAY
from tests.ui.driving import OtherPage, click

__all__ = ["WITA", "Desk", "open_sop"]


@dataclass
class Desk:
    """An open window at the page SOP, seen by one person; files go into ``folder``."""

    window: MainWindow
    page: SopPage
    dispatcher: Dispatcher
    office: Office
    board: OtherPage

    @property
    def view(self) -> SopView:
        """What the office itself says now."""
        acting = self.dispatcher.acting
        found = self.page.presenter.version_id
        return self.office.sop(2026, acting, self.dispatcher.now(), found)

    def tab(self, key: str) -> None:
        """Click a tab."""
        tabs = self.page.strip.tabs
        keys = ("identity", "flow", "notes", "history", "mirror")
        click(tabs, tabs.tabRect(keys.index(key)).center())

    def click_row(self, step: int, *, double: bool = False) -> None:
        """On the row of a step, in the painted sheet."""
        paper = self.page.flow.paper
        row = paper.row_rect(step)
        at = QPoint(row.left() + 60, row.center().y())
        QTest.mouseClick(paper, Qt.MouseButton.LeftButton, pos=at)
        if double:
            QTest.mouseDClick(paper, Qt.MouseButton.LeftButton, pos=at)


def open_sop(
    qtbot: QtBot,
    theme: Theme,
    office: Office,
    folder: Path,
    *,
    acting: Acting = CHAIRS["planning_head"],
    size: tuple[int, int] = (1366, 768),
) -> Desk:
    """The window at SOP, active and laid out; exports go to ``folder`` without a question."""
    dispatcher = Dispatcher(office, acting, lambda: MONDAY)
    window = MainWindow(theme, Settings())
    qtbot.addWidget(window)
    window.resize(*size)
    with qtbot.waitExposed(window):
        window.show()
    board = OtherPage("papan", "Papan Alur")

    def chosen(_parent: QWidget, suggestion: str, _kind: str) -> Path:
        return folder / Path(suggestion).name

    def printer(_parent: QWidget) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(folder / "cetak.pdf"))
        return made

    exporters = SopExporters(export_sop, export_evaluation, chosen, printer)
    specs = (
        PageSpec("papan", lambda: board),
        PageSpec("sop", lambda: SopPage(theme, dispatcher, window.jobs, exporters)),
    )
    window.attach(dispatcher, specs, "sop")
    with qtbot.waitActive(window):
        window.activateWindow()
    page = window.stack.current
    assert isinstance(page, SopPage)
    return Desk(window, page, dispatcher, office, board)
