"""The window: frame around the pages. It arranges and forwards; it decides nothing."""

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.domain.snapshots.office import ShellView
from app.domain.texts import text
from app.ui.actions import add_actions, add_page_action
from app.ui.dispatcher import Dispatcher
from app.ui.frame_keys import use_for_page
from app.ui.help_guard import ShortcutGuard
from app.ui.help_keys import action_rows, page_rows
from app.ui.jobs import JobRunner
from app.ui.messages import CrashDialog, MessageLine
from app.ui.navigation import DESTINATIONS, ROOMY, NavigationBar, page_number
from app.ui.page import Page
from app.ui.page_stack import PageSpec, PageStack
from app.ui.panes import focus_next
from app.ui.product_mark import window_icon
from app.ui.search import SearchList
from app.ui.settings import Settings
from app.ui.shell_presenter import ShellPresenter
from app.ui.start_states import opening_state
from app.ui.status_bar import StatusBar
from app.ui.theme import Theme
from app.ui.top_bar import TopBar
from app.ui.translator import install_translator
from app.ui.widgets.banner import Banner
from app.ui.widgets.job_panel import JobPanel
from app.ui.widgets.toast import Toast

NEWS = "beranda:kabar"
"""Where Kabar terakhir is."""


class MainWindow(QMainWindow):
    """Painted before the database opens; `attach` brings it to life."""

    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        if application is not None:
            install_translator(application)
        self.theme = theme
        self.settings = settings
        self.jobs = JobRunner(self)
        self._presenter: ShellPresenter | None = None
        self._told_unsaved = ""
        self.navigation = NavigationBar(theme, DESTINATIONS)
        self.top_bar = TopBar(theme)
        self.message = MessageLine(theme)
        self.read_only = Banner(theme, "", icon="lock_closed")
        self.stack = PageStack()
        self.status = StatusBar(theme)
        self._opening = opening_state(theme)
        self._lay_out()
        self.toast = Toast(theme, self)
        self.job_panel = JobPanel(theme, self)
        self.search = SearchList(theme, self.top_bar.search, self)
        self._guard = ShortcutGuard(self)
        self._connect_frame()
        self._show_office_parts(False)
        self.setMinimumSize(1180, 640)
        self.resize(1366, 768)
        self._restore()

    def attach(
        self,
        dispatcher: Dispatcher,
        pages: Sequence[PageSpec],
        start: str = "beranda",
        *,
        complete: bool = True,
    ) -> None:
        """The office is open: show its pages, the first one of them now.

        Not ``complete``: what waits for the whole of the services comes with `complete_frame`.
        """
        self._show_office_parts(True)
        self.stack.set_specs(pages)
        self._presenter = ShellPresenter(self, dispatcher)
        self._presenter.start(start)
        self._add_actions(self._presenter)
        if complete:
            self.complete_frame()

    def complete_frame(self) -> None:
        """Show what the first page did not wait for: the count of figures to correct."""
        if self._presenter is not None:
            self._presenter.show_figures_to_fix()

    def open_place(self, place: str) -> None:
        """Go to `papan`, `papan:serah:12`, `data:indikator:4:2` and the like."""
        key, _, rest = place.partition(":")
        page = self.stack.show_page(key)
        if page is None:
            return
        page.setFocus()
        if rest:
            page.open_place(rest)

    def show_shell(self, shell: ShellView, saved_at: dt.datetime | None) -> None:
        """Office name, badges, place of the data, read-only banner."""
        self.navigation.set_office(shell.office_short)
        self.navigation.set_badge("laporan", shell.unfinished_drafts)
        self.status.show_shell(shell, saved_at)
        self.read_only.set_sentence(shell.read_only_reason)
        self.read_only.setVisible(bool(shell.read_only_reason))

    def show_page(self, page: Page) -> None:
        """A page has become visible: dress the frame for it."""
        self.navigation.select(page.key)
        self.top_bar.show_page(page)
        self.show_hints(page)
        self._show_title(page)

    def show_hints(self, page: Page) -> None:
        own = page.status_widget()
        self.status.setVisible(own is None or not own.isVisible())
        self.status.show_hints(page.hints())
        self._show_title(page)

    def show_crash(self, report: str) -> None:
        """The dialog with a report to copy; it does not block the program."""
        dialog = CrashDialog(self.theme, report, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_help(self) -> None:
        """F1: what the guide tells of the control with the focus; else the page's chapter."""
        from app.ui.help_dialog import GuideDialog
        from app.ui.help_topics import topic_of

        page = self.stack.current
        chapter, section = topic_of(self.focusWidget(), page.key if page else "")
        GuideDialog(self.theme, self, chapter, section).open()

    def show_keys(self) -> None:
        """Ctrl /: the keys of the shown page and of the window."""
        from app.ui.help_dialog import KeysDialog

        page = self.stack.current
        sections = [(text("shell.help.everywhere"), action_rows(self))]
        if page is not None:
            sections.insert(0, (page.title, page_rows(page, self)))
        KeysDialog(self.theme, self, sections).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOMY
        if roomy != self.navigation.roomy:
            self.navigation.set_roomy(roomy)
            self.top_bar.set_roomy(roomy)
        self.toast.place()
        self.job_panel.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the navigation and the top bar have left over may be meant for the page."""
        page, focus = self.stack.current, QApplication.focusWidget()
        bars = (self.navigation, self.top_bar)
        on_frame = focus is not None and any(bar.isAncestorOf(focus) for bar in bars)
        if not on_frame or page is None or not use_for_page(event, page):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.stack.current
        if page is not None:
            page.leave()
        if self._stays_open():
            event.ignore()
            return
        self.jobs.stop()
        if self._presenter is not None:
            self._presenter.stop()
        self.settings.geometry = self.window().saveGeometry()
        super().closeEvent(event)
        self.closed.emit()

    def focus_pane(self, step: int) -> None:
        """F6 and Shift F6."""
        page = self.stack.current
        inner = page.panes() if page is not None else (self.stack,)
        focus_next((self.navigation, self.top_bar, *inner, self.toast), step)

    def _add_actions(self, presenter: ShellPresenter) -> None:
        handlers = {
            "undo": presenter.undo,
            "redo": presenter.redo,
            "refresh": presenter.refresh,
            "search": self.search.start,
            "next_pane": lambda: self.focus_pane(1),
            "previous_pane": lambda: self.focus_pane(-1),
            "help": self.show_help,
            "keys": self.show_keys,
            "news": self.top_bar.news_requested.emit,
            "light": lambda: presenter.choose_dark(dark=False),
            "dark": lambda: presenter.choose_dark(dark=True),
        }
        add_actions(self, handlers)
        for key in self.stack.keys:
            add_page_action(self, key, page_number(key), partial(self.open_place, key))

    def _show_office_parts(self, shown: bool) -> None:
        """Before an office is open there is nothing to go to, to search or to be told."""
        self.navigation.setEnabled(shown)
        self.top_bar.title.setText(text("shell.application"))
        for widget in (self.top_bar.search, self.top_bar.news, self.top_bar.person):
            widget.setVisible(shown)

    def _stays_open(self) -> bool:
        """The first wish to close shows what is typed and not stored; the second one closes."""
        key, reason = self.stack.unsaved()
        if not reason or reason == self._told_unsaved:
            return False
        self._told_unsaved = reason
        self.open_place(key)
        self.message.say(reason)
        return True

    def _show_title(self, page: Page) -> None:
        key = "shell.window_title_year" if page.year else "shell.window_title"
        self.setWindowTitle(text(key, page=page.title, year=page.year))

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for bar in (self.top_bar, self.read_only, self.message):
            column.addWidget(bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(column, 1)
        self.setCentralWidget(centre)
        self.read_only.hide()
        self.stack.show_other(self._opening)
        self.setWindowTitle(text("shell.application"))
        self.setWindowIcon(window_icon(self.theme))

    def _connect_frame(self) -> None:
        self.navigation.requested.connect(self.open_place)
        self.top_bar.news_requested.connect(lambda: self.open_place(NEWS))
        self.jobs.started.connect(self.job_panel.follow)

    def _restore(self) -> None:
        geometry = self.settings.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
