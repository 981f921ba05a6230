"""The pages of the window in the order of the navigation, each made when first shown."""

from typing import TYPE_CHECKING

from app.report_export import export_charts, export_report
from app.ui.board.page import BoardPage
from app.ui.dispatcher import Dispatcher
from app.ui.figures.page import FiguresPage
from app.ui.home.page import HomePage
from app.ui.page_stack import PageSpec
from app.ui.reports.export import Exporters
from app.ui.reports.page import ReportsPage

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def page_specs(dispatcher: Dispatcher, window: "MainWindow") -> tuple[PageSpec, ...]:
    """Beranda, Papan Alur, Data Kinerja, Laporan."""
    theme = window.theme
    exporters = Exporters(export_report, export_charts)
    return (
        PageSpec("beranda", lambda: HomePage(theme, dispatcher)),
        PageSpec("papan", lambda: BoardPage(theme, dispatcher)),
        PageSpec("data", lambda: FiguresPage(theme, dispatcher)),
        PageSpec("laporan", lambda: ReportsPage(theme, dispatcher, window.jobs, exporters)),
    )
