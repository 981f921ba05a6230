"""Fills the first frame with the window, opens the database and attaches the pages."""

import datetime as dt
import logging
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.acting import Acting
from app.domain.calendar import WITA
from app.domain.texts import text
from app.pages import load_for, load_the_rest, page_specs
from app.ui.dispatcher import Dispatcher
from app.ui.first_frame import FirstFrame
from app.ui.jobs import Cancelled, Job, Progress
from app.ui.main_window import MainWindow
from app.ui.start_states import failed_state, welcome_state
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.domain.errors import UserError
    from app.domain.snapshots.office import PersonView
    from app.services.office import Office

LOG_FILE = "catatan.log"
REST_AFTER_MS = 400
"""Long enough for the first page to be painted undisturbed."""

_log = logging.getLogger(__name__)


def now() -> dt.datetime:
    return dt.datetime.now(WITA)


class Starter(QObject):
    """Puts the window into the frame, then opens the database in the background."""

    _rest_loaded = Signal()

    def __init__(
        self,
        frame: FirstFrame,
        path: Path,
        clock: Callable[[], dt.datetime] = now,
        page: str = "beranda",
    ) -> None:
        super().__init__(frame)
        _log_to(path.parent)
        settings = frame.settings
        self.theme = Theme(
            dark=settings.dark,
            scale=settings.scale,
            reduced_motion=settings.reduced_motion,
            high_contrast=settings.high_contrast,
        )
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.theme.apply(application)
        self.window = MainWindow(self.theme, settings)
        frame.fill(self.window)
        self.window.closed.connect(self.close)
        sys.excepthook = self._on_bug
        self.office: Office | None = None
        self._path = path
        self._clock = clock
        self._page = page
        self._rest_loaded.connect(self.window.complete_frame)

    def open(self) -> None:
        """Open the file, or offer the sample office when there is none."""
        job = Job(text("shell.opening"), self._open_work)
        job.finished.connect(self._on_opened)
        job.refused.connect(self._on_refused)
        job.crashed.connect(self.window.show_crash)
        self.window.jobs.start(job)

    def close(self) -> None:
        if self.office is not None:
            self.office.close()
            self.office = None

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A bug outside of commands and jobs: written down and shown like the others."""
        _log.error("unexpected error", exc_info=(kind, error, trace))
        self.window.show_crash("".join(traceback.format_exception(kind, error, trace)))

    def _open_work(self, _progress: Progress, _cancelled: Cancelled) -> Any:
        from app.services.office import Office

        load_for(self._page)
        if not self._path.exists():
            return MISSING
        with ExitStack() as way_back:
            office = Office.open(self._path)
            way_back.callback(office.close)
            people = office.shell(None, self._clock()).persons
            way_back.pop_all()
        return office, people

    def _on_opened(self, opened: Any) -> None:
        if opened is MISSING:
            self._welcome()
            return
        self.office, people = opened
        self._attach(opened[0], people)

    def _attach(self, office: "Office", people: Sequence["PersonView"]) -> None:
        known = {person.id for person in people}
        last = self.window.settings.person_id
        planner = next((person.id for person in people if person.actor == "planning_head"), 0)
        acting = Acting(last if last in known else planner)
        dispatcher = Dispatcher(office, acting, self._clock, self.window)
        self.window.attach(
            dispatcher, page_specs(dispatcher, self.window), self._page, complete=False
        )
        QTimer.singleShot(REST_AFTER_MS, self._load_the_rest)

    def _load_the_rest(self) -> None:
        """What other pages need, in a thread that the program waits for when it ends."""

        def load() -> None:
            load_the_rest()
            if self.office is not None:  # else the window was closed meanwhile
                self._rest_loaded.emit()

        threading.Thread(target=load, name="load-the-rest").start()

    def _welcome(self) -> None:
        state = welcome_state(self.theme, str(self._path), self._make_sample, self._choose_file)
        self.window.stack.show_other(state)
        state.setFocus()

    def _make_sample(self) -> None:
        job = Job(text("shell.welcome.making"), self._sample_work)
        job.finished.connect(lambda _path: self.open())
        job.refused.connect(self._on_refused)
        job.crashed.connect(self.window.show_crash)
        self.window.jobs.start(job)

    def _sample_work(self, progress: Progress, _cancelled: Cancelled) -> Path:
        from app.demo.practice import make_practice_office

        self._path.parent.mkdir(parents=True, exist_ok=True)
        return make_practice_office(self._path, self._clock(), progress)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self.window, text("shell.welcome.choose"), "", text("shell.welcome.files")
        )
        if name:
            self._path = Path(name)
            self.open()

    def _on_refused(self, error: "UserError") -> None:
        state = failed_state(self.theme, error, self.open, self._choose_file)
        self.window.stack.show_other(state)
        state.setFocus()


MISSING = object()
"""There is no database yet."""


def _log_to(folder: Path) -> None:
    """What goes wrong is written beside the data, for whoever helps."""
    if folder.is_dir():
        handler = logging.FileHandler(folder / LOG_FILE, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger("app").addHandler(handler)
