"""Takes pictures of the real window, on a screen that nobody sees."""

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.commands import Acting

if TYPE_CHECKING:
    from app.services.office import Office

SIZE = (1366, 768)


def take_board(office: "Office", acting: Acting, at: dt.datetime, path: Path) -> Path:
    """Save the window with the board of this moment as PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from app.pages import page_specs
    from app.ui.dispatcher import Dispatcher
    from app.ui.main_window import MainWindow
    from app.ui.settings import Settings
    from app.ui.theme import Theme

    application = QApplication.instance() or QApplication(["alur-kinerja"])
    theme = Theme(dark=False, reduced_motion=True)
    if isinstance(application, QApplication):
        theme.apply(application)
    window = MainWindow(theme, Settings())
    window.resize(*SIZE)
    window.show()
    dispatcher = Dispatcher(office, acting, lambda: at, window)
    window.attach(dispatcher, page_specs(dispatcher, window), "papan")
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    return path
