"""Opens the window: its frame is painted at once, everything else is loaded behind it."""

import sys
import threading
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.texts import text
from app.paths import default_data_file
from app.ui.first_frame import FirstFrame
from app.ui.settings import Settings

SETTINGS_FILE = "pengaturan.ini"


def open_window(data: Path | None, page: str = "beranda") -> int:
    """Run the program until its window is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName(text("shell.application"))
    frame = build_frame(data or default_data_file(), page)
    if frame.fills_screen:
        frame.showMaximized()
    else:
        frame.show()
    return application.exec()


def build_frame(path: Path, page: str = "beranda") -> FirstFrame:
    """The top-level window over a database file; it fills itself after its first paint."""
    settings = Settings(path.with_name(SETTINGS_FILE) if path.parent.is_dir() else None)
    frame = FirstFrame(settings, text("shell.application"))
    frame.painted.connect(lambda: QTimer.singleShot(0, lambda: _start(frame, path, page)))
    return frame


def _start(frame: FirstFrame, path: Path, page: str) -> None:
    """Load the kit, the pages and the database: what the frame must not wait for."""
    # Begun first, beside the kit's own loading.
    threading.Thread(target=import_module, args=("app.services.office",), daemon=True).start()
    from app.starter import Starter

    Starter(frame, path, page=page).open()
