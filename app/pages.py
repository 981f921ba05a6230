"""The pages of the window in the order of the navigation, each made when first shown.

Beranda comes first and is loaded with this module, the others when they are wanted.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from app.ui.dispatcher import Dispatcher
from app.ui.home.page import HomePage
from app.ui.page import Page
from app.ui.page_stack import PageSpec

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

LOADED_LATER = (
    "app.services.registry",
    "app.ui.board.page",
    "app.services.queries.hand_over",
    "app.ui.figures.page",
    "app.services.queries.figures",
    "app.services.queries.indicator_panel",
    "app.ui.reports.page",
    "app.services.queries.reports",
    "app.services.queries.report_data",
)
"""What the first page does not need, in the order in which it is likely to be wanted."""


def page_specs(dispatcher: Dispatcher, window: "MainWindow") -> tuple[PageSpec, ...]:
    """Beranda, Papan Alur, Data Kinerja, Laporan."""
    return (
        PageSpec("beranda", lambda: HomePage(window.theme, dispatcher)),
        PageSpec("papan", lambda: _board(dispatcher, window)),
        PageSpec("data", lambda: _figures(dispatcher, window)),
        PageSpec("laporan", lambda: _reports(dispatcher, window)),
    )


def load_the_rest() -> None:
    """Import what the other pages and the commands need; for a thread behind the first page."""
    for name in LOADED_LATER:
        import_module(name)


def _board(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.board.page import BoardPage

    return BoardPage(window.theme, dispatcher)


def _figures(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.ui.figures.page import FiguresPage

    return FiguresPage(window.theme, dispatcher)


def _reports(dispatcher: Dispatcher, window: "MainWindow") -> Page:
    from app.report_export import export_charts, export_report
    from app.ui.reports.export import Exporters
    from app.ui.reports.page import ReportsPage

    exporters = Exporters(export_report, export_charts)
    return ReportsPage(window.theme, dispatcher, window.jobs, exporters)
