"""The pages of the window in the order of the navigation, each made when first shown.

Each is loaded when it is wanted, or behind the first one.
"""

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app.ui.dispatcher import Dispatcher
from app.ui.jobs import Cancelled, Progress
from app.ui.page import Page
from app.ui.page_stack import PageSpec

if TYPE_CHECKING:
    from app.domain.master_plan import MasterFile
    from app.domain.snapshots.board import Card
    from app.domain.snapshots.master import MasterView
    from app.domain.snapshots.reports import ReportChoice
    from app.ui.main_window import MainWindow

LOADED_LATER = (
    "app.services.queries.home",
    "app.ui.home.page",
    "app.services.registry",
    "app.ui.board.page",
    "app.services.queries.hand_over",
    "app.ui.board.hand_over_dialog",
    "app.ui.figures.page",
    "app.services.queries.figures",
    "app.services.queries.indicator_panel",
    "app.ui.reports.page",
    "app.services.queries.reports",
    "app.services.queries.report_data",
    "app.ui.sop.page",
    "app.services.queries.sop",
    "app.services.queries.search",
)
"""What the first page does not need, in the order in which it is likely to be wanted."""

FIRST_NEEDS = {
    "beranda": ("app.services.queries.home", "app.ui.home.page"),
    "data": ("app.services.queries.figures",),
    "laporan": ("app.services.queries.reports",),
}
"""What is slow to load and needed at once; the board is read without SQLAlchemy."""


def page_specs(dispatcher: Dispatcher, window: "MainWindow") -> tuple[PageSpec, ...]:
    """Beranda, Papan Alur, Data Kinerja, Laporan, SOP, Data induk."""
    return (
        PageSpec("beranda", lambda: _home(dispatcher, window)),
        PageSpec("papan", lambda: _board(dispatcher, window)),
        PageSpec("data", lambda: _figures(dispatcher, window)),
        PageSpec("laporan", lambda: _reports(dispatcher, window)),
        PageSpec("sop", lambda: _sop(dispatcher, window)),
        PageSpec("induk", lambda: _master(dispatcher, window)),
    )


def load_for(page: str) -> None:
    """Import what a first page is filled from; for the thread that opens the file."""
    for name in FIRST_NEEDS.get(page, ()):
        import_module(name)


def load_the_rest() -> None:
    """Import what the other pages and the commands need; for a thread behind the first page."""
    for name in LOADED_LATER:
        import_module(name)


def _home(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.home.page import HomePage

    return HomePage(window.theme, dispatcher)


def _board(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.board.page import BoardPage
    from app.ui.board.trail_export import TrailExport

    settings = window.settings
    page = BoardPage(window.theme, dispatcher, quick=lambda: settings.quick_hand_over)
    trails = TrailExport(window.jobs, page, partial(_write_trail, dispatcher))
    page.drawer.trail_export_wanted.connect(trails.export)
    page.drawer.documents_wanted.connect(partial(_open_documents, dispatcher, window, page))
    return page


def _write_trail(
    dispatcher: Dispatcher, report_id: int, path: Path, progress: Progress, cancelled: Cancelled
) -> Path:
    from app.sop_export import export_trail

    return export_trail(dispatcher.office, report_id, path, progress, cancelled)


def _open_documents(
    dispatcher: Dispatcher,
    window: "MainWindow",
    page: Page,
    chosen: "Card | ReportChoice | None",
) -> None:
    """Dokumen dinas of a report; the page Laporan also offers those of its year."""
    from app.document_export import export_document
    from app.ui.official.door import DocumentDoor

    door = page.findChild(DocumentDoor)
    if door is None:
        door = DocumentDoor(page, window.theme, dispatcher, window.jobs, export_document)
    door.open_for(chosen, whole_office=page.key == "laporan")


def _figures(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.figures.page import FiguresPage

    return FiguresPage(window.theme, dispatcher, window.jobs)


def _reports(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.document_check import check_for_window
    from app.living_export import renew_for_window
    from app.report_export import export_charts, export_report, export_tables
    from app.ui.reports.export import Exporters
    from app.ui.reports.living import LivingDoor, LivingTools
    from app.ui.reports.page import ReportsPage

    exporters = Exporters(export_report, export_charts, export_tables)
    page = ReportsPage(window.theme, dispatcher, window.jobs, exporters)
    page.documents_wanted.connect(partial(_open_documents, dispatcher, window, page))
    LivingDoor(page, dispatcher, LivingTools(renew_for_window, check_for_window))
    return page


def _sop(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.report_export import export_evaluation, export_sop
    from app.ui.sop.output import SopExporters
    from app.ui.sop.page import SopPage

    exporters = SopExporters(export_sop, export_evaluation)
    return SopPage(window.theme, dispatcher, window.jobs, exporters)


def _master(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.master.page import MasterPage

    return MasterPage(window.theme, dispatcher, _write_template, _read_master)


def _write_template(view: "MasterView", part: str, path: Path) -> Path:
    from app.exports.master_template import write_template

    return write_template(view, part, path)


def _read_master(path: Path) -> "MasterFile":
    from app.imports.master_workbook import read_master

    return read_master(path)
